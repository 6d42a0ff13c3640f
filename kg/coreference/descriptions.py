"""Descriptions: which earlier (or later) actor *le ministre*, *l'armée*, *le pays* or *les deux présidents* means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from kg.coreference.bodies import fuller_body, governed_before, same_bodies
from kg.coreference.chains import Links
from kg.coreference.context import clause_of
from kg.coreference.counted import counted, link_counted
from kg.coreference.hypernyms import fits, is_anaphoric, is_armed, named_before, person_before
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc

POSSESSIVE = frozenset({"son", "sa", "leur", "mon", "ma", "notre", "ton", "ta", "votre"})
PLURAL = ("les", "des", "aux", "ces")
CONTRACTED = ("du", "au", "des", "aux")


def link_descriptions(doc: Doc, mentions: list[Mention], links: Links, lexicon: Lexicon) -> None:
    """Join each role and body description to the chain it stands for, or let it found a chain of its own."""
    topic = topical_country(mentions, links)
    for i, mention in enumerate(mentions):
        if mention.form not in ("role", "body") or links.resolved(i) or _is_idiom(doc, mention):
            continue
        if _is_divided(i, mentions):
            continue
        if (count := counted(doc, mention)) > 0:
            link_counted(doc, i, count, mentions, links, lexicon)
        elif mention.form == "role" and mention.number == "sg":
            _link_role(doc, i, mentions, links, lexicon)
        elif mention.form == "role":
            _link_plural_role(doc, i, mentions, links)
        else:
            _link_body(doc, i, mentions, links, topic, lexicon)


def topical_country(mentions: list[Mention], links: Links) -> int:
    """Return a mention of the country that the article speaks of most, or -1."""
    count = Counter(links.chain(i) for i, m in enumerate(mentions) if m.kind == "Country" and links.resolved(i))
    return min(count, key=lambda chain: (-count[chain], chain)) if count else -1


def _is_divided(i: int, mentions: list[Mention]) -> bool:
    """*les soldats russes et turcs*: the noun is what its adjectives make of it, each of them."""
    whole = mentions[i]
    if whole.number == "sg" or whole.of >= 0:
        return False
    inside = takewhile(lambda m: m.start < whole.end, (mentions[j] for j in range(i + 1, len(mentions))))
    return any(m.form == whole.form and m.noun == whole.noun for m in inside)


def _is_idiom(doc: Doc, mention: Mention) -> bool:
    """*les droits de l'homme* are no man's."""
    return mention.noun == "homme" and doc[mention.head].head.lower_ in ("droits", "droit")


def _link_role(doc: Doc, i: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> None:
    """A definite singular role means the last person who was given it, else the next one, else somebody unnamed."""
    mention = mentions[i]
    if not mention.definite:
        if mention.of >= 0 and lexicon.roles[mention.noun][1] == "office" if mention.noun in lexicon.roles else False:
            links.found(i)
        return
    if mention.of < 0 and _is_predicate(doc, mention):
        return
    owned = doc[mention.start - 1].lower_ in POSSESSIVE if mention.start else False
    holders = [j for j in _holders(i, mentions, links, lexicon) if _may_be(doc, i, j, owned, mentions, lexicon)]
    holders = holders or _fuller(i, mentions, links)
    before = [j for j in holders if j < i]
    known = -1 if before or holders or owned else _known_holder(i, mentions, links, lexicon)
    recent = -1 if before or holders or owned or known >= 0 else _recent(doc, i, mentions, links, lexicon)
    if before or holders:
        links.join(i, _most_spoken_of(before, mentions, links) if before else holders[0])
    elif known >= 0:
        links.join(i, known)
    elif recent >= 0:
        links.join(i, recent)
    elif mention.of >= 0 or lexicon.roles[mention.noun][1] == "office":
        links.found(i)


def _is_predicate(doc: Doc, mention: Mention) -> bool:
    """*comme président*, *il est candidat*: without an article the noun says what somebody is, not who."""
    i = mention.start - 1
    while i >= 0 and doc[i].pos_ == "ADJ":
        i -= 1
    return i >= 0 and doc[i].pos_ != "DET" and doc[i].lower_ not in (*CONTRACTED, "l'", "la", "le")


def _may_be(doc: Doc, i: int, j: int, owned: bool, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """Return whether two descriptions with one noun agree; *son frère* and *le frère de Paul* need not be one person."""
    a, b = mentions[i], mentions[j]
    name = mentions[b.same] if b.same >= 0 else b
    if a.gender and name.gender and a.gender != name.gender and a.gender != b.gender:
        return False
    kin = lexicon.roles[a.noun][1] in ("human", "relational") if a.noun in lexicon.roles else False
    return not (owned and kin) or (b.start > 0 and doc[b.start - 1].lower_ in POSSESSIVE)


def _most_spoken_of(holders: list[int], mentions: list[Mention], links: Links) -> int:
    """Return the holder whose chain is longest so far; the nearest one among equals."""
    return max(holders, key=lambda j: (sum(links.chain(k) == links.chain(j) for k in range(len(mentions))), j))


def _holders(i: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> Iterator[int]:
    """Yield the other descriptions of named persons that the role at ``i`` repeats."""
    for j, other in enumerate(mentions):
        if (
            j != i
            and other.form == "role"
            and links.resolved(j)
            and other.number == "sg"
            and other.former == mentions[i].former
            and _same_role(mentions[i], other, lexicon)
            and _same_owner(mentions[i], other, links)
        ):
            yield j


def _fuller(i: int, mentions: list[Mention], links: Links) -> list[int]:
    """*le ministre* after *le ministre de la Défense*: the only one whose office has a field, or nobody."""
    mention = mentions[i]
    found: dict[int, int] = {}
    for j, other in enumerate(mentions[:i]):
        longer = other.form == "role" and other.number == "sg" and other.noun.startswith(f"{mention.noun} ")
        agree = not (mention.gender and other.gender) or mention.gender == other.gender
        if longer and agree and not other.former and links.resolved(j) and _same_owner(mention, other, links):
            found[links.chain(j)] = j
    bare = mention.title == mention.noun and not mention.former
    return list(found.values()) if bare and len(found) == 1 else []


def _known_holder(i: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> int:
    """*la chancelière* in an article that names Angela Merkel: the one person named whose office is on record, or -1."""
    mention = mentions[i]
    if mention.former or lexicon.roles.get(mention.noun, ("", ""))[1] != "office":
        return -1
    country = mentions[mention.of].known if mention.of >= 0 else ""
    found: dict[int, int] = {}
    for j, other in enumerate(mentions):
        entry = lexicon.gazetteer.entries.get(other.known) if other.form == "name" and other.kind == "Person" else None
        if entry is None or (entry.gender and mention.gender and entry.gender != mention.gender):
            continue
        held = (o.title.lower() for o in entry.offices if mention.of < 0 or o.of == country)
        if any(mention.title.lower() in (title, lexicon.roles.get(title, ("",))[0]) for title in held):
            found.setdefault(links.chain(j), j)
    return next(iter(found.values())) if len(found) == 1 else -1


def _recent(doc: Doc, i: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> int:
    """*L'opposant sénégalais* after *Ousmane Sonko*: the last name of the kind in this sentence or the one before.

    What is known of that name must not speak against it: its sex, its country, the office on record.
    """
    mention = mentions[i]
    if mention.of < 0 and (mention.title != mention.noun):
        return -1  # *le ministre de la Santé*, *le propriétaire de la maison* are others
    kind, means = lexicon.hypernyms.get(mention.noun, ("", frozenset()))
    if kind == "Person" and mention.of < 0:
        return person_before(doc, i, mentions, links, only="only" in means)
    start = doc[mention.head].sent.start
    first = doc[start - 1].sent.start if start else 0
    window = [j for j in range(i) if mentions[j].head >= first and mentions[j].kind == mention.kind]
    if len({links.chain(j) for j in window if mentions[j].form == "name"}) > 1:
        return -1
    for j in reversed(window):
        other = mentions[j]
        if other.form == "name" and other.kind == mention.kind and not _share_clause(doc, mention, other):
            agrees = not (other.gender and mention.gender) or other.gender == mention.gender or mention.kind != "Person"
            return (
                j if agrees and _plausible(mention, other, mentions, lexicon) and mention.start - other.end > 1 else -1
            )
    return -1


def _share_clause(doc: Doc, a: Mention, b: Mention) -> bool:
    """*Paul a vu le commissaire*: two of one clause are two."""
    return doc[a.head].head == doc[b.head].head or clause_of(doc[a.head]) == clause_of(doc[b.head])


def _plausible(mention: Mention, other: Mention, mentions: list[Mention], lexicon: Lexicon) -> bool:
    entry = lexicon.gazetteer.entries.get(other.known)
    country = mentions[mention.of].known if mention.of >= 0 else ""
    if entry is None:
        return True
    if country and entry.country and country != entry.country:
        return False
    titles = {o.title.lower() for o in entry.offices}
    return (
        mention.kind != "Person" or not titles or mention.noun in titles or lexicon.roles[mention.noun][1] != "office"
    )


def _same_role(a: Mention, b: Mention, lexicon: Lexicon) -> bool:
    if a.noun == b.noun:
        return len(a.title.split()) == 1 or len(b.title.split()) == 1 or a.title.lower() == b.title.lower()
    synonyms = lexicon.role_synonyms
    return bool({a.noun, a.title.lower()} & synonyms.get(b.title.lower(), synonyms.get(b.noun, frozenset()))) or bool(
        {b.noun, b.title.lower()} & synonyms.get(a.title.lower(), synonyms.get(a.noun, frozenset()))
    )


def _same_owner(a: Mention, b: Mention, links: Links) -> bool:
    return a.of < 0 or b.of < 0 or links.chain(a.of) == links.chain(b.of)


def _link_plural_role(doc: Doc, i: int, mentions: list[Mention], links: Links) -> None:
    """*des responsables américains* speak for their country; other plurals are groups of their own where completed.

    A thing completes a known one as well: *les auteurs de l'attentat*.
    """
    mention = mentions[i]
    known = mention.definite and mention.start > 0 and doc[mention.start - 1].lower_ in PLURAL
    if mention.of >= 0 or (known and len(mention.title.split()) > len(mention.noun.split())):
        links.found(i)


def _link_body(doc: Doc, i: int, mentions: list[Mention], links: Links, topic: int, lexicon: Lexicon) -> None:
    """A body is that of its country; the country itself where the noun means the government."""
    mention = mentions[i]
    if mention.kind == "Country":
        stands = mention.of < 0 and lexicon.hypernyms.get(mention.noun, ("",))[0] == "Organization"
        if stands and (name := named_before(doc, i, mentions, links, lexicon)) >= 0:
            links.join(i, name)  # *l'autorité* for *Autorité de régulation …*
        else:
            _link_country(doc, i, mentions, links, topic, lexicon)
        return
    earlier = same_bodies(doc, i, mentions, links)
    before = [j for j in earlier if j < i]
    if before or earlier:
        links.join(i, before[-1] if before else earlier[0])
    elif (name := named_before(doc, i, mentions, links, lexicon)) >= 0:
        links.join(i, name)
    elif (fuller := fuller_body(doc, i, mentions, links, lexicon)) >= 0:
        links.join(i, fuller)
    elif mention.definite or mention.of >= 0:
        links.found(i)


def _link_country(doc: Doc, i: int, mentions: list[Mention], links: Links, topic: int, lexicon: Lexicon) -> None:
    """*le régime syrien*, *le régime*, *ce pays*: the country that is meant, where the article shows it."""
    mention = mentions[i]
    owner = mention.of if mention.of >= 0 else _last_country(doc, i, mentions, links, topic, lexicon)
    if owner >= 0 and mentions[owner].kind == "Person":
        owner = _country_of(owner, mentions, links)
    if owner >= 0 and mentions[owner].kind == "Country":
        links.join(i, owner)
    elif owner >= 0:
        links.found(i)


def _country_of(person: int, mentions: list[Mention], links: Links) -> int:
    """*le régime de X*: the country that X holds an office in, or X himself where the article names none."""
    chain = links.chain(person)
    for m in mentions:
        if (
            m.form == "role"
            and m.of >= 0
            and m.same >= 0
            and links.chain(m.same) == chain
            and mentions[m.of].kind == "Country"
        ):
            return m.of
    return person


def _last_country(doc: Doc, i: int, mentions: list[Mention], links: Links, topic: int, lexicon: Lexicon) -> int:
    """*ce pays*: the country named last; *le gouvernement*: the country that the article speaks of."""
    mention = mentions[i]
    if mention.noun in ("pays", "nation", "État", "état") or mention.noun in lexicon.hypernyms:
        if not is_anaphoric(doc, mention) or len(mention.name.split()) > len(mention.noun.split()):
            return -1  # *notre pays*, *le pays voisin*
        for j in range(i - 1, -1, -1):
            other = mentions[j]
            if (
                other.kind == "Country"
                and other.form in ("name", "body")
                and links.resolved(j)
                and not (other.form == "body" and other.of >= 0 and mentions[other.of].kind == "Place")
                and fits(mention, other, lexicon)
            ):
                return j
        return -1
    if not mention.definite or is_armed(mention):
        return -1
    named = governed_before(i, mentions, links)
    return topic if named < 0 else named

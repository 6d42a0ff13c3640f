"""Chains to entities: a known entry of the gazetteer, or a new one whose id depends on its name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.identifiers import slug
from kg.lexicon import Entry, Gazetteer, Office
from kg.model import Article, Entity, Kind, Mention
from kg.wordlists import rows

SUFFIX = {"Person": "personne", "Organization": "organisation", "Place": "lieu", "Group": "groupe", "Country": "pays"}
DESCRIBED = ("role", "body")
COMMON = frozenset(row[0] for row in rows("common_surnames.tsv"))
GIVEN = frozenset(row[0] for row in rows("given_names.tsv"))
NATIONAL = frozenset(row[0] for row in rows("national_bodies.tsv"))
MEANS = {row[0]: row[1] for row in rows("same_bodies.tsv")}
AHEAD = 2  # times, and times as often as any other, that an article speaks of the country its bodies belong to


@dataclass(frozen=True)
class Linked:
    """The entities of one article by id, and for each mention the ids of the entities it points at."""

    entities: Mapping[str, Entity]
    of_mention: tuple[tuple[str, ...], ...]


def link_entities(
    article: Article, mentions: Sequence[Mention], targets: Sequence[tuple[int, ...]], gazetteer: Gazetteer
) -> Linked:
    """Return the entities that the chains of an article stand for.

    ``targets`` holds the chains of each mention; chains that lead to the same id become one entity.
    """
    members: dict[int, list[int]] = {}
    for i, target in enumerate(targets):
        if len(target) == 1 and mentions[i].form != "blocked":
            members.setdefault(target[0], []).append(i)
    targets = _shared(mentions, targets)
    topic = _topic(mentions, gazetteer)
    ids: dict[int, str] = {}
    for chain in sorted(members, key=lambda c: _described([mentions[i] for i in members[c]])):
        ids[chain] = _identify(article, [mentions[i] for i in members[chain]], mentions, targets, ids, gazetteer, topic)
    entities = _entities(ids, members, mentions, gazetteer)
    entities |= _governments(entities, gazetteer)
    return Linked(entities, tuple(tuple(dict.fromkeys(ids[t] for t in target if ids.get(t))) for target in targets))


def _shared(mentions: Sequence[Mention], targets: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Let a noun that several adjectives share stand for what each of them makes of it (*les armées russe et turque*)."""
    found = list(targets)
    for i, whole in enumerate(mentions):
        if whole.form in DESCRIBED and whole.number == "pl" and whole.of < 0:
            inside = takewhile(lambda j: mentions[j].start < whole.end, range(i + 1, len(mentions)))  # noqa: B023
            parts = [t for j in inside if mentions[j].form in DESCRIBED for t in targets[j]]
            found[i] = tuple(dict.fromkeys(parts)) or targets[i]
    return found


def _described(chain: Sequence[Mention]) -> bool:
    """Named chains come first: descriptions need the ids of what completes them."""
    return not any(m.form in ("name", "demonym", "collective") for m in chain)


def _identify(
    article: Article, chain: Sequence[Mention], mentions: Sequence[Mention], targets: Sequence[tuple[int, ...]],
    ids: Mapping[int, str], gazetteer: Gazetteer, topic: str,
) -> str:  # fmt: skip
    """Return the id of a chain, or "" where it names nobody (a chain of pronouns)."""
    known = next((m.known for m in chain if m.known), "")
    names = [m for m in chain if m.form in ("name", "collective")]
    if known or names:
        return known or _surname(chain, mentions, gazetteer) or _named(article, names, gazetteer)
    descriptions = [m for m in chain if m.form in DESCRIBED]
    if not descriptions:
        return next((slug(m.name) for m in chain if m.form == "demonym"), "")
    # *l'armée*, further on *les soldats maliens*, *l'armée malienne*: the description that says what and whose it is
    described = min(descriptions, key=lambda m: (not _owner(m, targets, ids), m.noun in MEANS))
    owner = _owner(described, targets, ids) or (topic if _is_national(described) else "")
    country = _ruled(described, owner, gazetteer)
    if country:
        return country
    holder = _office_holder(described, owner, article.published, gazetteer)
    return holder or _unnamed(article, described, owner)


def _surname(chain: Sequence[Mention], mentions: Sequence[Mention], gazetteer: Gazetteer) -> str:
    """Return the one known person of that surname where the article gives no fuller name."""
    names = [m for m in chain if m.form in ("name", "collective")]
    single = all(" " not in m.name and m.kind == "Person" for m in names)
    known = next((gazetteer.by_surname[m.name] for m in names if single and m.name in gazetteer.by_surname), "")
    genders = {m.gender for m in chain if m.gender and m.form in ("name", "role")}
    if not known or ((entry := gazetteer.entries[known]).gender and genders and entry.gender not in genders):
        return ""
    return known if _is_shown(entry, names[0].name, chain, mentions, gazetteer) else ""


def _is_shown(
    entry: Entry, surname: str, chain: Sequence[Mention], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> bool:
    """*M. Diallo* may be anybody: a common surname needs the office or its body beside it, one like a given name the country."""
    common = surname in COMMON
    if not common and surname not in GIVEN:
        return True
    titles = {o.title.lower() for o in entry.offices}
    if any(m.form == "role" and {m.noun, m.title.lower()} & titles for m in chain):
        return True
    places = {o.of for o in entry.offices} | {entry.country}
    named = {m.known for m in mentions if m.known in places and m.known in gazetteer.entries}
    return any(not common or gazetteer.entries[k].kind == "Organization" for k in named)


def _named(article: Article, names: Sequence[Mention], gazetteer: Gazetteer) -> str:
    """Return an id from the fullest name; a surname alone is nobody outside its article."""
    name, kind = _label(names), _kind(names)
    base = slug(name)
    if kind == "Person":
        scoped = " " not in name
        return f"{base}-{slug(article.id)}" if scoped else base if base not in gazetteer.entries else f"{base}-personne"
    return f"{base}-{SUFFIX[kind]}"


def _unnamed(article: Article, described: Mention, owner: str) -> str:
    """Bodies of a known owner are the same everywhere; persons known by their office alone live in their article."""
    same = MEANS.get(described.noun, "") if described.kind == "Organization" and described.definite else ""
    noun = same if same in NATIONAL else described.title or described.noun
    base = slug(" ".join(filter(None, (noun, owner))))
    if described.kind == "Person" or not owner:
        return f"{base}-{slug(article.id)}"
    return f"{base}-{SUFFIX[described.kind]}"


def _ruled(described: Mention, owner: str, gazetteer: Gazetteer) -> str:
    """*le régime de X*, *l'administration X*: the one country that the known person X holds or held an office in."""
    entry = gazetteer.entries.get(owner)
    if described.form != "body" or described.kind != "Country" or entry is None or entry.kind != "Person":
        return ""
    countries = {o.of for o in entry.offices if o.of in gazetteer.entries and gazetteer.entries[o.of].kind == "Country"}
    return countries.pop() if len(countries) == 1 else ""


def _is_national(described: Mention) -> bool:
    """Tell *l'armée*, *la police* from *la police municipale*, *une armée*, *la police de X*."""
    bare = (described.of < 0 and described.number == "sg") or described.name.lower() == described.noun
    return bare and described.definite and described.name.lower() in NATIONAL


def _topic(mentions: Sequence[Mention], gazetteer: Gazetteer) -> str:
    """Return the country that opens the text (*Mali : l'armée…*), else the one it clearly speaks of most, or ""."""
    countries = [m for m in mentions if m.known in gazetteer.entries and m.kind == "Country"]
    if countries and countries[0].start == 0:
        return countries[0].known
    first, second = [*Counter(m.known for m in countries).most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= max(AHEAD, AHEAD * second[1]) else ""


def _owner(described: Mention, targets: Sequence[tuple[int, ...]], ids: Mapping[int, str]) -> str:
    target = targets[described.of] if described.of >= 0 else ()
    return ids.get(target[0], "") if len(target) == 1 else ""


def _office_holder(described: Mention, owner: str, published: str, gazetteer: Gazetteer) -> str:
    """Return the known holder of the office on the day of publication, or "" where that day is unknown."""
    if not published or not owner or described.kind != "Person" or described.former:
        return ""
    known = gazetteer.offices.get((owner, (described.title or described.noun).lower()), ())
    holders = {holder for holder, office in known if _runs(office, published)}
    return holders.pop() if len(holders) == 1 else ""


def _runs(office: Office, day: str) -> bool:
    return "" < office.since <= day and (not office.until or day <= office.until)


def _entities(
    ids: Mapping[int, str], members: Mapping[int, list[int]], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> dict[str, Entity]:
    grouped: dict[str, list[Mention]] = {}
    for chain, id_ in ids.items():
        if id_:
            grouped.setdefault(id_, []).extend(mentions[i] for i in members[chain])
    return {id_: _entity(id_, grouped[id_], gazetteer) for id_ in sorted(grouped)}


def _governments(entities: Mapping[str, Entity], gazetteer: Gazetteer) -> dict[str, Entity]:
    """Return the states behind the capitals, palaces and office-holders of the article, where it does not name them."""
    known = [gazetteer.entries[e] for e in entities if e in gazetteer.entries]
    behind = (i for entry in known for i in (entry.government_of, entry.acts_for, *(o.of for o in entry.offices)))
    wanted = {i for i in behind if i and i not in entities}
    return {i: _entity(i, (), gazetteer) for i in sorted(wanted) if i in gazetteer.entries}


def _entity(id_: str, chain: Sequence[Mention], gazetteer: Gazetteer) -> Entity:
    entry = gazetteer.entries.get(id_)
    label = entry.label if entry else _label(chain)
    kind: Kind = entry.kind if entry else _kind(chain)  # type: ignore[assignment]
    aliases = sorted({a for m in chain for a in _aliases(m)} - {label})
    return Entity(id_, kind, label, tuple(aliases), entry.wikidata if entry else "")


def _label(chain: Sequence[Mention]) -> str:
    """Return the longest name (in words, then letters), the first in the alphabet among equals; else a description."""
    names = [m for m in chain if m.form in ("name", "collective", "demonym")] or [
        m for m in chain if m.form in DESCRIBED
    ]
    return min((_clean(m.name) for m in names), key=lambda n: (-len(n.split()), -len(n), n))


def _kind(chain: Sequence[Mention]) -> Kind:
    votes = Counter(m.kind for m in chain if m.kind and m.form in ("name", "collective")) or Counter(
        m.kind for m in chain if m.kind
    )
    return min(votes, key=lambda k: (-votes[k], k))  # type: ignore[arg-type]


def _aliases(mention: Mention) -> Iterator[str]:
    """Yield the names that a mention adds: itself, unless it is a pronoun, an adjective or a bare noun."""
    text = _clean(mention.name)
    if mention.form == "collective" and mention.noun:
        yield _clean(mention.noun)
    if mention.form in ("name", "collective") or (mention.form in DESCRIBED and " " in text):
        yield text


def _clean(text: str) -> str:
    return " ".join(text.split()).replace("' ", "'")

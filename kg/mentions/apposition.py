"""Apposition: which description and which name stand side by side for the same actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import Lexicon
from kg.mentions.appointments import APPOINTED, APPOINTING
from kg.mentions.spans import is_title
from kg.model import Mention
from kg.tokens import Doc, Token

AFTER = ("qui", "et", "puis", "pour", "à", "dans", "en", "au", "chargé", "chargée")
SPEAKING = frozenset({"porte-parole", "attaché de presse"})
FIELDS = ("à", "au", "aux", "chargé", "chargée", "délégué", "déléguée")
OF_FIELD = ("ADP", "DET", "NOUN", "ADJ", "PROPN")
LINKS = ("et", ",", "puis")
DETERMINERS = ("le", "la", "l'", "les", "un", "une", "son", "sa", "leur", "ancien", "ancienne")
VERBS = ("AUX", "VERB")
TAIL = 6  # tokens
CLOSING = {",", "(", ".", ";", ")", ":", "–", "—", "-", "»", '"', "?", "!"}


def join_appositions(doc: Doc, lexicon: Lexicon, mentions: list[Mention]) -> list[Mention]:
    """Return ``mentions`` with ``same`` set on each description that a name completes, before or after it."""
    mentions = _retyped(doc, lexicon, mentions)
    names = [(i, m) for i, m in enumerate(mentions) if m.form == "name"]
    by_start = {m.start: i for i, m in names}
    by_end = {m.end: i for i, m in names}
    partners = (
        _partner(doc, m, mentions, by_start, by_end, lexicon) if m.form in ("role", "body") else m.same
        for m in mentions
    )
    joined = [m if m.same == p else replace(m, same=p) for m, p in zip(mentions, partners, strict=True)]
    return _with_further_offices(doc, joined, lexicon)


def _with_further_offices(doc: Doc, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Give offices that stand side by side without an article the holder of the one that has a name."""
    found = list(mentions)
    roles = [i for i, m in enumerate(mentions) if m.form == "role" and m.number == "sg"]
    ends = {mentions[i].end: i for i in roles}
    pairs = [
        (ends[at], i)
        for i in sorted(roles, key=lambda i: mentions[i].start)
        if (at := _joined_to(doc, mentions[i], lexicon)) in ends
    ]
    for one, other in pairs:  # *X, ancien directeur de Y* et ancien ministre
        if found[other].same < 0 <= found[one].same and mentions[found[one].same].start < mentions[one].start:
            found[other] = _holding(found[other], found[one], found)
    for one, other in reversed(pairs):  # *le député* et président du conseil, *X*
        if found[one].same < 0 <= found[other].same and mentions[found[other].same].start > mentions[one].start:
            found[one] = _holding(found[one], found[other], found)
    return found


def _joined_to(doc: Doc, mention: Mention, lexicon: Lexicon) -> int:
    """Return where the words before *et*, a comma or *puis* end, or -1 where an article speaks of somebody else."""
    i = mention.start
    while i > 0 and (doc[i - 1].lower_ in lexicon.prefixes or doc[i - 1].pos_ == "ADJ"):
        i -= 1
    return i - 1 if i > 0 and doc[i - 1].lower_ in LINKS else -1


def _holding(office: Mention, other: Mention, mentions: list[Mention]) -> Mention:
    name = mentions[other.same]
    agree = not (office.gender and name.gender) or office.gender == name.gender
    return replace(office, same=other.same) if agree or office.gender == other.gender else office


def _retyped(doc: Doc, lexicon: Lexicon, mentions: list[Mention]) -> list[Mention]:
    """Type unknown names by the description right before one of them: *la compagnie aérienne* Azul, *le général* X.

    Of descriptions that end together the innermost of one counts: *à la tête du parti* X, *le syndicat de pilotes* X.
    """
    by_start = {m.start: m for m in mentions if m.form == "name" and not m.known}
    persons = _surnames(mentions, lexicon)
    described = (m for m in mentions if m.form in ("role", "body") and m.number == "sg")
    innermost = {m.end: m for m in sorted(described, key=lambda m: m.start)}
    offices = {m.end for m in mentions if m.form == "role" and m.number == "sg"}
    kinds: dict[str, str] = {}
    kinds |= {names.name: "Person" for names in _office_holders(doc, mentions, lexicon)}
    for m in innermost.values():
        name = by_start.get(m.end)
        if name is not None and m.kind in ("Person", "Organization"):
            held = name.kind == "Person" and m.end in offices
            if m.kind == "Person" or not (held or _is_person(name, persons, lexicon)):
                kinds.setdefault(name.name, m.kind)
    named = (kinds.get(m.name, m.kind) if m.form == "name" and not m.known else m.kind for m in mentions)
    return [m if m.kind == kind else replace(m, kind=kind) for m, kind in zip(mentions, named, strict=True)]


def _office_holders(doc: Doc, mentions: list[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the names of two words that an office without article follows: *Sushil Ranjan, porte-parole du ministère*."""
    offices = {m.start: m for m in mentions if m.form == "role" and m.number == "sg" and m.of >= 0}
    for m in mentions:
        office = offices.get(m.end + 1) if m.form == "name" and not m.known and m.kind != "Person" else None
        beside = office is not None and office.noun in SPEAKING | lexicon.national_offices.keys()
        if beside and doc[m.end].text == "," and len(m.name.split()) > 1:
            yield m


def _surnames(mentions: list[Mention], lexicon: Lexicon) -> frozenset[str]:
    """Return the last words of the persons' full names in the article."""
    names = {
        m.name if not m.known else lexicon.gazetteer.entries[m.known].label for m in mentions if m.kind == "Person"
    }
    return frozenset(name.split()[-1] for name in names if " " in name)


def _is_person(name: Mention, persons: frozenset[str], lexicon: Lexicon) -> bool:
    """Return True where a given name or a surname shows a person (*le gouvernement* Valls, *l'équipe* Fillon)."""
    words = name.name.split()
    if len(words) == 1:
        return words[0] in persons or (name.kind == "Person" and words[0] in lexicon.gazetteer.by_surname)
    return name.kind == "Person" and words[0] in lexicon.given_names


def _partner(
    doc: Doc,
    mention: Mention,
    mentions: list[Mention],
    by_start: dict[int, int],
    by_end: dict[int, int],
    lexicon: Lexicon,
) -> int:
    """Return the index of the name in apposition with ``mention``, or -1."""
    for candidate in (
        _adjacent(doc, mention, by_start, lexicon),
        _after_comma(doc, mention, mentions, by_start, lexicon),
        _before_comma(doc, mention, by_end),
        _subject_of_copula(doc, mention, mentions),
        _appointed(doc, mention, mentions),
    ):
        if candidate is not None and candidate != mention.of and _fits(mention, mentions[candidate]):
            return candidate
    return -1


def _fits(description: Mention, name: Mention) -> bool:
    if description.form == "role":
        return name.kind == "Person" and description.number == "sg"
    return name.kind == "Organization" and description.kind == "Organization"


def _adjacent(doc: Doc, mention: Mention, by_start: dict[int, int], lexicon: Lexicon) -> int | None:
    """*le président russe Vladimir Poutine*, *le commissaire à l'éthique M. X*; behind a comma other rules hold."""
    i = _end_of_field(doc, mention, by_start)
    while i < len(doc) and (
        doc[i].text in lexicon.titles or doc[i].lower_ in lexicon.titles or doc[i].text in ("«", '"')
    ):
        i += 1
    return by_start.get(i)


def _end_of_field(doc: Doc, mention: Mention, by_start: dict[int, int]) -> int:
    """Skip what an office is for: *le commissaire* [à l'éthique] X, *la ministre* [chargée de l'Égalité] X."""
    i = mention.end
    if mention.form != "role" or mention.number != "sg" or i >= len(doc) or doc[i].lower_ not in FIELDS:
        return i
    for k in range(i + 1, min(i + TAIL, len(doc))):
        if k in by_start:
            return k if doc[k - 1].pos_ in ("NOUN", "ADJ", "PROPN") else i
        if doc[k].pos_ not in OF_FIELD:
            break
    return i


def _after_comma(
    doc: Doc, mention: Mention, mentions: list[Mention], by_start: dict[int, int], lexicon: Lexicon
) -> int | None:
    """*le chef de la diplomatie de l'UE, Josep Borrell,*: a definite description, a comma, a closed name."""
    comma = _end_of_phrase(doc, mention.end)
    if comma + 1 >= len(doc) or doc[comma].text not in (",", "("):
        return None
    start = comma + 1
    partner = by_start.get(_after_titles(doc, start, mentions, lexicon))
    if partner is None or not mention.definite:
        return None
    end = mentions[partner].end
    closed = end >= len(doc) or doc[end].text in CLOSING or (doc[end].pos_ in VERBS and _is_subject(doc, mention))
    return partner if closed else None


def _is_subject(doc: Doc, mention: Mention) -> bool:
    """*L'ambassadeur russe, X a déclaré*, but not *Pour le président russe, X a tort*."""
    return (
        mention.start >= 1
        and doc[mention.start - 1].pos_ == "DET"
        and (mention.start == 1 or doc[mention.start - 2].pos_ != "ADP")
        and doc[mention.head].dep_ in ("nsubj", "nsubj:pass", "ROOT", "dislocated")
    )


def _after_titles(doc: Doc, start: int, mentions: list[Mention], lexicon: Lexicon) -> int:
    """Skip what stands before a name: *M.*, *le colonel*, *Mme la ministre*."""
    ranks = {m.start: m.end for m in mentions if m.form == "role" and m.number == "sg" and m.start - start in (0, 1)}
    if start + 1 < len(doc) and doc[start].lower_ in ("le", "la", "l'") and start + 1 in ranks:
        return ranks[start + 1]
    titled = start + 1 < len(doc) and is_title(doc[start], lexicon)
    return start + 1 if titled else ranks.get(start, start)


def _end_of_phrase(doc: Doc, i: int) -> int:
    """Skip the rest of a description: *le candidat* [à la présidentielle française], François Fillon."""
    start = i
    while i < len(doc) and i - start < TAIL and doc[i].pos_ in ("ADP", "DET", "NOUN", "ADJ"):
        i += 1
    return i


def _before_comma(doc: Doc, mention: Mention, by_end: dict[int, int]) -> int | None:
    """*Mike Pompeo, le secrétaire d'État américain,*: a name, a comma, a description that punctuation closes.

    Without an article (*Gaston Sindimwo, vice-président du Burundi a réagi*) the description needs no closing.
    """
    if mention.start in by_end:
        return by_end[mention.start]
    start = mention.start
    while start > 0 and _introduces(doc[start - 1]):
        start -= 1
    if start < 2 or doc[start - 1].text not in (",", "(") or start - 1 not in by_end:
        return None
    bare = not any(t.pos_ == "DET" for t in doc[start : mention.start])
    after = doc[mention.end] if mention.end < len(doc) else None
    closed = (
        after is None
        or after.text in CLOSING
        or after.lower_ in AFTER
        or after.is_space
        or after.is_sent_start
        or (bare and after.pos_ in ("AUX", "VERB"))
    )
    return by_end[start - 1] if closed else None


def _introduces(token: Token) -> bool:
    return token.lower_ in DETERMINERS or token.pos_ == "ADJ" or token.lower_ in APPOINTED


def _subject_of_copula(doc: Doc, mention: Mention, mentions: list[Mention]) -> int | None:
    """*Angela Merkel est chancelière*: the description is the predicate of a name."""
    head = doc[mention.head]
    if not any(t.dep_ == "cop" and "Cnd" not in t.morph.get("Mood", []) for t in head.children):
        return None
    subjects = {t.i for t in head.children if t.dep_ == "nsubj"}
    return next((i for i, m in enumerate(mentions) if m.form == "name" and m.head in subjects), None)


def _appointed(doc: Doc, mention: Mention, mentions: list[Mention]) -> int | None:
    """*X a été élue présidente*, *X devient ministre*, *le roi nomme X ministre*: who gets the office by a verb."""
    verb = doc[mention.head].head
    if verb.lower_ not in APPOINTING or verb.i > mention.start or _is_unreal(verb):
        return None
    passive = any(t.dep_ == "aux:pass" for t in verb.children)
    if verb.dep_ == "acl" and not passive:
        wanted = {verb.head.i}
    else:
        roles = ("nsubj", "nsubj:pass") if passive or APPOINTING[verb.lower_] else ("obj",)
        wanted = {t.i for t in verb.children if t.dep_ in roles}
    return next((i for i, m in enumerate(mentions) if m.form == "name" and wanted & set(range(m.start, m.end))), None)


def _is_unreal(verb: Token) -> bool:
    """Return True where the office is denied, wished for or conditional (*n'a pas été élu*, *serait nommé*)."""
    negated = any(t.lower_ in ("ne", "n'") for t in verb.children)
    return negated or any("Cnd" in t.morph.get("Mood", []) for t in (verb, *verb.children))

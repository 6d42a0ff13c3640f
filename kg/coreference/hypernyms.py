"""Nouns that stand for a name: *le royaume* for a kingdom, *le constructeur* for a company, *la commission* for its name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.coreference.chains import Links
from kg.coreference.names import fold
from kg.coreference.salience import is_subject
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc
from kg.wordlists import rows

ANAPHORIC = frozenset({"ce", "cet", "cette", "le", "la", "l'", "du", "au"})
SECTORS = {form: frozenset(row[2].split("|")) for row in rows("sectors.tsv") for form in row[1].split("|")}
REACH = 4  # sentences between a name and the noun that stands for it
MARGIN = 0.75  # by which the best name must be ahead of the next


def is_anaphoric(doc: Doc, mention: Mention) -> bool:
    """Return whether a definite or demonstrative article introduces a singular noun (*la même instance* too)."""
    at = mention.start - 1
    if at > 0 and doc[at].lower_ == "même":
        at -= 1
    return mention.number == "sg" and at >= 0 and doc[at].lower_ in ANAPHORIC


def named_before(doc: Doc, i: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> int:
    """Return the name before ``i`` that its noun stands for, or -1: one that opens with it, else one of its kind."""
    mention = mentions[i]
    if not is_anaphoric(doc, mention) or not is_bare(doc, mention, mentions, lexicon):
        return -1
    like = _opens_with(doc, mention, mentions[:i], links, lexicon) if mention.of < 0 else -1
    if like >= 0 or mention.noun not in lexicon.hypernyms:
        return like
    return _best(doc, i, mentions, links, lexicon)


def fits(mention: Mention, other: Mention, lexicon: Lexicon) -> bool:
    """Return whether a name can be called by the noun of ``mention``: kingdoms by *royaume*, parties by *parti*."""
    kind, means = lexicon.hypernyms.get(mention.noun, (mention.kind, frozenset()))
    entry = lexicon.gazetteer.entries.get(other.known)
    if kind == "Country":
        return not means or other.known in means
    means = means & SECTORS.get(_adjective(mention), means)
    return other.kind == kind and (entry is None or not entry.sector or entry.sector in means)


def is_armed(mention: Mention) -> bool:
    """*les autorités séparatistes* fight the country whose authorities have no adjective."""
    adjective = _adjective(mention)
    return SECTORS.get(adjective, SECTORS.get(adjective.removesuffix("s"))) == frozenset({"armed"})


def _adjective(mention: Mention) -> str:
    """Return the word behind the noun (*groupe* pétrolier), or ""."""
    return mention.name.lower().removeprefix(mention.noun).strip()


def person_before(doc: Doc, i: int, mentions: list[Mention], links: Links, *, only: bool) -> int:
    """*l'homme*, *l'élue*: the person spoken of, -1 where another or an unnamed one may be meant as well.

    With ``only``, no other person at all may stand near (*le suspect*: an error would accuse somebody).
    """
    mention = mentions[i]
    scores: dict[int, tuple[float, int]] = {}
    for j, distance in in_reach(doc, i, mentions):
        other = mentions[j]
        unnamed = other.form == "role" and other.number == "sg" and not links.resolved(j)
        if other.kind != "Person" or not (unnamed or (other.form in ("name", "role") and links.resolved(j))):
            continue
        if unnamed and other.noun == mention.noun:
            return -1  # *un homme … l'homme*
        if only and any(m.same == j and m.form == "role" and m.of >= 0 for m in mentions):
            return -1  # *le maire de la ville, Paul … le suspect*
        if (
            only
            and other.form == "role"
            and other.number == "sg"
            and other.same < 0
            and not _is_named(j, mentions, links)
        ):
            return -1  # *le proviseur … le suspect*
        if not (mention.gender and other.gender) or mention.gender == other.gender:
            score = 1.0 * is_subject(doc[other.head]) - distance
            chain = -1 - j if unnamed else links.chain(j)
            old, known = scores.get(chain, (-9.0, -1 if unnamed else j))
            scores[chain] = (max(old, score) + 0.25, known)
    return _clear_winner(scores) if len(scores) == 1 or not only else -1


def _is_named(j: int, mentions: list[Mention], links: Links) -> bool:
    chain = links.chain(j)
    return any(m.form == "name" and links.resolved(k) and links.chain(k) == chain for k, m in enumerate(mentions))


def _clear_winner(scores: dict[int, tuple[float, int]]) -> int:
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return -1
    return ranked[0][1]


def is_bare(doc: Doc, mention: Mention, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """*le groupe*, *le groupe allemand*, *le groupe pétrolier*; not *le groupe de Minsk*, *l'agence britannique de crédit*."""
    if mention.of >= 0:
        return mentions[mention.of].form == "demonym" and mentions[mention.of].end == mention.end
    if mention.name.lower() not in lexicon.bodies and _adjective(mention) not in SECTORS:
        return False
    return not any(
        t.dep_ == "nmod" and t.i >= mention.end and doc[mention.end].dep_ == "case" for t in doc[mention.head].children
    )


def _opens_with(doc: Doc, mention: Mention, before: list[Mention], links: Links, lexicon: Lexicon) -> int:
    """*la Commission* for *Commission européenne*; a capital also calls a name by its full form (*l'Union* for *UE*)."""
    noun, token = fold(mention.noun), doc[mention.start]
    capital = token.text[:1].isupper() and not token.is_sent_start
    for j in range(len(before) - 1, -1, -1):
        other = before[j]
        if other.form != "name" or other.kind != "Organization" or not links.resolved(j):
            continue
        entry = lexicon.gazetteer.entries.get(other.known) if capital else None
        if noun in (fold(other.name).split()[:1] + (fold(entry.label).split()[:1] if entry else [])):
            return j
    return -1


def _best(doc: Doc, i: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> int:
    """Return the most salient name that fits, -1 where another fits nearly as well."""
    scores: dict[int, tuple[float, int]] = {}
    for j, distance in in_reach(doc, i, mentions):
        if (
            mentions[j].form == "name"
            and links.resolved(j)
            and fits(mentions[i], mentions[j], lexicon)
            and _same_country(i, j, mentions, lexicon)
        ):
            score = 1.0 * is_subject(doc[mentions[j].head]) - distance
            chain = links.chain(j)
            old, known = scores.get(chain, (-9.0, j))
            scores[chain] = (max(old, score) + 0.25, known)
    return _clear_winner(scores)


def in_reach(doc: Doc, i: int, mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the mentions before ``i`` in reach, the nearest first, with their distance in sentences."""
    head = mentions[i].head
    start, distance = doc[head].sent.start, 0
    for j in range(i - 1, -1, -1):
        while mentions[j].head < start and distance <= REACH:
            start, distance = doc[start - 1].sent.start, distance + 1
        if distance > REACH:
            return
        apart = mentions[i].start - mentions[j].end > 1
        if apart and doc[mentions[j].head].head.i != head:
            yield j, distance


def _same_country(i: int, j: int, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """*le constructeur allemand* is none that is known to be French."""
    entry = lexicon.gazetteer.entries.get(mentions[j].known)
    country = mentions[mentions[i].of].known if mentions[i].of >= 0 else ""
    return not (entry and country and entry.country and entry.country != country)

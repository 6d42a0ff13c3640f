"""Counted plurals and couples: which actors *les deux présidents*, *les trois dirigeants*, *le couple* are."""

from __future__ import annotations

from kg.coreference.chains import Links
from kg.coreference.context import SUBJECTS, clause_of
from kg.coreference.hypernyms import fits, in_reach
from kg.coreference.lists import listed_before
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc

COUPLES = frozenset({"couple", "duo", "tandem"})
NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}


def counted(doc: Doc, mention: Mention) -> int:
    """Return how many *les deux pays*, *leurs trois présidents*, *le couple* are; 0 where the words do not say."""
    before = [t.lower_ for t in doc[max(0, mention.start - 2) : mention.start]]
    if mention.of >= 0:
        return 0
    if mention.noun in COUPLES:
        return 2 * (before[-1:] in (["le"], ["ce"], ["du"], ["au"], ["les"], ["des"], ["aux"]))
    known = mention.number == "pl" and before[:1] in (["les"], ["ces"], ["des"], ["aux"], ["leurs"])
    return NUMBERS.get(before[-1], 0) if known else 0


def link_counted(doc: Doc, i: int, count: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> None:
    """*les deux présidents*: the two persons (countries, bodies) that *et* joins, else the last two named in reach.

    More than two must stand in one list, and so must two children or volunteers: what they are tells nothing of a name.
    """
    mention = mentions[i]
    last = _counted_members(doc, i, count, mentions, links, lexicon)
    if len(last) == count and (mention.noun not in COUPLES or _joined(doc, max(last), mentions, links) >= 0):
        links.group(i, sorted(last))
    elif mention.noun in COUPLES:
        links.found(i)


def _counted_members(
    doc: Doc, i: int, count: int, mentions: list[Mention], links: Links, lexicon: Lexicon
) -> list[int]:
    mention = mentions[i]
    persons = mention.form == "role" or mention.noun in COUPLES or mention.noun in lexicon.roles
    kind = "Person" if persons else "Country" if mention.kind == "Country" else "Organization"
    near = {j for j, _ in in_reach(doc, i, mentions)} if kind != "Country" else set(range(i))
    tells = _tells(mention, kind, lexicon)
    other_side = _subjects_behind(doc, i, mentions, links)
    last: dict[int, int] = {}
    for j in range(i - 1, -1, -1):
        if not _may_count(mention, mentions[j], kind, lexicon) or links.chain(j) in other_side or not links.resolved(j):
            continue
        listed = {links.chain(k): k for k in listed_before(doc, j, mentions, links)}
        if len(listed) == count and (count > 2 or len(last) < 2) and (tells or j in near):
            last = listed
        elif count == 2 and tells and j in near:
            last.setdefault(links.chain(j), j)
        if len(last) == count:
            break
    return list(last.values())


def _may_count(mention: Mention, other: Mention, kind: str, lexicon: Lexicon) -> bool:
    """Return whether one of *les deux hommes*, *les deux groupes* can be ``other``."""
    if other.kind != kind or other.form not in ("name", "role", "body"):
        return False
    if kind == "Person":
        return not (mention.gender == "f" or mention.noun == "homme") or other.gender in ("", mention.gender)
    return fits(mention, other, lexicon) and (kind == "Country" or other.form == "name" or other.noun == mention.noun)


def _tells(mention: Mention, kind: str, lexicon: Lexicon) -> bool:
    """Return whether a noun says enough to find two names that no list joins: offices, *pays*, *groupes*."""
    known = mention.noun in lexicon.hypernyms
    if kind == "Person":
        return known or lexicon.roles.get(mention.noun, ("", ""))[1] in ("office", "occupation")
    return known or kind == "Country"


def _subjects_behind(doc: Doc, i: int, mentions: list[Mention], links: Links) -> set[int]:
    """*Lors de son entretien avec les deux dirigeants, Paul a dit*: Paul is none of the two."""
    clause = clause_of(doc[mentions[i].head])
    subjects = {t.i for t in clause.children if t.dep_ in SUBJECTS}
    return {links.chain(j) for j, m in enumerate(mentions) if m.head in subjects and j != i and links.resolved(j)}


def _joined(doc: Doc, j: int, mentions: list[Mention], links: Links) -> int:
    """Return the actor of the same kind that *et* joins to mention ``j``, or -1."""
    second = mentions[j]
    for k in range(j - 1, max(-1, j - 4), -1):
        first = mentions[k]
        between = doc[first.end : second.start]
        if first.kind == second.kind and links.resolved(k) and links.chain(k) != links.chain(j) and len(between) <= 3:
            return k if any(t.lower_ == "et" for t in between) else -1
    return -1

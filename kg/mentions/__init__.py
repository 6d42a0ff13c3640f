"""Doc to mentions: who and what is named, described or pointed at."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import Lexicon
from kg.mentions.apposed import find_apposed
from kg.mentions.apposition import join_appositions
from kg.mentions.descriptions import find_descriptions
from kg.mentions.names import find_demonyms, find_names
from kg.mentions.pronouns import find_pronouns
from kg.model import Mention
from kg.tokens import Doc


def find_mentions(doc: Doc, lexicon: Lexicon) -> list[Mention]:
    """Return all mentions of ``doc`` in the order of the text; ``of`` and ``same`` index into the returned list."""
    names = find_names(doc, lexicon)
    taken = {i for m in names for i in range(m.start, m.end)}
    demonyms = find_demonyms(doc, lexicon, taken)
    described = find_descriptions(doc, lexicon, [*names, *demonyms])
    joined = join_appositions(doc, lexicon, [*described, *find_apposed(doc, described, lexicon)])
    return _in_order([*joined, *find_pronouns(doc, lexicon, {i for m in joined for i in range(m.start, m.end)})])


def _in_order(mentions: list[Mention]) -> list[Mention]:
    """Sort by position and translate the indices that mentions hold of one another."""
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].start, -mentions[i].end, i))
    place = {old: new for new, old in enumerate(order)} | {-1: -1}
    return [_moved(mentions[i], place) for i in order]


def _moved(mention: Mention, place: dict[int, int]) -> Mention:
    of, same = place[mention.of], place[mention.same]
    return mention if (of, same) == (mention.of, mention.same) else replace(mention, of=of, same=same)

"""Mentions to coreference chains: which mentions of an article point at the same actor.

Rules in the order of their safety: names, appositions, descriptions, pronouns; what stays in doubt stays unresolved.
"""

from __future__ import annotations

from collections import defaultdict

from kg.coreference.chains import Links
from kg.coreference.descriptions import link_descriptions
from kg.coreference.names import link_names
from kg.coreference.pronouns import link_pronouns
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc


def resolve_coreference(doc: Doc, mentions: list[Mention], lexicon: Lexicon) -> list[tuple[int, ...]]:
    """Return for each mention the chains that it points at: none, one, or several (*les deux présidents*).

    A chain is named by the index of its first mention; a demonym belongs to the chain of its country.
    """
    links = Links(len(mentions))
    link_names(doc, mentions, links, lexicon)
    for i, mention in enumerate(mentions):
        if mention.same >= 0:
            links.join(i, mention.same)
    link_descriptions(doc, mentions, links, lexicon)
    link_pronouns(doc, mentions, links, lexicon)
    return [links.targets(i) for i in range(len(mentions))]


def chains(targets: list[tuple[int, ...]]) -> dict[int, list[int]]:
    """Return chain → indices of the mentions that point at it alone, in the order of the text."""
    grouped: defaultdict[int, list[int]] = defaultdict(list)
    for i, target in enumerate(targets):
        if len(target) == 1:
            grouped[target[0]].append(i)
    return dict(grouped)

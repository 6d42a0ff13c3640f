"""What the page opens on: the actors that are most in the news, placed, as a pyvis network."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from pyvis.network import Network

from kg.page.data import Records
from kg.page.layout import Box, arrange

WHOLE = 200  # actors up to which the page opens on all of them
OPENING = 120  # actors that it opens on beyond that: a screen shows their names
SHAPES = {"Person": "dot", "Country": "hexagon", "Organization": "square", "Group": "triangle", "Place": "diamond"}
LETTER = 7.5  # pixels that a letter of a label is wide, on average
LINE = 20.0  # pixels that a label is high
LARGEST = 34.0  # pixels that the heaviest actor's radius grows by at most
LONGEST_LABEL = 26  # letters shown in the drawing
OPTIONS = """{
  "physics": {"enabled": false},
  "layout": {"improvedLayout": false},
  "interaction": {"hover": true, "selectConnectedEdges": false, "hideEdgesOnDrag": false, "keyboard": {"enabled": false}},
  "nodes": {"borderWidth": 1.5},
  "edges": {"smooth": {"enabled": false}, "arrowStrikethrough": false}
}"""


def weigh(records: Records) -> dict[str, int]:
    """Count, per actor, the passages in which it acts or is acted upon; actors without any are left out."""
    weights: Counter[str] = Counter()
    for fact in records.facts:
        for end in (fact.actor, fact.recipient):
            weights[end] += max(len(fact.passages), 1)
    return dict(sorted(weights.items()))


def size_of(weight: int, heaviest: int) -> float:
    """Radius in pixels of an actor that ``weight`` passages speak of: its area grows with its weight, up to a limit."""
    return round(5 + min(4.5 * math.sqrt(weight), LARGEST * math.sqrt(weight / max(heaviest, 1))), 1)


def open_on(records: Records) -> Network:
    """Draw all actors, or beyond WHOLE some OPENING of the heaviest: placed, with physics off."""
    weights = weigh(records)
    links = _links(records)
    chosen = _choose(weights, links)
    actors = {actor.id: actor for actor in records.actors if actor.id in chosen}
    heaviest = max(weights.values(), default=1)
    sizes = {name: size_of(weights[name], heaviest) for name in actors}
    boxes = {name: _box(actor.label, sizes[name]) for name, actor in actors.items()}
    places = arrange(boxes, links)
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(OPTIONS)
    for name, (x, y) in sorted(places.items()):
        actor = actors[name]
        network.add_node(name, label=actor.label, shape=SHAPES[actor.kind], size=sizes[name], x=x, y=y)
    return network


def _links(records: Records) -> list[tuple[str, str]]:
    pairs = {(fact.actor, fact.recipient) for fact in records.facts}
    pairs |= {(office.holder, office.of) for office in records.offices}
    return sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})


def _choose(weights: dict[str, int], links: list[tuple[str, str]]) -> set[str]:
    """Take the heaviest actors in turn, each with its heaviest partner where it would stand alone."""
    if len(weights) <= WHOLE:
        return set(weights)
    partners = defaultdict(list)
    for one, other in links:
        if one in weights and other in weights:
            partners[one].append(other)
            partners[other].append(one)
    chosen: set[str] = set()
    for name in sorted(weights, key=lambda name: (-weights[name], name)):
        if len(chosen) >= OPENING:
            break
        chosen.add(name)
        if partners[name] and chosen.isdisjoint(partners[name]):
            chosen.add(min(partners[name], key=lambda other: (-weights[other], other)))
    return chosen


def _box(label: str, size: float) -> Box:
    width = max(2 * size, min(len(label), LONGEST_LABEL) * LETTER)
    return Box(width + 10, 2 * (size + LINE) + 6)

"""How claims bear on each other: which events of a graph contradict and which confirm one another.

The rules look at two events at a time, and only at what makes their IRIs (class, mode, the two ends, date, status).
A link is therefore the same in every graph that holds both events, and the links of a merged graph follow from its
events alone, whatever the order of the articles.

Two events are *the same act* where class, trigger (of an OTHER event) and ends agree, and where one of the two says
no more than the other: its mode is the other's or not said, its date the other's, a longer span around it ("2021-11"
for "2021-11-15") or not said. Of two claims of the same act,

1. a denied one and one that is actual or planned **contradict** each other, unless the denial is the only one with a
   mode (who denies having bombed does not deny having attacked);
2. an actual one **confirms** one that is planned or possible, unless only the latter has a mode;
3. of two of the same status, the one that says more (a mode, a closer date) **confirms** the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kg.model import SYMMETRIC

Bearing = Literal["contradicts", "confirms"]
Key = tuple[str, str, tuple[str, str], str, str]
AFFIRMED = ("actual", "planned")
EXPECTED = ("planned", "possible")
DATE_LENGTHS = (10, 7, 4, 0)


@dataclass(frozen=True, order=True)
class Claim:
    """An event: its IRI, PLOVER name, ends (IRIs), mode, trigger (of OTHER only, else ""), date and status."""

    node: str
    type: str
    actor: str
    recipient: str
    mode: str
    trigger: str
    date: str
    status: str


def bearings(claims: Iterable[Claim]) -> Iterator[tuple[str, Bearing, str]]:
    """Yield every link as (event, contradicts or confirms, event), in the order of the IRIs; see the rules above."""
    ordered = sorted(claims)
    index: dict[Key, list[Claim]] = defaultdict(list)
    for claim in ordered:
        index[_key(claim, claim.mode, claim.date)].append(claim)
    for claim in ordered:
        for key in wider_keys(claim):
            for other in index.get(key, ()):
                yield from _links(claim, other)


def same_act(first: Claim, second: Claim) -> bool:
    """Tell whether two claims speak of the same act, whatever they say of its status."""
    ways = ((first, second), (second, first))
    return any(_key(wide, wide.mode, wide.date) in wider_keys(close) for close, wide in ways)


def wider_keys(claim: Claim) -> list[Key]:
    """List what a claim of the same act can look like that says as much as this one, or less."""
    modes = dict.fromkeys((claim.mode, ""))
    dates = dict.fromkeys(claim.date[:length] for length in DATE_LENGTHS)
    return [_key(claim, mode, date) for mode in modes for date in dates]


def _key(claim: Claim, mode: str, date: str) -> Key:
    ends = (claim.actor, claim.recipient)
    # Without its mode a visit is a meeting, which has no direction.
    if claim.type in SYMMETRIC and not mode:
        ends = (min(ends), max(ends))
    return (claim.type, claim.trigger, ends, mode, date)


def _links(claim: Claim, wide: Claim) -> Iterator[tuple[str, Bearing, str]]:
    more = claim.mode != wide.mode
    if claim.status == wide.status:
        if claim.node != wide.node:
            yield claim.node, "confirms", wide.node
    elif (wide.status == "denied" and claim.status in AFFIRMED) or (
        claim.status == "denied" and wide.status in AFFIRMED and not more and claim.date != wide.date
    ):
        yield from _both(claim, wide)
    elif claim.status == "actual" and wide.status in EXPECTED:
        yield claim.node, "confirms", wide.node
    elif wide.status == "actual" and claim.status in EXPECTED and not more and claim.date != wide.date:
        yield wide.node, "confirms", claim.node


def _both(first: Claim, second: Claim) -> Iterator[tuple[str, Bearing, str]]:
    yield first.node, "contradicts", second.node
    yield second.node, "contradicts", first.node

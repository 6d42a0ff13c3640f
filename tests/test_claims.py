"""Which claims contradict and which confirm one another, and that no order of articles changes it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import afp, belga

from kg.claims import Claim, bearings, same_act
from kg.graph import merge, to_graph
from kg.namespaces import KG
from kg.turtle import to_turtle

CLAIMS = st.builds(
    lambda kind, ends, mode, date, status: Claim(
        "/".join((kind, *ends, mode, date, status)), kind, *ends, mode, "", date, status
    ),
    st.sampled_from(["CONSULT", "ASSAULT"]),
    st.sampled_from([("a", "b"), ("b", "a"), ("a", "c")]),
    st.sampled_from(["", "visit", "aerial"]),
    st.sampled_from(["", "2021", "2021-11", "2021-11-15", "2021-12"]),
    st.sampled_from(["actual", "planned", "possible", "denied"]),
)


def claim(
    status: str, kind: str = "ASSAULT", ends: str = "a b", mode: str = "", date: str = "", trigger: str = ""
) -> Claim:
    """Make a claim whose name is its status."""
    actor, recipient = ends.split()
    return Claim(status, kind, actor, recipient, mode, trigger, date, status)


def links(*claims: Claim) -> set[tuple[str, str, str]]:
    """Give all links between claims."""
    return set(bearings(claims))


CONTRADICT = {("actual", "contradicts", "denied"), ("denied", "contradicts", "actual")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (claim("actual"), claim("denied")),
        (claim("actual", date="2021-11-15"), claim("denied", date="2021-11")),
        (claim("actual"), claim("denied", date="2021")),
        (claim("actual", mode="aerial"), claim("denied")),
    ],
)
def test_a_denial_contradicts_what_is_affirmed(first: Claim, second: Claim) -> None:
    """Both ways, and in whatever order the claims come."""
    assert links(first, second) == links(second, first) == CONTRADICT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (claim("actual", date="2021-11-15"), claim("denied", date="2021-11-16")),
        (claim("actual"), claim("denied", mode="aerial")),
        (claim("actual", mode="aerial"), claim("denied", mode="drone")),
        (claim("actual", ends="b a"), claim("denied")),
        (claim("actual", kind="COERCE"), claim("denied")),
        (claim("possible"), claim("denied")),
        (claim("actual", kind="OTHER", trigger="jouer"), claim("denied", kind="OTHER", trigger="loger")),
    ],
)
def test_claims_of_different_acts_stand_side_by_side(first: Claim, second: Claim) -> None:
    """Another day, manner, direction or deed: nothing is contradicted."""
    assert links(first, second) == set()


def test_what_happened_confirms_what_was_announced() -> None:
    """In that direction only, and not where the deed was of another manner."""
    assert links(claim("actual", date="2021-12"), claim("planned")) == {("actual", "confirms", "planned")}
    assert links(claim("actual"), claim("possible", date="2021-12")) == {("actual", "confirms", "possible")}
    assert links(claim("actual"), claim("planned", mode="aerial")) == set()


def test_the_more_precise_of_two_claims_confirms_the_other() -> None:
    """A visit confirms a meeting, in whatever order the two were named."""
    visit = Claim("visit", "CONSULT", "b", "a", "visit", "", "2021-11-15", "actual")
    meeting = Claim("meeting", "CONSULT", "a", "b", "", "", "2021-11", "actual")
    assert links(visit, meeting) == {("visit", "confirms", "meeting")}
    assert same_act(meeting, visit)


@given(st.lists(CLAIMS, max_size=8, unique=True), st.lists(CLAIMS, max_size=8, unique=True))
def test_links_follow_from_pairs(some: list[Claim], others: list[Claim]) -> None:
    """Whatever else a graph holds, two events are linked in it as they are when alone together."""
    together = {item.node: item for item in (*some, *others)}.values()
    pairs = itertools.combinations(together, 2)
    assert set(bearings(together)) == {link for pair in pairs for link in bearings(pair)}


@given(st.lists(CLAIMS, max_size=8, unique=True))
def test_contradiction_is_mutual_and_nothing_is_both(found: list[Claim]) -> None:
    """No event confirms what it contradicts, and none bears on itself."""
    made = set(bearings(found))
    against = {(a, b) for a, kind, b in made if kind == "contradicts"}
    assert against == {(b, a) for a, b in against}
    assert not against & {(a, b) for a, kind, b in made if kind == "confirms"}
    assert all(a != b for a, _, b in made)


def test_two_articles_are_linked_when_merged() -> None:
    """Each article alone has no contradiction; the merge has, and merging again changes nothing."""
    apart = [to_graph([belga()]), to_graph([afp()])]
    assert not any(list(graph.subject_objects(KG.contradicts)) for graph in apart)
    merged = merge(apart)
    assert len(list(merged.subject_objects(KG.contradicts))) == 2
    assert to_turtle(merge([merged, apart[0]])) == to_turtle(merged) == to_turtle(to_graph([afp(), belga()]))

"""Names that are safe in every database, and the same in every run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.identifiers import slug
from kg.model import Event, Evidence
from kg.namespaces import KG, article_iri, check_base, entity_iri, event_iri, mention_iri, prefixes

NOW = Evidence(0, 5, "accord", "règle", 0.9)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("Union européenne", "union-europeenne"),
        ("Sœur Emmanuelle", "soeur-emmanuelle"),
        ("Łódź", "lodz"),
        ("M23", "m23"),
        ('"><script>alert(1)</script>', "script-alert-1-script"),
    ],
)
def test_a_slug_reads_like_the_name(name: str, expected: str) -> None:
    """A reader of the Turtle recognises the actor by its IRI."""
    assert slug(name) == expected


@given(st.text())
def test_any_string_has_a_safe_slug_and_slugs_stay_as_they_are(name: str) -> None:
    """No name, however hostile, makes an IRI that a database would misread."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert slug(slug(name)) == slug(name)


def test_names_without_latin_letters_stay_apart() -> None:
    """Two names that lose their letters do not fall on one IRI."""
    names = ["北京", "上海", "Ли Bo", "Ян Bo", "😀", "😎", "", "x" * 200, "x" * 201]
    assert len({slug(name) for name in names}) == len(names)


@given(st.text(), st.text())
def test_two_articles_share_an_iri_only_with_one_id(first: str, second: str) -> None:
    """Identifiers that a slug would confuse ("a.b", "a b") still name two articles."""
    assert (article_iri(first) == article_iri(second)) is (first == second)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*", article_iri(first).rsplit("/", 1)[1])


def test_an_article_id_that_is_safe_is_kept() -> None:
    """The file's stem can be read in the IRI."""
    assert str(article_iri("000_513d8f377dd19dfc")).endswith("/article/000_513d8f377dd19dfc")


def test_an_event_is_its_content() -> None:
    """Evidence and place do not make another event; each part of the identity does."""
    event = Event("SANCTION", "discontinue", "a", "b", "planned", "2021", "", NOW)
    same = Event("SANCTION", "discontinue", "a", "b", "planned", "2021", "paris", Evidence(7, 9, "x", "y", 0.1))
    others = [
        Event("ACCUSE", "discontinue", "a", "b", "planned", "2021", "", NOW),
        Event("SANCTION", "", "a", "b", "planned", "2021", "", NOW),
        Event("SANCTION", "discontinue", "b", "a", "planned", "2021", "", NOW),
        Event("SANCTION", "discontinue", "a", "b", "actual", "2021", "", NOW),
        Event("SANCTION", "discontinue", "a", "b", "planned", "2022", "", NOW),
    ]
    assert event_iri(event, False) == event_iri(same, False)
    assert len({event_iri(other, False) for other in [event, *others]}) == 6


def test_a_symmetric_event_is_the_same_from_both_sides() -> None:
    """Who is named first in a talk makes no other event."""
    one = Event("AGREE", "", "a", "b", "actual", "", "", NOW)
    other = Event("AGREE", "", "b", "a", "actual", "", "", NOW)
    assert event_iri(one, True) == event_iri(other, True)


def test_a_mention_depends_on_article_place_and_event() -> None:
    """Two events read in one passage have a mention each."""
    node, other = entity_iri("x"), entity_iri("y")
    found = {mention_iri("1", 0, 5, node), mention_iri("1", 0, 6, node), mention_iri("2", 0, 5, node)}
    assert len(found | {mention_iri("1", 0, 5, other)}) == 4


def test_the_base_moves_the_instances_and_leaves_the_vocabulary() -> None:
    """With --base all instances live elsewhere, under the same local names."""
    moved = prefixes("https://example.org/kg/")
    assert moved["ent"] == "https://example.org/kg/entity/"
    assert moved["kg"] == prefixes()["kg"] == "https://w3id.org/depeche-kg/ontology#"
    assert str(entity_iri("ukraine", "https://example.org/kg/")) == "https://example.org/kg/entity/ukraine"


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://exa mple.org/", "file:///x/", "https://"]
)
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    """A wrong --base is said before anything is written."""
    with pytest.raises(InputError, match="ends in"):
        check_base(base)


def test_a_misspelt_term_of_the_vocabulary_fails() -> None:
    """A typing error in a property never reaches a file."""
    with pytest.raises(AttributeError):
        _ = KG.sanctionz

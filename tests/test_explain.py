"""The sentences behind an event, an actor or a pair of actors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import BELARUS, USA, afp, belga, evidence, reading

from kg.errors import QueryError
from kg.explain import explain
from kg.graph import to_graph
from kg.model import Article, Event
from kg.store import store_of
from kg.texts import StoredText, sha256_of

TEXTS = {
    item.article.id: StoredText(item.article.id, sha256_of(item.article.text), item.article.title, item.article.text)
    for item in (belga(), afp())
}
GRAPH = store_of(to_graph([belga(), afp()]))


def test_a_pair_is_explained_in_both_directions_by_date() -> None:
    """Whoever is named first, the same passages come, the older article first."""
    found = explain(GRAPH, TEXTS, "Macron", "Poutine")
    assert found == explain(GRAPH, TEXTS, "Poutine", "Macron")
    assert [(item.article, item.publisher, item.published) for item in found] == [
        ("000_belga", "Belga", "2021-11"),
        ("001_afp", "AFP", "2021-12-01"),
    ]


def test_a_passage_is_marked_inside_its_sentence() -> None:
    """The evidence, with what stands before and after it in its sentence, and who says so."""
    (item, _) = explain(GRAPH, TEXTS, "Macron", "Poutine")
    assert item.exact == "Emmanuel Macron s'est entretenu avec Vladimir Poutine"
    assert item.after == ", selon l'Élysée."
    assert item.source == "Élysée"
    assert (item.status, item.trigger, item.confidence) == ("actual", "s'entretenir", 0.75)
    assert item.title == "Sanctions contre Minsk"


def test_every_passage_can_be_found_again_in_the_text() -> None:
    """Offsets, words and surroundings agree with the stored text."""
    for item in explain(GRAPH, TEXTS, "Biélorussie"):
        text = TEXTS[item.article].text
        assert text[item.start : item.end] == item.exact
        assert item.before + item.exact + item.after in text


def test_an_event_is_explained_by_all_its_articles() -> None:
    """Both outlets that report the sanction are cited."""
    found = explain(GRAPH, TEXTS, "ev:e3c762a8639c46adf9e3d")
    assert [item.publisher for item in found] == ["Belga", "AFP"]
    assert {item.event for item in found} == {"États-Unis – sanctionne – Biélorussie"}


def test_offices_are_explained_too() -> None:
    """The words that call somebody president."""
    found = explain(GRAPH, TEXTS, "Loukachenko", "Minsk")
    assert [(item.event, item.status) for item in found] == [("Alexandre Loukachenko – président – Biélorussie", "")]


def test_without_its_text_a_passage_still_shows_its_words() -> None:
    """The graph alone holds the evidence."""
    found = explain(GRAPH, {}, "Russie")
    assert [(item.before, item.exact, item.after) for item in found] == [("", "Moscou a attaqué l'Ukraine", "")]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Titre\nM. X dit : sanctions. Fin.", "M. X dit : ", "."),
        ("« Assez ! » Des sanctions ? Oui.", "Des ", " ?"),
        ("sanctions", "", ""),
        ("Premier point. Les sanctions\nSuite", "Les ", ""),
    ],
)
def test_the_sentence_around_is_cut_at_its_ends(text: str, before: str, after: str) -> None:
    """Not the whole article, and not the neighbours' words."""
    said = evidence(text, "sanctions", "sanction")
    event = Event("SANCTION", "", "etats-unis", "bielorussie", "actual", "", "", said)
    graph = store_of(to_graph([reading(Article("a", text, text), event, entities=(USA, BELARUS))]))
    (item,) = explain(graph, {"a": StoredText("a", sha256_of(text), "", text)}, "Minsk")
    assert item.after == after
    assert item.before.endswith(before)
    assert "Premier" not in item.before and "Titre" not in item.before


@pytest.mark.parametrize(
    ("term", "other", "said"),
    [
        ("ev:absent", "", "no such event"),
        ("Genève", "", "no passage"),
        ("Macron", "Ukraine", "no passage"),
        ("Tintin", "", "bears this name"),
    ],
)
def test_nothing_to_explain_is_said(term: str, other: str, said: str) -> None:
    """An unknown name and a pair without events are no empty answer."""
    with pytest.raises(QueryError, match=said):
        explain(GRAPH, TEXTS, term, other)


def test_a_text_that_shrank_does_not_crash() -> None:
    """The words of the graph are shown even where the stored text is another one."""
    short = {"001_afp": replace(TEXTS["001_afp"], text="Rien.")}
    assert [item.exact for item in explain(GRAPH, short, "Russie")] == ["Moscou a attaqué l'Ukraine"]

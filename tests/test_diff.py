"""What changed between two graphs, said in French."""

from __future__ import annotations

from dataclasses import replace

from readings import afp, belga

from kg.diff import diff
from kg.graph import to_graph
from kg.model import Reading
from kg.store import GraphStore, store_of


def store(*readings: Reading) -> GraphStore:
    """Build the graph of some readings."""
    return store_of(to_graph(readings))


def changed(reading: Reading, number: int, **fields: str) -> Reading:
    """Change the event at a place in a reading."""
    events = list(reading.events)
    events[number] = replace(events[number], **fields)  # type: ignore[arg-type]
    return replace(reading, events=tuple(events))


def sentences(old: GraphStore, new: GraphStore, kind: str) -> list[str]:
    """Give the sentences of one kind of change."""
    return [change.sentence for change in diff(old, new) if change.kind == kind]


def test_a_graph_does_not_differ_from_itself() -> None:
    """No change, no words."""
    assert diff(store(belga(), afp()), store(afp(), belga())) == ()


def test_a_plan_that_was_carried_out_has_moved() -> None:
    """The planned event became actual: one change, not one event gone and another come."""
    found = diff(store(belga()), store(changed(belga(), 0, status="actual")))
    assert [change.kind for change in found] == ["moved"]
    assert found[0].sentence == (
        "États-Unis – sanctionne – Biélorussie (2021-11-15) : passe de prévu à avéré, d'après 000_belga."
    )


def test_a_plan_that_another_article_reports_as_done_stays_beside_it() -> None:
    """The older claim is still in the graph, and the sentence says so."""
    done = changed(afp(), 3, status="actual")
    assert any(
        "de prévu à avéré (l'autre affirmation demeure)" in s
        for s in sentences(store(belga()), store(belga(), done), "moved")
    )


def test_another_day_is_another_event() -> None:
    """The same act on another day is new, and the old one gone."""
    found = diff(store(belga()), store(changed(belga(), 0, date="2021-11-16", status="actual")))
    assert [change.kind for change in found] == ["new", "gone"]
    assert found[0].sentence.startswith("Nouveau : États-Unis")
    assert "(avéré, 2021-11-16), d'après 000_belga." in found[0].sentence
    assert "(prévu, 2021-11-15)" in found[1].sentence


def test_an_article_that_comes_or_goes_is_told_with_its_facts() -> None:
    """What it adds to known events is told as well, and backwards the reverse."""
    small, large = store(belga()), store(belga(), afp())
    assert sentences(small, large, "article") == ["Nouvel article : 001_afp."]
    assert sentences(large, small, "article-gone") == ["Article disparu : 001_afp."]
    assert any(s.endswith("aussi dans 001_afp.") for s in sentences(small, large, "more"))
    assert any(s.endswith("n'est plus dans 001_afp.") for s in sentences(large, small, "less"))
    assert len(sentences(small, large, "new")) + len(sentences(small, large, "moved")) == 3


def test_offices_and_texts_are_compared() -> None:
    """A dropped office and a corrected text are named."""
    reading = belga()
    article = replace(reading.article, text=reading.article.text + "\n", reading=reading.article.reading + "\n")
    found = diff(store(reading), store(replace(reading, roles=(), article=article)))
    assert [change.sentence for change in found] == [
        "Fonction disparue : Alexandre Loukachenko – président – Biélorussie, d'après 000_belga.",
        "Article au texte modifié : 000_belga.",
    ]

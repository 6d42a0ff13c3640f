"""Scoring: the rules of the guidelines, and what an error is put down to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluation import Evaluation, evaluate
from kg.gold import fold_name, read_gold
from kg.graph import to_graph
from kg.model import Article, Entity, Event, EventType, Evidence, Reading, Role, Status
from kg.store import store_of

TEXT = (
    "Paris accuse Moscou. Emmanuel Macron a rencontré Vladimir Poutine, selon l'Élysée. Moscou menace Kiev. "
    "Le président Vladimir Poutine a parlé."
)
FRANCE = Entity("france", "Country", "France", ("Paris",), "Q142")
RUSSIA = Entity("russie", "Country", "Russie", (), "Q159")
MACRON = Entity("emmanuel-macron", "Person", "Emmanuel Macron")
POUTINE = Entity("vladimir-poutine", "Person", "Vladimir Poutine")
UKRAINE = Entity("ukraine", "Country", "Ukraine")
GOLD: dict[str, Any] = {
    "id": "a",
    "entities": {
        "fr": {"names": ["la France", "Paris"], "wikidata": None},
        "ru": {"names": ["Moscou"], "wikidata": "Q159"},
        "ma": {"names": ["Macron", "Emmanuel Macron"]},
        "po": {"names": ["Vladimir Poutine"]},
        "uk": {"names": ["Ukraine", "Kiev"]},
        "ot": {"names": ["OTAN"]},
    },
    "events": [],
    "roles": [{"person": "po", "role": "président", "of": "ru"}],
}


def gold_event(
    actor: str, kind: str, recipient: str, evidence: str = "Paris accuse Moscou", **more: Any
) -> dict[str, Any]:
    """Make a gold event."""
    return {"actor": actor, "type": kind, "recipient": recipient, "evidence": evidence, "status": "actual"} | more


def said(
    actor: str,
    kind: EventType,
    recipient: str,
    words: str = "Paris accuse Moscou",
    date: str = "",
    status: Status = "actual",
    source: str = "",
) -> Event:
    """Make a predicted event."""
    start = TEXT.index(words)
    place = Evidence(start, start + len(words), kind.lower(), "règle", 0.9, source)
    return Event(kind, "", actor, recipient, status, date, "", place)


def score(folder: Path, gold: list[dict[str, Any]], *events: Event, roles: tuple[Role, ...] = ()) -> Evaluation:
    """Score a graph of one article with ``events`` against ``gold``."""
    (folder / "a.json").write_text(json.dumps(GOLD | {"events": gold}), encoding="utf-8")
    entities = (MACRON, FRANCE, RUSSIA, UKRAINE, POUTINE)
    reading = Reading(Article("a", TEXT, TEXT), tuple(sorted(entities, key=lambda e: e.id)), events, roles)
    return evaluate(store_of(to_graph([reading])), read_gold(folder))


def test_entities_match_by_item_or_by_name(tmp_path: Path) -> None:
    """Russie is Moscou by its Wikidata item, France is Paris by its other name."""
    figures = score(tmp_path, [gold_event("fr", "ACCUSE", "ru")], said("france", "ACCUSE", "russie")).figures()
    assert (figures["precision"], figures["recall"], figures["f1"]) == (1, 1, 1)
    assert figures["entity_recall"] == 1


def test_direction_counts_only_where_the_type_has_one(tmp_path: Path) -> None:
    """A meeting may be told from either side, an accusation may not."""
    meeting = [gold_event("po", "CONSULT", "ma")]
    assert score(tmp_path, meeting, said("emmanuel-macron", "CONSULT", "vladimir-poutine")).figures()["f1"] == 1
    turned = score(tmp_path, [gold_event("fr", "ACCUSE", "ru")], said("russie", "ACCUSE", "france"))
    assert turned.figures()["f1"] == 0
    assert turned.figures()["pair_f1"] == 1


def test_arguable_events_are_neither_rewarded_nor_punished(tmp_path: Path) -> None:
    """A prediction that matches a non-core event is left out of both counts."""
    gold = [gold_event("fr", "ACCUSE", "ru"), gold_event("fr", "THREATEN", "ru", core=False)]
    result = score(tmp_path, gold, said("france", "ACCUSE", "russie"), said("france", "THREATEN", "russie"))
    assert result.figures()["precision"] == 1
    assert result.counts["predicted"] == 1


def test_same_event_with_two_dates_is_one_prediction(tmp_path: Path) -> None:
    """Two nodes of one pair and type are matched once, and either date may be the right one."""
    gold = [gold_event("fr", "ACCUSE", "ru", date="2022-02-24")]
    result = score(tmp_path, gold, *(said("france", "ACCUSE", "russie", date=d) for d in ("2021", "2022-02")))
    assert result.figures()["precision"] == 1
    assert result.figures()["date"] == 1


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [("2022-02-24", "2022", 1), ("2022", "2022-02-24", 1), ("2022-02-24", "2022-02-25", 0), ("2022-02", "", 0)],
)
def test_dates_agree_at_the_coarser_precision(tmp_path: Path, gold: str, found: str, right: int) -> None:
    """A month agrees with its days; no date agrees with nothing."""
    events = [gold_event("fr", "ACCUSE", "ru", date=gold)]
    assert score(tmp_path, events, said("france", "ACCUSE", "russie", date=found)).figures()["date"] == right


def test_status_and_source_are_measured_on_matched_events(tmp_path: Path) -> None:
    """A wrong status is no missed event, but it is listed."""
    gold = [gold_event("fr", "ACCUSE", "ru", status="denied", source="ma")]
    result = score(tmp_path, gold, said("france", "ACCUSE", "russie", source="emmanuel-macron"))
    assert result.figures()["f1"] == 1
    assert result.figures()["status"] == 0
    assert result.figures()["source"] == 1
    assert [e.cause for e in result.errors] == ["status: actual instead of denied"]


def test_roles_match_by_holder_and_place(tmp_path: Path) -> None:
    """The title is compared by its head noun."""
    place = Evidence(0, 5, "président", "règle", 0.9)
    role = Role("vladimir-poutine", "russie", "président de la Fédération", place)
    figures = score(tmp_path, [], roles=(role,)).figures()
    assert (figures["roles_f1"], figures["role_title"]) == (1, 1)


@pytest.mark.parametrize(
    ("gold", "events", "kind", "cause"),
    [
        (gold_event("ot", "ACCUSE", "ru"), (), "missed", "actor not found: OTAN"),
        (gold_event("fr", "ACCUSE", "ru"), (), "missed", "no event read at that place"),
        (
            gold_event("fr", "ACCUSE", "ru"),
            (("france", "THREATEN", "russie"),),
            "missed",
            "type or direction: THREATEN",
        ),
        (
            gold_event("fr", "ACCUSE", "ru"),
            (("france", "ACCUSE", "ukraine"),),
            "missed",
            "other ends at that place: france ACCUSE ukraine",
        ),
        (
            gold_event("fr", "ACCUSE", "ru"),
            (("france", "ACCUSE", "ukraine"),),
            "false",
            "ends: the gold has la France ACCUSE Moscou",
        ),
        (
            gold_event("fr", "ACCUSE", "ru"),
            (("france", "THREATEN", "russie"),),
            "false",
            "type or direction: the gold has ACCUSE",
        ),
        (
            gold_event("ru", "THREATEN", "uk", "Moscou menace Kiev"),
            (("france", "ACCUSE", "russie"),),
            "false",
            "nothing in the gold at that place",
        ),
    ],
)
def test_errors_name_their_cause(
    tmp_path: Path, gold: dict[str, Any], events: tuple[tuple[str, EventType, str], ...], kind: str, cause: str
) -> None:
    """Each miss and each false event is put down to the stage that it comes from."""
    result = score(tmp_path, [gold], *(said(*event) for event in events))
    assert cause in [e.cause for e in result.errors if e.kind == kind]


def test_article_that_the_graph_lacks_counts_as_silent(tmp_path: Path) -> None:
    """Leaving an article out does not raise the score."""
    events = [gold_event("fr", "ACCUSE", "ru")]
    (tmp_path / "b.json").write_text(json.dumps(GOLD | {"id": "b", "events": events}), encoding="utf-8")
    result = score(tmp_path, events, said("france", "ACCUSE", "russie"))
    assert result.figures()["recall"] == 0.5


def test_names_are_compared_without_case_accents_and_article() -> None:
    """These are the liberties that the guidelines allow."""
    assert fold_name("L’Élysée") == fold_name("elysee")
    assert fold_name("les États-Unis") == fold_name("Etats Unis")
    assert fold_name("M. Macron") == fold_name("Macron")
    assert fold_name("Lesotho") != fold_name("otho")


@pytest.mark.parametrize(
    ("content", "said_"),
    [("{oops", "JSON"), ("[]", "wrong form"), ('{"id": "a", "entities": {}}', "'events'"), ("", "JSON")],
)
def test_bad_gold_names_the_file(tmp_path: Path, content: str, said_: str) -> None:
    """A gold file that is none is named with what is wrong."""
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.json") as caught:
        read_gold(tmp_path)
    assert said_ in str(caught.value)


def test_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    """An empty folder does not score 0 of 0."""
    with pytest.raises(InputError, match="no gold annotations"):
        read_gold(tmp_path)

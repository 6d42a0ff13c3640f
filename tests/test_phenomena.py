"""The phenomenon suite: it is well-formed and balanced, its judge is fair, and the program reads enough of it."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import InputError
from kg.model import Article, Entity, Event, EventType, Evidence, Reading, Status
from kg.phenomena import Phenomenon, Reader, load_phenomena, phenomenon_scores

SUITE = Path(__file__).parent / "phenomena"
FLOOR = 0.6  # total F1 on the open half that must not be lost again
SMALLEST = 16  # cases of a phenomenon, both halves together
PHENOMENA = 27
FRANCE, IRAN = Entity("france", "Country", "France"), Entity("iran", "Country", "Iran")


@pytest.fixture(scope="module")
def suite() -> list[Phenomenon]:
    """The whole suite, both halves."""
    return load_phenomena(SUITE)


def accusing(kind: EventType = "ACCUSE", status: Status = "actual", date: str = "", swapped: bool = False) -> Event:
    """Make an event between France and Iran over the first characters of a text."""
    actor, recipient = ("iran", "france") if swapped else ("france", "iran")
    return Event(kind, "", actor, recipient, status, date, "", Evidence(0, 5, "accuser", "règle", 0.9))


def suite_of(folder: Path, *cases: str) -> Path:
    """Write a suite of one phenomenon."""
    (folder / "open").mkdir()
    blocks = "\n".join(f"[[case]]\n{case}" for case in cases)
    (folder / "open" / "essai.toml").write_text(f'about = "essai"\n{blocks}\n', encoding="utf-8")
    return folder


def reader(*events: Event) -> Reader:
    """Make a reader that finds the same events in every article."""

    def read(articles: Iterable[Article]) -> list[Reading]:
        return [Reading(article, (FRANCE, IRAN), events, ()) for article in articles]

    return read


def test_each_phenomenon_has_enough_cases_in_two_equal_halves(suite: list[Phenomenon]) -> None:
    """Every phenomenon stands in both halves, which differ by one case at most, with sixteen cases or more."""
    sizes = {(p.name, p.half): len(p.cases) for p in suite}
    names = {name for name, _ in sizes}
    assert len(names) >= PHENOMENA
    assert {half for _, half in sizes} == {"open", "closed"}
    for name in names:
        first, second = sizes[name, "open"], sizes[name, "closed"]
        assert first + second >= SMALLEST and abs(first - second) <= 1, name


def test_texts_are_unique_french_and_composed(suite: list[Phenomenon]) -> None:
    """No text stands twice, and none differs from its stored form, so that offsets hold."""
    texts = [case.article.text for p in suite for case in p.cases]
    assert [text for text, n in Counter(texts).items() if n > 1] == []
    assert [text for text in texts if unicodedata.normalize("NFC", text) != text or text != text.strip()] == []


def test_expectations_are_consistent(suite: list[Phenomenon]) -> None:
    """Nobody does something to himself, nothing is expected twice, and no actor is his own source."""
    for case in (case for p in suite for case in p.cases):
        triples = [(e.actor, e.type, e.recipient) for e in case.gold.events]
        assert len(set(triples)) == len(triples), case.article.text
        assert all(e.actor not in (e.recipient, e.source) for e in case.gold.events), case.article.text


def test_all_types_and_statuses_are_asked_for(suite: list[Phenomenon]) -> None:
    """The sixteen types and the four statuses occur among the core events of each half."""
    for half in ("open", "closed"):
        core = [e for p in suite if p.half == half for case in p.cases for e in case.gold.events if e.core]
        assert {e.type for e in core} == set(get_args(EventType)) - {"OTHER"}
        assert {e.status for e in core} == set(get_args(Status))


def test_files_know_no_other_fields() -> None:
    """A misspelt field would silently expect nothing."""
    for file in SUITE.glob("*/*.toml"):
        record = tomllib.loads(file.read_text(encoding="utf-8"))
        assert record.keys() == {"about", "case"}, file.name
        assert all(case.keys() <= {"text", "published", "events", "roles"} for case in record["case"]), file.name


def test_a_case_is_right_with_all_its_events_and_no_other(tmp_path: Path) -> None:
    """A found event counts under any of its names; the same event is false in a text that says nothing."""
    said = 'text = "Paris accuse Téhéran."\nevents = ["Paris|France > ACCUSE > Iran"]'
    folder = suite_of(tmp_path, said, 'text = "Il pleut."\nevents = []')
    score, total = phenomenon_scores(folder, reader(accusing()))
    assert (score.cases, score.right, score.expected, score.found, score.false) == (2, 1, 1, 1, 1)
    assert score.f1 == pytest.approx(2 / 3)
    assert (total.name, total.f1) == ("total", score.f1)


def test_status_and_date_are_judged_on_found_events(tmp_path: Path) -> None:
    """A denied event read as actual is found with the wrong status; its month is right for its day."""
    said = 'text = "Paris n\'a pas accusé Téhéran."\nevents = ["France > ACCUSE > Iran ; denied ; 2024-03-05"]'
    score, _ = phenomenon_scores(suite_of(tmp_path, said), reader(accusing(date="2024-03")))
    assert (score.found, score.status, score.date, score.source) == (1, 0.0, 1.0, None)


def test_arguable_events_count_neither_way(tmp_path: Path) -> None:
    """An event after "~" is neither expected nor false; the reverse direction is another event."""
    said = 'text = "Paris accuse Téhéran."\nevents = ["~ France > ACCUSE > Iran"]'
    folder = suite_of(tmp_path, said)
    score, _ = phenomenon_scores(folder, reader(accusing(), accusing(swapped=True)))
    assert (score.expected, score.found, score.false, score.f1) == (0, 0, 1, None)


@pytest.mark.parametrize(
    "event",
    ["France > BLAME > Iran", "France > ACCUSE", "France > ACCUSE > Iran ; hier", "France| > ACCUSE > Iran"],
)
def test_a_malformed_expectation_is_named(tmp_path: Path, event: str) -> None:
    """An unknown type, a missing end, an unreadable detail or an empty name is an error with file and case."""
    folder = suite_of(tmp_path, f'text = "Paris accuse Téhéran."\nevents = ["{event}"]')
    with pytest.raises(InputError, match=r"essai\.toml, case 1: "):
        load_phenomena(folder)


def test_an_empty_folder_is_no_suite(tmp_path: Path) -> None:
    """A folder without phenomena is an error, not a perfect score."""
    with pytest.raises(InputError, match="no phenomena there"):
        load_phenomena(tmp_path)


def test_the_command_prints_one_line_per_phenomenon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``kg evaluate --phenomena`` shows name, half, cases and F1, and the total of the half."""
    monkeypatch.setattr("kg.pipeline.read", reader(accusing()))
    folder = suite_of(tmp_path, 'text = "Paris accuse Téhéran."\nevents = ["France > ACCUSE > Iran"]')
    result = CliRunner().invoke(app, ["evaluate", str(folder), "--phenomena"], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["essai", "open", "1", "1", "1", "1", "0", "1.00", "1.00"] in lines
    assert ["total", "open", "1", "1", "1", "1", "0", "1.00", "1.00"] in lines


def test_gold_is_needed_without_phenomena() -> None:
    """``kg evaluate`` alone is a wrong call."""
    result = CliRunner().invoke(app, ["evaluate"])
    assert result.exit_code == 2
    assert "gold annotations are missing" in result.stderr


def test_the_program_reads_the_open_half_well_enough() -> None:
    """The real pipeline stays above the floor on the open half."""
    from kg.pipeline import read

    total = phenomenon_scores(SUITE / "open", read)[-1]
    assert total.name == "total"
    assert total.f1 is not None and total.f1 >= FLOOR

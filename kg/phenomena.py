"""The phenomenon suite: mini-texts written for one construction each, and how much of them is read as a person would.

A suite is a folder with one TOML file per phenomenon, or one that holds such folders (``open`` to develop with,
``closed`` to be scored only). A file has ``about`` and its cases::

    [[case]]
    text = "Selon l'Élysée, Paris aurait accusé Téhéran en mars."
    published = "2024-05-15"                                        # where the text shows a date
    events = ["France|Paris > ACCUSE > Iran ; possible ; 2024-03 ; source=Élysée"]
    roles = ["Emmanuel Macron > président > France"]

Names that are alternatives stand between bars; a status other than actual, a date and a source follow where they
are asked for; "~" before an event makes it arguable (non-core). The judge is that of the gold annotations.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from kg.boilerplate import even_out
from kg.datewords import first_date
from kg.errors import InputError
from kg.evaluation import Evaluation, evaluate
from kg.gold import GoldArticle, GoldEvent, fold_name
from kg.graph import to_graph
from kg.model import Article, Reading, Status
from kg.predictions import TYPES
from kg.store import store_of

FORM = "'ACTOR > TYPE > RECIPIENT ; status ; date ; source=NAME'"

Reader = Callable[[Iterable[Article]], Iterable[Reading]]


@dataclass(frozen=True)
class Case:
    """A mini-text as an article, and what it says."""

    article: Article
    gold: GoldArticle


@dataclass(frozen=True)
class Phenomenon:
    """One file of a suite; ``half`` is the name of its folder."""

    name: str
    half: str
    about: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class PhenomenonScore:
    """How one phenomenon (or, under the name "total", a half of the suite) is read.

    Attributes:
        cases, right: The mini-texts, and those with every core event found and no false one (roles aside).
        expected, found, false: Core events, those found, and predicted events that are not in the text.
        f1: Of actor, type and recipient in 0..1; None where no event is expected.
        status, date, source: Shares of the found events (that have one) whose status, date, source is right, or None.
        roles_f1: Of (person, of), or None where no role is expected.
    """

    name: str
    half: str
    cases: int
    right: int
    expected: int
    found: int
    false: int
    f1: float | None
    status: float | None
    date: float | None
    source: float | None
    roles_f1: float | None


def phenomenon_scores(directory: Path, read: Reader) -> list[PhenomenonScore]:
    """Score ``read`` on every phenomenon under ``directory``, by half and name; each half ends with its "total".

    ``read`` is the real pipeline: articles in, their readings out. Raises InputError as ``load_phenomena`` does.
    """
    phenomena = load_phenomena(directory)
    readings = {r.article.id: r for r in read([case.article for p in phenomena for case in p.cases])}
    counts = {(p.half, p.name): _counts(p, readings) for p in phenomena}
    scores: list[PhenomenonScore] = []
    for half in sorted({p.half for p in phenomena}):
        members = {name: n for (of, name), n in counts.items() if of == half}
        members["total"] = sum(members.values(), Counter())
        scores += [_score(half, name, n) for name, n in members.items()]
    return scores


def load_phenomena(directory: Path) -> list[Phenomenon]:
    """Read the TOML files of a suite or of one of its halves, sorted by half and name.

    Raises InputError where there are none, or naming the file and case that is not well-formed.
    """
    files = sorted(directory.glob("*.toml")) or sorted(directory.glob("*/*.toml"))
    if not files:
        raise InputError(
            f"{directory}: no phenomena there; a folder of .toml files (or open/ and closed/) was expected."
        )
    return [_load(file) for file in files]


def _counts(phenomenon: Phenomenon, readings: Mapping[str, Reading]) -> Counter[str]:
    """Return the judge's counts, and how many cases are "right"; roles count only where the phenomenon asks for some."""
    graph = store_of(to_graph([readings[case.article.id] for case in phenomenon.cases]))
    result = evaluate(graph, [case.gold for case in phenomenon.cases])
    wrong = {error.article for error in result.errors if error.kind in ("missed", "false")}
    counts = result.counts + Counter(right=len(phenomenon.cases) - len(wrong))
    return counts if counts["role_gold"] else counts - Counter(role_predicted=counts["role_predicted"])


def _score(half: str, name: str, n: Counter[str]) -> PhenomenonScore:
    figures = Evaluation(counts=n).figures()
    return PhenomenonScore(
        name=name,
        half=half,
        cases=n["articles"],
        right=n["right"],
        expected=n["gold"],
        found=n["tp"],
        false=n["predicted"] - n["tp"],
        f1=figures["f1"] if n["gold"] else None,
        status=figures["status"] if n["tp"] else None,
        date=figures["date"] if n["dated"] else None,
        source=figures["source"] if n["sourced"] else None,
        roles_f1=figures["roles_f1"] if n["role_gold"] else None,
    )


def _load(file: Path) -> Phenomenon:
    try:
        record = tomllib.loads(file.read_text(encoding="utf-8"))
        about, cases = record["about"], record["case"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise InputError(f"{file}: cannot be read ({error}); TOML with 'about' and [[case]] was expected.") from error
    name, half = file.stem, file.parent.name
    return Phenomenon(name, half, about, tuple(_cases(file, f"{half}-{name}", cases)))


def _cases(file: Path, stem: str, records: Sequence[dict[str, Any]]) -> Iterator[Case]:
    for number, record in enumerate(records, 1):
        try:
            yield _case(f"{stem}-{number:02}", record)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise InputError(
                f"{file}, case {number}: {error}; 'text' and 'events' of the form {FORM} were expected."
            ) from error


def _case(case_id: str, record: dict[str, Any]) -> Case:
    text, names = record["text"], dict[str, set[str]]()
    events = tuple(_event(line, names) for line in record.get("events", []))
    roles = dict(_role(line, names) for line in record.get("roles", []))
    gold = GoldArticle(
        id=case_id,
        names={key: frozenset(map(fold_name, found)) for key, found in names.items()},
        labels={key: key for key in names},
        items=dict.fromkeys(names, ""),
        events=tuple(replace(event, evidence=text) for event in events),
        roles=roles,
    )
    return Case(Article(case_id, text, even_out(text), published=record.get("published", "")), gold)


def _event(line: str, names: dict[str, set[str]]) -> GoldEvent:
    """Return the event that a line states; its names are added to ``names`` (by the entity's first name)."""
    said, *details = (part.strip() for part in line.removeprefix("~").split(";"))
    actor, event_type, recipient = (part.strip() for part in said.split(">"))
    if event_type not in TYPES:
        raise ValueError(f"'{event_type}' is none of the sixteen types")
    event = GoldEvent(_key(actor, names), event_type, _key(recipient, names), "actual", "", "", line[0] != "~", "")
    for detail in details:
        if detail.startswith("source="):
            event = replace(event, source=_key(detail.removeprefix("source="), names))
        elif detail in get_args(Status):
            event = replace(event, status=detail)
        elif first_date(detail)[0] == detail or detail.isdecimal():
            event = replace(event, date=detail)
        else:
            raise ValueError(f"'{detail}' is no status, date or source")
    return event


def _role(line: str, names: dict[str, set[str]]) -> tuple[tuple[str, str], str]:
    person, title, place = (part.strip() for part in line.split(">"))
    return (_key(person, names), _key(place, names)), title


def _key(alternatives: str, names: dict[str, set[str]]) -> str:
    """Return the entity that one of the names is known by in this case, or a new one."""
    found = {name.strip() for name in alternatives.split("|")}
    first = alternatives.split("|")[0].strip()
    if not all(found):
        raise ValueError(f"'{alternatives}' holds an empty name")
    key = next((known for known, others in names.items() if others & found), first)
    names.setdefault(key, set()).update(found)
    return key

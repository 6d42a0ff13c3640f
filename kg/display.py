"""What the commands print: tables on a terminal as in a file, one line of text per row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.model import Reading, Silence

if TYPE_CHECKING:
    from kg.diff import Change
    from kg.evaluation import Error, Evaluation
    from kg.explain import Explanation
    from kg.phenomena import PhenomenonScore
    from kg.query import NamedQuery
    from kg.validation import Violation
    from kg.verification import Mismatch

WIDE = 200  # columns of a table that goes into a file or a pipe
CHANGES = {
    "moved": "Changements de statut",
    "new": "Événements nouveaux",
    "gone": "Événements disparus",
    "more": "Événements attestés par d'autres articles",
    "less": "Événements que des articles n'attestent plus",
    "office": "Fonctions nouvelles",
    "office-gone": "Fonctions disparues",
    "article": "Articles nouveaux",
    "article-gone": "Articles disparus",
    "text": "Articles modifiés",
}
EXCERPT = 160  # characters of a sentence that is listed


def out() -> Console:
    """Return the console of stdout; names and sentences are printed as they are, never as markup."""
    return _console(stderr=False)


def err() -> Console:
    """Return the console of stderr."""
    return _console(stderr=True)


def _console(stderr: bool) -> Console:
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    return console if console.is_terminal else Console(stderr=stderr, markup=False, highlight=False, width=WIDE)


def show_rows(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[str] = ()) -> None:
    """Print a table; the columns in ``numbers`` are set to the right."""
    table = Table(box=SIMPLE, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out().print(table)


def show_build(readings: Iterable[Reading]) -> None:
    """Print one line per article: what was found, and why nothing was."""
    rows = [
        (r.article.id, r.article.title, r.article.published, str(len(r.events)), str(len(r.roles)), _remark(r))
        for r in readings
    ]
    total = ("", f"{len(rows)} articles", "", *(str(sum(int(row[i]) for row in rows)) for i in (3, 4)), "")
    columns = ("article", "title", "published", "events", "roles", "remark")
    show_rows(columns, [*rows, total], numbers=("events", "roles"))


def _remark(reading: Reading) -> str:
    """Return the notes on how an article was read and, where it has no event, the commonest reasons."""
    reasons = Counter(silence.reason for silence in reading.silences)
    common = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))[:3]
    why = [f"{reason} ({count})" for reason, count in common] or ["aucune phrase"]
    return " ; ".join((*reading.article.notes, *(() if reading.events else why)))


def show_silences(readings: Iterable[Reading]) -> None:
    """Print every sentence that yielded nothing with its reason."""
    rows = [(r.article.id, s.reason, _excerpt(r, s)) for r in readings for s in r.silences]
    show_rows(("article", "reason", "sentence"), rows)


def _excerpt(reading: Reading, silence: Silence) -> str:
    return _short(reading.article.text[silence.start : silence.end])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


def show_queries(queries: Iterable[NamedQuery]) -> None:
    """Print the named queries, with what each can be told."""
    rows = [(q.name, " ".join(_parameter(p.name, p.required) for p in q.parameters), q.description) for q in queries]
    show_rows(("name", "parameters", "description"), rows)


def _parameter(name: str, required: bool) -> str:
    return f"{name}=…" if required else f"[{name}=…]"


def show_explanations(explanations: Iterable[Explanation]) -> None:
    """Print each evidence in its sentence; the words are bold on a terminal and between ** ** elsewhere."""
    console = out()
    for found in explanations:
        said = f", selon {found.source}" if found.source else ""
        date = f", {found.date}" if found.date else ""
        console.print(Text(f"{found.event} ({found.status}{date}{said})", style="bold"), soft_wrap=True)
        words = Text(found.exact, style="reverse") if console.is_terminal else Text(f"**{found.exact}**")
        console.print(Text("  ") + Text(found.before) + words + Text(found.after), soft_wrap=True)
        origin = " · ".join(filter(None, (found.article, found.title, found.publisher, found.published)))
        rule = f"« {found.trigger} », {found.rule}, {found.confidence:.2f}"
        console.print(Text(f"  {origin} [{found.start}:{found.end}] {rule}\n", style="dim"), soft_wrap=True)


def show_changes(changes: Iterable[Change]) -> None:
    """Print one sentence per change, under a heading per kind, or that there is none."""
    listed = list(changes)
    for kind, heading in CHANGES.items():
        sentences = [change.sentence for change in listed if change.kind == kind]
        if sentences:
            out().print(Text(f"{heading} ({len(sentences)})", style="bold"))
            for sentence in sentences:
                out().print(Text(f"  {sentence}"), soft_wrap=True)
    if not listed:
        out().print("Aucun changement.")


def show_violations(violations: Iterable[Violation]) -> None:
    """Print the SHACL report."""
    show_rows(("node", "property", "value", "message"), [(v.focus, v.path, v.value, v.message) for v in violations])


def show_mismatches(mismatches: Iterable[Mismatch]) -> None:
    """Print the mentions whose characters are not those of the article."""
    rows = [(m.article, m.mention, _short(m.expected), _short(m.found), m.reason) for m in mismatches]
    show_rows(("article", "mention", "graph", "article text", "reason"), rows)


def show_evaluation(result: Evaluation) -> None:
    """Print precision, recall and F1 per event type, and the figures of the guidelines."""
    from kg.evaluation import rates

    rows = []
    for name, n in sorted(result.types.items()):
        figures = rates(n["tp"], n["predicted"], n["gold"])
        rows.append((name, *(f"{x:.2f}" for x in figures), str(n["tp"]), str(n["predicted"]), str(n["gold"])))
    columns = ("type", "precision", "recall", "f1", "matched", "predicted", "gold")
    show_rows(columns, rows, numbers=columns[1:])
    n = result.counts
    counted = [(name, str(n[name])) for name in ("articles", "gold", "predicted")]
    measured = [(name, f"{value:.3f}") for name, value in result.figures().items()]
    show_rows(("figure", "value"), counted + measured, numbers=("value",))


def show_errors(errors: Iterable[Error]) -> None:
    """Print how often each cause is behind an error, then the errors themselves by cause."""
    listed = sorted(errors, key=lambda e: (e.kind, e.cause, e.article, e.actor, e.type, e.recipient))
    causes = Counter((e.kind, e.cause.partition(":")[0]) for e in listed)
    by_number = sorted(causes.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    rows = [(kind, cause, str(n)) for (kind, cause), n in by_number]
    show_rows(("error", "cause", "number"), rows, numbers=("number",))
    details = [(e.kind, e.cause, e.article, f"{e.actor} {e.type} {e.recipient}", _short(e.evidence)) for e in listed]
    show_rows(("error", "cause", "article", "event", "evidence"), details)


def show_phenomena(scores: Iterable[PhenomenonScore]) -> None:
    """Print one line per phenomenon and half; a figure that the cases do not ask for is left empty."""
    columns = ("phenomenon", "half", "cases", "right", "events", "found", "false", "f1", "status", "date", "source")
    rows = []
    for s in scores:
        figures = ("" if x is None else f"{x:.2f}" for x in (s.f1, s.status, s.date, s.source))
        rows.append((s.name, s.half, *map(str, (s.cases, s.right, s.expected, s.found, s.false)), *figures))
    show_rows(columns, rows, numbers=columns[2:])

"""Articles to a graph: the command that reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import InputError
from kg.failures import PARTLY, say

if TYPE_CHECKING:
    from kg.model import Article, Reading


def build(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Text files, folders, .jsonl files, or -.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")] = Path("output"),
    base: Annotated[str, typer.Option(metavar="IRI", help="Where the IRIs of the instances begin.")] = "",
    why: Annotated[bool, typer.Option("--why", help="Say of every sentence without an event why it has none.")] = False,
) -> None:
    """Read articles and write the graph.

    The folder then holds graph.ttl, graph.html and articles.jsonl, which 'kg verify' and 'kg explain' need.
    """
    from kg import display
    from kg.articles import Problem, read_articles
    from kg.namespaces import DEFAULT_BASE, check_base

    base = check_base(base or DEFAULT_BASE)
    _folder(output)
    found = list(read_articles(inputs, sys.stdin.buffer))
    problems = [item for item in found if isinstance(item, Problem)]
    articles = [item for item in found if not isinstance(item, Problem)]
    for problem in problems:
        say(str(problem))
    if not articles:
        raise InputError("No article could be read, nothing was written; French news as plain text was expected.")
    readings = _read_all(articles)
    _write(readings, output, base)
    display.show_build(readings)
    if why:
        display.show_silences(readings)
    say(f"Written: {output / 'graph.ttl'}, {output / 'graph.html'}, {output / 'articles.jsonl'}.")
    if problems:
        say(f"{len(problems)} of {len(found)} inputs could not be read.")
        raise typer.Exit(PARTLY)


def _read_all(articles: list[Article]) -> list[Reading]:
    """Return the readings of ``articles``, with a progress bar on stderr."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from kg.display import err
    from kg.pipeline import build as read

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err(), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=len(articles))
        return read(articles, progress=lambda done: bar.update(task, completed=done))


def _write(readings: list[Reading], output: Path, base: str) -> None:
    from kg.graph import to_graph
    from kg.page import write_page
    from kg.texts import write_texts
    from kg.turtle import write_turtle

    graph = to_graph(readings, base)
    articles = [reading.article for reading in readings]
    write_turtle(graph, output / "graph.ttl")
    write_texts(articles, output / "articles.jsonl")
    write_page(graph, {article.id: article.text for article in articles}, output / "graph.html")


def _folder(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{output}: cannot be written to ({error.strerror}); a folder was expected.") from error

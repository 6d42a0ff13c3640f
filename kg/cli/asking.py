"""Questions to a graph, and to two."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, GraphFile, texts_beside
from kg.errors import InputError, QueryError
from kg.failures import say


def query(
    question: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, a name, a file, or - for stdin.")] = "",
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=VALUE", help="Parameters of a named query; or --NAME VALUE.")
    ] = None,
    graph: GraphFile = DEFAULT_GRAPH,
    endpoint: Annotated[str, typer.Option(metavar="URL", help="Ask this SPARQL server instead of a file.")] = "",
    output_format: Annotated[
        str, typer.Option("--format", metavar="table|csv|json|ttl", help="ttl for CONSTRUCT.")
    ] = "table",
    listed: Annotated[bool, typer.Option("--list", help="List the named queries with their parameters.")] = False,
) -> None:
    """Ask the graph in SPARQL, or a named query.

    Without a question, the named queries are listed. A second --actor is the other of two.
    """
    from kg import display
    from kg.query import ask, named_queries
    from kg.store import open_store

    if listed or not question:
        display.show_queries(named_queries().values())
        return
    if question.startswith("--"):
        raise typer.BadParameter(f"there is no option {question}.")
    if endpoint:
        from kg.remote import open_endpoint
    store = open_endpoint(endpoint) if endpoint else open_store(graph)
    text = sys.stdin.read() if question == "-" else question
    answer = ask(store, text, _parameters(arguments or []))
    if output_format == "table":
        display.show_rows(answer.columns, answer.rows)
    else:
        sys.stdout.write(answer.text(output_format))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A graph.ttl.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A later one.")],
) -> None:
    """Say what changed between two graphs.

    Events whose status moved, new and gone events, new evidence, offices and articles; in French, one line each.
    """
    from kg import display
    from kg.diff import diff as differences
    from kg.store import open_store

    display.show_changes(differences(open_store(old), open_store(new)))


def view(graph: GraphFile = DEFAULT_GRAPH) -> None:
    """Open the HTML graph in the browser."""
    import webbrowser

    page = graph.with_suffix(".html")
    if not page.is_file():
        raise InputError(f"{page}: there is no such page; 'kg build' writes it beside the graph.")
    typer.echo(str(page))
    if not webbrowser.open(page.resolve().as_uri()):
        say("No browser could be started; open this file in one.")


def explain(
    term: Annotated[str, typer.Argument(help="An event (ev:…) or an actor, by name, IRI or Wikidata item.")],
    other: Annotated[str, typer.Argument(help="A second actor: only what is between the two.")] = "",
    graph: GraphFile = DEFAULT_GRAPH,
) -> None:
    """Show the sentences behind an event.

    Or all those about an actor, or between two actors; the words that say it are marked.
    """
    from kg import display
    from kg.explain import explain as explanations
    from kg.store import open_store
    from kg.texts import read_texts

    display.show_explanations(explanations(open_store(graph), read_texts(texts_beside(graph)), term, other))


def _parameters(arguments: list[str]) -> dict[str, str]:
    """Read NAME=VALUE, --NAME VALUE and --NAME=VALUE; what is given twice as actor is the other one."""
    given: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.removeprefix("--").partition("=")
        if not equals and word.startswith("--"):
            value = next(words, "")
        elif not equals:
            raise QueryError(f"{word!r}: a parameter is given as NAME=VALUE, such as actor=Macron.")
        given["other" if name == "actor" and "actor" in given else name] = value
    return given

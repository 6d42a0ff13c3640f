"""The graph for other programs: files of their formats, databases, a server."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, GraphFile
from kg.errors import InputError
from kg.failures import say


def export(
    output_format: Annotated[
        str, typer.Argument(metavar="FORMAT", help="nt, nq, trig, jsonld, rdfxml, rdf12, graphml, gexf, csv or plover.")
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    graph: GraphFile = DEFAULT_GRAPH,
) -> None:
    """Write the graph in another format.

    For csv the output is a folder, which gets nodes.csv and edges.csv.
    """
    from kg.export import export as write
    from kg.export import export_csv
    from kg.store import open_store

    if output_format == "csv":
        if output is None:
            raise InputError("csv makes two files, nodes.csv and edges.csv; expected -o FOLDER.")
        paths = export_csv(open_store(graph), output)
        say(f"Written: {', '.join(str(path) for path in paths)}.")
        return
    text = write(open_store(graph), output_format)
    if output is None:
        sys.stdout.write(text)
        return
    output.write_text(text, encoding="utf-8", newline="")
    say(f"Written: {output}.")


def load(
    url: Annotated[
        str, typer.Argument(help="Graph Store address of the database, such as http://localhost:7878/store.")
    ],
    graph: GraphFile = DEFAULT_GRAPH,
    into: Annotated[str, typer.Option(metavar="IRI", help="A named graph; else the default graph.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="In place of what that graph holds.")] = False,
    by_article: Annotated[bool, typer.Option("--by-article", help="Into one named graph per article.")] = False,
    article: Annotated[list[str] | None, typer.Option(metavar="ID", help="Replace only this article's facts.")] = None,
    remove: Annotated[list[str] | None, typer.Option(metavar="ID", help="Remove this article's facts.")] = None,
    update: Annotated[bool, typer.Option("--update", help="URL is a SPARQL Update address.")] = False,
    user: Annotated[str, typer.Option(help="User name; the password is read from KG_PASSWORD.")] = "",
) -> None:
    """Load the graph into a running database.

    Loading twice changes nothing. --article and --remove are for a database that was loaded with --by-article.
    """
    from kg.load import Database, load_articles, remove_articles
    from kg.load import load as load_all
    from kg.store import open_store

    if (into or replace) and (by_article or article or remove):
        raise InputError("--into and --replace are for the whole graph; expected them without --by-article.")
    database = Database(url, update, user, os.environ.get("KG_PASSWORD", ""))
    store = open_store(graph)
    if remove:
        done = remove_articles(store, database, remove)
        say(f"Removed from {url}: {', '.join(done.removed)}.")
    if by_article or article:
        done = load_articles(store, database, article or ())
        say(f"Loaded into {url}: {done.triples} triples in {len(done.graphs)} graphs.")
    elif not remove:
        done = load_all(store, database, into, replace)
        say(f"Loaded into {url}: {done.triples} triples in {into or 'the default graph'}.")


def serve(
    graph: GraphFile = DEFAULT_GRAPH,
    host: Annotated[
        str, typer.Option(help="Where to listen; other machines reach only another address.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 7878,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Longest time for a query.")] = 10.0,
    limit: Annotated[float, typer.Option(min=0.001, metavar="MB", help="Largest answer to a query.")] = 32.0,
) -> None:
    """Serve the graph to SPARQL clients and browsers, read-only.

    SPARQL 1.1 Protocol at /sparql, the query page at /, the graph page at /graph.html, and every entity, event, mention and
    article at its own path, as HTML, Turtle or JSON-LD.
    """
    from kg.query import named_queries
    from kg.server import Settings
    from kg.server import serve as run

    ready_made = {f"{query.name} : {query.description}": query.text for query in named_queries().values()}
    run(graph, Settings(host, port, timeout, int(limit * 1_000_000)), ready_made, ready=say)

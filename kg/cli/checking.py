"""Whether a graph is what it should be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, GraphFile, texts_beside
from kg.failures import NO, say

SUITE = Path("tests/phenomena")


def validate(graph: GraphFile = DEFAULT_GRAPH) -> None:
    """Check the graph against the ontology (SHACL).

    The exit code is 1 where it does not conform.
    """
    from kg import display
    from kg.turtle import read_graph
    from kg.validation import validate as violations

    found = violations(read_graph(graph))
    if found:
        display.show_violations(found)
        say(f"{graph} does not conform: {len(found)} violations.")
        raise typer.Exit(NO)
    typer.echo(f"{graph} conforms.")


def verify(graph: GraphFile = DEFAULT_GRAPH) -> None:
    """Check every mention against the articles.

    Each is sliced out of the stored text again; the exit code is 1 on any mismatch.
    """
    from kg import display
    from kg.store import open_store
    from kg.texts import read_texts
    from kg.verification import verify as verification

    result = verification(open_store(graph), read_texts(texts_beside(graph)))
    if result.mismatches:
        display.show_mismatches(result.mismatches)
        say(f"{len(result.mismatches)} mismatches in {result.mentions} mentions of {result.articles} articles.")
        raise typer.Exit(NO)
    typer.echo(f"{result.mentions} mentions of {result.articles} articles verified.")


def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(metavar="GOLD", help="Gold annotations: a folder of .json files, or one.")
    ] = None,
    graph: GraphFile = DEFAULT_GRAPH,
    errors: Annotated[bool, typer.Option("--errors", help="List missed, false and wrong events by cause.")] = False,
    phenomena: Annotated[
        bool, typer.Option("--phenomena", help="GOLD is a suite of mini-texts, read anew [default: tests/phenomena].")
    ] = False,
) -> None:
    """Score the graph against gold annotations.

    With --phenomena, score the reader on a suite of mini-texts, by construction of the language.
    """
    if phenomena:
        _evaluate_phenomena(gold or SUITE)
    elif gold is None:
        raise typer.BadParameter("gold annotations are missing: a folder of .json files was expected.")
    else:
        _evaluate_graph(gold, graph, errors)


def _evaluate_graph(gold: Path, graph: Path, errors: bool) -> None:
    from kg import display
    from kg.evaluation import evaluate as evaluation
    from kg.gold import read_gold
    from kg.store import open_store

    result = evaluation(open_store(graph), read_gold(gold))
    display.show_evaluation(result)
    if errors:
        display.show_errors(result.errors)


def _evaluate_phenomena(suite: Path) -> None:
    from kg import display
    from kg.phenomena import phenomenon_scores
    from kg.pipeline import read

    display.show_phenomena(phenomenon_scores(suite, read))

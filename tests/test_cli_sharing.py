"""The commands that ask, compare and hand on a graph, as a user calls them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from readings import afp, belga
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.graph import to_graph
from kg.turtle import write_turtle


def kg(*arguments: object) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "200"})


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Write the graph of two articles."""
    write_turtle(to_graph([belga(), afp()]), tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


@pytest.mark.parametrize("command", [["export", "nt"], ["load", "http://127.0.0.1:9/store"], ["serve", "--port", "0"]])
def test_a_missing_graph_is_named(tmp_path: Path, command: list[str]) -> None:
    """Before anything is written, sent or served."""
    result = kg(*command, "--graph", tmp_path / "rien.ttl")
    assert result.exit_code == 2
    assert "rien.ttl" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--actor", "Macron", "--actor", "Poutine"],
        ["--actor=Macron", "--other=Poutine"],
        ["actor=Macron", "other=Poutine"],
    ],
)
def test_a_named_query_takes_its_parameters_as_options_too(graph: Path, arguments: list[str]) -> None:
    """The second --actor is the other of the two."""
    result = kg("query", "between", *arguments, "--graph", graph, "--format", "csv")
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 3


def test_an_unknown_parameter_is_named(graph: Path) -> None:
    """With those that the query has."""
    result = kg("query", "between", "--acteur", "Macron", "--graph", graph)
    assert result.exit_code == 2
    assert "acteur" in result.stderr and "expected actor, other" in result.stderr


def test_the_named_queries_are_listed() -> None:
    """Many, each with its parameters and what it answers."""
    result = kg("query", "--list")
    assert result.exit_code == 0
    assert "between" in result.stdout and "actor=…" in result.stdout and "confirmations" in result.stdout
    assert len([line for line in result.stdout.splitlines() if line.strip()]) > 15


def test_contradictions_and_confirmations_are_shown_by_name(graph: Path) -> None:
    """What one article affirms and the other denies, and what was confirmed."""
    against = kg("query", "contradictions", "--graph", graph, "--format", "csv")
    assert "Biélorussie – attaque – Ukraine,,001_afp,000_belga" in against.stdout
    confirmed = kg("query", "confirmations", "--actor", "Macron", "--graph", graph, "--format", "csv")
    assert "Emmanuel Macron" in confirmed.stdout


def test_diff_says_in_words_what_changed(graph: Path, tmp_path: Path) -> None:
    """A heading per kind of change and one sentence each; nothing changed is said, too."""
    events = belga().events
    done = replace(belga(), events=(replace(events[0], status="actual"), *events[1:]))
    third = replace(afp(), events=afp().events[:3])
    write_turtle(to_graph([done, third]), tmp_path / "new.ttl")
    result = kg("diff", graph, tmp_path / "new.ttl")
    assert result.exit_code == 0, result.output
    assert "Changements de statut (1)" in result.stdout
    assert "passe de prévu à avéré, d'après 000_belga." in result.stdout
    assert kg("diff", graph, graph).stdout.strip() == "Aucun changement."


def test_diff_names_the_file_that_it_cannot_read(graph: Path, tmp_path: Path) -> None:
    """One sentence, exit code 2."""
    result = kg("diff", graph, tmp_path / "rien.ttl")
    assert result.exit_code == 2
    assert "rien.ttl" in result.stderr

"""The README tells the truth: its example, its commands and its links."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main
from rdflib import Graph
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.lexicon import load_lexicon
from kg.namespaces import DEFAULT_BASE, prefixes
from kg.turtle import read_graph

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("tests/**/README.md"), *ROOT.glob("kg/**/README.md")])
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def kg(arguments: list[str], stdin: str = "") -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, arguments, input=stdin, env={"COLUMNS": "200"})


def block(language: str) -> str:
    """Return the first code block of a language."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def examples() -> list[str]:
    """Return the command lines of the console block."""
    return [line.removeprefix("$ ") for line in block("console").splitlines() if line.startswith("$ ")]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the five articles were built, as ``make graph`` does."""
    folder = tmp_path_factory.mktemp("readme")
    result = kg(["build", str(ROOT / "seeds"), "-o", str(folder / "output")])
    assert result.exit_code == 0, result.output
    return folder


def test_the_sentence_becomes_the_turtle(tmp_path: Path) -> None:
    """Every triple that the first screen shows is in the graph of its sentence."""
    sentence = re.search(r"^> (.*)$", README, re.MULTILINE)
    assert sentence is not None
    assert kg(["build", "-", "-o", str(tmp_path)], stdin=sentence[1] + "\n").exit_code == 0
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes(DEFAULT_BASE).items())
    shown = Graph().parse(data=head + block("turtle"), format="turtle")
    assert len(shown) > 10
    assert set(shown) - set(read_graph(tmp_path / "graph.ttl")) == set()


@pytest.mark.parametrize("line", examples())
def test_the_examples_run(line: str, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the README answers on the graph of the five articles."""
    monkeypatch.chdir(output)
    result = kg(shlex.split(line)[1:])
    assert result.exit_code == 0, result.output
    assert len(result.stdout.split()) > 1


def test_the_answer_shown_is_the_answer_given(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table under the first example is what the command prints."""
    monkeypatch.chdir(output)
    shown = block("console").split("\n\n")[0].splitlines()[1:]
    given = kg(shlex.split(examples()[0])[1:]).stdout
    assert [line.split() for line in shown] == [line.split() for line in given.splitlines() if line.strip()]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_is_documented(command: str) -> None:
    """The README's table has every command that there is."""
    assert f"| `kg {command}` |" in README


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_has_help(command: str) -> None:
    """Every command says what it does, and so does each of its options and arguments."""
    assert COMMANDS[command].help
    assert [p.name for p in COMMANDS[command].params if not getattr(p, "help", None)] == []


def test_no_command_is_documented_that_does_not_exist() -> None:
    """The table has no command of the past."""
    assert set(re.findall(r"^\| `kg (\w+)` \|", README, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Every relative link of a document names a file of the repository."""
    text = document.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if not target.startswith("http")]
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_the_number_of_frames_is_true() -> None:
    """The README counts what the lexicon holds."""
    lexicon = load_lexicon()
    frames = sum(len(group) for by_word in (lexicon.verbs, lexicon.nouns) for group in by_word.values())
    claimed = re.search(r"more than ([\d,]+) \*frames\*", README)
    assert claimed is not None
    assert frames > int(claimed[1].replace(",", ""))


def test_make_targets_of_the_documents_exist() -> None:
    """``make …`` in a document is a target of the Makefile."""
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        t for document in DOCUMENTS for t in re.findall(r"(?:`|^)make (\w+)", document.read_text("utf-8"), re.MULTILINE)
    }
    assert named <= targets

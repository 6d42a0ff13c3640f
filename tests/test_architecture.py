"""The shape of the package: who may import whom, how long things are, and where French is written."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from scenes import words

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40  # lines
MOST_WORDS = 5  # of the vocabulary in one literal: a handful of function words is grammar, more is a lexicon
HEAVY = {"spacy", "pysbd", "py3langid", "thinc"}

path = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))


def nodes(file: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    """Yield the nodes of a kind in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages do not know each other, spaCy stays on the text side, RDF on the graph side."""
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True, no_logo=True) == 0


@pytest.mark.parametrize("command", ["query", "explain", "validate", "verify", "evaluate", "diff", "view", "export"])
def test_a_question_does_not_load_the_language_model(command: str) -> None:
    """The command line with the help of a command that only asks imports nothing that reads text."""
    code = (
        "import sys\n"
        "from kg.cli import app\n"
        f"app(['{command}', '--help'], standalone_mode=False)\n"
        f"sys.exit(str(sorted({HEAVY!r} & set(sys.modules)) or ''))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stderr.strip() == ""


def test_importing_the_package_loads_nothing() -> None:
    """``import kg`` is free of side effects."""
    code = f"import sys, kg; sys.exit(str(sorted(({HEAVY!r} | {{'rdflib', 'typer'}}) & set(sys.modules)) or ''))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stderr.strip() == ""


@path
def test_files_stay_short(file: Path) -> None:
    """A module that outgrows a few screens wants to be two."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@path
def test_functions_stay_short(file: Path) -> None:
    """A function is read at one glance."""
    functions = nodes(file, ast.FunctionDef, ast.AsyncFunctionDef)
    assert [f.name for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION] == []  # type: ignore[attr-defined]


@path
def test_no_french_word_list_in_code(file: Path) -> None:
    """Words and names are data under ``kg/data``, where they can be read, sorted and extended."""
    known = vocabulary()
    for node in nodes(file, ast.List, ast.Tuple, ast.Set, ast.Dict):
        items = node.keys if isinstance(node, ast.Dict) else node.elts  # type: ignore[attr-defined]
        listed = [item.value for item in items if isinstance(item, ast.Constant) and item.value in known]
        assert len(listed) <= MOST_WORDS, f"{file.name}, line {node.lineno}: {listed}"  # type: ignore[attr-defined]


def vocabulary() -> set[str]:
    """Return the content words and names that the package knows."""
    lexicon = words()
    entries = lexicon.gazetteer.entries.values()
    names = {name for entry in entries for name in (entry.label, *entry.names, *entry.demonyms)}
    nouns = set(lexicon.nouns) | set(lexicon.roles) | set(lexicon.bodies) | lexicon.texts | lexicon.things
    return names | nouns | set(lexicon.verbs) | set(lexicon.speech) | set(lexicon.given_names)


@path
def test_no_global_state_of_spacy(file: Path) -> None:
    """No registered components, no attributes hung on Docs: stages are functions."""
    text = file.read_text(encoding="utf-8")
    assert [word for word in ("set_extension", "@Language", "._.") if word in text] == []

"""The command line: exit codes, one sentence per failure, what goes to stdout and what to stderr."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import pytest
import readings as made
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.graph import to_graph
from kg.model import Article, Reading, Silence
from kg.texts import write_texts
from kg.turtle import write_turtle

BODY = "La France accuse la Russie d'avoir attaqué l'Ukraine. Le président a condamné cette guerre devant les députés."
ROOT = Path(__file__).parent.parent


def kg(*arguments: object, stdin: str | bytes = "") -> Result:
    """Run the command line with ``arguments``."""
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, env={"COLUMNS": "200"})


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run ``kg`` in a shell of its own, as a user does."""
    line = command.replace("kg ", f"'{sys.executable}' -m kg ", 1)
    return subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)


def one_sentence(result: Result) -> str:
    """Return what stderr says, having checked that it is one line and no traceback."""
    said = result.stderr.strip()
    assert said, result.output
    assert "\n" not in said
    assert "Traceback" not in said
    return said


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Put a pipeline that reads nothing, and a page that is a stub, in place of the slow ones."""

    def build(articles: Iterable[Article], *, progress: Callable[[int], None] | None = None) -> list[Reading]:
        silences = (Silence(0, 53, "acteur non reconnu"), Silence(54, 110, "aucun déclencheur"))
        found = [Reading(article, (), (), (), silences) for article in articles]
        if progress is not None:
            progress(len(found))
        return found

    def write_page(graph: object, texts: object, path: Path) -> None:
        path.write_text("<html></html>", encoding="utf-8")

    fakes = {"kg.pipeline": {"build": build}, "kg.page": {"write_page": write_page}}
    for name, functions in fakes.items():
        module = ModuleType(name)
        vars(module).update(functions)
        monkeypatch.setitem(sys.modules, name, module)
    return sys.modules["kg.pipeline"]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Give the graph of two hand-made readings, with its articles beside it."""
    found = [made.belga(), made.afp()]
    write_turtle(to_graph(found), tmp_path / "graph.ttl")
    write_texts([reading.article for reading in found], tmp_path / "articles.jsonl")
    return tmp_path / "graph.ttl"


def test_build_writes_graph_page_and_articles(tmp_path: Path, pipeline: ModuleType) -> None:
    """A build says what it found, and why where it found nothing."""
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    result = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["articles.jsonl", "graph.html", "graph.ttl"]
    assert "acteur non reconnu (1)" in result.stdout


def test_build_gives_the_reason_of_each_sentence(tmp_path: Path, pipeline: ModuleType) -> None:
    """With --why every sentence without an event stands beside its reason."""
    result = kg("build", "-", "-o", tmp_path, "--why", stdin=BODY)
    assert result.exit_code == 0, result.output
    line = next(line for line in result.stdout.splitlines() if "aucun déclencheur" in line and "guerre" in line)
    assert "stdin" in line


def test_build_goes_on_without_what_it_cannot_read(tmp_path: Path, pipeline: ModuleType) -> None:
    """One bad article among good ones is reported, and the exit code says so."""
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    result = kg("build", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "b.txt: is empty" in result.stderr
    assert (tmp_path / "out/graph.ttl").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\x00\x01\x02", "binary"),
        ("a.txt", b"The United States accused Russia of meddling in the vote on Monday.", "not in French"),
        ("a.txt", b"Connectez-vous\nPartager\n", "only boilerplate"),
        ("a.txt", b"le chat " * 2_500_000, "more than"),
        ("a b's [bold]\".txt", b"", "[bold]"),
        ("a.html", b"<p>", "plain text"),
    ],
)
def test_build_of_nothing_readable_is_bad_input(
    tmp_path: Path, pipeline: ModuleType, name: str, data: bytes, said: str
) -> None:
    """Where no article is left nothing is written, and each file is named with its fault."""
    (tmp_path / name).write_bytes(data)
    result = kg("build", tmp_path / name, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out/graph.ttl").exists()


def test_build_of_a_missing_path_and_an_empty_folder(tmp_path: Path, pipeline: ModuleType) -> None:
    """Both are named."""
    (tmp_path / "vide").mkdir()
    result = kg("build", tmp_path / "rien", tmp_path / "vide", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "no such file" in result.stderr
    assert "no .txt file" in result.stderr


def test_build_into_a_file_is_refused(tmp_path: Path, pipeline: ModuleType) -> None:
    """The output is a folder."""
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    result = kg("build", tmp_path / "a.txt", "-o", tmp_path / "a.txt")
    assert result.exit_code == 2
    assert "a folder was expected" in one_sentence(result)


def test_build_with_a_base_that_is_no_iri(tmp_path: Path, pipeline: ModuleType) -> None:
    """The base is checked before anything is read."""
    result = kg("build", tmp_path, "--base", "oups")
    assert result.exit_code == 2
    assert "oups" in one_sentence(result)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyError("x"), 2, "Internal error in test_cli.py"),
        (KeyboardInterrupt(), 130, "Interrupted"),
        (OSError(28, "No space left on device", "graph.ttl"), 2, "graph.ttl: No space left on device"),
        (MemoryError(), 2, "too large"),
    ],
)
def test_no_failure_shows_a_traceback(
    tmp_path: Path, pipeline: ModuleType, error: BaseException, code: int, said: str
) -> None:
    """Interrupts, full disks and mistakes of the program itself are one sentence each."""

    def fail(*_: object, **__: object) -> None:
        raise error

    vars(pipeline)["build"] = fail
    result = kg("build", "-", "-o", tmp_path, stdin=BODY)
    assert result.exit_code == code
    assert said in one_sentence(result)


@pytest.mark.parametrize("command", ["query", "explain", "validate", "verify", "evaluate"])
def test_a_missing_graph_is_named(tmp_path: Path, command: str) -> None:
    """Every command that reads the graph says which file it did not find."""
    (tmp_path / "g.json").write_text('{"id": "a", "entities": {}, "events": []}', encoding="utf-8")
    term = {"query": ["timeline"], "explain": ["Macron"], "evaluate": [tmp_path]}.get(command, [])
    result = kg(command, *term, "--graph", tmp_path / "rien.ttl")
    assert result.exit_code == 2
    assert "rien.ttl" in one_sentence(result)


def test_query_answers_on_stdout_only(graph: Path) -> None:
    """The answer can be piped: nothing else is on stdout."""
    question = "SELECT ?l { ent:etats-unis kg:sanctions/rdfs:label ?l }"
    result = kg("query", question, "--graph", graph, "--format", "csv")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "l"
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == ""


def test_query_from_standard_input_as_a_table(graph: Path) -> None:
    """A query that is piped in is answered like one on the command line."""
    result = kg("query", "-", "--graph", graph, stdin="ASK { ent:etats-unis kg:sanctions ?x }")
    assert result.exit_code == 0, result.output
    assert "true" in result.stdout


def test_named_query_with_its_parameters(graph: Path) -> None:
    """Actors are given by the names that people use."""
    result = kg("query", "between", "actor=Macron", "other=Poutine", "--graph", graph)
    assert result.exit_code == 0, result.output
    assert "Emmanuel Macron" in result.stdout


def test_query_without_a_question_lists_the_named_ones() -> None:
    """The named queries can be discovered."""
    result = kg("query")
    assert result.exit_code == 0
    assert "timeline" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["SELECT {"], "SPARQL"),
        (["oups"], "no such named query"),
        (["between", "Macron"], "NAME=VALUE"),
        (["between", "actor=Macron", "oups=1"], "unknown parameter oups"),
        (["SELECT ?x { ?x a kg:Event }", "--format", "oups"], "oups"),
        (["absent.rq"], "absent.rq"),
    ],
)
def test_bad_queries_are_one_sentence(graph: Path, arguments: list[str], said: str) -> None:
    """A wrong question is a wrong call, not an empty answer."""
    result = kg("query", *arguments, "--graph", graph)
    assert result.exit_code == 2
    assert said in one_sentence(result)
    assert result.stdout == ""


def test_explain_marks_the_words(graph: Path) -> None:
    """Between two actors the sentences are shown with the evidence marked."""
    result = kg("explain", "Emmanuel Macron", "Vladimir Poutine", "--graph", graph)
    assert result.exit_code == 0, result.output
    assert "**Emmanuel Macron s'est entretenu avec Vladimir Poutine**" in result.stdout


def test_validate_and_verify_say_yes_and_no(graph: Path) -> None:
    """A graph that was tampered with does not conform, or does not verify; that is exit code 1."""
    assert kg("validate", "--graph", graph).exit_code == 0
    assert kg("verify", "--graph", graph).exit_code == 0
    text = graph.read_text(encoding="utf-8")
    graph.write_text(text.replace("kg:status kg:planned", "kg:status kg:oups"), encoding="utf-8")
    broken = kg("validate", "--graph", graph)
    assert broken.exit_code == 1
    assert "oups" in broken.stdout
    articles = graph.parent / "articles.jsonl"
    articles.write_text(articles.read_text(encoding="utf-8").replace("Genève", "Genevè"), encoding="utf-8")
    moved = kg("verify", "--graph", graph)
    assert moved.exit_code == 1
    assert "001_afp" in moved.stdout


def test_evaluate_prints_figures_and_errors(graph: Path, tmp_path: Path) -> None:
    """The score has the figures of the guidelines; --errors adds the causes."""
    gold = tmp_path / "gold.json"
    gold.write_text(
        '{"id": "001_afp", "entities": {"r": {"names": ["Russie"]}, "u": {"names": ["Ukraine"]}},'
        ' "events": [{"actor": "r", "type": "ASSAULT", "recipient": "u", "status": "actual"},'
        ' {"actor": "u", "type": "AID", "recipient": "r", "status": "actual"}]}',
        encoding="utf-8",
    )
    result = kg("evaluate", gold, "--graph", graph, "--errors")
    assert result.exit_code == 0, result.output
    assert ["recall", "0.500"] in [line.split() for line in result.stdout.splitlines()]
    assert "type or direction" in result.stdout


def test_view_opens_the_page_beside_the_graph(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is opened, and its path printed for those without a browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: not opened.append(url))
    missing = kg("view", "--graph", graph)
    assert missing.exit_code == 2
    assert "graph.html" in one_sentence(missing)
    graph.with_suffix(".html").write_text("<html></html>", encoding="utf-8")
    result = kg("view", "--graph", graph)
    assert result.exit_code == 0
    assert opened == [graph.with_suffix(".html").as_uri()]


@pytest.mark.parametrize("arguments", ["kg build", "kg oups", "kg query --oups", "kg explain"])
def test_wrong_calls_exit_with_two(arguments: str) -> None:
    """A call that is not understood says so on stderr."""
    result = shell(arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Error" in result.stderr
    assert "Traceback" not in result.stderr


def test_asking_does_not_load_the_parser(graph: Path) -> None:
    """A question to the graph does not pay for the language model."""
    code = (
        "import sys; sys.argv = ['kg', 'query', 'timeline', '--graph', sys.argv[1]]\n"
        "from kg.cli import app\n"
        "app(standalone_mode=False)\n"
        "assert not {'spacy', 'py3langid'} & set(sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code, str(graph)], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_a_reader_that_stops_early_is_no_failure(graph: Path) -> None:
    """``kg query … | head -1`` ends quietly."""
    long = "SELECT ?s ?o { ?s ?p ?o . ?x ?y ?z }"
    result = shell(f"set -o pipefail; kg query '{long}' --graph '{graph}' --format csv | head -1")
    assert result.stdout.strip() == "s,o"
    assert result.returncode == 0
    assert result.stderr == ""


def test_accents_are_printed_on_a_console_that_is_not_utf8(graph: Path) -> None:
    """The answer is UTF-8 whatever the locale says."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    line = [sys.executable, "-m", "kg", "explain", "Macron", "--graph", str(graph)]
    result = subprocess.run(line, cwd=ROOT, capture_output=True, env=environment, check=False)
    assert result.returncode == 0
    assert "rencontrés" in result.stdout.decode("utf-8")

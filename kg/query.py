"""Questions to the graph: SPARQL, or one of the named queries of kg/data/queries, to rows, triples or yes and no."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from kg.answers import Answer, boolean_answer, table_answer, triples_answer
from kg.errors import DataFileError, QueryError
from kg.store import GraphStore, fold, resolve_entity

PARAMETER = re.compile(r"^# @param (?P<name>\w+) (?P<kind>\w+) (?P<need>required|optional) : (?P<description>.+)$")
# The line in which a query names its parameters, before they are given.
GIVEN = re.compile(r"VALUES \((?P<names>[^)]*)\) \{ \((?: *UNDEF)+ *\) \}")
KINDS = ("actor", "type", "status", "date", "text", "number")
CLASSES = """SELECT ?class ?name WHERE { GRAPH <https://w3id.org/depeche-kg/ontology> {
    ?class kg:directProperty ?property { ?class skos:notation|rdfs:label ?name }
    UNION { ?class kg:directProperty/rdfs:label ?name } } }"""
STATUSES = """SELECT ?status ?name WHERE { GRAPH <https://w3id.org/depeche-kg/ontology> {
    ?status a kg:Status ; rdfs:label ?name } }"""


@dataclass(frozen=True)
class Parameter:
    """What a named query can be told; ``description`` is French, ``kind`` one of KINDS."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True)
class NamedQuery:
    """A SPARQL query of kg/data/queries with its French description."""

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Read kg/data/queries/*.rq, sorted by name; DataFileError where one lacks its description or parameters."""
    folder = files("kg") / "data" / "queries"
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda entry: entry.name)
    return {entry.name[:-3]: read_query(entry.name[:-3], entry.read_text(encoding="utf-8")) for entry in entries}


def read_query(name: str, text: str) -> NamedQuery:
    """Read a query and its head: comment lines, of which ``# @param NAME KIND required|optional : …`` are parameters.

    Its VALUES line, all UNDEF, names the same parameters. DataFileError where head and VALUES line differ.
    """
    head = list(itertools.takewhile(lambda line: line.startswith("#"), text.splitlines()))
    found = [match for line in head if (match := PARAMETER.match(line))]
    parameters = tuple(Parameter(m["name"], m["kind"], m["need"] == "required", m["description"]) for m in found)
    description = " ".join(line.lstrip("# ").strip() for line in head if not line.startswith("# @"))
    given = GIVEN.search(text)
    if (given["names"].replace("?", "").split() if given else []) != [parameter.name for parameter in parameters]:
        raise DataFileError(f"query {name}: expected one VALUES line with the parameters of its head, in their order.")
    if any(parameter.kind not in KINDS for parameter in parameters):
        raise DataFileError(f"query {name}: unknown kind of parameter; expected one of {', '.join(KINDS)}.")
    return NamedQuery(name, description, parameters, text)


def ask(graph: GraphStore, query: str, arguments: Mapping[str, str] | None = None) -> Answer:
    """Run SPARQL text, a named query, or the query in a file, with the arguments that the user gave.

    Names of actors and types are understood as people write them; the prefixes of the graph need no declaration.
    Raises QueryError for a query that does not parse, an update, an unknown name, a missing or superfluous argument.
    """
    asked = _find(query)
    text = _fill(graph, asked, arguments or {})
    try:
        result = graph.store.query(text, prefixes=dict(graph.prefixes))
        if isinstance(result, ox.QueryBoolean):
            return boolean_answer(bool(result))
        if isinstance(result, ox.QuerySolutions):
            return table_answer(result, graph)
        return triples_answer(result, graph)
    except (SyntaxError, ValueError, RuntimeError) as error:
        reason = f"no valid SPARQL query ({error}); expected SELECT, CONSTRUCT or ASK."
        raise QueryError(f"query {asked.name}: {reason}") from error


def _find(query: str) -> NamedQuery:
    if query in named_queries():
        return named_queries()[query]
    if re.fullmatch(r"[\w./\\ :-]+\.(rq|sparql)", query):
        try:
            return read_query(query, Path(query).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{query}: cannot be read ({error}); expected a file with a SPARQL query.") from error
    if re.fullmatch(r"[\w-]+", query):
        raise QueryError(f"{query!r}: no such named query; expected SPARQL or one of: {', '.join(named_queries())}.")
    return NamedQuery("given", "", (), query)


def _fill(graph: GraphStore, query: NamedQuery, arguments: Mapping[str, str]) -> str:
    names = [parameter.name for parameter in query.parameters]
    unknown = sorted(set(arguments) - set(names))
    if unknown:
        expected = ", ".join(names) or "no parameter"
        raise QueryError(f"query {query.name}: unknown parameter {', '.join(unknown)}; expected {expected}.")
    missing = [p.name for p in query.parameters if p.required and not arguments.get(p.name)]
    if missing:
        raise QueryError(f"query {query.name}: expected the parameter {', '.join(missing)}.")
    values = [_argument(graph, parameter, arguments.get(parameter.name, "")) for parameter in query.parameters]
    line = f"VALUES ({' '.join('?' + name for name in names)}) {{ ({' '.join(values)}) }}"
    return GIVEN.sub(lambda _: line, query.text, count=1) if names else query.text


def _argument(graph: GraphStore, parameter: Parameter, value: str) -> str:
    if not value:
        return "UNDEF"
    if parameter.kind == "actor":
        return str(resolve_entity(graph, value))
    if parameter.kind in ("type", "status"):
        return _term(graph, parameter.name, value, CLASSES if parameter.kind == "type" else STATUSES)
    if parameter.kind == "number":
        if not value.isdecimal():
            raise QueryError(f"{parameter.name} {value!r}: expected a whole number.")
        return str(int(value))
    if parameter.kind == "date" and not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        raise QueryError(f"{parameter.name} {value!r}: expected a date such as 2021, 2021-11 or 2021-11-15.")
    return str(ox.Literal(value))


def _term(graph: GraphStore, name: str, value: str, query: str) -> str:
    terms = {}
    for node, label in graph.select(query):
        assert isinstance(node, ox.NamedNode) and isinstance(label, ox.Literal)
        terms[fold(label.value)] = terms[fold(node.value.rpartition("#")[2])] = str(node)
    if fold(value.rpartition(":")[2]) not in terms:
        known = sorted({text.rpartition("#")[2].rstrip(">") for text in terms.values()})
        raise QueryError(f"{name} {value!r}: not known; expected one of: {', '.join(known)}.")
    return terms[fold(value.rpartition(":")[2])]

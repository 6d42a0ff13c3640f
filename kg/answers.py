"""What a query answers, and how it is written down: table, W3C CSV and JSON results, Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store import GraphStore, Term

Kind = Literal["table", "triples", "boolean"]
Terms = tuple[Term | None, ...]
FORMATS = ("table", "csv", "json", "ttl")


@dataclass(frozen=True)
class Answer:
    """Columns and rows of terms; an ASK has one column and one row, a CONSTRUCT the columns of its triples."""

    kind: Kind
    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    prefixes: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]  # the terms as people read them: prefix:name, or the bare text

    def text(self, output_format: str) -> str:
        """Write the answer as ``table``, ``csv``, ``json`` or ``ttl``; QueryError for ttl of a SELECT."""
        if output_format not in FORMATS:
            raise QueryError(f"format {output_format!r}: not known; expected one of: {', '.join(FORMATS)}.")
        if output_format == "ttl" and self.kind != "triples":
            raise QueryError("format ttl: a SELECT or ASK has no triples; expected table, csv or json.")
        return {"table": self._table, "csv": self._csv, "json": self._json, "ttl": self._turtle}[output_format]()

    def _table(self) -> str:
        lines = [self.columns, *([cell.replace("\n", " ") for cell in row] for row in self.rows)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.columns))]
        padded = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
        return "".join(line.rstrip() + "\n" for line in padded)

    def _csv(self) -> str:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([_plain(term) for term in row] for row in self.terms)
        return buffer.getvalue()

    def _json(self) -> str:
        if self.kind == "boolean":
            return json.dumps({"head": {}, "boolean": self.rows[0][0] == "true"}) + "\n"
        named = (zip(self.columns, row, strict=True) for row in self.terms)
        bindings = [{name: _binding(term) for name, term in row if term is not None} for row in named]
        answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"

    def _turtle(self) -> str:
        triples = [ox.Triple(*row) for row in self.terms]  # type: ignore[arg-type]
        named = {prefix: iri for prefix, iri in self.prefixes.items() if iri}
        written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=named)
        return written.decode("utf-8") if written else ""


def boolean_answer(value: bool) -> Answer:
    """Make the answer of an ASK."""
    text = "true" if value else "false"
    return Answer("boolean", ("answer",), ((ox.Literal(value),),), {}, ((text,),))


def triples_answer(triples: Iterable[ox.Triple], graph: GraphStore) -> Answer:
    """Make the answer of a CONSTRUCT or DESCRIBE, sorted."""
    found = sorted(triples, key=str)
    return _answer("triples", ("subject", "predicate", "object"), [tuple(triple) for triple in found], graph)


def table_answer(solutions: ox.QuerySolutions, graph: GraphStore) -> Answer:
    """Make the answer of a SELECT, in the order of the query."""
    columns = tuple(variable.value for variable in solutions.variables)
    return _answer("table", columns, [tuple(solution) for solution in solutions], graph)


def _answer(kind: Kind, columns: tuple[str, ...], terms: Sequence[Terms], graph: GraphStore) -> Answer:
    rows = tuple(tuple(_readable(term, graph) for term in row) for row in terms)
    return Answer(kind, columns, tuple(terms), graph.prefixes, rows)


def _readable(term: Term | None, graph: GraphStore) -> str:
    return graph.shorten(term.value) if isinstance(term, ox.NamedNode) else _plain(term)


def _plain(term: Term | None) -> str:
    return "" if term is None else term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    assert isinstance(term, ox.Literal)
    binding = {"type": "literal", "value": term.value}
    if term.language:
        return binding | {"xml:lang": term.language}
    plain = term.datatype.value.endswith("#string")
    return binding if plain else binding | {"datatype": term.datatype.value}

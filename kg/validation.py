"""Graph to SHACL report against ontology/shapes.ttl, by the reference implementation pySHACL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, SH, Graph, Literal, Node

from kg.errors import DataFileError
from kg.ontology import ontology_file


@dataclass(frozen=True, order=True)
class Violation:
    """One result of the report: the node, the property path ("" for the node itself), the value, and what is wrong."""

    focus: str
    path: str
    value: str
    message: str
    message_fr: str


def validate(graph: Graph) -> tuple[Violation, ...]:
    """Check a graph against the shapes; the empty tuple says that it conforms. DataFileError where the shapes fail."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=load_shapes(), inplace=True, inference="none")
    if not isinstance(report, Graph):
        raise DataFileError(f"ontology/shapes.ttl: the SHACL engine failed ({report}); expected valid shapes.")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return tuple(sorted({_violation(report, result) for result in results}))


@cache
def load_shapes() -> Graph:
    """Parse the shapes; DataFileError where they are no Turtle."""
    path = ontology_file("shapes.ttl")
    try:
        return Graph().parse(path, format="turtle")
    except Exception as error:  # rdflib raises many kinds, none of them public
        raise DataFileError(f"{path.name}: no valid Turtle ({error}); expected SHACL shapes.") from error


def _violation(report: Graph, result: Node) -> Violation:
    messages = {m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)}
    parts = (report.value(result, predicate) for predicate in (SH.focusNode, SH.resultPath, SH.value))
    focus, path, value = ("" if part is None else str(part) for part in parts)
    return Violation(focus, path, value, messages.get("en", ""), messages.get("fr", ""))

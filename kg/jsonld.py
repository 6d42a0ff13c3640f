"""Triples as JSON-LD 1.1 that people can read: a context of prefixes, and one object per node."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, XSD

from kg.store import GraphStore

STRING, LANG_STRING = str(XSD.string), str(RDF.langString)


def to_jsonld(triples: Iterable[ox.Triple], graph: GraphStore) -> str:
    """Write triples, in their order, with the prefixes of ``graph``; a property with one value holds no list."""
    nodes: dict[str, dict[str, list[Any]]] = {}
    for triple in triples:
        values = nodes.setdefault(_name(triple.subject, graph), {})
        is_type = triple.predicate.value == str(RDF.type)
        value = _name(triple.object, graph) if is_type else _value(triple.object, graph)
        values.setdefault("@type" if is_type else graph.shorten(triple.predicate.value), []).append(value)
    listed = [
        {"@id": name} | {key: value[0] if len(value) == 1 else value for key, value in values.items()}
        for name, values in nodes.items()
    ]
    context = {prefix: graph.prefixes[prefix] for prefix in sorted(graph.prefixes) if prefix}
    return json.dumps({"@context": context, "@graph": listed}, ensure_ascii=False, indent=1) + "\n"


def _name(term: object, graph: GraphStore) -> str:
    return graph.shorten(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _value(term: object, graph: GraphStore) -> Any:
    if not isinstance(term, ox.Literal):
        return {"@id": _name(term, graph)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    return term.value if datatype == STRING else {"@value": term.value, "@type": graph.shorten(datatype)}

"""Graphs to Turtle files and back: sorted, grouped, the same bytes in every run, no escaped local names."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
from rdflib import RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Node, URIRef

from kg.errors import InputError
from kg.namespaces import KG, OA, SAFE_LOCAL_NAME, SCHEMA

GROUPS = {"ent": "acteurs et lieux", "ev": "événements", "role": "fonctions", "men": "passages", "art": "articles"}
FIRST_CLASSES = frozenset({KG.Event, KG.Actor, KG.Mention, KG.Role})
FIRST_PREDICATES = (
    RDF.type, RDFS.label, SKOS.altLabel, SKOS.exactMatch,
    KG.actor, KG.recipient, KG.holder, KG.of, KG.title, KG.status, KG.date, KG.mode, KG.place,
    KG.inArticle, OA.start, OA.end, OA.exact, OA.prefix, OA.suffix, KG.attributedTo, KG.trigger, KG.rule, KG.confidence,
    SCHEMA.identifier, SCHEMA.headline, SCHEMA.datePublished, SCHEMA.publisher, SCHEMA.inLanguage, KG.sha256,
)  # fmt: skip
LAST_PREDICATES = (KG.evidence, SCHEMA.mentions)
RANKS: dict[Node, int] = {node: rank - len(FIRST_PREDICATES) for rank, node in enumerate(FIRST_PREDICATES)}
RANKS |= {node: rank + 1 for rank, node in enumerate(LAST_PREDICATES)}
BARE_NUMBER = {XSD.integer: re.compile(r"[+-]?[0-9]+"), XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+")}
NEEDS_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Render = Callable[[Node], str]


def write_turtle(graph: Graph, path: Path) -> None:
    """Write a graph as Turtle in UTF-8; OSError where the disk refuses."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_chunks(graph))


def to_turtle(graph: Graph) -> str:
    """Give the Turtle text that ``write_turtle`` writes."""
    return "".join(_chunks(graph))


def read_graph(path: Path) -> Graph:
    """Read a Turtle file; InputError where it is missing or no Turtle, with line and column."""
    graph = Graph(bind_namespaces="none")
    try:
        parser = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        convert = _converter()
        graph.addN((convert(t.subject), convert(t.predicate), convert(t.object), graph) for t in parser)
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: cannot be read ({reason}); expected the graph.ttl of 'kg build'.") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: no valid Turtle ({error}); expected the graph.ttl of 'kg build'.") from error
    for prefix, namespace in parser.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def read_prefixes(path: Path) -> dict[str, str]:
    """Give the prefixes of a Turtle file without keeping it; InputError as in ``read_graph``."""
    try:
        parser = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        deque(parser, maxlen=0)
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: cannot be read ({reason}); expected the graph.ttl of 'kg build'.") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: no valid Turtle ({error}); expected the graph.ttl of 'kg build'.") from error
    return dict(parser.prefixes)


def _converter() -> Callable[[object], Node]:
    nodes: dict[str, URIRef] = {}

    def convert(term: object) -> Node:
        if isinstance(term, pyoxigraph.NamedNode):
            iri = term.value
            return nodes.get(iri) or nodes.setdefault(iri, URIRef(iri))
        if isinstance(term, pyoxigraph.Literal):
            return _literal(term, nodes)
        assert isinstance(term, pyoxigraph.BlankNode)
        return BNode(term.value)

    return convert


def _literal(term: pyoxigraph.Literal, nodes: dict[str, URIRef]) -> Literal:
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == str(XSD.string):
        return Literal(term.value)
    # Kept as written: rdflib would turn 0.90 into 0.9 and the file would change by reading it.
    return Literal(term.value, datatype=nodes.setdefault(datatype, URIRef(datatype)), normalize=False)


def _chunks(graph: Graph) -> Iterator[str]:
    namespaces = {str(namespace): prefix for prefix, namespace in graph.namespaces()}
    used: set[str] = set()
    render = _renderer(namespaces, used)
    folders = {namespace: prefix for namespace, prefix in namespaces.items() if prefix in GROUPS}
    ranked = sorted((_place(graph, node, folders), render(node), node) for node in graph.subjects(unique=True))
    blocks: list[str] = []
    group = ""
    for (rank, _), name, node in ranked:
        title = list(GROUPS.values())[rank] if rank < len(GROUPS) else "autres"
        blocks.append(f"\n# ---------- {title}\n" if title != group else "")
        group = title
        blocks.append(_block(graph, node, name, render))
    namespaces_of = {prefix: namespace for namespace, prefix in namespaces.items() if namespace in used}
    yield from (f"@prefix {prefix}: <{namespaces_of[prefix]}> .\n" for prefix in sorted(namespaces_of))
    yield from blocks


def _place(graph: Graph, node: Node, folders: dict[str, str]) -> tuple[int, str]:
    """Where a node stands in the file: events by their label, mentions by article and offset, the rest by name."""
    iri = str(node)
    prefix = folders.get(iri[: iri.rfind("/") + 1], "")
    if prefix == "ev":
        return list(GROUPS).index(prefix), str(graph.value(node, RDFS.label) or "")
    if prefix == "men":
        start = str(graph.value(node, OA.start) or "")
        return list(GROUPS).index(prefix), f"{graph.value(node, KG.inArticle)} {start:>9}"
    return (list(GROUPS).index(prefix) if prefix else len(GROUPS)), ""


def _block(graph: Graph, node: Node, name: str, render: Render) -> str:
    objects: dict[Node, list[Node]] = {}
    for predicate, value in graph.predicate_objects(node):
        objects.setdefault(predicate, []).append(value)
    ordered = sorted(objects, key=lambda predicate: (RANKS.get(predicate, 0), str(predicate)))
    lines = [f"{_predicate(predicate, render)} {_objects(objects[predicate], render)}" for predicate in ordered]
    return f"\n{name} " + " ;\n    ".join(lines) + " .\n"


def _predicate(predicate: Node, render: Render) -> str:
    return "a" if predicate == RDF.type else render(predicate)


def _objects(values: list[Node], render: Render) -> str:
    if len(values) == 1:
        return render(values[0])
    texts = sorted((value not in FIRST_CLASSES, render(value)) for value in values)
    return ", ".join(text for _, text in texts)


def _renderer(namespaces: dict[str, str], used: set[str]) -> Render:
    names: dict[Node, str] = {}

    def render(node: Node) -> str:
        if isinstance(node, Literal):
            return _quoted(node, render)
        if node not in names:
            names[node] = _name(node, namespaces, used)
        return names[node]

    return render


def _name(node: Node, namespaces: dict[str, str], used: set[str]) -> str:
    if isinstance(node, BNode):
        return f"_:{node}"
    iri = str(node)
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    if iri[:cut] in namespaces and SAFE_LOCAL_NAME.fullmatch(iri[cut:]):
        used.add(iri[:cut])
        return f"{namespaces[iri[:cut]]}:{iri[cut:]}"
    return f"<{iri}>"


def _quoted(literal: Literal, render: Render) -> str:
    text = str(literal)
    if literal.language:
        return f'"{NEEDS_ESCAPE.sub(_escape, text)}"@{literal.language}'
    if literal.datatype is None or literal.datatype == XSD.string:
        return f'"{NEEDS_ESCAPE.sub(_escape, text)}"'
    bare = BARE_NUMBER.get(literal.datatype)
    if bare and bare.fullmatch(text):
        return text
    return f'"{NEEDS_ESCAPE.sub(_escape, text)}"^^{render(literal.datatype)}'


def _escape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[0], f"\\u{ord(match[0]):04X}")

"""Write docs/ontology.html and docs/ontology.fr.html with pyLODE, and docs/alignment.md, from the ontology.

    pip install pylode==3.2.1
    python scripts/document_ontology.py

Without pyLODE only docs/alignment.md is written. The files change only where the ontology does.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterable
from pathlib import Path

from rdflib import OWL, RDFS, SH, SKOS, Graph, Literal, Node, URIRef
from rdflib.collection import Collection

from kg.namespaces import KG, ONTOLOGY_IRI, SCHEMA, SEM, WD
from kg.ontology import load_ontology
from kg.validation import load_shapes

SHAPES = "https://w3id.org/depeche-kg/shapes#"
DOCS = Path(__file__).parent.parent / "docs"
LINKS = {
    RDFS.subClassOf: "narrower than",
    RDFS.subPropertyOf: "narrower than",
    SKOS.exactMatch: "same as",
    SKOS.closeMatch: "close to",
    SKOS.relatedMatch: "related to",
}
WIKIDATA = {
    "P39": "position held", "P248": "stated in", "P276": "location", "P530": "diplomatic relation", "P533": "target",
    "P585": "point in time", "P710": "participant", "P1310": "statement disputed by", "P1399": "convicted of",
    "P1480": "sourcing circumstances", "P1891": "signatory", "P2389": "organization directed by the office or position",
    "P3680": "statement supported by",
}  # fmt: skip
OTHERS = {"SEM": str(SEM), "schema.org": str(SCHEMA), "Wikidata": str(WD)}


def alignment() -> str:
    """Write the tables that set our terms beside those of PLOVER, CAMEO, SEM, schema.org and Wikidata."""
    graph = load_ontology()
    version = graph.value(ONTOLOGY_IRI, OWL.versionInfo)
    lines = [
        "# Alignment of the vocabulary",
        "",
        f"Ontology version {version}; written by `scripts/document_ontology.py` from `ontology/depeche-kg.ttl`.",
        "",
        "## Event classes: PLOVER 2.0 and CAMEO",
        "",
        "PLOVER and CAMEO publish names and codes, no IRIs: the ontology keeps them as `skos:notation` and `kg:cameoRoot`.",
        "",
        *_table(("class", "PLOVER", "quad category", "CAMEO roots", "direct property", "modes"), _classes(graph)),
        "",
        "## Finer properties: PLOVER modes",
        "",
        *_table(("property", "narrower than", "PLOVER mode"), _modes(graph)),
    ]
    for name, namespace in OTHERS.items():
        lines += ["", f"## {name}", "", *_table(("term", "is", f"{name} term"), _links(graph, namespace))]
    return "\n".join(lines) + "\n"


def page(language: str) -> str:
    """Let pyLODE write the ontology as one HTML page, with labels and definitions in one language only."""
    from pylode import OntPub

    logging.disable()
    graph = Graph()
    for prefix, namespace in load_ontology().namespaces():
        graph.bind(prefix, namespace)
    for subject, predicate, value in load_ontology():
        if not isinstance(value, Literal) or value.language in (None, language):
            graph.add((subject, predicate, value))
    return str(OntPub(graph).make_html())


def main() -> None:
    """Write the files."""
    (DOCS / "alignment.md").write_text(alignment(), encoding="utf-8")
    if importlib.util.find_spec("pylode"):
        (DOCS / "ontology.html").write_text(page("en"), encoding="utf-8")
        (DOCS / "ontology.fr.html").write_text(page("fr"), encoding="utf-8")


def _classes(graph: Graph) -> Iterable[tuple[str, ...]]:
    shapes = load_shapes()
    for node in sorted(graph.subjects(KG.directProperty)):
        direct = graph.value(node, KG.directProperty)
        shape = URIRef(f"{SHAPES}{str(node).removeprefix(str(KG))}-mode")
        modes = (
            [str(mode) for mode in Collection(shapes, shapes.value(shape, SH["in"]))]
            if (shape, SH["in"], None) in shapes
            else []
        )
        roots = ", ".join(sorted(str(root) for root in graph.objects(node, KG.cameoRoot)))
        quad = _name(graph, graph.value(node, KG.quadCategory))
        yield (
            _name(graph, node),
            str(graph.value(node, SKOS.notation)),
            quad,
            roots,
            _name(graph, direct),
            ", ".join(sorted(modes)),
        )


def _modes(graph: Graph) -> Iterable[tuple[str, ...]]:
    for node in sorted(set(graph.subjects(KG.whenMode))):
        modes = ", ".join(sorted(str(mode) for mode in graph.objects(node, KG.whenMode)))
        yield _name(graph, node), _name(graph, graph.value(node, RDFS.subPropertyOf)), modes


def _links(graph: Graph, namespace: str) -> Iterable[tuple[str, ...]]:
    found = [
        (_name(graph, term), words, _name(graph, other))
        for link, words in LINKS.items()
        for term, other in graph.subject_objects(link)
        if str(other).startswith(namespace) and str(term).startswith(str(KG))
    ]
    return sorted(found)


def _name(graph: Graph, node: Node | None) -> str:
    if not isinstance(node, URIRef):
        return ""
    if str(node).startswith(str(WD)):
        item = str(node).removeprefix(str(WD))
        return f"[{item}](https://www.wikidata.org/wiki/Property:{item}) ({WIKIDATA[item]})"
    return f"`{graph.qname(str(node))}`"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [header, tuple("---" for _ in header), *rows]
    return ["| " + " | ".join(cells) + " |" for cells in lines]


if __name__ == "__main__":
    main()

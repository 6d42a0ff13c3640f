"""What ontology/depeche-kg.ttl says about event types: their classes, direct properties and French verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Node, URIRef

from kg.errors import DataFileError
from kg.namespaces import KG


@dataclass(frozen=True)
class Vocabulary:
    """Look-ups for the graph stage; types are PLOVER names (``SANCTION``), or ``OTHER``."""

    classes: Mapping[str, URIRef]
    general: Mapping[str, URIRef]
    by_mode: Mapping[tuple[str, str], URIRef]
    by_trigger: Mapping[tuple[str, str], tuple[URIRef, ...]]
    symmetric: frozenset[URIRef]
    verbs: Mapping[URIRef, str]

    def naming_property(self, event_type: str, mode: str) -> URIRef:
        """Give the property whose French label names an event: the mode's own one, else the general one."""
        return self.by_mode.get((event_type, mode), self.general[event_type])

    def edge_properties(self, event_type: str, mode: str, trigger: str) -> tuple[URIRef, ...]:
        """Give every direct property that such an event warrants, the general one first."""
        finer = self.by_trigger.get((event_type, trigger), ())
        by_mode = self.by_mode.get((event_type, mode))
        return (self.general[event_type], *((by_mode,) if by_mode else ()), *finer)


def ontology_file(name: str) -> Path:
    """Find ``ontology/<name>`` beside or inside the installed package; DataFileError where it is missing."""
    package = Path(__file__).parent
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / name).is_file():
            return folder / name
    raise DataFileError(f"ontology/{name}: not found beside the kg package; expected the file of the distribution.")


@cache
def load_ontology() -> Graph:
    """Parse the ontology; DataFileError where it is no Turtle."""
    path = ontology_file("depeche-kg.ttl")
    try:
        return Graph().parse(path, format="turtle")
    except Exception as error:  # rdflib raises many kinds, none of them public
        raise DataFileError(f"{path.name}: no valid Turtle ({error}); expected the ontology.") from error


@cache
def load_vocabulary() -> Vocabulary:
    """Read the look-ups of the graph stage from the ontology."""
    graph = load_ontology()
    classes = {str(graph.value(node, SKOS.notation)): node for node in _subjects(graph, KG.directProperty)}
    general = {name: _direct(graph, node) for name, node in classes.items()}
    return Vocabulary(
        classes=classes,
        general=general,
        by_mode={key: names[0] for key, names in _finer(graph, general, KG.whenMode).items()},
        by_trigger=_finer(graph, general, KG.whenTrigger),
        symmetric=frozenset(n for n in graph.subjects(RDF.type, OWL.SymmetricProperty) if isinstance(n, URIRef)),
        verbs={node: _french(graph, node) for node in _subjects(graph, RDFS.label)},
    )


def _finer(graph: Graph, general: Mapping[str, URIRef], when: URIRef) -> dict[tuple[str, str], tuple[URIRef, ...]]:
    found: dict[tuple[str, str], list[URIRef]] = {}
    for name, parent in general.items():
        for finer in sorted(str(node) for node in graph.subjects(RDFS.subPropertyOf, parent)):
            for word in graph.objects(URIRef(finer), when):
                found.setdefault((name, str(word)), []).append(URIRef(finer))
    return {key: tuple(names) for key, names in found.items()}


def _subjects(graph: Graph, predicate: URIRef) -> list[URIRef]:
    return sorted(node for node in set(graph.subjects(predicate)) if isinstance(node, URIRef))


def _direct(graph: Graph, node: URIRef) -> URIRef:
    return URIRef(str(graph.value(node, KG.directProperty)))


def _french(graph: Graph, node: Node) -> str:
    labels = (label for label in graph.objects(node, RDFS.label) if getattr(label, "language", None) == "fr")
    return str(next(labels, ""))

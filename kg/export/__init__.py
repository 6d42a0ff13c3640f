"""The graph in the formats of other tools: RDF, property graphs, tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.export.network import to_gexf, to_graphml
from kg.export.rdf import to_jsonld, to_nquads, to_ntriples, to_rdf12, to_rdfxml, to_trig
from kg.export.tables import to_plover, to_property_graph
from kg.store import GraphStore

__all__ = ["FORMATS", "export", "export_csv"]

WRITERS: Mapping[str, Callable[[GraphStore], str]] = {
    "nt": to_ntriples,
    "nq": to_nquads,
    "trig": to_trig,
    "jsonld": to_jsonld,
    "rdfxml": to_rdfxml,
    "rdf12": to_rdf12,
    "graphml": to_graphml,
    "gexf": to_gexf,
    "plover": to_plover,
}
FORMATS = (*WRITERS, "csv")


def export(graph: GraphStore, output_format: str) -> str:
    """Write a graph as one of ``FORMATS``, but for ``csv``; sorted, the same text every run. InputError else."""
    if output_format not in WRITERS:
        raise InputError(f"format {output_format!r}: not known; expected one of: {', '.join(FORMATS)}.")
    return WRITERS[output_format](graph)


def export_csv(graph: GraphStore, target: Path) -> tuple[Path, Path]:
    """Write the property graph as two tables and return their paths; OSError where the disk refuses.

    ``target`` is a folder for nodes.csv and edges.csv, or a name NAME.csv for NAME-nodes.csv and NAME-edges.csv.
    """
    named = target.suffix.lower() == ".csv"
    folder, stem = (target.parent, f"{target.stem}-") if named else (target, "")
    folder.mkdir(parents=True, exist_ok=True)
    paths = (folder / f"{stem}nodes.csv", folder / f"{stem}edges.csv")
    for path, text in zip(paths, to_property_graph(graph), strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    return paths

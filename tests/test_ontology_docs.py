"""The documentation of the ontology says what the ontology says."""

from __future__ import annotations

import html
import importlib
import sys
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Literal, URIRef

from kg.namespaces import KG, ONTOLOGY_IRI
from kg.ontology import load_ontology

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
document_ontology = importlib.import_module("document_ontology")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
TERMS = sorted({t for kind in KINDS for t in load_ontology().subjects(RDF.type, kind) if str(t).startswith(str(KG))})


def test_the_alignment_tables_are_up_to_date() -> None:
    """If this fails, run scripts/document_ontology.py."""
    assert (ROOT / "docs/alignment.md").read_text(encoding="utf-8") == document_ontology.alignment()


@pytest.mark.parametrize(("name", "language"), [("ontology.html", "en"), ("ontology.fr.html", "fr")])
def test_the_pages_document_every_class_and_property(name: str, language: str) -> None:
    """Each term with its label, under the version of the ontology, and nothing loaded from elsewhere."""
    page = html.unescape((ROOT / "docs" / name).read_text(encoding="utf-8"))
    graph = load_ontology()
    assert str(graph.value(ONTOLOGY_IRI, OWL.versionInfo)) in page
    for term in TERMS:
        labels = [str(x) for x in graph.objects(term, RDFS.label) if isinstance(x, Literal) and x.language == language]
        assert f"<code>{term}</code>" in page, f"{term} is missing; run scripts/document_ontology.py"
        assert labels[0] in page
    assert "<script src" not in page
    assert 'rel="stylesheet"' not in page


def test_every_plover_class_is_aligned() -> None:
    """Sixteen rows with PLOVER name, quad category, CAMEO roots and modes."""
    rows = [line for line in document_ontology.alignment().splitlines() if line.count("|") == 7 and "`kg:" in line]
    assert len(rows) == 17
    assert any("SANCTION" in row and "discontinue" in row and "16" in row for row in rows)
    assert URIRef("http://www.wikidata.org/entity/P585") in set(load_ontology().objects(KG.date))

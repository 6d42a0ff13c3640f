"""The ontology: everything the contract names is there, documented in two languages, and mirrored by namespaces.py."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Literal, URIRef

from kg.model import SYMMETRIC, EventType, Status
from kg.namespaces import KG
from kg.ontology import load_ontology, load_vocabulary
from kg.validation import load_shapes

CLASSES = {
    "AGREE": (KG.Agree, KG.agreesWith), "CONSULT": (KG.Consult, KG.talksWith), "SUPPORT": (KG.Support, KG.supports),
    "CONCEDE": (KG.Concede, KG.concedesTo), "COOPERATE": (KG.Cooperate, KG.cooperatesWith), "AID": (KG.Aid, KG.aids),
    "RETREAT": (KG.Retreat, KG.retreatsFrom), "REQUEST": (KG.Request, KG.asks), "ACCUSE": (KG.Accuse, KG.accuses),
    "REJECT": (KG.Reject, KG.rejects), "THREATEN": (KG.Threaten, KG.threatens), "OTHER": (KG.OtherEvent, KG.relatedTo),
    "PROTEST": (KG.Protest, KG.protestsAgainst), "SANCTION": (KG.Sanction, KG.sanctions),
    "MOBILIZE": (KG.Mobilize, KG.mobilizesAgainst), "COERCE": (KG.Coerce, KG.coerces),
    "ASSAULT": (KG.Assault, KG.attacks),
}  # fmt: skip
NAMES = re.findall(
    r"\w+",
    "Event OtherEvent Mention Role Actor Group actual planned possible denied actor recipient status date "
    "mode place evidence inArticle attributedTo trigger rule confidence sha256 holder of title "
    "holdsOfficeIn meets liftsSanctionsOn frees contradicts confirms ",
)
NAMESPACE = "https://w3id.org/depeche-kg/ontology#"
GRAPH = load_ontology()
TERMS = sorted({s for s in GRAPH.subjects() if str(s).startswith(NAMESPACE)})
PROPERTIES = [t for t in TERMS if set(GRAPH.objects(t, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}]


def test_namespaces_py_mirrors_the_ontology() -> None:
    """A term is in the Python vocabulary if and only if the ontology defines it."""
    assert set(KG.__annotations__) - {"_NS", "_fail"} == {str(term).removeprefix(NAMESPACE) for term in TERMS}


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_the_contract_is_defined(name: str) -> None:
    """What users' scripts rely on is in the ontology."""
    assert (URIRef(NAMESPACE + name), RDFS.isDefinedBy, None) in GRAPH


def test_every_event_type_has_its_class_and_direct_property() -> None:
    """The look-ups of the graph stage cover exactly the types of the model."""
    vocabulary = load_vocabulary()
    assert set(vocabulary.classes) == set(get_args(EventType))
    assert {name: (vocabulary.classes[name], vocabulary.general[name]) for name in vocabulary.classes} == CLASSES


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_every_term_speaks_two_languages(term: URIRef) -> None:
    """One label and one definition in French and in English each."""
    for predicate in (RDFS.label, SKOS.definition):
        languages = [text.language for text in GRAPH.objects(term, predicate) if isinstance(text, Literal)]
        assert sorted(str(language) for language in languages) == ["en", "fr"]


@pytest.mark.parametrize("term", PROPERTIES, ids=str)
def test_every_property_says_what_it_joins(term: URIRef) -> None:
    """Domain and range are given, once each."""
    assert len(set(GRAPH.objects(term, RDFS.domain))) == len(set(GRAPH.objects(term, RDFS.range))) == 1


@pytest.mark.parametrize("name", sorted(set(CLASSES) - {"OTHER"}))
def test_every_plover_class_is_placed(name: str) -> None:
    """A class is an event, with a quad category and CAMEO roots."""
    node = CLASSES[name][0]
    assert (node, RDFS.subClassOf, KG.Event) in GRAPH
    assert GRAPH.value(node, KG.quadCategory)
    assert GRAPH.value(node, KG.cameoRoot)


def test_symmetric_properties_are_those_of_the_model() -> None:
    """Edges are written both ways for AGREE, CONSULT and COOPERATE only."""
    vocabulary = load_vocabulary()
    assert {name for name, node in vocabulary.general.items() if node in vocabulary.symmetric} == SYMMETRIC


def test_a_visit_keeps_its_direction() -> None:
    """Who visits whom is not symmetric although CONSULT is."""
    vocabulary = load_vocabulary()
    assert vocabulary.naming_property("CONSULT", "visit") == KG.visits
    assert KG.visits not in vocabulary.symmetric


def test_finer_properties_fall_under_a_direct_one() -> None:
    """Where a mode or a trigger warrants an edge, the general edge is one of the seventeen."""
    finer = set(GRAPH.subjects(KG.whenMode)) | set(GRAPH.subjects(KG.whenTrigger))
    general = set(load_vocabulary().general.values())
    assert len(finer) > 50
    assert all(set(GRAPH.objects(node, RDFS.subPropertyOf)) <= general for node in finer)


def test_statuses_are_those_of_the_model() -> None:
    """The four statuses and no other."""
    found = {str(node).removeprefix(NAMESPACE) for node in GRAPH.subjects(RDF.type, KG.Status)}
    assert found == set(get_args(Status))


def test_the_ontology_loads_everywhere_and_has_a_version() -> None:
    """No blank nodes, as in the data, and owl:versionInfo."""
    assert not any(isinstance(node, BNode) for triple in GRAPH for node in triple)
    assert list(GRAPH.objects(None, OWL.versionInfo))


def test_every_shape_explains_itself_in_two_languages() -> None:
    """Whoever breaks a shape reads why, in French and in English."""
    shapes = load_shapes()
    message = URIRef("http://www.w3.org/ns/shacl#message")
    named = {node for node in shapes.subjects(RDF.type) if isinstance(node, URIRef)}
    assert named
    assert all(
        {m.language for m in shapes.objects(n, message) if isinstance(m, Literal)} == {"fr", "en"} for n in named
    )

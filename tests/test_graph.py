"""Readings to a graph and to Turtle: what the contract promises, in any order, with any names."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.compare import graph_diff, isomorphic
from readings import BELARUS, MINSK, USA, afp, belga, evidence, reading

from kg.errors import InputError
from kg.graph import merge, to_graph
from kg.model import Article, Entity, Event, Reading, Role
from kg.namespaces import KG, OA, SCHEMA, WD, entity_iri
from kg.turtle import read_graph, to_turtle, write_turtle

GOLDEN = Path(__file__).parent / "golden" / "two_articles.ttl"
HOSTILE = [
    'Le "Canard"',
    "<script>alert('x')</script>",
    "C:\\temp\\",
    "😀 Émoji",
    "\u202eevil\u200f",
    "tab\tline\nend",
    "日本",
]


def event_graph(event: Event, *entities: Entity, text: str = MINSK) -> Graph:
    """Write one event of one article."""
    return to_graph([reading(Article("a", text, text), event, entities=entities or (USA, BELARUS))])


def sanction(**changes: str) -> Event:
    """Make a planned sanction with some fields changed."""
    event = Event(
        "SANCTION", "", "etats-unis", "bielorussie", "planned", "", "", evidence(MINSK, "sanctions", "sanction")
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def names(graph: Graph, predicate: URIRef) -> set[tuple[str, str]]:
    """Give the local names that a property joins."""
    return {(str(s).rsplit("/", 1)[1], str(o).rsplit("/", 1)[1]) for s, o in graph.subject_objects(predicate)}


def test_two_articles_make_the_golden_graph() -> None:
    """The whole of the graph, triple by triple; on a change, look at the difference and rewrite the file."""
    graph, golden = to_graph([belga(), afp()]), Graph().parse(GOLDEN)
    _, missing, new = graph_diff(golden, graph)
    assert isomorphic(graph, golden), f"missing: {missing.serialize()} new: {new.serialize()}"


def test_the_golden_file_is_the_very_file_that_is_written(tmp_path: Path) -> None:
    """Layout, order and prefixes of the file are fixed, too."""
    write_turtle(to_graph([belga(), afp()]), tmp_path / "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == GOLDEN.read_bytes()


@pytest.mark.parametrize("order", list(itertools.permutations([0, 1, 2])))
def test_the_order_of_the_articles_does_not_show(order: tuple[int, ...]) -> None:
    """The same bytes from the same articles in any order."""
    third = replace(belga(), article=replace(belga().article, id="002"))
    readings = [belga(), afp(), third]
    shuffled = [replace(readings[i], events=readings[i].events[::-1]) for i in order]
    assert to_turtle(to_graph(shuffled)) == to_turtle(to_graph(readings))


def test_the_graph_of_all_is_the_merge_of_the_graphs_of_each() -> None:
    """Articles can be read on many machines and merged in any grouping."""
    readings = [belga(), afp(), replace(belga(), article=replace(belga().article, id="002"))]
    whole = to_turtle(to_graph(readings))
    a, b, c = (to_graph([item]) for item in readings)
    assert (
        to_turtle(merge([a, b, c]))
        == to_turtle(merge([c, merge([b, a])]))
        == to_turtle(merge([merge([a, c]), b]))
        == whole
    )


def test_but_for_labels_and_links_the_merge_is_the_plain_union() -> None:
    """Concatenating files in a database gives the same facts."""
    apart = to_graph([belga()]) + to_graph([afp()])
    named = {RDFS.label, SKOS.altLabel, KG.contradicts, KG.confirms}
    assert {t for t in apart if t[1] not in named} == {t for t in to_graph([belga(), afp()]) if t[1] not in named}


def test_one_label_is_chosen_and_the_others_are_kept() -> None:
    """The spelling with its accents wins; the other one still finds the entity."""
    graph = to_graph([belga(), afp()])
    node = entity_iri("etats-unis")
    assert [str(label) for label in graph.objects(node, RDFS.label)] == ["États-Unis"]
    assert {str(label) for label in graph.objects(node, SKOS.altLabel)} == {"Etats-Unis", "Washington"}


def test_two_texts_under_one_id_are_refused() -> None:
    """Offsets into two texts could not be told apart."""
    other = replace(afp(), article=replace(afp().article, id="000_belga"))
    with pytest.raises(InputError, match="000_belga"):
        to_graph([belga(), other])
    with pytest.raises(InputError, match="000_belga"):
        merge([to_graph([belga()]), to_graph([other])])


@pytest.mark.parametrize(("status", "written"), [("actual", 1), ("planned", 1), ("possible", 0), ("denied", 0)])
def test_direct_edges_are_for_what_happens(status: str, written: int) -> None:
    """A denied or merely possible sanction never looks like a fact."""
    graph = event_graph(sanction(status=status))
    assert len(names(graph, KG.sanctions)) == written
    assert len(list(graph.subjects(RDF.type, KG.Sanction))) == 1


def test_a_symmetric_event_is_one_node_and_two_edges() -> None:
    """Who is named first in a meeting does not matter."""
    one = sanction(type="AGREE", status="actual")
    other = replace(one, actor="bielorussie", recipient="etats-unis")
    graph = event_graph(one)
    assert names(graph, KG.agreesWith) == {("etats-unis", "bielorussie"), ("bielorussie", "etats-unis")}
    assert isomorphic(graph, event_graph(other))


def test_a_visit_goes_one_way() -> None:
    """The visitor stays the actor, although both have talked."""
    graph = event_graph(sanction(type="CONSULT", mode="visit", status="actual"))
    assert names(graph, KG.visits) == {("etats-unis", "bielorussie")}
    assert len(names(graph, KG.talksWith)) == 2
    assert "États-Unis – rend visite à – Biélorussie" in {str(label) for label in graph.objects(None, RDFS.label)}


def test_a_finer_edge_comes_with_the_general_one() -> None:
    """By mode or by trigger; a reader needs no reasoner."""
    lifted = replace(sanction(type="CONCEDE"), evidence=evidence(MINSK, "sanctions", "lever"))
    graph = event_graph(lifted)
    assert names(graph, KG.liftsSanctionsOn) == names(graph, KG.concedesTo) == {("etats-unis", "bielorussie")}
    freed = event_graph(sanction(type="RETREAT", mode="release"))
    assert names(freed, KG.frees) == names(freed, KG.retreatsFrom) == {("etats-unis", "bielorussie")}


def test_what_fits_no_type_is_kept_with_its_trigger() -> None:
    """Two such statements are two events; nothing read is thrown away."""
    one = sanction(type="OTHER", status="actual")
    other = replace(one, evidence=evidence(MINSK, "annoncé", "hériter"))
    graph = to_graph([reading(Article("a", MINSK, MINSK), one, other, entities=(USA, BELARUS))])
    triggers = {str(graph.value(node, KG.trigger)) for node in graph.subjects(RDF.type, KG.OtherEvent)}
    assert triggers == {"sanction", "hériter"}
    assert names(graph, KG.relatedTo) == {("etats-unis", "bielorussie")}
    assert "États-Unis – hériter – Biélorussie" in {str(label) for label in graph.objects(None, RDFS.label)}


def test_a_place_is_an_actor_only_where_it_takes_part() -> None:
    """Geneva hosts; a bombed town is acted upon."""
    town = Entity("geneve", "Place", "Genève")
    hosted = event_graph(sanction(place="geneve"), USA, BELARUS, town)
    attacked = event_graph(sanction(type="ASSAULT", recipient="geneve"), USA, BELARUS, town)
    assert (entity_iri("geneve"), RDF.type, KG.Actor) not in hosted
    assert (entity_iri("geneve"), RDF.type, KG.Actor) in attacked


def test_one_passage_is_one_mention_with_the_surest_reading() -> None:
    """Two rules that read the same words say it once."""
    weak = replace(sanction(), evidence=evidence(MINSK, "sanctions", "autre", confidence=0.4))
    graph = to_graph([reading(Article("a", MINSK, MINSK), weak, sanction(), entities=(USA, BELARUS))])
    (mention,) = graph.subjects(RDF.type, KG.Mention)
    assert [str(c) for c in graph.objects(mention, KG.confidence)] == ["0.9"]
    assert [str(c) for c in graph.objects(mention, KG.trigger)] == ["sanction"]


def test_offsets_count_code_points() -> None:
    """An emoji before the words moves them by one."""
    text = "😀é. Les sanctions"
    event = replace(sanction(), evidence=evidence(text, "sanctions", "sanction"))
    graph = event_graph(event, text=text)
    (mention,) = graph.subjects(RDF.type, KG.Mention)
    assert (graph.value(mention, OA.start), graph.value(mention, OA.end)) == (Literal(8), Literal(17))
    assert str(graph.value(mention, OA.prefix)) == "😀é. Les "


def test_readings_that_contradict_themselves_are_refused() -> None:
    """Offsets outside the text and unlisted entities are errors of the program, and loud."""
    with pytest.raises(ValueError, match="not listed"):
        event_graph(sanction(actor="inconnu"))
    with pytest.raises(ValueError, match="outside"):
        event_graph(replace(sanction(), evidence=replace(sanction().evidence, end=9999)))


@pytest.mark.parametrize("kinds", list(itertools.permutations(["Place", "Person", "Organization"])))
def test_one_kind_remains_whatever_the_order(kinds: tuple[str, ...]) -> None:
    """Where articles disagree on what somebody is, a fixed rule decides."""
    articles = [Article(str(i), "x", "x") for i in range(3)]
    seen = [Entity("a", kind, "A", (), f"Q{9 + len(kind)}") for kind in kinds]  # type: ignore[arg-type]
    graph = to_graph(Reading(article, (entity,), (), ()) for article, entity in zip(articles, seen, strict=True))
    assert set(graph.objects(entity_iri("a"), RDF.type)) == {KG.Actor, SCHEMA.Person}
    assert list(graph.objects(entity_iri("a"), SKOS.exactMatch)) == [WD.Q14]


def test_the_base_is_where_instances_live() -> None:
    """With another base, no IRI of an instance keeps the default one."""
    text = to_turtle(to_graph([belga()], base="https://example.org/n/"))
    assert "@prefix ent: <https://example.org/n/entity/> ." in text
    assert set(re.findall(r"<https://w3id.org/depeche-kg/[^>]*>", text)) == {"<https://w3id.org/depeche-kg/ontology#>"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_survive_and_break_nothing(name: str, tmp_path: Path) -> None:
    """Quotes, tags, backslashes, direction marks and line ends come back as they were."""
    text = f"{name} sanctionne {name}."
    actor = Entity("hostile", "Organization", name, (name + " bis",))
    event = sanction(actor="hostile")
    event = replace(event, evidence=evidence(text, text, name))
    graph = to_graph([reading(Article(name, text, text, name), event, entities=(actor, BELARUS))])
    write_turtle(graph, tmp_path / "graph.ttl")
    assert isomorphic(read_graph(tmp_path / "graph.ttl"), graph)
    assert isomorphic(Graph().parse(tmp_path / "graph.ttl"), graph)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_round_trips_through_turtle(label: str, value: str) -> None:
    """What is written is what is read, for two independent parsers' string rules."""
    graph = Graph(bind_namespaces="none")
    graph.add((entity_iri("a"), RDFS.label, Literal(label, lang="fr")))
    graph.add((entity_iri("a"), KG.title, Literal(value)))
    read = {
        (q.predicate.value, q.object.value) for q in pyoxigraph.parse(to_turtle(graph), pyoxigraph.RdfFormat.TURTLE)
    }
    assert read == {(str(RDFS.label), label), (str(KG.title), value)}


def test_the_file_is_plain_turtle_for_every_database() -> None:
    """No blank nodes, no lists, no escapes in local names, one literal per property and node."""
    graph = to_graph([belga(), afp()])
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
    assert not any(predicate in (RDF.first, RDF.rest) for predicate in graph.predicates())
    assert not re.search(r"^\S*\\|[a-z]+:\S*\\", to_turtle(graph), re.MULTILINE)
    literals = [(s, p) for s, p, o in graph if isinstance(o, Literal) and p != SKOS.altLabel]
    assert len(literals) == len(set(literals))


def test_reading_a_file_changes_nothing(tmp_path: Path) -> None:
    """A graph that is read and written again is the same file."""
    text = GOLDEN.read_text(encoding="utf-8").replace("kg:confidence 0.9 ", "kg:confidence 0.90 ")
    (tmp_path / "graph.ttl").write_text(text, encoding="utf-8")
    assert to_turtle(read_graph(tmp_path / "graph.ttl")) == text


def test_a_broken_or_missing_file_is_named(tmp_path: Path) -> None:
    """The error says which file, and where in it."""
    (tmp_path / "broken.ttl").write_text("ent:a kg:b .\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.ttl.*line 1"):
        read_graph(tmp_path / "broken.ttl")
    with pytest.raises(InputError, match=r"absent\.ttl"):
        read_graph(tmp_path / "absent.ttl")


def test_roles_have_their_direct_edge_and_evidence() -> None:
    """A president is linked to the country, with the words that say so."""
    office = Role("etats-unis", "bielorussie", "président", evidence(MINSK, "président", "président"))
    graph = to_graph([reading(Article("a", MINSK, MINSK), office, entities=(USA, BELARUS))])
    assert names(graph, KG.holdsOfficeIn) == {("etats-unis", "bielorussie")}
    (node,) = graph.subjects(RDF.type, KG.Role)
    mention = graph.value(node, KG.evidence)
    assert str(graph.value(mention, OA.exact)) == "président"


@pytest.mark.parametrize("trigger", ["lever", "lever sanction", "levée"])
def test_sanctions_are_lifted_by_verb_idiom_and_noun(trigger: str) -> None:
    """The verb alone, the idiom and the noun all draw the finer edge."""
    lifted = replace(sanction(type="CONCEDE"), evidence=evidence(MINSK, "sanctions", trigger))
    assert names(event_graph(lifted), KG.liftsSanctionsOn) == {("etats-unis", "bielorussie")}

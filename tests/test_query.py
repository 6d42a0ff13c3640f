"""Questions to the graph: SPARQL, named queries, and actors by the names that people write."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from readings import afp, belga

from kg.errors import DataFileError, InputError, QueryError
from kg.graph import to_graph
from kg.model import Article, Entity, Reading
from kg.query import ask, named_queries, read_query
from kg.store import open_store, resolve_entity, store_of
from kg.turtle import write_turtle

GRAPH = store_of(to_graph([belga(), afp()]))
CALL = "Emmanuel Macron – s'entretient au téléphone avec – Vladimir Poutine"
MEETING = "Emmanuel Macron – s'entretient avec – Vladimir Poutine"
PLAN = "États-Unis – sanctionne – Biélorussie"
PAIR = ("Emmanuel Macron", "Vladimir Poutine")
AFP = ("001_afp", "")
WAR = "Biélorussie – attaque – Ukraine"

# name, arguments, the rows that must come out (a part of the columns, in order)
ANSWERS = [
    ("who-sanctions-whom", {}, [("États-Unis", "Biélorussie", "2021-11-15", "prévu", "2")]),
    ("who-sanctions-whom", {"actor": "Minsk"}, []),
    ("who-sanctions-whom", {"actor": "washington", "other": "bielorussie"}, [("États-Unis", "Biélorussie")]),
    ("between", {"actor": "Poutine", "other": "Macron"}, [("2021-11", CALL), ("2021-12-01", MEETING)]),
    ("affirmed-and-denied", {}, [("AFP", "Biélorussie", WAR)]),
    ("affirmed-and-denied", {"other": "Minsk"}, [("AFP", "Biélorussie", WAR)]),
    ("affirmed-and-denied", {"other": "l'Élysée"}, []),
    ("contradictions", {}, [(WAR, "", "001_afp", "000_belga")]),
    ("contradictions", {"actor": "Ukraine"}, [(WAR,)]),
    ("contradictions", {"actor": "Macron"}, []),
    ("talks", {"actor": "Poutine"}, [(*PAIR, "", "", "phone"), (*PAIR, "", "Genève")]),
    ("talks", {"actor": "Macron", "other": "Minsk"}, []),
    ("partners", {"actor": "Poutine"}, [("Emmanuel Macron", "2", "entretien")]),
    ("adversaries", {"actor": "Ukraine"}, [("Biélorussie", "1", "attaque"), ("Russie", "1", "attaque")]),
    ("who-speaks-for-whom", {"actor": "Minsk"}, [("Biélorussie", "", "", "1")]),
    ("by-type-and-month", {"type": "ASSAULT"}, [("2021-11", "attaque", "1"), ("2021-12", "attaque", "2")]),
    ("by-type-and-month", {"type": "attaque", "from": "2021-12"}, [("2021-12", "attaque", "2")]),
    ("by-type-and-month", {"type": "kg:Assault", "to": "2021-11"}, [("2021-11", "attaque", "1")]),
    ("most-reported", {"minimum": "2"}, [(PLAN, "2021-11-15", "prévu", "2", "2")]),
    ("single-outlet", {"outlet": "afp"}, [("AFP", WAR), ("AFP", MEETING), ("AFP", "Russie – attaque – Ukraine")]),
    ("planned", {"actor": "Minsk"}, [(PLAN,), (PLAN,)]),
    ("denied", {}, [(WAR, "", "Biélorussie", "000_belga", "Nous n'avons attaqué personne")]),
    ("possible", {}, []),
    ("timeline", {"actor": "Russie"}, [("2021-12", "Russie – attaque – Ukraine", "avéré")]),
    ("timeline", {"actor": "Ukraine", "status": "nié"}, [("2021-11", WAR, "nié")]),
    ("roles", {"actor": "loukachenko"}, [("Alexandre Loukachenko", "président", "Biélorussie", "1")]),
    ("roles", {"actor": "Macron"}, []),
    ("most-active", {"minimum": "3"}, [("Biélorussie", "2", "1", "2"), ("Ukraine", "0", "3", "2")]),
    ("by-article", {"article": "001_afp"}, [(*AFP, "0", MEETING), (*AFP, "65", WAR), (*AFP, "65"), (*AFP, "93")]),
    ("actors-of-article", {"article": "absent"}, []),
    ("sources", {"actor": "Élysée"}, [("Élysée", CALL, "avéré")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "expected"), ANSWERS)
def test_a_named_query_answers(name: str, arguments: dict[str, str], expected: list[tuple[str, ...]]) -> None:
    """Each named query gives its rows, in their order, and its parameters narrow them."""
    rows = ask(GRAPH, name, arguments).rows
    assert [row[: len(want)] for row, want in zip(rows, expected, strict=True)] == expected


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_is_described_and_runs(name: str) -> None:
    """A French description, described parameters, and a query that SPARQL engines accept as it stands."""
    query = named_queries()[name]
    assert query.description.endswith(".")
    assert all(parameter.description for parameter in query.parameters)
    required = {p.name: {"actor": "Macron", "other": "Poutine"}[p.name] for p in query.parameters if p.required}
    assert ask(GRAPH, name, required).columns


def test_there_are_the_named_queries_that_users_ask_for() -> None:
    """More than fifteen, sorted by name."""
    assert len(named_queries()) > 15
    assert list(named_queries()) == sorted(named_queries())


def test_the_network_is_turtle_without_the_ontology() -> None:
    """CONSTRUCT gives triples that can be loaded elsewhere; inverse edges are there for symmetric types."""
    text = ask(GRAPH, "network", {"actor": "Macron"}).text("ttl")
    triples = [str(quad.triple) for quad in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)]
    assert len(triples) == 4
    assert text == ask(GRAPH, "network", {"actor": "emmanuel macron"}).text("ttl")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("États-Unis", "etats-unis"), ("etats unis", "etats-unis"), ("les États-Unis", "etats-unis"),
        ("Q30", "etats-unis"),
        ("WASHINGTON", "etats-unis"), ("ent:etats-unis", "etats-unis"), ("etats-unis", "etats-unis"),
        ("l’Élysée", "elysee"), ("<https://w3id.org/depeche-kg/entity/ukraine>", "ukraine"),
        ("https://w3id.org/depeche-kg/entity/ukraine", "ukraine"),
        ("Poutine", "vladimir-poutine"), ("le président Emmanuel Macron", "emmanuel-macron"),
    ],
)  # fmt: skip
def test_an_actor_is_found_as_people_write_it(name: str, slug: str) -> None:
    """Case, accents, articles, surnames, other names, IRIs and Wikidata items."""
    assert resolve_entity(GRAPH, name).value == f"https://w3id.org/depeche-kg/entity/{slug}"


def test_an_unknown_actor_gets_near_names() -> None:
    """A typing error is answered with what was probably meant."""
    with pytest.raises(QueryError, match="Vladimir Poutine"):
        ask(GRAPH, "timeline", {"actor": "Vladmir Poutin"})


@pytest.mark.parametrize("name", ["xyzzy", "Q999", "", "...", '"><script>', "\\", "ent:"])
def test_what_names_nobody_is_refused_in_one_sentence(name: str) -> None:
    """No traceback and no empty table that looks like an answer."""
    with pytest.raises(QueryError, match="no actor or place"):
        resolve_entity(GRAPH, name)


def test_a_name_of_two_actors_lists_both() -> None:
    """The user chooses; the program does not guess."""
    two = (
        Entity("brigitte-macron", "Person", "Brigitte Macron"),
        Entity("emmanuel-macron", "Person", "Emmanuel Macron"),
    )
    graph = store_of(to_graph([Reading(Article("a", "x", "x"), two, (), ())]))
    with pytest.raises(QueryError, match=r"ent:brigitte-macron.*ent:emmanuel-macron"):
        resolve_entity(graph, "Macron")


def test_own_sparql_needs_no_prefixes_and_sees_no_ontology() -> None:
    """Counting triples counts those of the file; the ontology is a named graph beside it."""
    assert ask(GRAPH, "SELECT ?b { ent:etats-unis kg:sanctions ?b }").rows == (("ent:bielorussie",),)
    assert ask(GRAPH, "ASK { kg:Sanction a ?x }").rows == (("false",),)
    assert ask(GRAPH, "ASK { GRAPH ?g { kg:Sanction a ?x } }").rows == (("true",),)


def test_results_follow_the_standards() -> None:
    """W3C CSV and JSON results, with full IRIs, datatypes, languages and unbound cells."""
    answer = ask(GRAPH, "SELECT ?e ?l ?n ?u { BIND(ent:ukraine AS ?e) ?e rdfs:label ?l BIND(3 AS ?n) }")
    iri = "https://w3id.org/depeche-kg/entity/ukraine"
    assert list(csv.reader(io.StringIO(answer.text("csv")))) == [["e", "l", "n", "u"], [iri, "Ukraine", "3", ""]]
    (binding,) = json.loads(answer.text("json"))["results"]["bindings"]
    assert binding["e"] == {"type": "uri", "value": iri}
    assert binding["l"] == {"type": "literal", "value": "Ukraine", "xml:lang": "fr"}
    assert binding["n"]["datatype"].endswith("#integer")
    assert "u" not in binding
    assert json.loads(ask(GRAPH, "ASK { ?s ?p ?o }").text("json")) == {"head": {}, "boolean": True}


def test_a_table_is_aligned_text() -> None:
    """A header line and one line per row, also for texts with line ends."""
    lines = ask(GRAPH, 'SELECT ?a ?b { VALUES (?a ?b) { ("un" "x\\ny") ("trois" "z") } }').text("table").splitlines()
    assert lines == ["a      b", "un     x y", "trois  z"]


@pytest.mark.parametrize(
    ("query", "arguments", "said"),
    [
        ("SELEKT", {}, "no such named query"),
        ("SELECT ?x {", {}, "no valid SPARQL"),
        ("INSERT DATA { ent:a kg:aids ent:b }", {}, "no valid SPARQL"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "no valid SPARQL"),
        ("absent.rq", {}, "cannot be read"),
        ("timeline", {}, "expected the parameter actor"),
        ("timeline", {"actor": "Macron", "colour": "rouge"}, "unknown parameter colour"),
        ("timeline", {"actor": "Macron", "type": "guerre"}, "Assault"),
        ("timeline", {"actor": "Macron", "status": "sûr"}, "planned"),
        ("timeline", {"actor": "Macron", "from": "hier"}, "expected a date"),
        ("most-active", {"minimum": "beaucoup"}, "whole number"),
        ("SELECT * { ?s ?p ?o }", {"actor": "Macron"}, "no parameter"),
    ],
)
def test_a_wrong_question_is_answered_in_one_sentence(query: str, arguments: dict[str, str], said: str) -> None:
    """What was wrong and what was expected; updates are refused."""
    with pytest.raises(QueryError, match=re.escape(said)):
        ask(GRAPH, query, arguments)


def test_an_argument_cannot_escape_its_place() -> None:
    """SPARQL in a parameter is a text like any other."""
    assert ask(GRAPH, "by-article", {"article": 'x") } } ; DROP ALL #'}).rows == ()


def test_a_query_can_come_from_a_file(tmp_path: Path) -> None:
    """A file with parameters takes them like a named query."""
    path = tmp_path / "mine.rq"
    head = "# Tout.\n# @param actor actor required : qui\n"
    path.write_text(head + "SELECT ?other { VALUES (?actor) { (UNDEF) } ?actor kg:attacks ?other }", encoding="utf-8")
    assert ask(GRAPH, str(path), {"actor": "Russie"}).rows == (("ent:ukraine",),)


def test_a_named_query_whose_head_lies_is_refused() -> None:
    """Parameters of the head and of the VALUES line must agree."""
    with pytest.raises(DataFileError, match="VALUES"):
        read_query("x", "# X.\n# @param actor actor required : qui\nSELECT * { ?s ?p ?o }")


def test_a_graph_with_another_base_is_asked_by_its_own_prefixes(tmp_path: Path) -> None:
    """ent: means what the file says it means."""
    write_turtle(to_graph([belga()], base="https://example.org/n/"), tmp_path / "graph.ttl")
    graph = open_store(tmp_path / "graph.ttl")
    assert resolve_entity(graph, "Minsk").value == "https://example.org/n/entity/bielorussie"
    assert ask(graph, "SELECT ?b { ent:etats-unis kg:sanctions ?b }").rows == (("ent:bielorussie",),)


def test_a_missing_or_broken_graph_is_named(tmp_path: Path) -> None:
    """The error says which file was expected."""
    (tmp_path / "broken.ttl").write_text("<a", encoding="utf-8")
    for name in ("broken.ttl", "absent.ttl"):
        with pytest.raises(InputError, match=name):
            open_store(tmp_path / name)


def test_the_same_question_gets_the_same_bytes() -> None:
    """Rows are ordered by the query, whatever the order of the articles."""
    other = store_of(to_graph([afp(), replace(belga(), events=belga().events[::-1])]))
    for name, query in named_queries().items():
        given = {p.name: {"actor": "Macron", "other": "Poutine"}[p.name] for p in query.parameters if p.required}
        assert ask(GRAPH, name, given).text("csv") == ask(other, name, given).text("csv")

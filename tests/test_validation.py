"""SHACL: a graph that the program writes conforms, and each rule, broken on purpose, is reported."""

from __future__ import annotations

import pytest
from rdflib import Graph
from readings import afp, belga

from kg.graph import to_graph
from kg.namespaces import prefixes
from kg.turtle import to_turtle
from kg.validation import validate

GOOD = to_turtle(to_graph([belga(), afp()]))
EVENT = "ev:e3c762a8639c46adf9e3d"
MENTION = "men:m43a312d00f6827fcca2e"
ROLE = "role:r5496202c502221251420"
HEADER = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())

ADDED = {
    "second class": (f"{EVENT} a kg:Accuse .", "exactly one class"),
    "second status": (f"{EVENT} kg:status kg:actual .", "one status"),
    "unknown status": ("ev:e2180f113831b0946f8ef kg:status kg:likely .", "one status"),
    "second label": (f'{EVENT} rdfs:label "autre"@fr .', "one French label"),
    "English label": ("ent:x a kg:Actor, schema:Person ; rdfs:label \"X\"@en .", "one French label"),
    "second actor": (f"{EVENT} kg:actor ent:russie .", "one actor"),
    "actor that is none": (f"{EVENT} kg:recipient ent:geneve .", "one recipient"),
    "unknown property": (f'{EVENT} kg:colour "rouge" .', "Unknown property"),
    "unknown mode": ('ev:e2180f113831b0946f8ef kg:mode "telephone" .', "Unknown mode"),
    "mode where PLOVER has none": ('ev:x a kg:Event, kg:Aid ; kg:mode "money" .', "has no mode"),
    "second date": (f'{EVENT} kg:date "2020"^^xsd:gYear .', "Date of an event"),
    "self event": ("ev:x a kg:Aid, kg:Event ; kg:actor ent:russie ; kg:recipient ent:russie .", "both actor"),
    "event without evidence": ("ev:x a kg:Event, kg:Aid .", "at least one passage"),
    "other event without trigger": ("ev:x a kg:Event, kg:OtherEvent .", "says its trigger"),
    "contradiction of a word": (f'{EVENT} kg:contradicts "rien" .', "leads to another kg:Event"),
    "confirmation of an actor": (f"{EVENT} kg:confirms ent:russie .", "leads to another kg:Event"),
    "place that is a word": (f'{EVENT} kg:place "Genève" .', "place of an event is an IRI"),
    "blank event": ("[] a kg:Event .", "no blank node"),
    "blank mention": ("[] a kg:Mention .", "no blank node"),
    "blank article": ("[] a schema:NewsArticle .", "no blank node"),
    "blank actor": ("[] a kg:Actor .", "no blank node"),
    "blank role": ("[] a kg:Role .", "no blank node"),
    "two kinds": ("ent:russie a schema:Person .", "exactly one kind"),
    "no kind": ("ent:x a kg:Actor .", "exactly one kind"),
    "unnamed entity": ("ent:x a kg:Actor, schema:Person .", "one French label"),
    "alias that is the label": ('ent:russie skos:altLabel "Russie"@fr .', "differ from the label"),
    "second Wikidata item": ("ent:russie skos:exactMatch wd:Q1 .", "at most one Wikidata"),
    "strange Wikidata item": ("ent:elysee skos:exactMatch <https://example.org/Q1> .", "at most one Wikidata"),
    "second article of a mention": (f"{MENTION} kg:inArticle art:000_belga .", "one article"),
    "second exact": (f'{MENTION} oa:exact "autre" .', "words of the passage"),
    "stray mention": ("men:x a kg:Mention .", "attests at least one"),
    "mention without selectors": ("men:x a kg:Mention .", "oa:TextPositionSelector"),
    "source that is no actor": (f"{MENTION} kg:attributedTo ent:geneve .", "at most one source"),
    "second rule": (f'{MENTION} kg:rule "autre" .', "names the rule"),
    "second trigger": (f'{MENTION} kg:trigger "autre" .', "one trigger"),
    "article without id": ("art:x a schema:NewsArticle .", "one identifier"),
    "second headline": ('art:000_belga schema:headline "autre" .', "one headline"),
    "second publisher": ('art:000_belga schema:publisher "AFP" .', "one publisher"),
    "second language": ('art:000_belga schema:inLanguage "en" .', "one language"),
    "mention by name": ('art:000_belga schema:mentions "Poutine" .', "by their IRI"),
    "second holder": (f"{ROLE} kg:holder ent:russie .", "one holder"),
    "second body": (f"{ROLE} kg:of ent:russie .", "one country or body"),
    "holder of oneself": ("role:x a kg:Role ; kg:holder ent:russie ; kg:of ent:russie .", "not its holder"),
    "untitled role": ("role:x a kg:Role .", "one title"),
    "role without evidence": ("role:x a kg:Role .", "at least one passage"),
    "edge to a word": ('ent:russie kg:attacks "Ukraine" .', "leads to a kg:Actor"),
    "edge from nowhere": ("ent:x kg:holdsOfficeIn ent:russie .", "starts at a kg:Actor"),
}  # fmt: skip
REPLACED = {
    "date as a word": ('"2021-11-15"^^xsd:date', '"lundi"', "Date of an event"),
    "month that does not exist": ('"2021-12"^^xsd:gYearMonth', '"2021-13"^^xsd:gYearMonth', "Date of an event"),
    "date of publication as a word": ('"2021-11"^^xsd:gYearMonth', '"novembre"', "Date of publication"),
    "negative offset": ("oa:start 0 ;", "oa:start -1 ;", "zero or more"),
    "offset as a word": ("oa:start 0 ;", 'oa:start "0" ;', "zero or more"),
    "offset of a half": ("oa:end 106 ;", "oa:end 106.5 ;", "one or more"),
    "end before start": ("oa:end 106 ;", "oa:end 12 ;", "come before"),
    "missing exact": ('oa:exact "Moscou a attaqué l\'Ukraine" ;\n', "\n", "words of the passage"),
    "empty exact": ('oa:exact "Moscou a attaqué l\'Ukraine"', 'oa:exact ""', "words of the passage"),
    "missing prefix": ('    oa:prefix "ué personne », a démenti Minsk. " ;\n', "", "oa:prefix"),
    "long suffix": ('oa:suffix ". Les Etats-Unis sanctionnent la"', f'oa:suffix "{"x" * 33}"', "oa:suffix"),
    "confidence over one": ("kg:confidence 0.75", "kg:confidence 1.01", "from 0 to 1"),
    "confidence under zero": ("kg:confidence 0.75", "kg:confidence -0.1", "from 0 to 1"),
    "confidence as a word": ("kg:confidence 0.75", 'kg:confidence "sûr"', "from 0 to 1"),
    "short digest": ('kg:sha256 "', 'kg:sha256 "f', "64 hexadecimal"),
    "missing digest": ("    kg:sha256 ", "    # ", "64 hexadecimal"),
    "missing class": ("kg:Event, kg:Retreat", "kg:Event", "exactly one class"),
    "missing status": ("    kg:status kg:planned ;\n", "", "one status"),
}


def messages(turtle: str) -> set[str]:
    """Validate Turtle text and give the English messages."""
    return {violation.message for violation in validate(Graph().parse(data=turtle, format="turtle"))}


def test_what_the_program_writes_conforms() -> None:
    """The graph of the golden file breaks no shape."""
    assert messages(GOOD) == set()


@pytest.mark.parametrize(("triple", "message"), ADDED.values(), ids=list(ADDED))
def test_what_does_not_belong_is_reported(triple: str, message: str) -> None:
    """Each shape notices a triple too many."""
    assert any(message in found for found in messages(f"{HEADER}{GOOD}\n{triple}\n"))


@pytest.mark.parametrize(("old", "new", "message"), REPLACED.values(), ids=list(REPLACED))
def test_what_is_wrong_or_missing_is_reported(old: str, new: str, message: str) -> None:
    """Each shape notices a wrong or missing value."""
    assert old in GOOD
    assert any(message in found for found in messages(GOOD.replace(old, new)))


def test_a_violation_says_where_and_what_in_two_languages() -> None:
    """The report names the node, the property and the value, and explains in English and French."""
    graph = Graph().parse(data=GOOD.replace("kg:confidence 0.75", "kg:confidence 1.5"), format="turtle")
    (violation,) = validate(graph)
    assert violation.focus.endswith("mention/mc6d269f696e70c275dc5")
    assert violation.path.endswith("#confidence")
    assert violation.value == "1.5"
    assert "from 0 to 1" in violation.message
    assert "de 0 à 1" in violation.message_fr


def test_validating_leaves_the_graph_alone() -> None:
    """A check adds nothing to what it checks."""
    graph = to_graph([belga()])
    before = to_turtle(graph)
    validate(graph)
    assert to_turtle(graph) == before

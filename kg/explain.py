"""An event, an actor or a pair of actors to the sentences that say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store import GraphStore, Term, resolve_entity
from kg.texts import StoredText

EVIDENCE = """SELECT DISTINCT ?label ?status ?date ?article ?headline ?publisher ?published
       ?start ?end ?exact ?trigger ?rule ?confidence ?source WHERE {{
    {choice}
    OPTIONAL {{ ?event a kg:Role ; kg:holder/rdfs:label ?holder ; kg:title ?title ; kg:of/rdfs:label ?body }}
    OPTIONAL {{ ?event rdfs:label ?name }}
    BIND(COALESCE(?name, CONCAT(?holder, " – ", ?title, " – ", ?body)) AS ?label)
    OPTIONAL {{ ?event kg:status ?status }}
    OPTIONAL {{ ?event kg:date ?date }}
    ?event kg:evidence ?mention .
    ?mention kg:inArticle ?in ; oa:start ?start ; oa:end ?end ; oa:exact ?exact ;
        kg:trigger ?trigger ; kg:rule ?rule ; kg:confidence ?confidence .
    ?in schema:identifier ?article .
    OPTIONAL {{ ?in schema:headline ?headline }}
    OPTIONAL {{ ?in schema:publisher ?publisher }}
    OPTIONAL {{ ?in schema:datePublished ?published }}
    OPTIONAL {{ ?mention kg:attributedTo/rdfs:label ?source }}
}}"""
# A new line, or a stop before a capital; a dot only after two letters, so that "M. Macron" stays whole.
SENTENCE_END = re.compile(r"""\n+|(?:(?<=[!?…])|(?<=\w\w\.)|(?<=[»"”)]\.))\s?[»"”]?\s+(?=[«"“]?\s?[A-ZÀ-ÖØ-Þ0-9])""")
ENDS = "kg:actor|kg:recipient|kg:holder|kg:of"


@dataclass(frozen=True)
class Explanation:
    """One passage: the event it attests, where it stands, and its line cut in three, ``exact`` being the evidence.

    ``start`` and ``end`` are code-point offsets into the article's text; ``status`` is actual, planned, possible or
    denied, or "" for an office; what the text does not say is "".
    """

    event: str
    status: str
    date: str
    article: str
    title: str
    publisher: str
    published: str
    start: int
    end: int
    before: str
    exact: str
    after: str
    trigger: str
    rule: str
    confidence: float
    source: str


def explain(graph: GraphStore, texts: Mapping[str, StoredText], term: str, other: str = "") -> tuple[Explanation, ...]:
    """Find the passages behind an event or role (its IRI or ev:…), an actor, or, with ``other``, a pair of actors.

    Sorted by date of publication, article and offset. QueryError where a name is not known or nothing is said.
    """
    rows = graph.select(EVIDENCE.format(choice=_choice(graph, term, other)))
    if not rows:
        pair = f"{term!r} and {other!r}" if other else f"{term!r}"
        raise QueryError(f"{pair}: no passage says anything; expected an event, or actors that take part in one.")
    found = [_explanation([_value(cell) for cell in row], texts) for row in rows]
    return tuple(sorted(found, key=lambda e: (e.published, e.article, e.start, e.end, e.event, e.status, e.date)))


def _choice(graph: GraphStore, term: str, other: str) -> str:
    iri = graph.expand(term)
    if not other and iri.startswith((graph.prefixes["ev"], graph.prefixes["role"])):
        node = ox.NamedNode(iri)
        if not graph.knows(node):
            raise QueryError(f"{term!r}: no such event or role in the graph; expected the IRI of one, or a name.")
        return f"VALUES ?event {{ {node} }}"
    ends = [resolve_entity(graph, name) for name in (term, other) if name]
    return " ".join(f"?event {ENDS} {end} ." for end in ends)


def _explanation(cells: list[str], texts: Mapping[str, StoredText]) -> Explanation:
    label, status, date, article, headline, publisher, published, start, end, exact, trigger, rule, sure, source = cells
    before, after = _line(texts[article].text, int(start), int(end)) if article in texts else ("", "")
    return Explanation(
        label, status.rpartition("#")[2], date, article, headline, publisher, published, int(start), int(end),
        before, exact, after, trigger, rule, float(sure), source,
    )  # fmt: skip


def _line(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what surrounds the evidence: back to the end of the sentence before, on to the end of its own one."""
    before = max((stop.end() for stop in SENTENCE_END.finditer(text, 0, start)), default=0)
    # A passage that closes its own sentence has nothing after it.
    closing = SENTENCE_END.search(text, max(start, end - 2))
    return text[before:start], text[end : max(end, closing.start())] if closing else text[end:]


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""

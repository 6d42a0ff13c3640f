"""Graph and stored texts to mismatches: is every mention still, to the character, where the graph says it is?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.store import GraphStore, Term
from kg.texts import StoredText, sha256_of

ARTICLES = """SELECT ?id ?sha256 WHERE { ?article a schema:NewsArticle ; schema:identifier ?id ; kg:sha256 ?sha256 }"""
MENTIONS = """SELECT ?mention ?id ?start ?end ?exact ?prefix ?suffix WHERE {
    ?mention a kg:Mention .
    OPTIONAL { ?mention kg:inArticle/schema:identifier ?id }
    OPTIONAL { ?mention oa:start ?start }
    OPTIONAL { ?mention oa:end ?end }
    OPTIONAL { ?mention oa:exact ?exact }
    OPTIONAL { ?mention oa:prefix ?prefix }
    OPTIONAL { ?mention oa:suffix ?suffix }
}"""


@dataclass(frozen=True, order=True)
class Mismatch:
    """One thing that does not hold: article id, mention ("" for the article itself), the two sides, and a sentence."""

    article: str
    mention: str
    expected: str
    found: str
    reason: str


@dataclass(frozen=True)
class Verification:
    """What was checked, and what did not hold (sorted; empty where all is well)."""

    mentions: int
    articles: int
    mismatches: tuple[Mismatch, ...]


def verify(graph: GraphStore, texts: Mapping[str, StoredText]) -> Verification:
    """Re-slice every mention of the graph in the stored texts, and check every text against its SHA-256."""
    articles = [[_value(term) for term in row] for row in graph.select(ARTICLES)]
    mentions = [[_value(term) for term in row] for row in graph.select(MENTIONS)]
    found = [mismatch for name, digest in articles for mismatch in _check_article(name, digest, texts)]
    for mention, name, *selectors in mentions:
        found += _check_mention(graph.shorten(mention), name, selectors, texts)
    return Verification(len(mentions), len(articles), tuple(sorted(found)))


def _check_article(name: str, digest: str, texts: Mapping[str, StoredText]) -> list[Mismatch]:
    if name not in texts:
        return [Mismatch(name, "", digest, "", "The article is in the graph but not among the stored texts.")]
    actual = sha256_of(texts[name].text)
    if actual != digest:
        return [Mismatch(name, "", digest, actual, "The stored text is not the one that the graph was read from.")]
    return []


def _check_mention(mention: str, name: str, selectors: list[str], texts: Mapping[str, StoredText]) -> list[Mismatch]:
    start, end, exact, prefix, suffix = selectors
    if name not in texts:
        return [Mismatch(name, mention, exact, "", "The mention's article is not among the stored texts.")]
    if not (start.isdecimal() and end.isdecimal()):
        return [Mismatch(name, mention, exact, "", "The mention has no readable offsets.")]
    text, first, last = texts[name].text, int(start), int(end)
    if text[first:last] != exact or not exact:
        reason = f"Characters {first} to {last} of the text are not oa:exact."
        return [Mismatch(name, mention, exact, text[first:last], reason)]
    if not text[:first].endswith(prefix) or not text[last:].startswith(suffix):
        around = text[max(0, first - len(prefix)) : last + len(suffix)]
        return [Mismatch(name, mention, prefix + exact + suffix, around, "oa:prefix or oa:suffix is not around it.")]
    return []


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""

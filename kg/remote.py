"""A SPARQL endpoint in place of a graph file: the same questions, asked over HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import httpx
import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.namespaces import DEFAULT_BASE, prefixes
from kg.store import GraphStore

ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, application/n-triples;q=0.8"
LONGEST_ANSWER = 60.0  # seconds


class Endpoint:
    """The part of ``pyoxigraph.Store`` that asking needs, answered by a server of the SPARQL 1.1 Protocol."""

    def __init__(self, url: str, auth: httpx.Auth | None = None) -> None:
        self.url = check_url(url)
        self.auth = auth

    def query(
        self, text: str, *, prefixes: Mapping[str, str]
    ) -> ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]:
        """Ask; QueryError where the server refuses the query, InputError where it cannot be reached."""
        declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(prefixes.items()))
        answer = send("POST", self.url, data={"query": declared + text}, headers={"Accept": ACCEPT}, auth=self.auth)
        if answer.status_code >= 300:
            reason = " ".join(answer.text.split())[:300] or answer.reason_phrase
            raise QueryError(f"{self.url}: the server answered {answer.status_code}: {reason}")
        media = answer.headers.get("Content-Type", "").partition(";")[0].strip()
        try:
            if media in ("application/sparql-results+json", "application/json"):
                return ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON)
            return [quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.from_media_type(media))]
        except (SyntaxError, ValueError) as error:
            raise QueryError(
                f"{self.url}: no SPARQL answer ({media or 'no content type'}); expected JSON or Turtle."
            ) from error


def open_endpoint(url: str, base: str = DEFAULT_BASE) -> GraphStore:
    """Make a graph of an endpoint's default graph; InputError where ``url`` is no http(s) address."""
    return GraphStore(Endpoint(url), prefixes(base))


def check_url(url: str) -> str:
    """Return ``url`` if it is an http(s) address, else raise InputError."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, TypeError) as error:
        raise InputError(f"{url!r}: expected the http(s) address of a database.") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise InputError(f"{url!r}: expected the http(s) address of a database.")
    return url


def send(method: str, url: str, **request: object) -> httpx.Response:
    """Send one request; InputError where nobody answers."""
    try:
        return httpx.request(method, url, timeout=LONGEST_ANSWER, **request)  # type: ignore[arg-type]
    except httpx.HTTPError as error:
        raise InputError(f"{url}: no answer ({error}); expected a running database at this address.") from error

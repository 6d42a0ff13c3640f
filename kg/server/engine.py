"""The graph behind the server: worker processes that hold it in memory and can do nothing but answer.

A worker loads the graph, then gives up the means to do anything else: it may open no file and no socket, and its
memory is bounded (on POSIX systems). A query that takes too long is ended with its worker, and another worker starts.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Sequence
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from kg.server import work

WORKERS = 2
WAITING = 6  # queries under way or waiting; more are turned away, so that pages can still be served


@dataclass(frozen=True)
class Reply:
    """What the server answers: HTTP status, media type, body."""

    status: int
    media: str
    body: bytes


def refusal(status: int, sentence: str) -> Reply:
    """Make the answer that says, in one line, why there is none."""
    return Reply(status, "text/plain; charset=utf-8", (sentence + "\n").encode())


class Engine:
    """A pool of workers over one graph file; ``timeout`` in seconds, ``limit`` in bytes of an answer."""

    def __init__(self, path: Path, timeout: float, limit: int) -> None:
        self.timeout, self.limit = timeout, limit
        self._room = threading.BoundedSemaphore(WAITING)
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(max_workers=WORKERS, initializer=work.prepare, initargs=[str(path)], context=context)

    def sparql(self, query: str, accept: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> Reply:
        """Answer a query of the SPARQL Protocol; ``accept`` is the header, the rest are graph IRIs."""
        found = self._ask(work.sparql, query, accept, tuple(default), tuple(named), self.limit)
        return found if isinstance(found, Reply) else Reply(*found)

    def describe(self, iri: str, media: str) -> Reply:
        """Write what the graph says of a node, as ``media``; 404 where it says nothing."""
        found = self._ask(work.describe, iri, media)
        return found if isinstance(found, Reply) else Reply(*found)

    def facts(self, iri: str) -> dict[str, Any] | Reply:
        """Give what the HTML page of a node shows; an empty dictionary where the graph says nothing of it."""
        found: dict[str, Any] | Reply = self._ask(work.facts, iri)
        return found

    def close(self) -> None:
        """End the workers."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _ask(self, function: Any, *arguments: object) -> Any:
        if not self._room.acquire(blocking=False):
            return refusal(503, "The server is busy with other queries; try again in some seconds.")
        try:
            return self._pool.schedule(function, args=arguments, timeout=self.timeout).result()
        except TooLate:
            return refusal(503, f"The query took longer than {self.timeout:g} seconds; ask for less.")
        except (ProcessExpired, MemoryError):
            return refusal(503, "The query needs more memory or depth than this server gives; ask for less.")
        finally:
            self._room.release()

"""The graph over HTTP: read-only by construction, on the loopback address unless told otherwise.

No code of this package writes; queries run in worker processes that can open neither files nor sockets
(``kg.server.confinement``), under a time-out and a bound on memory and on the length of the answer.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from waitress.server import create_server

from kg.errors import InputError
from kg.namespaces import prefixes
from kg.server.app import LONGEST_REQUEST, create_app
from kg.server.engine import WAITING, Engine
from kg.turtle import read_prefixes

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class Settings:
    """Where to listen, and what a query may take: ``timeout`` in seconds, ``limit`` in bytes of its answer."""

    host: str = "127.0.0.1"
    port: int = 7878
    timeout: float = 10.0
    limit: int = 32_000_000


def serve(graph: Path, settings: Settings, queries: Mapping[str, str], ready: Callable[[str], None]) -> None:
    """Serve a graph file, and the page beside it, until interrupted.

    ``queries`` are offered on the query page by their titles; ``ready`` is told where the server listens.
    InputError where the graph is no Turtle or the address is taken.
    """
    named = prefixes() | read_prefixes(graph)
    hosts = LOOPBACK if settings.host in LOOPBACK else ()
    engine = Engine(graph, settings.timeout, settings.limit)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the workers end with the server
    try:
        app = create_app(engine, named, queries, graph.with_suffix(".html"), hosts)
        server = _listen(app, settings.host, settings.port)
        address = f"http://{settings.host}:{server.effective_port}/"
        ready(f"Serving {graph} at {address} (SPARQL at {address}sparql); Ctrl-C ends it.")
        server.run()
    finally:
        engine.close()


def _listen(app: Flask, host: str, port: int) -> Any:
    try:
        return create_server(
            app,
            host=host,
            port=port,
            threads=WAITING + 4,
            ident=None,
            connection_limit=200,
            channel_timeout=30,
            max_request_body_size=LONGEST_REQUEST,
        )
    except (OSError, ValueError) as error:
        raise InputError(
            f"{host}:{port}: cannot listen there ({error}); expected a free port of this machine."
        ) from error

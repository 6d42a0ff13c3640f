"""The graph over HTTP: read-only by construction, on the loopback address unless told otherwise.

No code of this package writes; queries run in worker processes that can open neither files nor sockets
(``kg.server.confinement``), under a time-out and a bound on memory and on the length of the answer.
"""

from __future__ import annotations

from collections.abc import Callable
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


def serve(
    graph: Path,
    host: str,
    port: int,
    timeout: float,
    limit: int,
    ready: Callable[[str], None],
    page: Path | None = None,
) -> None:
    """Serve a graph file until interrupted; ``timeout`` in seconds, ``limit`` in bytes of an answer.

    ``ready`` is told where the server listens. InputError where the graph is no Turtle or the address is taken.
    """
    named = prefixes() | read_prefixes(graph)
    hosts = LOOPBACK if host in LOOPBACK else ()
    engine = Engine(graph, timeout, limit)
    try:
        app = create_app(engine, named, page or graph.with_suffix(".html"), hosts)
        server = _listen(app, host, port)
        ready(f"Serving {graph} at http://{host}:{server.effective_port}/ (SPARQL at /sparql); Ctrl-C ends it.")
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

"""What several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GraphFile = Annotated[Path, typer.Option("--graph", metavar="FILE", help="The graph that 'kg build' wrote.")]
DEFAULT_GRAPH = Path("output/graph.ttl")


def texts_beside(graph: Path) -> Path:
    """Return where 'kg build' put the stored texts of a graph."""
    return graph.parent / "articles.jsonl"

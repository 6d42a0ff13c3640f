"""The page: one HTML file that shows the graph, opened without a network; French throughout."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from rdflib import Graph

from kg.page.data import read_records
from kg.page.opening import open_on
from kg.page.payload import pack_texts, to_payload
from kg.page.render import render

__all__ = ["write_page"]


def write_page(graph: Graph, texts: Mapping[str, str], path: Path) -> None:
    """Write the page of a graph to ``path``, in UTF-8.

    ``texts`` maps article ids to their stored texts, which the page shows in full; the passages of an article that is
    missing there are shown with the few characters around them that the graph keeps. The same graph and texts give the
    same bytes. Raises OSError where the file cannot be written.
    """
    records = read_records(graph)
    network = open_on(records)
    nodes, _, _, _, _, options = network.get_network_data()
    places = {node["id"]: (node["x"], node["y"]) for node in nodes}
    page = render(
        data=to_payload(records, texts, places),
        opening={"nodes": nodes, "options": json.loads(options)},
        texts=pack_texts(records.sources, texts),
    )
    path.write_text(page, encoding="utf-8", newline="\n")

"""Where the actors stand: a layout made before the page opens, so that nothing trembles, the same in every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

LINK = 150.0  # pixels that one link of the network is long
GAP = 60.0  # pixels between two parts of the network
SHAPE = 1.2  # width to height that the whole picture aims at, that of a window beside its panels
SWEEPS = 400

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Box:
    """The room that a node and its label take, in pixels."""

    width: float
    height: float


def arrange(boxes: Mapping[str, Box], links: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Give every node a place, in pixels around (0, 0), so that no two boxes overlap.

    Each connected part is laid out by Kamada and Kawai's springs (1989: drawn distance follows distance in the network),
    then boxes that overlap are pushed apart, and the parts are set in rows, the largest first.
    """
    network = nx.Graph()
    network.add_nodes_from(sorted(boxes))
    network.add_edges_from(sorted(link for link in links if link[0] in boxes and link[1] in boxes))
    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    placed = [_apart(_springs(network, part), [boxes[name] for name in part]) for part in parts]
    shifted = _rows(placed, [[boxes[name] for name in part] for part in parts])
    return {
        name: (round(float(x)), round(float(y)))
        for part, points in zip(parts, shifted, strict=True)
        for name, (x, y) in zip(part, points, strict=True)
    }


def _springs(network: nx.Graph, part: Sequence[str]) -> Points:
    if len(part) == 1:
        return np.zeros((1, 2))
    subgraph = nx.Graph()
    subgraph.add_nodes_from(part)
    for one, other in sorted((min(edge), max(edge)) for edge in network.subgraph(part).edges):
        # Links between hubs are drawn longer, so that their own partners find room around each of them.
        subgraph.add_edge(one, other, length=(network.degree(one) * network.degree(other)) ** 0.25)
    places = nx.kamada_kawai_layout(subgraph, weight="length")
    points = np.array([places[name] for name in part])
    return _lie_down(points) * LINK / _median_link(points, part, subgraph)


def _median_link(points: Points, part: Sequence[str], network: nx.Graph) -> float:
    row = {name: number for number, name in enumerate(part)}
    ends = np.array([(row[a], row[b]) for a, b in network.edges])
    return float(np.median(np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1))) or 1.0


def _lie_down(points: Points) -> Points:
    """Turn the longest extent of a part into its width: screens are wide."""
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Points = centred @ axes.T
    return turned * np.where(turned[np.abs(turned).argmax(axis=0), [0, 1]] < 0, -1, 1)


def _apart(points: Points, boxes: Sequence[Box]) -> Points:
    """Push overlapping boxes apart, along the axis where they overlap less, until none does or SWEEPS are over."""
    points = points.copy()
    half = np.array([(box.width / 2, box.height / 2) for box in boxes])
    reach = half[:, None, :] + half[None, :, :]
    rank = np.arange(len(boxes))
    for _ in range(SWEEPS):
        apart = points[:, None, :] - points[None, :, :]
        overlap = reach - np.abs(apart)
        clash = (overlap > 0).all(axis=2) & (rank[:, None] != rank[None, :])
        if not clash.any():
            break
        along = overlap.argmin(axis=2)[:, :, None] == np.arange(2)
        way = np.where(apart != 0, np.sign(apart), np.sign(rank[:, None] - rank[None, :])[:, :, None])
        push = np.where(along & clash[:, :, None], overlap * way, 0.0)
        points += push.sum(axis=1) / np.maximum(clash.sum(axis=1), 1)[:, None] * 0.55
    return points


def _rows(parts: Sequence[Points], boxes: Sequence[Sequence[Box]]) -> list[Points]:
    """Set the parts in rows, like words on lines of equal length, and centre the whole."""
    corners = [_corners(points, inside) for points, inside in zip(parts, boxes, strict=True)]
    sizes = [high - low + GAP for low, high in corners]
    area = sum(float(size[0] * size[1]) for size in sizes)
    width = max([float(size[0]) for size in sizes] + [(area * SHAPE) ** 0.5])
    left, top, row = 0.0, 0.0, 0.0
    moved = []
    for points, (low, _), size in zip(parts, corners, sizes, strict=True):
        if left and left + size[0] > width:
            left, top, row = 0.0, top + row, 0.0
        moved.append(points - low + np.array([left, top]))
        left, row = left + float(size[0]), max(row, float(size[1]))
    if not moved:
        return []
    everything = np.concatenate(moved)
    return [points - (everything.min(axis=0) + everything.max(axis=0)) / 2 for points in moved]


def _corners(points: Points, boxes: Sequence[Box]) -> tuple[Points, Points]:
    half = np.array([(box.width / 2, box.height / 2) for box in boxes])
    return (points - half).min(axis=0), (points + half).max(axis=0)

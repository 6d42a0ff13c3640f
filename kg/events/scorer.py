"""Features to confidence: boosted trees that ``scripts/train_scorer.py`` grows from annotated articles.

Reading walks the trees with numpy alone; the library that grows them is needed for training only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kg.errors import DataFileError
from kg.lexicon import DATA


@dataclass(frozen=True)
class Scorer:
    """A model over the features ``names``, in the order of its columns; a reading below ``threshold`` is not written.

    ``predict`` takes a matrix, one reading per row, and returns the probability of each.
    """

    predict: Callable[[NDArray[np.float32]], Iterable[float]]
    names: tuple[str, ...]
    threshold: float

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Feature name to its column."""
        return {name: k for k, name in enumerate(self.names)}

    def confidences(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Return for the features of each reading the probability, in 0..1, that a careful reader would read it so."""
        if not rows:
            return []
        columns, matrix = self.columns, np.zeros((len(rows), len(self.names)), dtype=np.float32)
        for line, row in zip(matrix, rows, strict=True):
            for name, value in row.items():
                column = columns.get(name)
                if column is not None:
                    line[column] = value
        return [float(p) for p in self.predict(matrix)]


@dataclass(frozen=True)
class Forest:
    """Trees as arrays, one row per tree: a node tests ``feature`` ≤ ``limit``; negative children are leaves (~leaf)."""

    feature: NDArray[np.int32]
    limit: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]

    @cached_property
    def steps(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
        """All trees as one table: where each node leads (above its limit, below it), its feature, its limit.

        Nodes are numbered through all trees, behind them the leaves, which lead to themselves.
        """
        trees, size = self.feature.shape
        tree, leaves = np.arange(trees)[:, None], np.arange(self.value.size)
        first = trees * size + tree * self.value.shape[1]
        right, left = (np.where(c < 0, first + ~c, tree * size + c).ravel() for c in (self.right, self.left))
        onward = np.concatenate([np.stack([right, left], axis=1).ravel(), np.repeat(trees * size + leaves, 2)])
        feature, limit = (
            np.concatenate([a.ravel(), np.zeros(len(leaves), a.dtype)]) for a in (self.feature, self.limit)
        )
        return onward, feature.astype(np.intp), limit

    def __call__(self, matrix: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the probability of each row of ``matrix``: all rows go down all trees together."""
        onward, feature, limit = self.steps
        inner = self.feature.size
        row = np.arange(len(matrix))[:, None] * matrix.shape[1]
        node = np.arange(0, inner, self.feature.shape[1]) + 0 * row
        while (node < inner).any():
            low = matrix.take(row + feature.take(node)) <= limit.take(node)
            node = onward.take(2 * node + low)
        total = self.value.take(node - inner).sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-total)))


def load_scorer() -> Scorer:
    """Return the scorer that the package ships; raises DataFileError where its file is damaged."""
    try:
        record = json.loads((DATA / "scorer.json").read_text(encoding="utf-8"))
        feature, left, right = (np.array(record[k], dtype=np.int32) for k in ("feature", "left", "right"))
        limit, value = (np.array(record[k], dtype=np.float64) for k in ("limit", "value"))
        return Scorer(Forest(feature, limit, left, right, value), tuple(record["names"]), record["threshold"])
    except (OSError, KeyError, ValueError) as error:
        raise DataFileError(f"scorer.json: {error}; names, threshold and trees were expected.") from error

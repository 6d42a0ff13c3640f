"""Features to confidence: boosted trees that ``scripts/train_scorer.py`` grows from annotated articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

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
        matrix = np.zeros((len(rows), len(self.names)), dtype=np.float32)
        for k, row in enumerate(rows):
            for name, value in row.items():
                column = self.columns.get(name)
                if column is not None:
                    matrix[k, column] = value
        return [float(p) for p in self.predict(matrix)]


def predictor(booster: Any) -> Callable[[NDArray[np.float32]], Iterable[float]]:
    """Return the prediction of a booster on one thread: the rows of an article are few."""
    return partial(booster.predict, num_threads=1)


def load_scorer() -> Scorer:
    """Return the scorer that the package ships; raises DataFileError where its files are damaged."""
    import lightgbm

    try:
        record = json.loads((DATA / "scorer.json").read_text(encoding="utf-8"))
        trees = (DATA / "scorer.txt").read_text(encoding="utf-8")
        booster = lightgbm.Booster(model_str=trees)
        return Scorer(predictor(booster), tuple(record["features"]), record["threshold"])
    except (OSError, KeyError, json.JSONDecodeError, lightgbm.basic.LightGBMError) as error:
        raise DataFileError(
            f"scorer.json, scorer.txt: {error}; features, threshold and trees were expected."
        ) from error

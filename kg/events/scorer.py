"""Features to confidence: a logistic regression whose weights ``scripts/train_scorer.py`` learns from annotated articles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from kg.errors import DataFileError
from kg.lexicon import DATA


@dataclass(frozen=True)
class Scorer:
    """Weights by feature name; a reading below ``threshold`` is not written."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def confidence(self, features: Mapping[str, float]) -> float:
        """Return the probability, in 0..1, that a careful reader would read this event here."""
        total = self.bias + sum(self.weights.get(name, 0.0) * features[name] for name in sorted(features))
        return 1 / (1 + exp(-max(-60.0, min(60.0, total))))


def load_scorer() -> Scorer:
    """Return the scorer that the package ships; raises DataFileError where its file is damaged."""
    try:
        record = json.loads((DATA / "scorer.json").read_text(encoding="utf-8"))
        return Scorer(record["weights"], record["bias"], record["threshold"])
    except (OSError, KeyError, json.JSONDecodeError) as error:
        raise DataFileError(f"scorer.json: {error}; weights, bias and threshold were expected.") from error

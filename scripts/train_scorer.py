"""Grow the trees of the scorer from annotated articles and write kg/data/scorer.json.

    python scripts/train_scorer.py GOLD_DIR:TEXT_DIR [GOLD_DIR:TEXT_DIR …] [--threshold 0.4]

Each candidate event of an article is a row: positive where the annotation has that actor, type and recipient as a core
event, left out where it is arguable there, else negative. Prints precision, recall and F1 by threshold from a
cross-validation over articles, and how far the confidence can be believed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import lil_matrix

from kg.articles import read_articles
from kg.events import key, propose
from kg.events.scorer import Scorer
from kg.gold import GoldArticle, fold_name, read_gold
from kg.language import load_nlp, parse
from kg.lexicon import load_lexicon
from kg.model import SYMMETRIC, Article, Entity
from kg.pipeline import Reader, judge, set_scene

DATA = Path(__file__).resolve().parent.parent / "kg/data"
ROUNDS = 120
LEAVES = 15
RARE = 4  # a feature of fewer rows is left out
TREES = {  # chosen in cross-validation, where other sizes and rates differ by less than the folds do
    "objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.06, "min_child_samples": 15, "feature_fraction": 0.2,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "deterministic": True, "num_threads": 1,
    "verbose": -1,
}  # fmt: skip
FOLDS = 5
UNTRAINED = Scorer(lambda rows: np.zeros(len(rows)), (), 0.0)


@dataclass(frozen=True)
class Row:
    """One candidate: ``gold`` is the index of the core event that it matches, -1 for none, -2 for an arguable one."""

    article: str
    place: tuple[int, frozenset[str]]
    event: tuple[str, str, str]
    features: dict[str, float]
    gold: int


def rows_of(gold_dir: Path, text_dir: Path) -> tuple[list[Row], int]:
    """Return the rows of all annotated articles and the number of their core events."""
    gold = {g.id: g for g in read_gold(gold_dir)}
    paths = [str(text_dir / f"{id_}.txt") for id_ in sorted(gold) if (text_dir / f"{id_}.txt").exists()]
    articles = [a for a in read_articles(paths, sys.stdin.buffer) if isinstance(a, Article)]
    lexicon = load_lexicon()
    reader = Reader(lexicon, load_nlp(lexicon.gazetteer), UNTRAINED)
    rows: list[Row] = []
    for article, doc in zip(articles, parse(reader.nlp, [a.reading for a in articles]), strict=True):
        scene = set_scene(article, doc, reader)
        keys = {id_: keys_of(entity, gold[article.id]) for id_, entity in scene.entities.items()}
        for candidate, found in propose(scene, judge(lexicon)):
            actor, recipient = candidate.actor.entity, candidate.recipient.entity
            match = gold_of(gold[article.id], keys[actor], candidate.trigger.frame.type, keys[recipient])
            place = (candidate.trigger.token.i, frozenset((actor, recipient)))
            rows.append(Row(article.id, place, key(candidate), found, match))
    return rows, sum(e.core for a in articles for e in gold[a.id].events)


def keys_of(entity: Entity, gold: GoldArticle) -> frozenset[str]:
    """Return the keys of the annotation that an entity may stand for."""
    names = {fold_name(n) for n in (entity.label, *entity.aliases)}
    return frozenset(
        k for k in gold.names if gold.names[k] & names or (entity.wikidata and gold.items[k] == entity.wikidata)
    )


def gold_of(gold: GoldArticle, actors: frozenset[str], type_: str, recipients: frozenset[str]) -> int:
    """Return the index of the matching core event, -2 where only an arguable one matches, -1 for none."""
    found = -1
    for i, e in enumerate(gold.events):
        straight = e.actor in actors and e.recipient in recipients
        turned = type_ in SYMMETRIC and e.actor in recipients and e.recipient in actors
        if e.type == type_ and (straight or turned):
            if e.core:
                return i
            found = -2
    return found


def learn(rows: list[Row]) -> tuple[lightgbm.Booster, Scorer]:
    """Return the trees grown from the rows that are clearly right or wrong, and the scorer; rare features are left out."""
    clear = [row for row in rows if row.gold != -2]
    count = Counter(name for row in clear for name, value in row.features.items() if value)
    names = tuple(sorted(name for name, n in count.items() if n >= RARE))
    column = {name: k for k, name in enumerate(names)}
    matrix = lil_matrix((len(clear), len(names)), dtype=np.float32)
    for k, row in enumerate(clear):
        for name, value in row.features.items():
            if name in column:
                matrix[k, column[name]] = value
    data = lightgbm.Dataset(matrix.tocsr(), [row.gold >= 0 for row in clear])
    booster = lightgbm.train(TREES, data, ROUNDS)
    return booster, Scorer(booster.predict, names, 0.0)


def held_out(rows: list[Row]) -> np.ndarray:
    """Return for each row the probability from a model that has not seen its article."""
    ids = sorted({row.article for row in rows})
    fold = {id_: i % FOLDS for i, id_ in enumerate(np.random.RandomState(0).permutation(ids))}
    scores = np.zeros(len(rows))
    for k in range(FOLDS):
        _, scorer = learn([row for row in rows if fold[row.article] != k])
        inside = [i for i, row in enumerate(rows) if fold[row.article] == k]
        scores[inside] = scorer.confidences([rows[i].features for i in inside])
    return scores


def curve(rows: list[Row], scores: np.ndarray, core: int) -> Iterator[tuple[float, float, float, float]]:
    """Yield threshold, precision, recall and F1 of the events that would be written."""
    for threshold in np.arange(0.1, 0.75, 0.05):
        best: dict[object, tuple[float, Row]] = {}
        for row, score in zip(rows, scores, strict=True):
            place = (row.article, *row.place)
            if score >= threshold and (place not in best or score > best[place][0]):
                best[place] = (score, row)
        kept = {(row.article, row.event): row.gold for _, row in best.values()}
        right = len({(article, gold) for (article, _), gold in kept.items() if gold >= 0})
        wrong = sum(gold == -1 for gold in kept.values())
        precision, recall = right / max(1, right + wrong), right / core
        yield threshold, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def reliability(rows: list[Row], scores: np.ndarray) -> Iterator[tuple[float, float, int]]:
    """Yield for each tenth of confidence the share of right readings and their number; arguable ones do not count."""
    for low in np.arange(0.1, 1.0, 0.1):
        inside = [row.gold >= 0 for row, p in zip(rows, scores, strict=True) if low <= p < low + 0.1 and row.gold != -2]
        if inside:
            yield low, sum(inside) / len(inside), len(inside)


def main() -> None:
    """Train, print the cross-validated curve, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="GOLD_DIR:TEXT_DIR")
    parser.add_argument("--threshold", type=float, default=0.4)
    options = parser.parse_args()
    rows, core = [], 0
    for pair in options.sets:
        more, n = rows_of(*map(Path, pair.split(":")))
        rows, core = rows + more, core + n
    print(f"{len(rows)} candidates, {sum(r.gold >= 0 for r in rows)} right; {core} core events")
    scores = held_out(rows)
    for threshold, precision, recall, f1 in curve(rows, scores, core):
        print(f"  {threshold:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print("confidence: share that is right")
    for low, share, n in reliability(rows, scores):
        print(f"  {low:.1f}  {share:.2f}  of {n}")
    write(*learn(rows), options.threshold)


def write(booster: lightgbm.Booster, scorer: Scorer, threshold: float) -> None:
    """Write the features that the trees test, the threshold, and the trees as arrays, padded to the largest."""
    trees = [flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    tested = sorted({column for tree in trees for column in tree["feature"]})
    place = {column: k for k, column in enumerate(tested)}
    trees = [tree | {"feature": [place[column] for column in tree["feature"]]} for tree in trees]
    padded = {key: [tree[key] + [0] * (LEAVES - len(tree[key])) for tree in trees] for key in trees[0]}
    record = {"threshold": threshold, "names": [scorer.names[column] for column in tested], **padded}
    (DATA / "scorer.json").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")


def flat(node: dict[str, Any]) -> dict[str, list[float]]:
    """Return a tree as lists: what each inner node tests, its children (``~leaf`` for leaves), the leaves' values."""
    found: dict[str, list[float]] = {"feature": [], "limit": [], "left": [], "right": [], "value": []}

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            found["value"].append(node["leaf_value"])
            return ~(len(found["value"]) - 1)
        k = len(found["feature"])
        for name, value in (
            ("feature", node["split_feature"]),
            ("limit", node["threshold"]),
            ("left", 0),
            ("right", 0),
        ):
            found[name].append(value)
        found["left"][k], found["right"][k] = add(node["left_child"]), add(node["right_child"])
        return k

    if add(node) < 0:  # a tree that is one leaf
        found |= {"feature": [0], "limit": [0.0], "left": [-1], "right": [-1]}
    return found


if __name__ == "__main__":
    main()

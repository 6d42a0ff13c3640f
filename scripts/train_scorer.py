"""Learn the weights of the scorer from annotated articles and write kg/data/scorer.json.

    python scripts/train_scorer.py GOLD_DIR:TEXT_DIR [GOLD_DIR:TEXT_DIR …] [--threshold 0.4]

Each candidate event of an article is a row: positive where the annotation has that actor, type and recipient as a core
event, left out where it is arguable there, else negative. Prints precision, recall and F1 by threshold from a
cross-validation over articles. Needs scikit-learn (group ``dev``); reading needs the weights alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg.articles import read_articles
from kg.events import key, propose
from kg.gold import GoldArticle, fold_name, read_gold
from kg.language import parse
from kg.model import SYMMETRIC, Article, Entity
from kg.pipeline import load_reader, set_scene

ROOT = Path(__file__).resolve().parent.parent
STRENGTH = 0.1  # inverse of the L2 penalty, best of 0.03, 0.1, 0.3, 1 in cross-validation
FOLDS = 5


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
    reader = load_reader()
    rows: list[Row] = []
    for article, doc in zip(articles, parse(reader.nlp, [a.reading for a in articles]), strict=True):
        scene = set_scene(article, doc, reader)
        keys = {id_: keys_of(entity, gold[article.id]) for id_, entity in scene.entities.items()}
        for candidate, found in propose(scene):
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


def learn(rows: list[Row]) -> tuple[DictVectorizer, LogisticRegression]:
    """Return the fitted model of the rows that are clearly right or wrong."""
    clear = [row for row in rows if row.gold != -2]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([row.features for row in clear])
    return vectorizer, LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, [row.gold >= 0 for row in clear])


def held_out(rows: list[Row]) -> np.ndarray:
    """Return for each row the probability from a model that has not seen its article."""
    ids = sorted({row.article for row in rows})
    fold = {id_: i % FOLDS for i, id_ in enumerate(np.random.RandomState(0).permutation(ids))}
    scores = np.zeros(len(rows))
    for k in range(FOLDS):
        vectorizer, model = learn([row for row in rows if fold[row.article] != k])
        inside = [i for i, row in enumerate(rows) if fold[row.article] == k]
        scores[inside] = model.predict_proba(vectorizer.transform([rows[i].features for i in inside]))[:, 1]
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
    for threshold, precision, recall, f1 in curve(rows, held_out(rows), core):
        print(f"  {threshold:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    vectorizer, model = learn(rows)
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    record = {
        "threshold": options.threshold,
        "bias": round(float(model.intercept_[0]), 4),
        "weights": {name: round(float(w), 4) for name, w in sorted(weights.items()) if abs(w) >= 0.0005},
    }
    (ROOT / "kg/data/scorer.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Teach the named-entity recogniser of the language model the names of news and write kg/data/ner/.

    python scripts/train_ner.py WINER_DIR [--rehearsal popcorn/train.json] [--epochs 6] [--rate 0.0005] [--output DIR]

WINER_DIR is a copy of https://github.com/YoannDupont/WiNER-fr: articles of the French Wikinews of 2016 and 2017 (texts
CC BY 2.5, brat annotations CC BY 4.0). Every sixth article is kept aside: it is never trained on, and precision, recall
and F1 on it are printed before and after. Rehearsal texts (https://github.com/Todaime/popcorn-dataset, MIT) carry what
the model itself finds in them before training, so that it keeps what it knows of other texts. The same seed and data give the
same weights on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans, minibatch
from thinc.api import Optimizer, fix_random_seed

from kg.language import MODEL, NER, parse

LABELS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Product": "MISC", "Event": "MISC"}
NAMES = ("PER", "LOC", "ORG", "MISC")
# The texts were tokenised: French typography has no space before , . ) ] ’ nor after ' ( [.
STRAY = re.compile(r"(?<=\S) (?=[,.)\]…](?!\w))|(?<=\w['’]) (?=\w)|(?<=[(\[]) (?=\S)")
ARTICLE = re.compile(r"l['’] ?|(?:le|la|les) ")
# What the annotation also marks and the project does not call a name: *ministre de l'[Intérieur]*, *[armée syrienne]*.
OFFICE = re.compile(
    r"(?i)\b(?:ministres?|ministère|secrétaire d['’][ée]tat)\b[^.,;]{0,25}\b(?:de la|de l['’]|des?|du|à la|à l['’]|aux?) ?$"
)
SEED = 13
HELD_OUT = 6
BATCH = 24
DROPOUT = 0.2

Name = tuple[int, int, str]


@dataclass(frozen=True)
class Annotated:
    """One text and its outermost names as (start, end, label), offsets in characters."""

    id: str
    text: str
    names: tuple[Name, ...]


def read_brat(folder: Path) -> list[Annotated]:
    """Return the articles under ``folder`` (pairs of .txt and .ann), sorted by name, without stray spaces."""
    found = []
    for path in sorted(folder.rglob("*.ann"), key=lambda p: p.name):
        rows = (row.split("\t") for row in path.read_text("utf-8").splitlines() if row.startswith("T"))
        spans = [(int(s), int(e), LABELS[k]) for _, head, *_ in rows for k, s, e in [head.split(" ")] if k in LABELS]
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        found.append(tidy(Annotated(path.stem, text, tuple(outermost(spans, text)))))
    return found


def outermost(spans: Iterable[Name], text: str) -> Iterator[Name]:
    """Yield the names that lie in no other, without a leading article; of two labels of a span the first counts."""
    reach = 0
    for start, end, label in sorted(spans, key=lambda s: (s[0], -s[1])):
        article = ARTICLE.match(text, start, end)
        first = article.end() if article else start
        if first >= reach and not (label == "ORG" and no_name(text, first, end)):
            reach = end
            yield first, end, label


def no_name(text: str, start: int, end: int) -> bool:
    """Return True for an organisation in lower case and for the portfolio of a minister."""
    return text[start:end].islower() or OFFICE.search(text[max(0, start - 60) : start]) is not None


def tidy(article: Annotated) -> Annotated:
    """Return ``article`` with the spaces of French typography, its offsets moved along."""
    cuts = [m.start() for m in STRAY.finditer(article.text)]
    names = tuple((s - bisect_left(cuts, s), e - bisect_left(cuts, e), label) for s, e, label in article.names)
    return Annotated(article.id, STRAY.sub("", article.text), names)


def paragraphs(article: Annotated) -> Iterator[Annotated]:
    """Yield the paragraphs of ``article`` that have words, with their line break."""
    offset = 0
    for line in article.text.splitlines(keepends=True):
        inside = tuple(
            (s - offset, e - offset, k) for s, e, k in article.names if offset <= s and e <= offset + len(line)
        )
        if line.strip():
            yield Annotated(article.id, line, inside)
        offset += len(line)


def example_of(doc: Doc, names: Iterable[Name]) -> Example:
    """Return ``doc`` with its names as the reference; one that cuts a token or spans two sentences is unknown."""
    reference = doc.copy()
    wide = filter_spans([s for n in names if (s := doc.char_span(*n, alignment_mode="expand")) is not None])
    exact = {(start, end) for start, end, _ in names}
    kept = [s for s in wide if (s.start_char, s.end_char) in exact and not any(t.is_sent_start for t in s[1:])]
    reference.set_ents(kept, missing=[s for s in wide if s not in kept], default="outside")
    return Example(doc, reference)


def names_of(nlp: Language, texts: list[str]) -> list[tuple[Name, ...]]:
    """Return what the model finds in each text."""
    return [tuple((e.start_char, e.end_char, e.label_) for e in doc.ents) for doc in parse(nlp, texts)]


def examples_of(nlp: Language, texts: list[Annotated]) -> list[Example]:
    """Return the examples of ``texts``, with the sentence starts of reading and no other layer."""
    with nlp.select_pipes(enable=[]):
        docs = list(parse(nlp, [t.text for t in texts]))
    return [example_of(doc, text.names) for doc, text in zip(docs, texts, strict=True)]


def train(nlp: Language, examples: list[Example], epochs: int, rate: float) -> Optimizer:
    """Go on training the recogniser of ``nlp``; the optimizer returned knows the running average of its weights."""
    shuffle = random.Random(SEED)
    fix_random_seed(SEED)
    optimizer = nlp.resume_training()
    optimizer.learn_rate = rate
    for epoch in range(epochs):
        losses: dict[str, float] = {}
        shuffle.shuffle(examples)
        for batch in minibatch(examples, BATCH):
            nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}", flush=True)
    return optimizer


def score(nlp: Language, articles: list[Annotated]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 by label: the same characters and the same label."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for article, found in zip(articles, names_of(nlp, [a.text for a in articles]), strict=True):
        said.update(n[2] for n in found)
        gold.update(n[2] for n in article.names)
        right.update(n[2] for n in set(found) & set(article.names))
    return {k: (right[k] / said[k], right[k] / gold[k], 2 * right[k] / (said[k] + gold[k])) for k in NAMES}


def show(title: str, scores: dict[str, tuple[float, float, float]]) -> None:
    """Print one line per label."""
    print(
        title, *(f"  {k:5} P {p:.3f}  R {r:.3f}  F1 {f:.3f}" for k, (p, r, f) in scores.items()), sep="\n", flush=True
    )


def main() -> None:
    """Train, print the scores before and after, write the weights of the recogniser alone."""
    parser = argparse.ArgumentParser(description="Train the named-entity recogniser on WiNER-fr.")
    parser.add_argument("winer", type=Path, help="folder of WiNER-fr with its .txt and .ann files")
    parser.add_argument("--rehearsal", type=Path, help="train.json of POPCORN: texts to keep the old knowledge on")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=0.0005)
    parser.add_argument("--output", type=Path, default=NER)
    args = parser.parse_args()
    nlp = spacy.load(MODEL)
    nlp.select_pipes(enable=["ner"])
    articles = read_brat(args.winer)
    test = articles[HELD_OUT - 1 :: HELD_OUT]
    texts = [p for i, a in enumerate(articles) if i % HELD_OUT != HELD_OUT - 1 for p in paragraphs(a)]
    if args.rehearsal:
        old = [row["text"] for _, row in sorted(json.loads(args.rehearsal.read_text("utf-8")).items())]
        texts += [Annotated("", text, names) for text, names in zip(old, names_of(nlp, old), strict=True)]
    show(f"before, on {len(test)} articles kept aside", score(nlp, test))
    optimizer = train(nlp, examples_of(nlp, texts), args.epochs, args.rate)
    with nlp.use_params(optimizer.averages):
        show("after", score(nlp, test))
        nlp.get_pipe("ner").to_disk(args.output, exclude=["vocab"])  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()

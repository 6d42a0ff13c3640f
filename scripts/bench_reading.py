"""How much reading costs beyond spaCy, as a ratio in one run.

    python scripts/bench_reading.py [INPUT …]      # default: the articles of seeds/, ten times

Prints the seconds that the language model takes for the articles, the seconds of everything after it (mentions,
coreference, linking, events, roles, dates, sources), and their ratio.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from kg.articles import read_articles
from kg.language import parse
from kg.model import Article
from kg.pipeline import load_reader, read_doc

ROOT = Path(__file__).resolve().parent.parent
TIMES = 10


def main() -> None:
    """Parse, then read, and compare."""
    inputs = sys.argv[1:] or [str(ROOT / "seeds")]
    found = [a for a in read_articles(inputs, sys.stdin.buffer) if isinstance(a, Article)]
    articles = [replace(a, id=f"{a.id}-{k}") for k in range(1 if sys.argv[1:] else TIMES) for a in found]
    reader = load_reader()
    for doc in parse(reader.nlp, [articles[0].reading]):  # warm up
        read_doc(articles[0], doc, reader)
    start = perf_counter()
    docs = list(parse(reader.nlp, [a.reading for a in articles]))
    parsed = perf_counter()
    for article, doc in zip(articles, docs, strict=True):
        read_doc(article, doc, reader)
    done = perf_counter()
    print(f"{len(articles)} articles, {sum(map(len, docs))} tokens")
    print(f"language model {parsed - start:.2f} s, reading {done - parsed:.2f} s")
    print(f"ratio {(done - parsed) / (parsed - start):.2f}")


if __name__ == "__main__":
    main()

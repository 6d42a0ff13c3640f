"""Hand-made parses: a Doc from rows of "form lemma POS dependency head features", heads counted from 0."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc as Parse

from kg.tokens import Doc, Token

VOCAB = spacy.blank("fr").vocab


def doc_of(rows: str) -> Doc:
    """Return the parse that the rows describe, as the stages see it."""
    return Doc(parse_of(rows))


def parse_of(rows: str) -> Parse:
    """Return the spaCy Doc that the rows describe; a sentence begins after each empty row, features may be left out."""
    cells = [row.split() for row in rows.strip().splitlines()]
    starts = [i == 0 or not cells[i - 1] for i in range(len(cells)) if cells[i]]
    words = [row for row in cells if row]
    return Parse(
        VOCAB,
        words=[row[0] for row in words],
        spaces=[not row[0].endswith("'") for row in words],
        lemmas=[row[1] for row in words],
        pos=[row[2] for row in words],
        deps=[row[3] for row in words],
        heads=[int(row[4]) for row in words],
        morphs=[row[5] if len(row) > 5 else "" for row in words],
        sent_starts=starts,
    )


def word(doc: Doc, form: str) -> Token:
    """Return the first token with that form."""
    return next(t for t in doc if t.text == form)

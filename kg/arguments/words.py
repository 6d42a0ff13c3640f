"""Words that arguments depend on: those that only tell the time, verbs by what they do to the roles of a clause."""

from __future__ import annotations

from kg.datewords import time_nouns
from kg.wordlists import rows

TIMES = time_nouns()

WITH_ETRE = frozenset(verb for verb, kind in rows("verb_classes.tsv") if kind == "être")
OBJECT_CONTROL = frozenset(verb for verb, kind in rows("verb_classes.tsv") if kind.endswith(" control"))
LENDERS = {(word, prep.strip("-")): lends for word, prep, lends in rows("lenders.tsv")}

"""Words that only tell the time, and that the parser takes for subjects and objects."""

from __future__ import annotations

from kg.wordlists import forms

KINDS = ("weekday", "month", "unit", "part", "anaphor")

TIMES = frozenset(form.split()[-1] for kind in KINDS for form in forms("time.tsv", kind))

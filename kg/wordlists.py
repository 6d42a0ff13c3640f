"""Reading the tab-separated word lists of ``kg/data/lexicon``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

FOLDER = files("kg") / "data" / "lexicon"


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each line of the word list ``name``; comments and empty lines are left out."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@cache
def by_kind(name: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Return (form, value) of each row of ``kind`` in a list of kind, form and value; the longest forms come first."""
    found = [(row[1], row[2] if len(row) > 2 else "") for row in rows(name) if row[0] == kind]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def forms(name: str, kind: str) -> tuple[str, ...]:
    """Return the forms of ``kind`` in such a list, the longest first."""
    return tuple(form for form, _ in by_kind(name, kind))

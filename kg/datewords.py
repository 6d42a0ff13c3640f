"""French calendar words of ``kg/data/lexicon/time.tsv``: month names, and the first full date in a line."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kg.wordlists import by_kind, forms

TIME_OF_DAY = r"(?:,? ?(?:à|a|-)? ?\d{1,2} ?[hH:] ?(?:\d{2})?(?: ?(?:min|GMT|UTC|TU)(?:[+-]\d{1,2})?)*)"


def words(kind: str) -> dict[str, int]:
    """Return the words of ``kind`` ("month", "weekday", "number" …) with what they count."""
    return {form: int(value) for form, value in by_kind("time.tsv", kind)}


@cache
def time_nouns() -> frozenset[str]:
    """Return the words that only tell when: months, weekdays, and nouns such as *nuit*, *début*, *fois*."""
    found = (form for kind in ("month", "weekday", "moment") for form in forms("time.tsv", kind))
    return frozenset(word for form in found for word in form.split("|"))


def one_of(kind: str) -> str:
    """Return a regular expression (no group) for the words of ``kind``, the longest first."""
    return "(?:" + "|".join(re.escape(form) for form in forms("time.tsv", kind)) + ")"


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return "2021", "2021-11" or "2021-11-15", as far as given; "" where there is no such day."""
    if not month:
        return f"{year:04d}"
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return ""
    return found.isoformat() if day else f"{year:04d}-{month:02d}"


@cache
def _full_date() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(?:(?P<y1>\d{{4}})-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?(?:[T ]\d\d:\d\d[\d:.+Z]*)?(?!\d)"
        rf"|(?P<d2>\d{{1,2}})[/.](?P<m2>\d{{1,2}})[/.](?P<y2>\d{{4}})(?!\d)"
        rf"|(?:(?P<d3>\d{{1,2}})(?: ?er)? )?(?P<month>{one_of('month')})\.? (?P<y3>\d{{4}})(?!\d)){TIME_OF_DAY}?",
        re.IGNORECASE,
    )


def first_date(line: str) -> tuple[str, int, int]:
    """Return the first date with a year in ``line`` as (ISO value, start, end of date and time), or ("", -1, -1)."""
    for match in _full_date().finditer(line):
        value = _value(match)
        if value:
            return value, match.start(), match.end()
    return "", -1, -1


def _value(match: re.Match[str]) -> str:
    if match["y1"]:
        return iso(int(match["y1"]), int(match["m1"]), int(match["d1"] or 0))
    if match["y2"]:
        return iso(int(match["y2"]), int(match["m2"]), int(match["d2"]))
    return iso(int(match["y3"]), words("month")[match["month"].lower()], int(match["d3"] or 0))

"""Dates in the text: finding the expressions, and working out the day, month or year that each one means.

``find_dates(reading, published)`` is called once an article; the events stage then takes the best mention of a clause
and asks ``resolve(mention, published, direction)`` with "past" or "future" by the tense of that clause ("" where the
tense does not tell). A value is "2021-11-15", "2021-11", "2021", the first day of a range ("du 3 au 5 mai"), or ""
where it cannot be known: without a day of publication "lundi" stays "", with only its month it is that month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kg.datepatterns import date_pattern
from kg.datewords import iso, words
from kg.wordlists import by_kind, forms

Direction = Literal["past", "future", ""]
Precision = Literal["day", "month", "year", ""]

REACH = 800  # characters back to the day that "le lendemain" counts from
NEAR = timedelta(days=60)  # a day and month this close to publication are not a year away, whatever the tense
PRECISION: dict[int, Precision] = {10: "day", 7: "month", 4: "year", 0: ""}


@dataclass(frozen=True)
class DateMention:
    """One expression of time in a reading; offsets are code points, end-exclusive.

    Attributes:
        value, precision: What it means by itself and the day of publication, read as past.
        year, month, day: What it says outright, 0 where it does not.
        weekday: 0 for *lundi* to 6, or -1.
        unit, offset: "day", "week", "weekend", "month" or "year" and how many of them after the day of publication;
            "season" where ``month`` is the last one of a season.
        pointer: -1 for *dernier*, 1 for *prochain*, 0 where it is neither.
        anchor: The mention that *le lendemain* counts from.
    """

    start: int
    end: int
    value: str = ""
    precision: Precision = ""
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    unit: str = ""
    offset: int = 0
    pointer: int = 0
    anchor: DateMention | None = None


def find_dates(reading: str, published: str) -> list[DateMention]:
    """Return the expressions of time in ``reading`` (straight apostrophes), in order and without overlap.

    ``published`` is the day, month or year of publication, or "". Durations, ages, decades, habits (*le lundi* of
    *tous les lundis*) and names (*Mai 68*, *11-Septembre*, the planet *Mars*) are not among them.
    """
    found: list[DateMention] = []
    for match in date_pattern().finditer(reading):
        mention = _mention(match)
        if mention is not None and not (match["later_count"] and not found):
            found.append(_anchored(mention, found) if match["anaphor"] or match["later_count"] else mention)
    found = [m for i, m in enumerate(found) if i == 0 or not _ends_range(reading, found[i - 1], m)]
    return [_valued(mention, published) for mention in found]


def resolve(mention: DateMention, published: str, direction: Direction = "past") -> str:
    """Return the ISO day, month or year that ``mention`` means, or "" where that cannot be known.

    ``direction`` is the tense of its clause: "lundi" is the last Monday or the next one, the day of publication
    included in both.
    """
    if mention.anchor is not None:
        base = resolve(mention.anchor, published, direction)
        if mention.unit == "year":
            return iso(int(base[:4]) + mention.offset) if base else ""
        return (date.fromisoformat(base) + timedelta(days=mention.offset)).isoformat() if len(base) == 10 else ""
    if mention.year:
        return iso(mention.year, mention.month, mention.day)
    if not published:
        return ""
    if mention.unit == "season":  # *l'été dernier*
        return _in_nearest_year(replace(mention, unit=""), published, direction)[:4]
    if mention.month:
        return _in_nearest_year(mention, published, direction)
    return _weekday(mention, published, direction) if mention.weekday >= 0 else _shifted(mention, published, direction)


def _ends_range(reading: str, before: DateMention, mention: DateMention) -> bool:
    """Return whether a month or weekday only closes a range (*de mars à mai 2016*, *de lundi à mardi*)."""
    between = reading[before.end : mention.start].strip().lower()
    opened = reading[: before.start].lower().endswith((" de ", " du ", " depuis ")) or (
        reading[before.start : before.end].lower().startswith(("de ", "depuis "))
    )
    return opened and between in forms("time.tsv", "range-end") and (mention.month > 0 or mention.weekday >= 0)


def _valued(mention: DateMention, published: str) -> DateMention:
    value = resolve(mention, published)
    return replace(mention, value=value, precision=PRECISION[len(value)])


def _anchored(mention: DateMention, before: list[DateMention]) -> DateMention:
    """Tie "le lendemain" to the last day named shortly before it; *dans la soirée* may be of the day of publication."""
    if mention.unit == "year":
        return replace(mention, anchor=before[-1])
    days = [m for m in before if (m.day or m.weekday >= 0 or m.unit == "day") and mention.start - m.end <= REACH]
    return replace(mention, unit="", anchor=days[-1]) if days else mention


def _mention(match: re.Match[str]) -> DateMention | None:
    """Return what a match says, or None where it is no date (31/13/2020, *Mai 68*, *le lendemain de*)."""
    part = {key: value for key, value in match.groupdict().items() if value}
    start, end = match.span()
    if "stop" in part:
        return None
    if "numeric" in part or "isodate" in part:
        numbers = [int(n) for n in re.findall(r"\d+", match.group())]
        year, month, day = numbers if "isodate" in part else reversed(numbers)
        return DateMention(start, end, year=year, month=month, day=day) if iso(year, month, day) else None
    if "later_count" in part:
        count = words("number").get(part["later_count"].lower()) or int(part["later_count"])
        return DateMention(start, end, unit="year", offset=count * words("later")[part["later_way"].lower()])
    for unit_of in ("dayword", "anaphor", "period", "ago"):
        if unit_of in part:
            unit, offset = _unit(unit_of, part)
            return DateMention(start, end, unit=unit, offset=offset)
    return _calendar(part, start, end)


def _unit(kind: str, part: dict[str, str]) -> tuple[str, int]:
    """Return the unit and the number of units of "hier", "la semaine dernière" and "il y a trois jours"."""
    form = part[kind].lower()
    if kind == "ago":
        count = words("number").get(part["count"].lower()) or int(part["count"])
        return dict(by_kind("time.tsv", "unit"))[part["unit"]], -count if "back" in part else count
    if kind == "period":
        unit, offset = dict(by_kind("time.tsv", "period"))[form].split()
        return unit, int(offset)
    return "day", words("day" if kind == "dayword" else kind)[form]


def _calendar(part: dict[str, str], start: int, end: int) -> DateMention | None:
    """Return the mention of a day and month, a month, a year or a weekday."""
    month = next((words("month")[part[k]] for k in ("m", "m2", "m3") if k in part), 0)
    year = int(next((part[k] for k in ("y", "y2", "y3", "y4", "y5", "later", "later2") if k in part), 0))
    day = int(next((part[k] for k in ("d", "d2") if k in part), 0))
    if "season" in part:
        pointer = words("pointer").get(part.get("p4", ""), 0)
        return DateMention(start, end, month=words("season")[part["season"]], unit="season", pointer=pointer)
    if month and day and not iso(year or 2000, month, day):
        return None
    weekday = next((words("weekday")[part[k].lower()] for k in ("w", "w2", "w3") if k in part), -1)
    pointer = next((words("pointer")[part[k]] for k in ("p", "p2", "p3") if k in part), 0)
    of_year = next((part[k] for k in ("ofyear", "ofyear2") if k in part), "")
    unit, offset = ("year", words("of-year")[of_year]) if of_year else ("", 0)
    return DateMention(start, end, "", "", year, month, day, weekday, unit, offset, pointer)


def _in_nearest_year(mention: DateMention, published: str, direction: Direction) -> str:
    """Return the day or month in the year that the tense, *dernier* or *de l'année dernière* point to."""
    this = int(published[:4])
    if mention.unit:
        return iso(this + mention.offset, mention.month, mention.day)
    if len(published) == 4:
        return ""
    exact = len(published) == 10 and mention.day
    base = date.fromisoformat(published if exact else f"{published[:7]}-01")
    days = [d for y in (this - 1, this, this + 1) if (d := _day(y, mention.month, mention.day if exact else 1))]
    right = [d for d in days if mention.weekday < 0 or not exact or d.weekday() == mention.weekday] or days
    chosen = _choose(right, base, direction, mention.pointer, bool(exact))
    return iso(chosen.year, mention.month, mention.day) if chosen else ""


def _choose(days: list[date], base: date, direction: Direction, pointer: int, exact: bool) -> date | None:
    if pointer:
        beyond = [d for d in days if (d - base).days * pointer > 0]
        return min(beyond, key=lambda d: abs(d - base), default=None)
    near = [d for d in days if abs(d - base) <= (NEAR if exact else timedelta(0))]
    sided = [d for d in days if not direction or (d <= base if direction == "past" else d >= base)]
    return min(near or sided, key=lambda d: abs(d - base), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    value = iso(year, month, day)
    return date.fromisoformat(value) if value else None


def _weekday(mention: DateMention, published: str, direction: Direction) -> str:
    """Return the day of the week nearest to publication on the side of the tense; its month where no day is known."""
    if len(published) < 10:
        return published
    base = date.fromisoformat(published)
    reach = 31 if mention.day else 7
    days = [base + timedelta(days=n) for n in range(-reach, reach + 1)]
    days = [d for d in days if d.weekday() == mention.weekday and mention.day in (0, d.day)]
    chosen = _choose(days, base, direction or "past", mention.pointer, exact=False)
    return chosen.isoformat() if chosen else ""


def _shifted(mention: DateMention, published: str, direction: Direction) -> str:
    """Return the day, month or year so many units from publication, as precisely as unit and ``published`` allow."""
    year, month = int(published[:4]), int(published[5:7] or 0)
    if mention.unit == "year":
        return iso(year + mention.offset)
    if mention.unit == "month":
        months = year * 12 + month - 1 + mention.offset
        return iso(months // 12, months % 12 + 1) if month else ""
    if len(published) < 10:
        return published if mention.unit == "day" and abs(mention.offset) < 3 else ""
    base = date.fromisoformat(published)
    if mention.unit == "day":
        return (base + timedelta(days=mention.offset)).isoformat()
    return _week(base, mention.unit, mention.offset, direction)


def _week(base: date, unit: str, offset: int, direction: Direction) -> str:
    """Return the month (or year) that the whole week or week-end lies in."""
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=offset)
    if unit == "week":
        return _common(monday, monday + timedelta(days=6))
    if offset == 0 and base.weekday() < 2 and direction != "future":
        monday -= timedelta(weeks=1)  # "ce week-end" in Monday's paper is the one just over
    return _common(monday + timedelta(days=5), monday + timedelta(days=6))


def _common(first: date, last: date) -> str:
    a, b = first.isoformat(), last.isoformat()
    return next((a[:n] for n in (10, 7, 4) if a[:n] == b[:n]), "")

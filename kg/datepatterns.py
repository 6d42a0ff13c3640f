"""The one regular expression of all French expressions of time, built from ``kg/data/lexicon/time.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from kg.datewords import one_of
from kg.wordlists import forms

INITIAL = ("d'", "le ", "l'", "il y a ", "dans ")  # what else than the words of these kinds can open an expression
INITIAL_KINDS = (
    "stop", "weekday", "month", "month-after", "year-after", "season-after", "day", "anaphor", "period", "number",
)  # fmt: skip
LETTERS = 6  # of a word that tell whether an expression may begin with it


@cache
def date_pattern() -> re.Pattern[str]:
    """Return the one pattern of all expressions; the first alternative that fits at a place wins."""
    anywhere = "|".join((*_day_patterns(), *_month_and_year_patterns(), *_relative_patterns()))
    return re.compile(rf"(?<![^\W\d_])(?=\d|{_first_letters()})(?:{anywhere})")  # never inside a word


def _first_letters() -> str:
    """Return a pattern of what the expressions begin with: most places of a text are ruled out at once."""
    rest: defaultdict[str, set[str]] = defaultdict(set)
    for form in (*INITIAL, *(f for kind in INITIAL_KINDS for f in forms("time.tsv", kind))):
        rest[form[0]].add(re.escape(form[1:LETTERS]))
    groups = (f"[{first.upper()}{first}](?i:{'|'.join(sorted(found))})" for first, found in sorted(rest.items()))
    return "|".join(groups)


def _day_patterns() -> tuple[str, ...]:
    month, pointer, of_year = one_of("month"), one_of("pointer"), one_of("of-year")
    weekday = rf"(?<!\w){_either('weekday')}"
    number = r"\d{1,2}(?: ?er)?(?!\d)"
    return (
        rf"(?P<stop>(?i:{one_of('stop')})(?! \d{{4}}))",
        r"(?P<isodate>(?<![\d-])\d{4}-\d\d-\d\d(?![\d-]))",
        r"(?P<numeric>(?<![\d/.,-])\d{1,2}[/.]\d{1,2}[/.]\d{4}(?![\d/]))",
        rf"(?:(?P<w>{weekday}),? )?(?<![\d.,/-])(?P<d>\d{{1,2}})(?: ?er)?(?!\d)"
        rf"(?: (?:au|et|ou|et le|ou le) (?:{one_of('weekday')} )?{number})? (?P<m>{month})(?!\w)\.?"
        rf"(?: (?P<y>\d{{4}})(?!\d)| (?P<p>{pointer})(?!\w)| (?P<ofyear>{of_year})"
        rf"|(?= (?:au|et le|et) {number} {month} (?P<later>\d{{4}})(?!\d)))?",
        rf"(?P<w2>{weekday}) (?:(?P<d2>\d{{1,2}})(?=[,.;:)]|$)|(?:{one_of('part')} )?(?P<p2>{pointer})(?!\w))",
    )


def _month_and_year_patterns() -> tuple[str, ...]:
    month, pointer, of_year, season = (one_of(kind) for kind in ("month", "pointer", "of-year", "season"))
    after_month = rf"(?<!\w)(?:(?:{_either('month-after')}[ -]|[Dd]'))"
    later = rf"(?= (?:et|à|ou) {month} (?P<later2>\d{{4}})(?!\d))"
    more = rf"(?: (?P<y4>\d{{4}})(?!\d)| (?P<p3>{pointer})(?!\w)| (?P<ofyear2>{of_year})|{later}|(?! ?\d))"
    amount = rf"(?! ?{one_of('measure')}(?!\w))(?! (?!{one_of('after-year')}\b)[a-zàâéèêîïôûç]+[sx]\b)"
    return (
        rf"(?<!\w)(?<!\d )(?P<m2>{month})\.? (?P<y2>\d{{4}})(?!\d)",
        rf"{after_month}(?P<m3>{month})(?!\w|-)(?! {one_of('detached')}){more}",
        rf"(?<!\w){_either('year-after')} (?P<y3>(?:19|20)\d\d)(?!\d|[-–/.,]\d| \d){amount}",
        rf"(?<!\w)(?:{_either('season-after')} ?|(?:[Ll]e |[Ll]')(?={season} {pointer}(?!\w)))"
        rf"(?P<season>{season})(?: (?P<p4>{pointer})(?!\w))?(?![\w-]| \d{{4}})",
        rf"(?<=\d{{4}} et )(?P<y5>(?:19|20)\d\d)(?!\d|[-–/.,]\d| \d){amount}",
    )


def _relative_patterns() -> tuple[str, ...]:
    count = rf"(?P<count>\d{{1,3}}|{one_of('number')})"
    part = rf"(?: {one_of('part')}(?!\w))?"
    return (
        rf"(?<!\w)(?<!-)(?P<dayword>{_either('day')})(?![\w-]){part}",
        rf"(?<!\w)(?P<anaphor>{_either('anaphor')})(?!\w)(?! d[eu']| d')",
        rf"(?<!\w)(?P<period>{_either('period')})(?![\w-])",
        rf"(?<!\w)(?P<ago>(?:(?P<back>[Ii]l y a)|[Dd]ans) {count} (?P<unit>{one_of('unit')})(?!\w)(?! d[eu'] ?))",
        rf"(?<![\w-])(?P<later_count>\d{{1,2}}|{one_of('number')}) ans (?P<later_way>{one_of('later')})(?!\w)"
        rf"(?! d[eu'])(?! que)",
        rf"(?<!\w){_not_after('habit')}(?P<w3>{_either('weekday')})(?!\w)(?! {one_of('detached')}){part}",
    )


def _either(kind: str) -> str:
    """Return the words of ``kind``, with or without a capital at the beginning."""
    return "(?:" + "|".join(f"[{f[0].upper()}{f[0]}]{re.escape(f[1:])}" for f in forms("time.tsv", kind)) + ")"


def _not_after(kind: str) -> str:
    return "".join(f"(?<!{re.escape(form)} )" for form in forms("time.tsv", kind))

"""Headline, publication date, agency, dateline and authors of an article, and the characters that give them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.boilerplate import Span, blank, find_boilerplate, fold, is_cue_line, lines
from kg.datewords import TIME_OF_DAY, first_date, iso, one_of, words
from kg.wordlists import forms, rows

HEAD = 12  # lines at the top among which a date or a byline is looked for
LONGEST_TITLE = 220  # characters
LONGEST_BYLINE = 120
LONGEST_SIGNATURE = 50
LONGEST_HEAD = 100  # characters of a line, or of what stands before its dash, that only dates the article
BESIDES = 9  # words that such a line may have besides the date
BREADCRUMBS = 4  # lines at the top in which a section name ("Afrique") may stand before the headline
PARAGRAPH = 80  # characters that must follow a bare "PARIS –" for it to be a dateline
NAME = r"[A-ZÀ-Þ][\w.'-]{0,30}(?: (?:d[eu]|la|le|van|von|der|den|el|al|ben|ould|bin)\b)?"
FULL_NAME = re.compile(rf"{NAME}(?: {NAME}){{1,3}}")
CITY = r"(?P<city>[^\W\d_][^\W\d_](?:[\w'.-]| (?!\()){0,40})(?: ?\([^()\n]{2,30}\))?"


@dataclass(frozen=True)
class FrontMatter:
    """What the head and foot of an article say about it; ``title`` and ``aside`` (what is no news) are offsets."""

    title: Span = (0, 0)
    published: str = ""
    publisher: str = ""
    dateline: str = ""
    authors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    aside: list[Span] = field(default_factory=list)


@dataclass(frozen=True)
class _Clue:
    """One thing found in the head or foot: a span to set aside and what it says."""

    span: Span
    published: str = ""
    updated: str = ""
    publisher: str = ""
    dateline: str = ""
    day_of: tuple[int, int] = (0, 0)  # day and month of a dateline without a year
    authors: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Return what the evened-out ``text`` says about itself.

    The date is the first one given as the day of publication, made finer by a dateline that agrees with it; the day
    of an update counts only where there is no other, and then only its month is certain.
    """
    clues = _clues(text)
    published = _published([c.published for c in clues if c.published], [c.day_of for c in clues if c.day_of[0]])
    updated = next((c.updated for c in clues if c.updated), "")
    aside = [c.span for c in clues] + find_boilerplate(text)
    title, label = _title(text, aside)
    return FrontMatter(
        title=title,
        published=published or updated[:7],
        publisher=next((c.publisher for c in clues if c.publisher), ""),
        dateline=next((c.dateline for c in clues if c.dateline), ""),
        authors=tuple(dict.fromkeys(name for c in clues for name in c.authors)),
        notes=("daté de sa mise à jour, au mois près",) if updated and not published else (),
        aside=aside + label,
    )


def _published(dates: list[str], days: list[tuple[int, int]]) -> str:
    """Return the first date, or a later one that begins with it; a dateline's day and month complete a bare month."""
    if not dates:
        return ""
    best = max((d for d in dates if d.startswith(dates[0])), key=len)
    for day, month in days:
        if len(best) < 10 and best[5:7] in ("", f"{month:02d}"):
            best = iso(int(best[:4]), month, day) or best
    return best


def _clues(text: str) -> list[_Clue]:
    found: list[_Clue | None] = []
    spans = list(lines(text))
    for i, (start, end) in enumerate(spans):
        if i == 0 and (clue := _leading_date(text[start:end], start)):
            found.append(clue)
            start = next((at for at in range(clue.span[1], end) if not text[at].isspace()), end)
        line = text[start:end]
        found.append(_dated(line, start))
        if i < HEAD:
            clue = _dateline(line, start) or _stamp(line, start, first=i == 0) or _byline(line, start)
            found.append(clue)
            if i and not (clue and clue.published):
                found.append(_head_date(line, start))
        found.append(_foot(line, start, last=i == len(spans) - 1))
    return [clue for clue in found if clue] + _closing_credit(text)


def _leading_date(line: str, at: int) -> _Clue | None:
    """Read "date 2021-11" at the very beginning, as news corpora put it."""
    match = re.match(r"date[ :]+(\d{4}(?:-\d\d){0,2})(?![\d-])", line)
    return _Clue((at, at + match.end()), published=match[1]) if match else None


def _dated(line: str, at: int) -> _Clue | None:
    """Read "Publié le 3 mars 2024 à 10h12" and "Mis à jour le …"; a long line is set aside up to the time only."""
    folded = fold(line)
    for kind in ("dated", "updated"):
        cues = tuple(fold(cue) for cue in forms("boilerplate.tsv", kind))
        value, _, end = first_date(line[:PARAGRAPH]) if folded.startswith(cues) else ("", 0, 0)
        if value:
            stop = len(line) if len(line) <= LONGEST_BYLINE else end
            span = (at, at + stop)
            return _Clue(span, published=value) if kind == "dated" else _Clue(span, updated=value)
    return None


def _dateline(line: str, at: int) -> _Clue | None:
    for pattern in _dateline_patterns():
        match = pattern.match(line)
        if match and _is_dateline(match, line):
            part = match.groupdict()
            month = words("month")[part["month"].lower()] if part.get("month") else 0
            day, year = int(part.get("day") or 0), int(part.get("year") or 0)
            return _Clue(
                span=(at, at + match.end()),
                published=iso(year, month, day) if year else "",
                day_of=(0, 0) if year else (day, month),
                publisher=_agencies().get(part.get("agency") or "", ""),
                dateline=(part.get("city") or "").strip(),
            )
    return None


def _is_dateline(match: re.Match[str], line: str) -> bool:
    """Tell a dateline from a headline with a dash: it has an agency or a date, or a whole paragraph after it."""
    part = match.groupdict()
    if part.get("agency"):
        return part["agency"] in _agencies() or bool(part.get("month"))
    label = fold(part.get("city") or "").strip() in _folded_forms("label")
    return bool(part.get("month")) or (not label and len(line) - match.end() >= PARAGRAPH)


@cache
def _dateline_patterns() -> tuple[re.Pattern[str], ...]:
    day = rf"(?:le )?(?:{one_of('weekday')} )?(?P<day>\d{{1,2}})(?: ?er)? (?P<month>{one_of('month')})\.?"
    year = r" (?P<year>\d{4})"
    dash = r"(?: [-–—]+|[–—])(?: |$)"
    return (
        re.compile(rf"(?:{CITY}, )?{day}{year}(?:,? \d[^.\n]{{1,40}})?\s?\.?{dash}", re.I),
        re.compile(rf"{day}{year}(?:, (?P<city>[^\W\d][^.,\n]{{1,40}}))?(?:, [^.\n]{{1,40}})?\s?\.?{dash}", re.I),
        re.compile(rf"{CITY}(?:,? {day}(?:{year})?)? ?\((?P<agency>[^()\n]{{2,40}})\)(?:{dash}| ?: )", re.I),
        re.compile(rf"(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ' -]{{2,30}})(?:, (?i:{day})(?:{year})?)? [-–—]+ (?=[A-ZÀ-Þ«\"])"),
    )


def _stamp(line: str, at: int, first: bool) -> _Clue | None:
    """Read "Reuters • 22/08/2020 à 00:30" or "Jeanne Martin | 5 mars 2019" at the end of a line, or a bare date."""
    match = _stamp_pattern().search(line[-100:])
    if not match:
        return None
    offset = max(0, len(line) - 100)
    value, _, _ = first_date(match["date"])
    whole = offset + match.start() == 0
    if not value or not (match["agency"] or whole or match["dot"]):
        return None
    before = line[: offset + match.start()]
    signed = FULL_NAME.match(before) if match["dot"] and not first and len(before) <= LONGEST_SIGNATURE else None
    span = (at if signed else at + offset + match.start(), at + len(line))
    authors = (signed.group(),) if signed else ()
    return _Clue(span, published=value, publisher=_agencies().get(match["agency"] or "", ""), authors=authors)


def _head_date(line: str, at: int) -> _Clue | None:
    """Read "Jérusalem, correspondance. 3 décembre 2014", "Zurich, 25 fév 2022 (AFP) - …": a day and few words besides.

    A long line is read up to its dash or full stop; a year or month alone is no day of publication.
    """
    head, stop = line, ""
    if len(line) > LONGEST_HEAD:
        head, stop, _ = re.split(
            r"((?<=[ )\d])[-–—]+ |(?<=\d{4})\. (?=[A-ZÀ-Þ«]))|$", line[:LONGEST_HEAD] + " ", maxsplit=1
        )
    value, start, end = first_date(head) if stop or head is line else ("", 0, 0)
    words_besides = re.findall(r"[^\W\d_]+", head[:start] + head[end:])
    if len(value) < 10 or len(words_besides) > (BESIDES if stop != ". " else BESIDES // 2):
        return None
    city = re.match(r"[^\W\d][^,(/.\n]{1,30}(?=,)", head)
    agency = next((_agencies()[w] for w in re.findall(r"[\w-]+", head) if w in _agencies()), "")
    return _Clue((at, at + len(head)), published=value, publisher=agency, dateline=city.group() if city else "")


@cache
def _stamp_pattern() -> re.Pattern[str]:
    agency = "|".join(re.escape(form) for form in sorted(_agencies(), key=lambda f: (-len(f), f)))
    date = rf"\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?: ?er)? {one_of('month')} \d{{4}}"
    return re.compile(
        rf"(?<!\w)(?P<agency>{agency})?(?P<dot> ?[•·|] ?)?(?i:le )?(?:(?i:{one_of('weekday')}),? )?"
        rf"(?P<date>{date}){TIME_OF_DAY}?\.?$"
    )


def _byline(line: str, at: int) -> _Clue | None:
    """Read a short line such as "Par Jeanne Martin avec AFP": a cue followed by names."""
    cue = re.match(rf"(?:{'|'.join(map(re.escape, _folded_forms('byline')))})(?: |:)", fold(line))
    if not cue or len(line) > LONGEST_BYLINE or line.endswith((".", "?", "!")):
        return None
    names = tuple(FULL_NAME.findall(line[cue.end() :]))
    value, _, _ = first_date(line)
    agency = next((_agencies()[w] for w in re.findall(r"[\w-]+", line) if w in _agencies()), "")
    span = (at, at + len(line))
    return _Clue(span, published=value, publisher=agency, authors=names) if names or agency else None


def _foot(line: str, at: int, last: bool) -> _Clue | None:
    """Read the agency that stands alone in a line, or in brackets at the end of the last one: "(Belga)"."""
    alone = line[_credit_words("agency", line) :].strip(" .)")
    if alone in _agencies() and not is_cue_line(fold(alone)):
        return _Clue((at, at + len(line)), publisher=_agencies()[alone])
    match = re.search(r"\(([^()\n]{2,40})\)\.?$", line) if last else None
    name = match[1][_credit_words("agency", match[1]) :].split(",")[0].strip() if match else ""
    if match and name in _agencies():
        return _Clue((at + match.start(), at + match.end()), publisher=_agencies()[name])
    return None


def _credit_words(kind: str, text: str) -> int:
    """Return how many characters at the beginning of ``text`` are cues ("avec", "Source :") and not the name itself."""
    cue = re.match(rf"(?:(?:{'|'.join(map(re.escape, _folded_forms(kind)))})(?!\w) *)*", fold(text))
    return cue.end() if cue else 0


def _closing_credit(text: str) -> list[_Clue]:
    """Read "(Jeanne Martin et Paul Roy; version française Anne Petit)" at the very end."""
    match = re.search(r"\(([^()\n]{5,200})\)\s*$", text)
    folded = fold(match[1]) if match else ""
    if match is None or not any(cue in folded for cue in _folded_forms("credit")):
        return []
    parts = re.split(r"[;,/]| et | avec | à ", match[1])
    bare = (part.strip()[_credit_words("credit", part.strip()) :] for part in parts)
    names = tuple(found[0] for part in bare if (found := FULL_NAME.findall(part)))
    return [_Clue(match.span(), authors=names)] if names else []


def _title(text: str, aside: list[Span]) -> tuple[Span, list[Span]]:
    """Return where the headline is (a first line without a full stop, news below) and where its label ("EXCLUSIF-")."""
    left = blank(text, aside)
    spans = list(lines(left))
    likely = [(a, b) for a, b in spans[:BREADCRUMBS] if len(left[a:b].split()) > 2] or spans
    if len(spans) < 2 or not likely:
        return (0, 0), []
    start, end = likely[0]
    title = left[start:end]
    if len(title) > LONGEST_TITLE or title.endswith((".", ".»", '."', ". »", ";", ",")):
        return (0, 0), []
    label = re.match(r"[^\W\d]+(?: [^\W\d]+)? ?[-–—:|] ?", title)
    if label and fold(label.group()).strip(" -–—:|") in _folded_forms("label"):
        return (start + label.end(), end), [(start, start + label.end())]
    return (start, end), []


@cache
def _agencies() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("agencies.tsv")}


@cache
def _folded_forms(kind: str) -> tuple[str, ...]:
    return tuple(fold(form) for form in forms("boilerplate.tsv", kind))

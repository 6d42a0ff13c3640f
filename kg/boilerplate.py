"""Finding what surrounds the news: log-in and donation lines, teasers, share buttons, lists of sources.

The cues are data (``kg/data/lexicon/boilerplate.tsv``); everything works on lines and on folded text of the same
length, so that an offset found is an offset of the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from kg.wordlists import forms, rows

Span = tuple[int, int]

EVENED = str.maketrans("’‘ʼ′\u00a0\u202f\u2007\u2009\u200a\u200b\ufeff\t", "''''" + " " * 8)
LONGEST_LINE = 300  # characters; a longer line that begins like a cue is a paragraph of the news
LONGEST_BOX = 160  # characters of an unpunctuated line beside a cue line, taken to be of the same box
LONGEST_TEASER = 600  # characters searched for the end of an inline "Lire aussi : …"
TAIL_FROM = 0.5  # a heading such as "Sources" closes the article only in its second half
FINAL = '.!?…»"”:;'
MARKS = re.compile(
    r"\[\d{1,3}\]|(?:https?://|www\.)[^\s)»\"]{2,300}|\bpic\.twitter\.com/\w{1,20}|© ?[^\n.]{1,80}(?=\n|$)"
)


def even_out(text: str) -> str:
    """Return ``text`` with straight apostrophes and plain spaces; the length stays the same."""
    return text.translate(EVENED)


def blank(text: str, spans: list[Span]) -> str:
    """Return ``text`` with spaces in place of everything in ``spans`` but the line ends; the length stays the same."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start < end:
            pieces += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
            position = end
    return "".join((*pieces, text[position:]))


def lines(text: str) -> Iterator[Span]:
    """Yield the offsets of each line that is not empty, without the spaces around it."""
    for match in re.finditer(r"[^\s][^\n]*", text):
        yield match.start(), match.start() + len(match.group().rstrip())


def fold(text: str) -> str:
    """Return ``text`` in lower case and without accents, character by character: the length stays the same."""
    return text.translate(_folding())


def find_boilerplate(text: str) -> list[Span]:
    """Return the offsets of everything in the evened-out ``text`` that is no news, in any order; they may overlap."""
    folded = fold(text)
    spans = list(lines(text))
    cued = [is_cue_line(folded[start:end]) for start, end in spans]
    found = [span for span, hit in zip(spans, _boxes(text, spans, cued), strict=True) if hit]
    found += _tail(text, folded, spans)
    found += [match.span() for match in MARKS.finditer(text)]
    found += [match.span() for match in _phrases().finditer(folded)]
    found += _teasers(text, folded)
    return found


def is_cue_line(folded: str) -> bool:
    """Tell whether a folded line is furniture: it begins with a cue and is short, or consists of one."""
    bare = folded.strip(" .:!>»•|-–—*#0123456789")
    begins = len(folded) <= LONGEST_LINE and folded.lstrip(" >»•|-–—*#").startswith(_folded("line"))
    return begins or bare in _folded("whole")


def _boxes(text: str, spans: list[Span], cued: list[bool]) -> list[bool]:
    """Spread each cue to the unpunctuated lines around it (a donation box), but not to the headlines above the news."""
    hits = list(cued)
    news = (i for i, (start, end) in enumerate(spans) if not cued[i] and not _in_box(text, (start, end)))
    body = next(news, len(spans))
    for order in (range(body + 1, len(spans)), range(len(spans) - 2, body, -1)):
        for i in order:
            hits[i] = hits[i] or (hits[i - order.step] and _in_box(text, spans[i]))
    return hits


def _in_box(text: str, span: Span) -> bool:
    start, end = span
    return end - start <= LONGEST_BOX and text[end - 1] not in FINAL and not text[start].isdigit()


def _tail(text: str, folded: str, spans: list[Span]) -> list[Span]:
    """Return everything from a closing heading ("Sources", "Voir aussi") to the end."""
    for start, end in spans:
        if start >= len(text) * TAIL_FROM and folded[start:end].rstrip(" :") in _folded("tail"):
            return [(start, len(text))]
    return []


def _teasers(text: str, folded: str) -> Iterator[Span]:
    """Yield each "Lire aussi : titre" that stands inside a paragraph.

    Such titles carry no full stop, so the news resumes at the last capitalised function word before the next one.
    """
    for match in _teaser_cues().finditer(folded):
        start = match.start()
        if text[start].isupper():
            stop = re.compile(r"\.(?:\s|$)|\n|$").search(text, match.end(), match.end() + LONGEST_TEASER)
            end = stop.start() if stop else min(len(text), match.end() + LONGEST_TEASER)
            resumes = [m.start() for m in _openers().finditer(text, match.end() + 1, end)]
            yield start, resumes[-1] if resumes else end


@cache
def _folding() -> dict[int, str]:
    letters = (chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x180)))
    return {ord(c): base for c in letters if len(base := unicodedata.normalize("NFD", c)[0].lower()) == 1}


@cache
def _folded(kind: str) -> tuple[str, ...]:
    return tuple(fold(cue) for cue in forms("boilerplate.tsv", kind))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(_alternatives("phrase"))


@cache
def _teaser_cues() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){_alternatives('teaser')} ?:?(?= )")


def _alternatives(kind: str) -> str:
    return "(?:" + "|".join(re.escape(cue) for cue in _folded(kind)) + ")"


@cache
def _openers() -> re.Pattern[str]:
    """Match a capitalised function word that follows a word or a question, not a colon or a comma."""
    words = sorted((row[0] for row in rows("openers.tsv")), key=lambda w: (-len(w), w))
    capitalised = "|".join(re.escape(w[0].upper() + w[1:]) + ("" if w.endswith("'") else r"\b") for w in words)
    return re.compile(rf"(?<=[\w?!»\")] )(?:{capitalised})")

"""Reading the input: files, folders, standard input and records, one Article or one Problem after the other."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.boilerplate import blank, even_out
from kg.datewords import first_date, iso
from kg.decoding import decode, detect_language, normalise
from kg.errors import InputError
from kg.frontmatter import read_front_matter
from kg.model import Article

LONGEST = 1_000_000  # bytes of one article; the longest news stories have a tenth of it
RECORDS = (".jsonl", ".ndjson", ".json")
NOT_TEXT = (".html", ".htm", ".pdf", ".docx", ".odt", ".rtf", ".doc", ".zip", ".gz", ".csv", ".xml")


@dataclass(frozen=True)
class Problem:
    """An article that cannot be read: where it is, and one sentence that says what is wrong and what was expected."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"


@dataclass(frozen=True)
class _Record:
    """What an input holds before it is read as news."""

    path: str
    id: str
    text: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    notes: tuple[str, ...] = ()


def read_articles(inputs: Sequence[str], stdin: BinaryIO) -> Iterator[Article | Problem]:
    """Yield the articles of ``inputs`` in order; what cannot be read is yielded as a Problem and the rest goes on.

    An input is a text file (any suffix), a folder (its ``.txt`` files at any depth, sorted), a file of records
    (``.jsonl``, or ``.json`` with one record or a list; fields ``id`` and ``text``, and ``title``, ``date``,
    ``publisher`` where known), or "-" for standard input (a text, or records). HTML is not read. The same file given
    twice is read once; two articles never share an id.
    """
    taken: dict[str, str] = {}
    for record in _records(inputs, stdin):
        article = _article(record) if isinstance(record, _Record) else record
        if isinstance(article, Article) and isinstance(record, _Record):
            if article.id in taken:
                first = taken[article.id]
                article = Problem(record.path, f"its id '{article.id}' is also that of {first}; ids must differ.")
            else:
                taken[article.id] = record.path
        yield article


def _records(inputs: Sequence[str], stdin: BinaryIO) -> Iterator[_Record | Problem]:
    seen: set[Path] = set()
    for given in inputs:
        if given == "-":
            yield from _from_bytes("-", "stdin", stdin.read(), records=None)
            continue
        for path in _paths(given):
            if isinstance(path, Problem):
                yield path
            elif (real := path.resolve()) not in seen:
                seen.add(real)
                yield from _file(path)


def _paths(given: str) -> Iterator[Path | Problem]:
    """Yield the file itself, or the text files of a folder, sorted by path."""
    path = Path(given)
    try:
        if path.is_dir():
            inside = (p for p in path.rglob("*.txt") if p.is_file() and not p.name.startswith("."))
            found = sorted(inside, key=lambda p: p.as_posix())
            yield from found
            if not found:
                yield Problem(_shown(given), "the folder has no .txt file in it; articles were expected.")
        elif path.exists():
            yield path
        else:
            yield Problem(_shown(given), "there is no such file or folder.")
    except (OSError, ValueError) as error:
        yield Problem(_shown(given), f"cannot be opened ({_reason(error)}); a text file or a folder was expected.")


def _file(path: Path) -> Iterator[_Record | Problem]:
    shown = _shown(str(path))
    if path.suffix.lower() in NOT_TEXT:
        yield Problem(shown, f"{path.suffix} files are not read; save the article as plain text (.txt, UTF-8).")
        return
    holds_records = path.suffix.lower() in RECORDS
    try:
        if not path.is_file():
            raise InputError("is not a regular file; a text file was expected")
        if not holds_records and path.stat().st_size > LONGEST:
            raise InputError(_too_long(path.stat().st_size))
        yield from _from_bytes(shown, _shown(path.stem), path.read_bytes(), records=holds_records)
    except InputError as error:
        yield Problem(shown, f"{error}.")
    except OSError as error:
        yield Problem(shown, f"cannot be opened ({_reason(error)}); a readable text file was expected.")


def _from_bytes(path: str, stem: str, data: bytes, records: bool | None) -> Iterator[_Record | Problem]:
    """Yield the one text in ``data``, or its records; where ``records`` is None the first character decides."""
    try:
        text, notes = decode(data)
    except InputError as error:
        yield Problem(path, f"{error}.")
        return
    if records or (records is None and text.lstrip().startswith(("{", "["))):
        yield from _parse_records(path, text)
    elif len(data) > LONGEST:
        yield Problem(path, f"{_too_long(len(data))}.")
    else:
        yield _Record(path, unicodedata.normalize("NFC", stem), text, notes=notes)


def _parse_records(path: str, text: str) -> Iterator[_Record | Problem]:
    """Yield the records of a JSON document (one, or a list) or of JSON lines."""
    try:
        whole = json.loads(text)
        numbered = [(f"record {i}", r) for i, r in enumerate(whole if isinstance(whole, list) else [whole], 1)]
    except (json.JSONDecodeError, RecursionError):
        lines = [(f"line {i}", line) for i, line in enumerate(text.split("\n"), 1) if line.strip()]
        numbered = [(where, _json(line)) for where, line in lines]
    if not numbered:
        yield Problem(path, "is empty; records with 'id' and 'text' were expected.")
    for where, record in numbered:
        yield _record(f"{path}, {where}", record)


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return None


def _record(path: str, record: Any) -> _Record | Problem:
    if not isinstance(record, dict):
        return Problem(path, 'is not a JSON record; {"id": …, "text": …} was expected.')
    fields = {k: record.get(k) for k in ("id", "text", "title", "date", "publisher")}
    fields["id"] = str(fields["id"]) if isinstance(fields["id"], int) else fields["id"]
    bad = [k for k in ("id", "text") if not isinstance(fields[k], str) or not fields[k]]
    bad += [k for k in ("title", "date", "publisher") if not isinstance(fields[k], str | None)]
    if bad:
        return Problem(path, f"the field '{bad[0]}' is missing or not a text; a record has 'id' and 'text'.")
    clean = {k: normalise(v or "") for k, v in fields.items()}
    if len(clean["text"]) > LONGEST:
        return Problem(path, f"{_too_long(len(clean['text']))}.")
    return _Record(path, _shown(clean["id"]), clean["text"], clean["title"], clean["date"], clean["publisher"])


def _article(record: _Record) -> Article | Problem:
    """Return the Article of a record, or the Problem that makes it none."""
    text = normalise(record.text)
    evened = even_out(text)
    if not _has_words(evened):
        return Problem(record.path, f"{'has no words in it' if text.strip() else 'is empty'}; an article was expected.")
    front = read_front_matter(evened)
    reading = blank(evened, front.aside)
    if not _has_words(reading):
        return Problem(record.path, "holds only boilerplate (log-in, donation, share lines); an article was expected.")
    language = detect_language(reading)
    if language != "fr":
        return Problem(record.path, f"is written in '{language}', not in French; a French article was expected.")
    return Article(
        id=record.id,
        text=text,
        reading=reading,
        title=record.title.strip() or text[slice(*front.title)],
        published=first_date(record.date)[0] or _year(record.date) or front.published or _date_of_stem(record.id),
        publisher=record.publisher.strip() or front.publisher,
        dateline=front.dateline,
        authors=front.authors,
        notes=record.notes + front.notes + _date_note(record.date),
    )


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", text) is not None


def _year(date: str) -> str:
    return date if re.fullmatch(r"\d{4}", date) else ""


def _date_note(date: str) -> tuple[str, ...]:
    return (f"date « {date} » non comprise",) if date and not (first_date(date)[0] or _year(date)) else ()


def _date_of_stem(stem: str) -> str:
    """Return the ISO date that a file name begins with ("2024-03-05_dakar"), or ""."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", stem)
    return iso(*(int(part) for part in match.groups())) if match else ""


def _too_long(size: int) -> str:
    return f"has {size:,} bytes, more than the {LONGEST:,} of one article; split it into one file per article"


def _reason(error: Exception) -> str:
    return os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else str(error)


def _shown(name: str) -> str:
    """Return a file name that can be printed and stored: no control characters, no undecodable bytes."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)

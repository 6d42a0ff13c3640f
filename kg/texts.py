"""articles.jsonl: the stored texts that every offset of the graph points into."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Article


@dataclass(frozen=True)
class StoredText:
    """One line of articles.jsonl; ``sha256`` is the digest of ``text`` in UTF-8."""

    id: str
    sha256: str
    title: str
    text: str


def sha256_of(text: str) -> str:
    """Digest a stored text: 64 hexadecimal digits of its UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def write_texts(articles: Iterable[Article], path: Path) -> None:
    """Write one JSON object per article, sorted by id; UTF-8, accents kept; OSError where the disk refuses."""
    texts = [StoredText(article.id, sha256_of(article.text), article.title, article.text) for article in articles]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for text in sorted(texts, key=lambda text: text.id):
            file.write(json.dumps(asdict(text), ensure_ascii=False) + "\n")


def read_texts(path: Path) -> dict[str, StoredText]:
    """Read articles.jsonl as id -> text; InputError where it is missing or a line is not what was written."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            texts = [_read_line(line, path, number) for number, line in enumerate(file, 1) if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); expected the articles.jsonl of 'kg build'.") from error
    return {text.id: text for text in texts}


def _read_line(line: str, path: Path, number: int) -> StoredText:
    try:
        record = json.loads(line)
        values = [record[key] for key in ("id", "sha256", "title", "text")]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}, line {number}: expected a JSON object with id, sha256, title and text.") from error
    if not all(isinstance(value, str) for value in values):
        raise InputError(f"{path}, line {number}: expected id, sha256, title and text to be strings.")
    return StoredText(*values)

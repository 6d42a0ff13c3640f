"""Gold annotations: what a careful reader would put in the graph after reading one article."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError


@dataclass(frozen=True)
class GoldEvent:
    """One annotated event; actor, recipient and source are keys of entities, date and source may be ""."""

    actor: str
    type: str
    recipient: str
    status: str
    date: str
    source: str
    core: bool
    evidence: str


@dataclass(frozen=True)
class GoldArticle:
    """The annotations of one article.

    ``names`` holds the folded names of each entity key, ``labels`` its first name, ``items`` its Wikidata item or "";
    ``roles`` the title of each (person, organisation or country).
    """

    id: str
    names: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]
    items: Mapping[str, str]
    events: tuple[GoldEvent, ...]
    roles: Mapping[tuple[str, str], str]


def read_gold(path: Path) -> list[GoldArticle]:
    """Return the articles of a gold file, or of the ``.json`` files of a folder in the order of their names.

    Raises InputError where there are none, or naming the file and what is wrong with it.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path] if path.is_file() else []
    if not files:
        raise InputError(f"{path}: no gold annotations there; a .json file or a folder of them was expected.")
    return [_read(file) for file in files]


def fold_name(name: str) -> str:
    """Return the key under which two spellings are the same name: case, accents and a leading article aside."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    return re.sub(r"^(?:le|la|les|l|un|une|des|m|mme) ", "", words)


def _read(file: Path) -> GoldArticle:
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        return _article(record)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{file}: cannot be read as JSON ({error}); gold annotations were expected.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{file}: {error} is missing or of the wrong form; see docs for the gold format.") from error


def _article(record: dict[str, Any]) -> GoldArticle:
    entities = record["entities"]
    return GoldArticle(
        id=record["id"],
        names={key: frozenset(map(fold_name, entity["names"])) for key, entity in entities.items()},
        labels={key: entity["names"][0] if entity["names"] else key for key, entity in entities.items()},
        items={key: entity.get("wikidata") or "" for key, entity in entities.items()},
        events=tuple(map(_event, record["events"])),
        roles={(role["person"], role["of"]): role["role"] for role in record.get("roles", [])},
    )


def _event(record: dict[str, Any]) -> GoldEvent:
    return GoldEvent(
        actor=record["actor"],
        type=record["type"],
        recipient=record["recipient"],
        status=record.get("status") or "",
        date=record.get("date") or "",
        source=record.get("source") or "",
        core=record.get("core", True),
        evidence=record.get("evidence") or "",
    )

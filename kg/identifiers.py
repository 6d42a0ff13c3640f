"""Readable local names for IRIs, and hashes, from content alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

LONGEST_SLUG = 80
UNDECOMPOSED = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Make an IRI-safe local name ``[a-z0-9-]+`` of any string: "Côte d'Ivoire" -> "cote-d-ivoire".

    Letters without a Latin reading and very long names are told apart by a hash, so that the name is never empty.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower()).lower().translate(UNDECOMPOSED)
    name = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", folded)))
    lost = any(char.isalnum() and not char.isascii() for char in folded)
    if lost or not name or len(name) > LONGEST_SLUG:
        return f"{name[: LONGEST_SLUG - 13].strip('-')}-{digest(folded, 12)}".strip("-")
    return name


def digest(text: str, length: int = 20) -> str:
    """Hash a text into ``length`` hexadecimal digits (SHA-256 of its UTF-8)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]

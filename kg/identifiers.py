"""Readable local names for IRIs, from content alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SPECIAL = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ß": "ss", "ł": "l", "Ł": "l", "đ": "d"}
)


def slug(text: str) -> str:
    """Return ``text`` as ``[a-z0-9-]+``: accents dropped, words joined by hyphens; never empty (a hash where nothing is left)."""
    plain = unicodedata.normalize("NFKD", text.translate(SPECIAL)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or f"x-{digest(text)}"


def digest(*parts: str) -> str:
    """Return sixteen hex digits that depend on the parts and their order only."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

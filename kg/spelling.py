"""What the spellings of one name share: capitals, accents and hyphens aside, and the ways to write Arabic names."""

from __future__ import annotations

import re
import unicodedata

ARABIC = {"el": "al", "ben": "bin", "ibn": "bin", "abdul": "abdel", "mohammed": "mohamed", "bashar": "bachar"}


def fold_spelling(text: str) -> str:
    """Return a key that is the same for *Nations-Unies* and *Nations unies*, *Bashar al-Assad* and *Bachar el-Assad*."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(ARABIC.get(word, word) for word in re.findall(r"[a-z0-9]+", plain))

"""From bytes to the stored text: encoding, Unicode form, line ends, and the language it is written in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
SAMPLE = 20_000  # characters that the language is read from
SURE = 0.6  # below, a short or mixed text is taken for French: the detector wavers on headlines


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` and French notes on how it was read.

    UTF-8 and UTF-16 (with a byte order mark) are read as such; anything else that is no binary file is read as
    CP1252, the superset of Latin-1 that browsers assume for French. Raises InputError on binary data.
    """
    text, notes = _read(data)
    if len(CONTROL.findall(text)) > len(text) / 100 or "\x00" in text:
        raise InputError("is a binary file; plain text in UTF-8 was expected")
    return text, notes


def normalise(text: str) -> str:
    """Return ``text`` as it is stored: NFC, line ends as ``\\n``, control characters and lone surrogates replaced."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", CONTROL.sub(" ", text))


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``: "fr" unless another one is likely (py3langid)."""
    code, probability = _identifier().classify(text[:SAMPLE])
    return str(code) if probability >= SURE else "fr"


def _read(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _damaged_or_cp1252(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        raise InputError(f"begins like {name} but cannot be read as such (byte {error.start})") from error


def _damaged_or_cp1252(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Tell UTF-8 with a few bad bytes (more good sequences than bad ones) from an 8-bit encoding."""
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    if sum(c > "\x7f" for c in lenient) - bad > bad:
        return lenient, (f"UTF-8 avec {bad} octet(s) illisible(s), remplacé(s) par « \ufffd »",)
    return data.decode("cp1252", "replace"), ("lu comme CP1252 (le fichier n'est pas en UTF-8)",)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

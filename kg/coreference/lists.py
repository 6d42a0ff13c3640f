"""Enumerations of actors: *Paul, Marie et Jean*."""

from __future__ import annotations

from collections.abc import Sequence

from kg.coreference.chains import Links
from kg.model import Mention
from kg.tokens import Doc

APART = 3  # tokens between two members of a list: a comma or *et*, an article, a title


def listed_before(doc: Doc, last: int, mentions: Sequence[Mention], links: Links) -> tuple[int, ...]:
    """Return the named actors of one kind in the list that ``last`` closes with *et*, itself included, in order."""
    found, link = [last], "et"
    for k in range(last - 1, max(-1, last - 16), -1):
        first, second = mentions[k], mentions[found[0]]
        if first.form in ("demonym", "possessive", "role") or first.end > second.start:
            continue
        between = [t.lower_ for t in doc[first.end : second.start]]
        alike = first.kind == second.kind and first.form == second.form and links.resolved(k)
        if not alike or len(between) > APART or link not in between:
            break
        found.insert(0, k)
        link = ","
    return tuple(found) if len(found) > 1 else ()

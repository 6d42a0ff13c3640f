"""Tell an act from the group that has the same name: *son opposition à X*, *l'opposition a voté contre*."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.tokens import Doc

REACH = 7  # words behind the noun among which *à* tells that it is an act
TO = ("à", "au", "aux")
OWN = ("son", "leur", "notre", "votre")


def is_deed(doc: Doc, i: int, lexicon: Lexicon) -> bool:
    """Tell *son* opposition *à X*, *l'*opposition *de Paris au traité* from *l'opposition de gauche au Parlement*."""
    if i == 0 or not any("prep:à" in frame.needs for frame in lexicon.nouns.get(doc[i].lower_, ())):
        return False
    behind = list(doc[i + 1 : i + REACH])
    to = next((n for n, t in enumerate(behind) if t.lower_ in TO or t.pos_ in ("VERB", "AUX")), -1)
    if to < 0 or behind[to].lower_ not in TO:
        return False
    if to == 0:
        return doc[i - 1].lower_ in OWN
    if behind[to].lower_ == "à" and (to + 1 == len(behind) or behind[to + 1].pos_ == "PROPN"):
        return False  # *l'opposition du pays à Dakar*
    of = behind[0].lower_
    return of == "du" or (of in ("de", "d'") and behind[1].pos_ in ("PROPN", "DET"))

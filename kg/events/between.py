"""The parties of *entre A et B*, read from the words: the parser breaks long enumerations."""

from __future__ import annotations

from collections.abc import Iterator

from kg.arguments import Filler
from kg.events.scene import Party, Scene, parties
from kg.tokens import Token


def between(scene: Scene, noun: Token) -> Iterator[list[Party]]:
    """Yield the parties of each *entre A et B* that follows a noun or verb within its clause (*ainsi qu'entre C et D*).

    The verb of the noun and its circumstances may stand before: *des combats ont éclaté samedi à X* entre A et B.
    """
    group: list[Party] | None = None
    depth = 0  # of brackets: a party's name behind a person is no party to the talks
    for token in scene.doc[noun.i + 1 : noun.sent.end]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.lower_ == "entre" and (group is not None or _parts(token, noun)):
            if group:
                yield group
            group = []
        elif _ends_clause(token, noun) if group is None else _closes_group(token, group):
            break
        elif group is not None and depth == 0:
            found = [p for p in parties(scene, Filler("entre", token)) if _stands_alone(scene, token)]
            group += [p for p in found if p.entity not in {q.entity for q in group}]
    if group:
        yield group


def _parts(entre: Token, noun: Token) -> bool:
    """Return False where *entre* completes another noun (*la frontière* entre A et B)."""
    above, before = entre.head.head, entre.nbor(-1)
    return above is noun or above.pos_ not in ("NOUN", "ADJ") or above is not before


def _ends_clause(token: Token, noun: Token) -> bool:
    """Return True where the clause of the noun ends before an *entre* was met."""
    if token.pos_ in ("VERB", "AUX"):
        return not (token is noun.head or token.head is noun or token.head is noun.head)
    return token.lower_ in (";", ":", "qui")


def _closes_group(token: Token, group: list[Party]) -> bool:
    closing = token.lower_ in (";", ":", "sur", "pour", "dans", "qui", "à") or token.pos_ in ("VERB", "AUX")
    return closing or (len(group) > 1 and token.text == "," and token.nbor(1).lower_ not in ("ainsi", "et", "puis"))


def _stands_alone(scene: Scene, token: Token) -> bool:
    """Return False for what only completes another mention (*le président* français)."""
    i = scene.at.get(token.i)
    return i is not None and scene.mentions[i].form not in ("demonym", "possessive") and i not in scene.complements

"""Ends that the clause leaves unsaid (*condamne l'attaque*): who around it could be meant, and of what kind an end is."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from kg.events.predicates import CLASSES
from kg.events.scene import Party, Scene
from kg.events.triggers import Trigger

OWN_HOUSE = ("RETREAT", "SANCTION")  # *X démissionne*, *X a été exclu*: there one's own house may be meant, else never
IMPLICIT = 5  # entities proposed for a slot that the clause leaves empty


def implicit(scene: Scene, trigger: Trigger, kinds: frozenset[str], taken: set[str]) -> list[Party]:
    """Return the nearest entities of the wanted kinds: of this sentence, of the two before, of the whole article."""
    offices = {of for holder in taken for of in scene.offices.get(holder, ())}
    barred = taken if trigger.frame.type in OWN_HOUSE else taken | offices
    ranked: list[tuple[tuple[int, int], str, Party]] = []
    for entity in scene.places:
        meant = fitting(scene, entity, kinds) if entity not in barred and _can_be_unsaid(scene, trigger, entity) else ""
        if meant and meant not in taken:
            order, how, near = _nearness(scene, trigger.token.i, entity)
            order, how = ((-1, 0), "office") if entity in offices else (order, how)
            ranked.append((order, meant, Party(meant, scene.doc[near], "implicit", how, _form(scene, near))))
    return unique([party for _, _, party in sorted(ranked, key=itemgetter(0, 1))])[:IMPLICIT]


def _can_be_unsaid(scene: Scene, trigger: Trigger, entity: str) -> bool:
    """Return False for those of whom an article speaks, but not as an end that goes without saying.

    The newspaper that reports (*selon Le Monde*) unless it reveals, and somebody who has no name (*un passant*).
    """
    entry = scene.lexicon.gazetteer.entries.get(entity)
    if entry is not None:
        return entry.sector != "media" or trigger.frame.type == "ACCUSE"
    return entity in scene.named or scene.entities[entity].kind != "Person"


def _nearness(scene: Scene, here: int, entity: str) -> tuple[tuple[int, int], str, int]:
    """Return the rank of an entity around ``here``, what makes it near, and the place where it is nearest."""
    positions, sentence = scene.places[entity], scene.sentence
    near = min(positions, key=lambda p: (abs(sentence[p] - sentence[here]), abs(p - here)))
    gap = sentence[here] - sentence[near]
    if 0 <= gap <= 2:
        return (gap, abs(near - here)), "previous" if gap else "sentence", near
    return (9, -len(positions)), "topic", near


def _form(scene: Scene, position: int) -> str:
    i = scene.at.get(position)
    return scene.mentions[i].form if i is not None else ""


def fitting(scene: Scene, entity: str, kinds: frozenset[str]) -> str:
    """Return the entity if its kind is wanted, the country if it is a capital and a country is wanted, else ""."""
    kinds = wanted(kinds)
    if scene.entities[entity].kind in kinds:
        return entity
    entry = scene.lexicon.gazetteer.entries.get(entity)
    state = entry.government_of if entry and "Country" in kinds else ""
    return state if state in scene.entities else ""


@cache
def wanted(kinds: frozenset[str]) -> frozenset[str]:
    """Return the kinds of entities that the classes of a frame's end allow (*body*: countries, organisations, groups)."""
    return frozenset().union(*(CLASSES.get(k, set()) for k in kinds))


def unique(found: list[Party]) -> list[Party]:
    """Return the first party of each entity, in their order."""
    first: dict[str, Party] = {}
    for party in found:
        first.setdefault(party.entity, party)
    return list(first.values())

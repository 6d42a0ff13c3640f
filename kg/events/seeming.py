"""Readings that only seem events: markets and games speak of war, and who reports asks questions."""

from __future__ import annotations

from kg.events.predicates import words_around
from kg.events.scene import Scene
from kg.tokens import Token

UNARMED = ("company", "court", "media", "ngo", "sport", "union")  # sectors of bodies that use no force


def only_seems(scene: Scene, type_: str, trigger: Token, actor: str, recipient: str) -> bool:
    """Return whether a reading is no event, by its type and its two ends."""
    if type_ == "ASSAULT":
        return _is_figurative(scene, trigger, actor, recipient)
    return _is_reporting(type_, _sector(scene, actor), _sector(scene, recipient))


def _is_figurative(scene: Scene, trigger: Token, actor: str, recipient: str) -> bool:
    """*Apple attaque Samsung*, *le Maroc affronte l'Espagne en finale*; a player who hits another does hit."""
    if _sector(scene, actor) in UNARMED:
        return True
    playing = all(_plays(scene, entity) for entity in (actor, recipient))
    return playing and not scene.lexicon.sports.isdisjoint(words_around(trigger))


def _is_reporting(type_: str, actor: str, recipient: str) -> bool:
    """*Sollicité par l'AFP, Total …*, *dans un entretien au Monde*: that is how news is made, and no news."""
    return (type_ == "CONSULT" and "media" in (actor, recipient)) or (type_ == "REQUEST" and actor == "media")


def _plays(scene: Scene, entity: str) -> bool:
    return scene.entities[entity].kind == "Country" or _sector(scene, entity) == "sport"


def _sector(scene: Scene, entity: str) -> str:
    entry = scene.lexicon.gazetteer.entries.get(entity)
    return entry.sector if entry is not None else ""

"""Roles: the offices and functions that the text gives to persons, and where they are held."""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.scene import Scene
from kg.model import Evidence, Mention, Role

HELD_IN = ("Country", "Organization", "Place", "Group")
CONFIDENCE = {"stated": 0.9, "topic": 0.6}


def read_roles(scene: Scene) -> tuple[Role, ...]:
    """Return the roles of an article, each (holder, place, title) once, in the order of the text."""
    found: dict[tuple[str, str, str], Role] = {}
    for role in _roles(scene):
        found.setdefault((role.holder, role.of, role.title), role)
    return tuple(found.values())


def _roles(scene: Scene) -> Iterator[Role]:
    for i, mention in enumerate(scene.mentions):
        if mention.form != "role" or mention.number != "sg" or len(scene.ids[i]) != 1:
            continue
        holder = scene.entities[scene.ids[i][0]]
        of, basis = _held_in(scene, mention)
        if holder.kind == "Person" and of and of != holder.id:
            yield Role(holder.id, of, mention.title, _evidence(scene, mention, basis))


def _held_in(scene: Scene, mention: Mention) -> tuple[str, str]:
    """Return the id of the country or body of an office and how it is known; an occupation needs a body."""
    kind = scene.lexicon.roles[mention.noun][1]
    owners = scene.ids[mention.of] if mention.of >= 0 else ()
    if len(owners) == 1 and scene.entities[owners[0]].kind in HELD_IN:
        national = scene.entities[owners[0]].kind in ("Country", "Place")
        return (owners[0], "stated") if kind == "office" or (kind == "occupation" and not national) else ("", "")
    if mention.of < 0 and mention.noun in scene.lexicon.national_offices and mention.same >= 0:
        return scene.topic, "topic"
    return "", ""


def _evidence(scene: Scene, mention: Mention, basis: str) -> Evidence:
    name = scene.mentions[mention.same] if mention.same >= 0 else mention
    span = scene.doc[min(mention.start, name.start) : max(mention.end, name.end)]
    return Evidence(span.start_char, span.end_char, mention.noun, f"role.{basis}", CONFIDENCE[basis])

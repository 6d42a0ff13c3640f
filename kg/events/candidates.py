"""Triggers to candidate events: every pair of an actor and a recipient that a frame allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.arguments import Filler
from kg.events.behind import behind
from kg.events.between import between
from kg.events.fillers import find_fillers
from kg.events.implicit import fitting, implicit, unique, wanted
from kg.events.scene import Party, Scene, parties
from kg.events.seeming import only_seems
from kg.events.triggers import Trigger
from kg.model import SYMMETRIC
from kg.tokens import Token

UNSURE = ("pronoun", "possessive")
NAMELESS = ("PROTEST",)  # whoever marches is a crowd: an actor that the clause leaves unsaid has no name


@dataclass(frozen=True)
class Candidate:
    """An event that a frame could mean here; ``rule`` names the word class and the two slots."""

    trigger: Trigger
    actor: Party
    recipient: Party

    @property
    def rule(self) -> str:
        """Name of the reading, as it reaches the graph."""
        frame = self.trigger.frame
        return f"{frame.type.lower()}.{frame.pos}.{self.actor.slot}-{self.recipient.slot}"


def find_candidates(scene: Scene, triggers: list[Trigger]) -> list[Candidate]:
    """Return the candidate events of all triggers, in the order of the text.

    Where the clause fills only one of the two slots, the entities around it are proposed for the other: an argument
    that the article leaves unsaid (*condamne l'attaque*) is for the scorer to find or to refuse.
    """
    found = (candidate for trigger in triggers for candidate in _candidates(scene, trigger))
    return [c for c in found if not _only_seems(scene, c)]


def _only_seems(scene: Scene, candidate: Candidate) -> bool:
    trigger = candidate.trigger
    ends = candidate.actor.entity, candidate.recipient.entity
    return only_seems(scene, trigger.frame.type, trigger.token, *ends)


def _candidates(scene: Scene, trigger: Trigger) -> Iterator[Candidate]:
    fillers = find_fillers(scene, trigger)
    groups = [*_sides(scene, trigger)] if _parts(trigger, fillers) else []
    if groups:
        yield from (c for group in groups for c in _mutual(scene, trigger, group))
        yield from _mediated(scene, trigger, fillers, groups)
        return
    if trigger.frame.pos == "verb" and _is_mutual(trigger):  # *signe un accord sur la frontière* entre A et B
        fillers = [f for f in fillers if f.slot != "entre"]
    recipients = _parties(scene, trigger, fillers, trigger.frame.recipient, trigger.frame.recipient_is)
    actors = _actors(scene, trigger, fillers, recipients)
    if _is_mutual(trigger) and (not recipients or _outweigh(actors, recipients)):
        yield from _mutual(scene, trigger, actors)
        return
    actors, recipients = _told_apart(actors, recipients)
    if not actors and recipients and trigger.frame.type not in NAMELESS:
        actors = implicit(scene, trigger, trigger.frame.actor_is, {r.entity for r in recipients})
    elif actors and not recipients:
        judges = {
            p.entity for f in fillers if f.slot == "devant" for p in parties(scene, f)
        }  # *porte plainte devant* X
        recipients = implicit(scene, trigger, trigger.frame.recipient_is, {a.entity for a in actors} | judges)
    for actor in actors:
        for recipient in recipients:
            abroad = _abroad(scene, actor, recipient), _abroad(scene, recipient, actor)
            if abroad[0].entity != abroad[1].entity:
                yield Candidate(trigger, *abroad)


def _told_apart(actors: list[Party], recipients: list[Party]) -> tuple[list[Party], list[Party]]:
    """Return the two sides; where both are one entity, without the side that was surely misread.

    *L'acquisition d'Opel* holds one end alone; in *X l'a convoqué* the pronoun is somebody else than X.
    """
    if not actors or not recipients:
        return actors, recipients
    if len(actors) > 1 and {a.token.i for a in actors} == {r.token.i for r in recipients}:
        return actors, []  # *les bombardements de l'aviation syrienne et de la russe*: together, not one another
    if len({p.entity for p in (*actors, *recipients)}) != 1:
        return actors, recipients
    if actors[0].token is recipients[0].token or actors[0].form in UNSURE:
        return [], recipients
    return actors, [] if recipients[0].form in UNSURE else recipients


def _outweigh(actors: list[Party], recipients: list[Party]) -> bool:
    """*Bruxelles refuse la fusion d'Alstom et de Siemens*: two partners, and only the clause gives a third."""
    return len({a.entity for a in actors}) > 1 and all(r.slot == "patient" for r in recipients)


def _parts(trigger: Trigger, fillers: list[Filler]) -> bool:
    """Return whether *entre A et B* names the two sides (*des entretiens* entre, *un accord signé* entre)."""
    slots = (*trigger.frame.actor, *trigger.frame.recipient)
    return "entre" in slots or ("each" in slots and any(f.slot == "entre" for f in fillers))


def _sides(scene: Scene, trigger: Trigger) -> Iterator[list[Party]]:
    """Yield the groups of *entre A et B*, but none of persons where the frame asks for bodies (a boxing *combat*)."""
    kinds = wanted(trigger.frame.actor_is) | {"Place"}
    groups = between(scene, _starts_at(trigger))
    yield from (g for g in groups if any(scene.entities[p.entity].kind in kinds for p in g))


def _starts_at(trigger: Trigger) -> Token:
    """Return the word behind which *entre* is sought: of an idiom its noun, where the phrase hangs on that.

    *L'accord entre X et Y a été signé* has it before the verb, in *annonce un accord entre X et Y* it is the noun's.
    """
    nouns = (f.token for f in trigger.fillers if f.slot == "obj" and f.token.lemma_.lower() in trigger.frame.carrier)
    parted = (t for t in nouns if any(c.lower_ == "entre" for near in t.children for c in near.children))
    return next(parted, trigger.token)


def _abroad(scene: Scene, party: Party, other: Party) -> Party:
    """Return the state in place of its palace where the other side is foreign (*L'Élysée a félicité …*)."""
    entry, opposite = (scene.lexicon.gazetteer.entries.get(p.entity) for p in (party, other))
    if entry is None or not entry.acts_for or opposite is None or entry.acts_for not in scene.entities:
        return party
    home = opposite.id if opposite.kind == "Country" else opposite.country or opposite.acts_for
    return replace(party, entity=entry.acts_for) if home and home != entry.acts_for else party


def _parties(
    scene: Scene, trigger: Trigger, fillers: list[Filler], slots: tuple[str, ...], kinds: frozenset[str]
) -> list[Party]:
    """Return the entities of the first slot that holds one of the wanted kinds."""
    for slot in (*slots, *_last_resorts(trigger, slots)):
        for group in _by_turns(fillers, slot.rstrip(">")):
            found = [p for f in group for p in _look(scene, f, slot)]
            fitting = [q for p in found if (q := _fit(scene, p, kinds)) is not None]
            if fitting:
                return unique([p for p in fitting if p.how != "near"] or fitting[:1])
    return []


def _by_turns(fillers: list[Filler], slot: str) -> tuple[list[Filler], ...]:
    """Return the fillers of a slot; in a clause that completes the verb its subject goes before what it governs.

    *Exige que la France sorte de l'Otan* asks France, *exige de rencontrer X* asks X.
    """
    found = [f for f in fillers if f.slot == slot]
    if slot != "comp":
        return (found,)
    return [f for f in found if _is_subject(f.token)], found


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "obl:agent") or (token.dep_ == "conj" and _is_subject(token.head))


def _actors(scene: Scene, trigger: Trigger, fillers: list[Filler], recipients: list[Party]) -> list[Party]:
    """Return the actors: of the first slot that does not merely repeat the recipient (*craint une attaque de Y*)."""
    frame = trigger.frame
    found = _parties(scene, trigger, fillers, frame.actor, frame.actor_is)
    entities = {r.entity for r in recipients}
    if frame.pos == "noun" and found and {a.entity for a in found} <= entities and not _is_mutual(trigger):
        others = tuple(s for s in frame.actor if s != found[0].slot)
        found = _parties(scene, trigger, fillers, others, frame.actor_is) or found
    taken = {r.token.i for r in recipients}
    return [a for a in found if a.token.i not in taken] or found


def _last_resorts(trigger: Trigger, slots: tuple[str, ...]) -> tuple[str, ...]:
    """Return the slots of an end that the words around a noun lend it, whatever its frame names."""
    if slots is trigger.frame.recipient:
        return ("patient",)
    if trigger.frame.pos != "noun":
        return ()
    return ("subj", "patient") if trigger.frame.type in SYMMETRIC else ("subj",)  # *obtient une rencontre avec Y*


def _look(scene: Scene, filler: Filler, slot: str) -> list[Party]:
    if slot.endswith(">"):
        return behind(scene, filler)
    if filler.slot == "adj":
        return [p for p in parties(scene, filler) if p.form in ("demonym", "name", "collective")]
    return parties(scene, filler) if filler.slot != "poss" or filler.token.pos_ == "DET" else []


def _fit(scene: Scene, party: Party, kinds: frozenset[str]) -> Party | None:
    """Return the party if its kind is wanted; a capital fits as the government it stands for."""
    meant = fitting(scene, party.entity, kinds)
    if meant in ("", party.entity):
        return party if meant else None
    return Party(meant, party.token, party.slot, "metonym", party.form)


def _mediated(scene: Scene, trigger: Trigger, fillers: list[Filler], groups: list[list[Party]]) -> Iterator[Candidate]:
    """*X fait la navette entre Y et Z*: the go-between talks to each of them."""
    frame = trigger.frame
    if frame.recipient[0] != "entre" or "entre" in frame.actor:
        return
    for actor in _parties(scene, trigger, fillers, frame.actor, frame.actor_is):
        for recipient in (party for group in groups for party in group if party.entity != actor.entity):
            yield Candidate(trigger, _abroad(scene, actor, recipient), _abroad(scene, recipient, actor))


def _is_mutual(trigger: Trigger) -> bool:
    frame = trigger.frame
    return frame.reciprocal or (frame.type in SYMMETRIC and ("each" in frame.recipient or "entre" in frame.recipient))


def _mutual(scene: Scene, trigger: Trigger, group: list[Party]) -> Iterator[Candidate]:
    """*X et Y se sont rencontrés*, *entretiens entre X et Y*: every pair of the group, once."""
    for i, first in enumerate(group):
        for second in group[i + 1 :]:
            yield Candidate(trigger, _abroad(scene, first, second), _abroad(scene, second, first))

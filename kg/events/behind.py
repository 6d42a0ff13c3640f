"""The actor behind a thing: *l'hostilité affichée par X*, *la politique russe*, *sa décision*, *l'offre que X a faite*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.arguments import Filler, is_passive, noun_fillers, verb_fillers
from kg.events.scene import Party, Scene, parties
from kg.tokens import Token

BEHIND = ("par", "poss", "adj", "contre", "de", "à")  # order of the study: par > possessor > demonym > … > de > à
HARMFUL = ("ASSAULT", "COERCE", "SANCTION")  # acts of which the noun's own complement is the victim
MAKING = ("acl", "acl:relcl")


def behind(scene: Scene, filler: Filler) -> list[Party]:
    """Return the entity behind a thing: *l'hostilité affichée par X*, *la politique russe*, *sa décision*."""
    if _direct(scene, filler.token):
        return []
    inside = [f for f in noun_fillers(filler.token, scene.grammar) if f.how != "near" or f.slot == "par"]
    inside += [*_makers(scene, filler.token), *_owner(filler.token)]
    for slot in _slots(scene, filler):
        found = [p for f in inside if f.slot == slot for p in parties(scene, f)]
        if found:
            return [Party(p.entity, p.token, f"{filler.slot}>", f"behind-{slot}", p.form) for p in found]
    return []


def _slots(scene: Scene, filler: Filler) -> tuple[str, ...]:
    """Return the slots that may hold who is behind a thing.

    In *s'oppose à l'expulsion de X* X undergoes it; in *l'offre rejetée par X* the agent is the verb's own.
    """
    barred: set[str] = {"par"} if filler.how == "participle" else set()
    for frame in scene.lexicon.nouns.get(filler.token.lemma_.lower(), ()):
        if frame.type in HARMFUL and not frame.carrier:
            barred |= {frame.recipient[0], *(slot for slot in frame.recipient if slot not in frame.actor)}
    return tuple(slot for slot in BEHIND if slot not in barred)


def _owner(thing: Token) -> Iterator[Filler]:
    """*X, dont Y critique la politique*: the relative pronoun, also hung on the subject, tells whose thing it is."""
    verb = thing.head
    if thing.dep_ == "obj" and thing.i > verb.i:
        before = [t for child in verb.lefts for t in (child, *child.children)]
        yield from (Filler("de", t, "relative") for t in before if t.lower_ == "dont" and t.pos_ == "PRON")


def _makers(scene: Scene, thing: Token) -> Iterator[Filler]:
    """*la nouvelle version de la loi présentée par X*, *l'offre que X a faite*: who made a thing, or what it is made of."""
    for noun in _parts(scene, thing):
        for clause in noun.children:
            if clause.dep_ in MAKING and clause.i > noun.i and _makes(scene, clause):
                agents = (f.token for f in verb_fillers(clause, scene.grammar) if f.slot == "subj")
                yield from (Filler("par", t, "participle") for t in agents if t is not noun)


def _parts(scene: Scene, thing: Token) -> list[Token]:
    """Return a thing and the nouns of its phrase (*la version de la loi sur la réforme du code*), names left out."""
    found = [thing]
    for noun in found:
        found += [
            t for t in noun.children if t.dep_ == "nmod" and t.pos_ == "NOUN" and t.i > noun.i and t.i not in scene.at
        ]
    return found


def _makes(scene: Scene, clause: Token) -> bool:
    """Return True for a passive, and for *que* with a verb that is no act of its own (*le plan que X* refuse)."""
    frames = scene.lexicon.verbs.get(clause.lemma_.lower(), ())
    acts = any(slot.startswith("obj") for f in frames if not f.carrier for slot in f.recipient)
    return is_passive(clause) or (not acts and any(t.lower_ in ("que", "qu'") for t in clause.lefts))


def _direct(scene: Scene, token: Token) -> bool:
    i = scene.at.get(token.i)
    return i is not None and bool(scene.ids[i]) and scene.mentions[i].form != "demonym"

"""Roles: the offices and functions that the text gives to persons, and where they are held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.events.scene import Scene
from kg.lexicon import Office
from kg.model import Entity, Evidence, Mention, Role
from kg.tokens import Token
from kg.wordlists import rows

HELD_IN = ("Country", "Organization", "Place", "Group")
# form -> office, and whether *par* names its holder
LEADING = {
    f: (row[0], passive)
    for row in rows("leading.tsv")
    for passive in (True, False)
    for f in row[2 - passive].split("|")
}
CONFIDENCE = {"stated": 0.9, "record": 0.8, "topic": 0.6}  # shares right on the annotated articles, rounded


def read_roles(scene: Scene) -> tuple[Role, ...]:
    """Return the roles of an article, each (holder, place, title) once, in the order of the text."""
    found: dict[tuple[str, str, str], Role] = {}
    for role in _roles(scene):
        found.setdefault((role.holder, role.of, role.title), role)
    return tuple(found.values())


def _roles(scene: Scene) -> Iterator[Role]:
    yield from _offices(scene)
    yield from _leaders(scene)


def _leaders(scene: Scene) -> Iterator[Role]:
    """Yield who leads a body by a verb: *le Conseil présidé par X*, *X, qui dirige le parti*."""
    for token in scene.doc:
        title, passive = LEADING.get(token.lower_, ("", False))
        if not title or token.pos_ not in ("VERB", "AUX", "ADJ"):
            continue
        bodies = _led(scene, token) if passive else _at(scene, token, ("obj",))
        holders = _at(scene, token, ("obl:agent",) if passive else ("nsubj",))
        if len(bodies) == len(holders) == 1 and not any(t.lower_ in ("ne", "n'") for t in token.children):
            of, holder = scene.entities[bodies[0]], scene.entities[holders[0]]
            if holder.kind == "Person" and holder.id in scene.named and of.kind in ("Country", "Organization"):
                sent = token.sent
                span = Evidence(sent.start_char, sent.end_char, token.text, "role.stated", CONFIDENCE["stated"])
                yield Role(holder.id, of.id, title, span)


def _led(scene: Scene, participle: Token) -> tuple[str, ...]:
    """Return what a participle before *par* says something of; nothing where another noun stands between."""
    if participle.i + 1 >= len(scene.doc) or participle.nbor(1).lower_ not in ("par", "depuis"):
        return ()
    return scene.entities_at(participle.head) if participle.dep_ == "acl" else _at(scene, participle, ("nsubj:pass",))


def _at(scene: Scene, verb: Token, roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(e for t in verb.children if t.dep_ in roles for e in scene.entities_at(t))


def _offices(scene: Scene) -> Iterator[Role]:
    for i, mention in enumerate(scene.mentions):
        mention = _as_office(scene, mention)
        for id_ in _holders(scene, i) if mention.form == "role" else ():
            holder = scene.entities[id_]
            of, basis = _held_in(scene, mention, holder)
            if holder.kind == "Person" and holder.id in scene.named and of and of != holder.id:
                yield Role(holder.id, of, mention.title, _evidence(scene, mention, basis))


def _as_office(scene: Scene, mention: Mention) -> Mention:
    """Read a group that is called by its office (*les ministres* X *et* Y) as that office."""
    noun, _ = scene.lexicon.roles.get(scene.doc[mention.start].lower_, ("", ""))
    group = mention.form == "body" and mention.kind == "Group" and mention.number == "pl"
    return replace(mention, form="role", noun=noun, title=noun) if group and noun else mention


def _holders(scene: Scene, i: int) -> tuple[str, ...]:
    """Return who is given the role: one person, or the list behind a plural (*les présidents* R. Nixon *et* J. Carter)."""
    mention = scene.mentions[i]
    if mention.number == "sg":
        return scene.ids[i] if len(scene.ids[i]) == 1 else ()
    follows = next((j for j, m in enumerate(scene.mentions) if m.start == mention.end and m.form == "name"), -1)
    listed = scene.lists.get(follows, ()) or scene.examples_of(scene.doc[mention.head])
    return tuple(e for j in listed for e in scene.ids[j])


def _held_in(scene: Scene, mention: Mention, holder: Entity) -> tuple[str, str]:
    """Return the id of the country or body of an office and how it is known; an occupation needs a body."""
    kind = scene.lexicon.roles[mention.noun][1]
    owner = _owner(scene, mention)
    national, portfolio = _national(scene, mention)
    if owner is not None and owner.kind in HELD_IN and not (portfolio and owner.kind == "Organization"):
        leaning = owner.kind == "Group" and scene.mentions[mention.of].form == "demonym"
        stated = (kind == "office" and not leaning) or (kind == "occupation" and owner.kind == "Organization")
        return (owner.id, "stated") if stated and not _is_elsewhere(scene, mention, holder, owner) else ("", "")
    if owner is not None and not national:
        return "", ""
    beside = mention.same >= 0 or mention.number == "pl"
    return _on_record(scene, mention, holder) or (_at_home(scene, holder) if national and beside else ("", ""))


def _is_elsewhere(scene: Scene, mention: Mention, holder: Entity, owner: Entity) -> bool:
    """Return True where only a noun leads to a known person who holds that office in another place.

    *Le président du conseil régional* further down is not the President of the Republic.
    """
    entry = scene.lexicon.gazetteer.entries.get(holder.id)
    places = {o.of for o in entry.offices if o.title.lower() == mention.noun} if entry else set()
    return mention.same < 0 and bool(places) and owner.id not in places


def _national(scene: Scene, mention: Mention) -> tuple[bool, bool]:
    """Return whether an office is a country's where nothing else is said, and whether it has a field (*ministre de …*)."""
    offices = scene.lexicon.national_offices
    if mention.noun in offices:
        return True, offices[mention.noun] == "yes"
    field = any(yes == "yes" and mention.noun.startswith(f"{office} ") for office, yes in offices.items())
    return field, field


def _at_home(scene: Scene, holder: Entity) -> tuple[str, str]:
    """Return the country of an office that is a country's: that of a known person, else the topic of the article."""
    entry = scene.lexicon.gazetteer.entries.get(holder.id)
    if entry is not None and entry.country:
        return (entry.country, "record") if entry.country in scene.entities else ("", "")
    return scene.topic, "topic"


def _owner(scene: Scene, mention: Mention) -> Entity | None:
    owners = scene.ids[mention.of] if mention.of >= 0 else ()
    return scene.entities[owners[0]] if len(owners) == 1 else None


def _on_record(scene: Scene, mention: Mention, holder: Entity) -> tuple[str, str] | None:
    """Return where a known person holds the office that the text names without its place (*le président Porochenko*)."""
    entry = scene.lexicon.gazetteer.entries.get(holder.id)
    offices = entry.offices if entry else ()
    places = {o.of for o in offices if o.of in scene.entities and _is_office(scene, mention, o)}
    return (places.pop(), "record") if len(places) == 1 else None


def _is_office(scene: Scene, mention: Mention, office: Office) -> bool:
    """Compare titles; *président de la Commission* is that of the European Commission too."""
    title = office.title.lower()
    if title in (mention.noun, mention.title.lower()):
        return True
    rest = mention.title.lower().removeprefix(title)
    place = scene.entities[office.of].label.lower()
    return rest != mention.title.lower() and place.startswith(rest.split(" ")[-1].split("'")[-1])


def _evidence(scene: Scene, mention: Mention, basis: str) -> Evidence:
    name = scene.mentions[mention.same] if mention.same >= 0 else mention
    span = scene.doc.span(min(mention.start, name.start), max(mention.end, name.end))
    return Evidence(span.start_char, span.end_char, mention.noun, f"role.{basis}", CONFIDENCE[basis])

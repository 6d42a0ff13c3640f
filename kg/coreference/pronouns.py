"""Pronouns and possessives: the most salient actor that agrees in gender and number, unless a thing is meant as well."""

from __future__ import annotations

from collections.abc import Iterator

from kg.coreference.binding import excluded, own_subject
from kg.coreference.chains import Links
from kg.coreference.context import FIRST_PERSON, Context, Rival
from kg.coreference.quotes import speakers
from kg.coreference.salience import is_subject, salience
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc

SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")
HOMELAND = ("pays", "nation", "patrie")
REACH = 3  # sentences that a pronoun looks back


def link_pronouns(doc: Doc, mentions: list[Mention], links: Links, lexicon: Lexicon) -> None:
    """Join third-person pronouns and possessives to an antecedent, first-person ones to the speaker of the quote."""
    context = Context(doc, mentions, links, lexicon)
    for i, mention in enumerate(mentions):
        if mention.form in ("pronoun", "possessive") and mention.name not in FIRST_PERSON:
            _link_third_person(context, i)
    _link_first_person(context)
    _link_own_country(context)


def _link_third_person(context: Context, i: int) -> None:
    links, mention = context.links, context.mentions[i]
    if (subject := own_subject(context, i)) >= 0:
        if (same := _at(subject, context)) >= 0:
            _point(context, i, (same,))
        return
    rival = _antecedent(context, i)
    if rival is not None and rival.mention >= 0:
        _point(context, i, rival.group or (rival.mention,))
    elif rival is None and mention.number == "pl" and (group := _pair(context, i)):
        links.group(i, group)


def _point(context: Context, i: int, members: tuple[int, ...]) -> None:
    """Let mention ``i`` mean one actor or several: *Paul*, *Paul et Marie*, *les deux présidents*."""
    links = context.links
    targets = tuple(dict.fromkeys(t for m in members for t in links.targets(m)))
    if len(targets) == 1:
        links.join(i, targets[0])
    elif targets:
        links.group(i, targets)


def _link_first_person(context: Context) -> None:
    """Join *je* to the speaker of its quote, *nous* to the country or body that the speaker stands for."""
    speaker_of = speakers(context.doc, context.lexicon)
    for i, mention in enumerate(context.mentions):
        if mention.form in ("pronoun", "possessive") and mention.name in FIRST_PERSON:
            speaker = _author(speaker_of.get(mention.head, -1), context)
            if speaker >= 0 and (mention.number == "pl" or _is_person(context, speaker)):
                context.links.join(i, _spoken_for(context, speaker) if mention.number == "pl" else speaker)


def _author(token: int, context: Context) -> int:
    """Return the mention of a speaker; a text speaks for who wrote it (*a déclaré un communiqué de l'armée*)."""
    found = _at(token, context)
    if found >= 0 or token < 0 or context.doc[token].lemma_ not in context.lexicon.texts:
        return found
    authors = (_at(t.i, context) for t in context.doc[token].children if t.dep_ == "nmod" and t.i > token)
    return next((a for a in authors if a >= 0), -1)


def _is_person(context: Context, mention: int) -> bool:
    """Return whether a mention, or what a pronoun there was resolved to, is a person."""
    chain = context.links.chain(mention)
    same = (m for j, m in enumerate(context.mentions) if context.links.resolved(j) and context.links.chain(j) == chain)
    return next((m.kind == "Person" for m in same if m.kind), False)


def _spoken_for(context: Context, speaker: int) -> int:
    """Return the country or body of an office that the speaker holds, else the speaker."""
    links, roles = context.links, context.lexicon.roles
    for j, m in enumerate(context.mentions):
        if m.form != "role" or m.of < 0 or m.former or roles.get(m.noun, ("", ""))[1] != "office":
            continue
        body = context.mentions[m.of].kind in ("Country", "Organization") and links.resolved(m.of)
        if body and links.resolved(j) and links.chain(j) == links.chain(speaker):
            return m.of
    return speaker


def _link_own_country(context: Context) -> None:
    """*son pays*, *notre pays*: the country that the owner is, holds an office in, or comes from."""
    for i, owner in enumerate(context.mentions[:-1]):
        noun = i + 1
        body = context.mentions[noun]
        owned = owner.form == "possessive" and body.start == owner.end and body.noun in HOMELAND
        if owned and not context.links.resolved(noun) and len(context.links.targets(i)) == 1:
            country = _home(context, i)
            if country >= 0:
                context.links.join(noun, country)


def _home(context: Context, owner: int) -> int:
    """Return a mention of the owner's country, or -1 where the article does not show it."""
    links, mentions = context.links, context.mentions
    spoken = _spoken_for(context, owner)
    if spoken != owner:
        return spoken if mentions[spoken].kind == "Country" else -1
    same = [m for j, m in enumerate(mentions) if links.resolved(j) and links.chain(j) == links.chain(owner)]
    if any(m.kind == "Country" for m in same):
        return owner
    known = {e.country for m in same if (e := context.lexicon.gazetteer.entries.get(m.known)) and e.kind == "Person"}
    return next((j for j, m in enumerate(mentions) if m.known and m.known in known and links.resolved(j)), -1)


def _pair(context: Context, i: int) -> tuple[int, ...]:
    """*Paul a rencontré Marie et ils …*: the two persons of this sentence or the one before, one of them its subject."""
    mentions, links, sentence = context.mentions, context.links, context.sentence
    here = sentence[mentions[i].head]
    for distance in (0, 1):
        found: dict[int, int] = {}
        for j in range(i - 1, -1, -1):
            if here - sentence[mentions[j].head] > distance:
                break
            named = mentions[j].kind == "Person" and mentions[j].form in ("name", "role") and links.resolved(j)
            if named and here - sentence[mentions[j].head] == distance:
                found[links.chain(j)] = j
        if found:
            subject = any(is_subject(context.doc[mentions[j].head]) for j in found.values())
            return tuple(sorted(found.values())) if len(found) == 2 and subject else ()
    return ()


def _at(token: int, context: Context) -> int:
    """Return the resolved mention that stands at ``token``, or -1."""
    at = (
        j
        for j, m in enumerate(context.mentions)
        if (m.head == token or m.start <= token < m.end)
        and context.links.resolved(j)
        and m.form not in ("demonym", "possessive")
    )
    return next(at, -1)


def _antecedent(context: Context, i: int) -> Rival | None:
    """Return the best antecedent of mention ``i``, or None (weights after Lappin and Leass' salience factors, 1994)."""
    pronoun = context.mentions[i]
    best, choice = 0.0, None
    others = excluded(context, i)
    for rival in _candidates(context, pronoun):
        if _agrees(pronoun, rival) and _may_be_meant(context, rival, others):
            score = salience(context, pronoun, rival)
            if score > best:
                best, choice = score, rival
    return choice


def _candidates(context: Context, pronoun: Mention) -> Iterator[Rival]:
    """Yield what stands before the pronoun, the nearest first, then the subject that follows an opening clause."""
    yield from reversed(context.before(pronoun.head, REACH))
    subject = _following_subject(context, pronoun)
    if subject is not None:
        yield subject


def _following_subject(context: Context, pronoun: Mention) -> Rival | None:
    """*Alors qu'il arrivait, Paul …*, *Dans son discours, Paul …*: the subject of the main clause after the pronoun."""
    token = context.doc[pronoun.head]
    if pronoun.name in ("lui", "leur", "celui-ci", "celle-ci", "dernier", "dernière"):
        return None
    for verb in token.ancestors:
        subject = next((t for t in verb.children if t.dep_ in SUBJECTS and token.i < t.i < verb.i), None)
        if subject is not None and subject not in token.ancestors:
            return context.actor_at.get(subject.i)
    return None


def _may_be_meant(context: Context, rival: Rival, others: set[int]) -> bool:
    """Return whether neither the place nor the chains of a rival are among ``others``; several may be meant by a plural."""
    if rival.mention < 0:
        return rival.token not in others
    members = rival.group or (rival.mention,)
    target = [t for m in members for t in context.links.targets(m)]
    if any(-1 - t in others for t in target):
        return False
    return bool(target) or (
        context.mentions[rival.mention].form in ("role", "body", "pronoun") and rival.token not in others
    )


def _agrees(pronoun: Mention, rival: Rival) -> bool:
    if rival.kind == "Place" or rival.number != pronoun.number:
        return False
    return not (rival.gender and pronoun.gender and rival.gender != pronoun.gender)

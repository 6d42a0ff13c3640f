"""Pronouns and possessives: the most salient actor that agrees in gender and number, unless a thing is meant as well."""

from __future__ import annotations

from collections.abc import Iterator

from kg.coreference.chains import Links
from kg.coreference.context import FIRST_PERSON, Context, Rival
from kg.coreference.lists import listed_before
from kg.coreference.quotes import speakers
from kg.coreference.salience import salience
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
    rival = _antecedent(context, i)
    if rival is not None and rival.mention >= 0 and len(links.targets(rival.mention)) == 1:
        links.join(i, rival.mention)
    elif rival is None and mention.number == "pl" and (group := _coordinated(context, i)):
        links.group(i, group)


def _link_first_person(context: Context) -> None:
    """Join *je* to the speaker of its quote, *nous* to the country or body that the speaker stands for."""
    speaker_of = speakers(context.doc, context.lexicon)
    for i, mention in enumerate(context.mentions):
        if mention.form in ("pronoun", "possessive") and mention.name in FIRST_PERSON:
            speaker = _at(speaker_of.get(mention.head, -1), context)
            if speaker >= 0 and (mention.number == "pl" or _is_person(context, speaker)):
                context.links.join(i, _spoken_for(context, speaker) if mention.number == "pl" else speaker)


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


def _coordinated(context: Context, i: int) -> tuple[int, ...]:
    """*ils* after *Paul et Marie*: the last actors that a list with *et* joins in this sentence or the one before."""
    mentions, sentence = context.mentions, context.sentence
    here = sentence[mentions[i].head]
    for j in range(i - 1, 0, -1):
        if here - sentence[mentions[j].head] > 1:
            return ()
        if mentions[j].form == "name" and mentions[j].kind != "Place":
            listed = listed_before(context.doc, j, mentions, context.links)
            if listed:
                return listed
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
    excluded = _co_arguments(context, i)
    for rival in _candidates(context, pronoun):
        if _agrees(pronoun, rival) and _may_be_meant(context, rival, excluded):
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
    root = token.sent.root
    if root.i <= token.i or pronoun.name in ("lui", "leur", "celui-ci", "celle-ci", "dernier", "dernière"):
        return None
    subject = next((t for t in root.children if t.dep_ in SUBJECTS and token.i < t.i < root.i), None)
    if subject is None or subject in token.ancestors:
        return None
    return context.actor_at.get(subject.i)


def _may_be_meant(context: Context, rival: Rival, excluded: set[int]) -> bool:
    if rival.mention < 0:
        return rival.token not in excluded
    target = context.links.targets(rival.mention)
    if len(target) > 1 or (target and -1 - target[0] in excluded):
        return False
    return bool(target) or (
        context.mentions[rival.mention].form in ("role", "body", "pronoun") and rival.token not in excluded
    )


def _co_arguments(context: Context, i: int) -> set[int]:
    """Return the tokens and (as -1 - chain) the chains that share the pronoun's verb: *Paul le convoque* is somebody else."""
    doc, mention, links = context.doc, context.mentions[i], context.links
    if mention.form == "possessive":
        return set()
    verb = doc[mention.head].head
    first = verb.head if verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children) else verb
    tokens = {t.i for t in first.children if t.dep_ in SUBJECTS} | {t.i for t in verb.children} | {verb.i}
    tokens |= {verb.head.i} if verb.dep_ == "acl:relcl" else set()  # *l'association dont il est membre*
    shared = (j for j, m in enumerate(context.mentions) if j != i and m.form != "possessive" and m.head in tokens)
    return (tokens - {mention.head}) | {-1 - t for j in shared for t in links.targets(j)}


def _agrees(pronoun: Mention, rival: Rival) -> bool:
    if rival.kind == "Place" or rival.number != pronoun.number:
        return False
    return not (rival.gender and pronoun.gender and rival.gender != pronoun.gender)

"""How likely a pronoun means a rival: who stands near, who is the subject, who the article is about."""

from __future__ import annotations

from kg.coreference.context import SUBJECTS, Context, Rival, clause_of
from kg.model import Mention
from kg.tokens import Token

NEUTRAL = 0.3
KIND = {"Person": 1.0, "Organization": NEUTRAL, "Country": NEUTRAL, "Thing": -0.5}
OBLIQUE = ("à", "au", "aux", "en", "dans", "devant", "sur", "chez", "vers", "depuis")
MAIN, SUBORDINATE = 2.0, 1.0  # subjects of main clauses before those of the clauses that hang on them
TOPICS = (*SUBJECTS, "dislocated", "ROOT")
CUES = ("selon", "pour", "d'après")
TITLE = -3.0
STEP = 1.2
LAST = ("dernier", "dernière", "derniers", "dernières", "celui-ci", "celle-ci", "ceux-ci", "celles-ci")


def salience(context: Context, pronoun: Mention, rival: Rival) -> float:
    """Return the score of a rival; the greatest above zero is meant."""
    doc = context.doc
    here, there = doc[pronoun.head], doc[rival.token]
    distance = context.sentence[here.i] - context.sentence[there.i]
    kind = KIND.get(rival.kind, NEUTRAL)
    if pronoun.name in LAST:
        return 4.0 - 0.1 * (here.i - there.i) + kind - 0.5 * distance
    score = 4.0 - STEP * distance + kind - 0.01 * abs(here.i - there.i)
    topic = is_subject(there) or _is_source(rival, there)
    score += (MAIN if _is_main(there) else SUBORDINATE) if topic else _position(rival, there)
    score += _known(context, rival) if rival.mention >= 0 else 0.0
    score += _owner(context, here, there) if pronoun.form == "possessive" else 0.0
    score += TITLE if rival.kind in ("Country", "Place") and _heads_title(there) else 0.0
    return score + _speaks(context, here, rival) + _voice(context, here, there)


def _position(rival: Rival, there: Token) -> float:
    """*à l'hôpital*, *dans le groupe*: where something happens is rarely spoken of next."""
    place = rival.kind not in ("Person", "Group", "") and any(
        t.dep_ == "case" and t.lower_ in OBLIQUE for t in there.children
    )
    return -1.5 if place else 0.0


def _is_source(rival: Rival, there: Token) -> bool:
    """*Pour Paul, …*, *Selon Paul, …* at the head of a sentence: whose view it gives is spoken of next."""
    first = there.sent[0]
    return rival.kind == "Person" and first.lower_ in CUES and first.head in (there, _bearer(there))


def _speaks(context: Context, here: Token, rival: Rival) -> float:
    """Who says, thinks or is something that only people are, is no thing, unless it is a text or a plan."""
    if here.dep_ not in SUBJECTS or rival.kind == "Person":
        return 0.0
    verb = here.head
    human = verb.lemma_ in context.lexicon.speech or verb.lower_ in context.lexicon.roles
    if not human:
        return 0.0
    text = context.doc[rival.token].lemma_ in context.texts
    return -3.0 if rival.kind == "Thing" and not text else -0.5


def _known(context: Context, rival: Rival) -> float:
    """Names before descriptions, and whom the article speaks of most."""
    if rival.group:
        return 0.5
    form = context.mentions[rival.mention].form
    target = context.links.targets(rival.mention)
    weight = min(context.weight[target[0]], 8) * 0.25 if target else 0.0
    return weight + (0.5 if form in ("name", "pronoun") else 0.0)


def _owner(context: Context, here: Token, there: Token) -> float:
    """*Paul parle de son frère*: the subject of its clause owns; *Paul et son frère*: so does what stands beside."""
    noun = here.head
    if noun.dep_ == "conj" and noun.head.i == there.i:
        return 2.0
    clause = clause_of(noun)
    subject = context.subject_of(clause)
    owners = {subject.i} if subject is not None else set()
    if clause.dep_ in ("acl", "acl:relcl") and (subject is None or subject.lower_ in ("qui", "lequel", "laquelle")):
        owners.add(clause.head.i)
    return 1.5 if there.i in owners and there.i != noun.i else 0.0


def _voice(context: Context, here: Token, there: Token) -> float:
    """Outside a quotation, what stands inside it is far; the *il* of *dit-il* is never meant by the words that he says."""
    if context.quote[here.i] >= 0 or context.quote[there.i] < 0:
        return 0.0
    return -8.0 if here.text.startswith("-") else -2.0


def is_subject(token: Token) -> bool:
    """Return True for a subject, also where the name hangs on its role (*le candidat, F. Fillon, a …*)."""
    return _bearer(token).dep_ in TOPICS


def _bearer(name: Token) -> Token:
    """Return the noun that a name stands beside, or the name."""
    while name.dep_ in ("appos", "flat:name", "flat:foreign"):
        name = name.head
    return name


def _heads_title(token: Token) -> bool:
    """*Turquie : un parti est né*: what a title opens with says where, not who."""
    return token.is_sent_start is True and any(t.text == ":" for t in token.doc[token.i + 1 : token.i + 3])


def _is_main(subject: Token) -> bool:
    """Return whether the clause of a subject hangs on no other."""
    verb = _bearer(subject).head
    while verb.dep_ in ("conj", "parataxis") and verb.head is not verb:
        verb = verb.head
    return verb.dep_ == "ROOT"

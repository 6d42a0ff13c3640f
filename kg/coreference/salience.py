"""How likely a pronoun means a rival: who stands near, who is the subject, who the article is about."""

from __future__ import annotations

from spacy.tokens import Token

from kg.coreference.context import SUBJECTS, Context, Rival
from kg.model import Mention

NEUTRAL = 0.3
KIND = {"Person": 1.0, "Organization": NEUTRAL, "Country": NEUTRAL, "Thing": -0.5}
OBLIQUE = ("à", "au", "aux", "en", "dans", "devant", "sur", "chez", "vers", "depuis")
LAST = ("dernier", "dernière", "derniers", "dernières", "celui-ci", "celle-ci", "ceux-ci", "celles-ci")


def salience(context: Context, pronoun: Mention, rival: Rival) -> float:
    """Return the score of a rival; the greatest above zero is meant."""
    doc = context.doc
    here, there = doc[pronoun.head], doc[rival.token]
    distance = context.sentence[here.i] - context.sentence[there.i]
    score = 4.0 - 1.2 * distance + KIND.get(rival.kind, 0.0) - 0.01 * abs(here.i - there.i)
    if pronoun.name in LAST:
        return 4.0 - 0.1 * (here.i - there.i) + KIND.get(rival.kind, 0.0) - 0.5 * distance
    score += 2.0 if is_subject(there) else 0.0
    if rival.mention >= 0:
        score += _known(context, rival)
    if pronoun.form == "possessive":
        score += _owner(context, here, there)
    score += _voice(context, pronoun, here, there)
    return score


def _known(context: Context, rival: Rival) -> float:
    """Names before descriptions, and whom the article speaks of most."""
    form = context.mentions[rival.mention].form
    target = context.links.targets(rival.mention)
    weight = min(context.weight[target[0]], 8) * 0.25 if target else 0.0
    return weight + (0.5 if form in ("name", "pronoun") else 0.0)


def _owner(context: Context, here: Token, there: Token) -> float:
    """*Paul parle de son frère*: the subject of its clause owns."""
    return 0.0


def _voice(context: Context, pronoun: Mention, here: Token, there: Token) -> float:
    """Outside a quotation, what stands inside it is far; its speaker does not say *il* of himself."""
    if context.quote[here.i] < 0 <= context.quote[there.i]:
        return -2.0
    return 0.0


def is_subject(token: Token) -> bool:
    """Return True for a subject, also where the name hangs on its role (*le candidat, F. Fillon, a …*)."""
    while token.dep_ in ("appos", "flat:name", "flat:foreign"):
        token = token.head
    return token.dep_ in SUBJECTS

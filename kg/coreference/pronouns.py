"""Pronouns and possessives: the most salient earlier actor that agrees in gender and number."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from kg.coreference.chains import Links
from kg.coreference.quotes import speakers
from kg.lexicon import Lexicon
from kg.model import Mention

FIRST_PERSON = frozenset({"je", "j'", "nous", "moi", "me", "m'", "mon", "ma", "mes", "notre", "nos"})
SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")
REACH = 3  # sentences that a pronoun looks back


def link_pronouns(doc: Doc, mentions: list[Mention], links: Links, lexicon: Lexicon) -> None:
    """Join third-person pronouns and possessives to an antecedent, first-person ones to the speaker of the quote."""
    sentences = {t.i: k for k, sent in enumerate(doc.sents) for t in sent}
    speaker_of = speakers(doc, lexicon)
    weight = Counter(links.chain(i) for i, m in enumerate(mentions) if links.resolved(i) and m.form != "demonym")
    for i, mention in enumerate(mentions):
        if mention.form not in ("pronoun", "possessive"):
            continue
        if mention.name in FIRST_PERSON:
            antecedent = _at(speaker_of.get(mention.head, -1), mentions, links)
        else:
            antecedent = _antecedent(doc, i, mentions, links, sentences, weight)
        if antecedent >= 0:
            links.join(i, antecedent)
        elif (
            mention.number == "pl"
            and mention.name not in FIRST_PERSON
            and (pair := _coordinated(doc, i, mentions, links, sentences))
        ):
            links.pair(i, *pair)


def _coordinated(
    doc: Doc, i: int, mentions: list[Mention], links: Links, sentences: dict[int, int]
) -> tuple[int, int] | None:
    """*ils* after *Paul et Marie*: the last two actors that *et* joins in this sentence or the one before."""
    here = sentences[mentions[i].head]
    for j in range(i - 1, 0, -1):
        if here - sentences[mentions[j].head] > 1:
            return None
        first, second = mentions[j - 1], mentions[j]
        joined = second.start - first.end <= 3 and any(t.lower_ == "et" for t in doc[first.end : second.start])
        if joined and first.form == second.form == "name" and first.kind == second.kind and first.kind != "Place":
            return j - 1, j
    return None


def _at(token: int, mentions: list[Mention], links: Links) -> int:
    """Return the resolved mention that stands at ``token``, or -1."""
    at = (j for j, m in enumerate(mentions) if (m.head == token or m.start <= token < m.end) and links.resolved(j))
    return next(at, -1)


def _antecedent(
    doc: Doc, i: int, mentions: list[Mention], links: Links, sentences: dict[int, int], weight: Counter[int]
) -> int:
    """Return the best antecedent of mention ``i``, or -1 (weights after Lappin and Leass' salience factors, 1994)."""
    best, choice = 0.0, -1
    here = sentences[mentions[i].head]
    excluded = _co_arguments(doc, i, mentions, links)
    for j in range(i - 1, -1, -1):
        distance = here - sentences[mentions[j].head]
        if distance > REACH:
            break
        target = links.targets(j)
        if len(target) == 1 and target[0] not in excluded and _compatible(doc, mentions[i], mentions[j]):
            score = _salience(doc, mentions[i], mentions[j], distance) + min(weight[target[0]], 8) * 0.25
            if score > best:
                best, choice = score, j
    return choice


def _co_arguments(doc: Doc, i: int, mentions: list[Mention], links: Links) -> set[int]:
    """Return the chains that share the pronoun's verb: *Paul le convoque* is not about himself."""
    if mentions[i].form == "possessive":
        return set()
    verb = doc[mentions[i].head].head
    first = verb.head if verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children) else verb
    shared = {t for t in first.children if t.dep_ in SUBJECTS}
    return {
        t for j, m in enumerate(mentions) if j != i and m.form != "possessive"
        if links.resolved(j) and (doc[m.head].head == verb or doc[m.head] == verb or doc[m.head] in shared) for t in links.targets(j)
    }  # fmt: skip


def _compatible(doc: Doc, pronoun: Mention, other: Mention) -> bool:
    if other.form in ("demonym", "possessive") or other.kind == "Place" or (other.generic and pronoun.number == "sg"):
        return False
    if ("pl" if other.number == "pl" else "sg") != pronoun.number:
        return False
    gender = _gender(doc, other)
    return not (gender and pronoun.gender and gender != pronoun.gender)


def _gender(doc: Doc, mention: Mention) -> str:
    """Return the gender that the mention's own words show: its own, or that of the article before it."""
    if mention.gender:
        return mention.gender
    before = doc[mention.start - 1].lower_ if mention.start else ""
    return {"le": "m", "du": "m", "au": "m", "la": "f"}.get(before, "")


def _salience(doc: Doc, pronoun: Mention, other: Mention, distance: int) -> float:
    """Subjects of this and the previous sentence first; persons before bodies."""
    score = 4.0 - 1.2 * distance + (2.0 if _is_subject(doc[other.head]) else 0.0)
    score += {"Person": 1.0, "Organization": 0.3, "Country": 0.3}.get(other.kind, 0.0)
    score += 0.5 if other.form in ("name", "pronoun") else 0.0
    return score - 0.01 * (pronoun.start - other.start)


def _is_subject(token: Token) -> bool:
    """Return True for a subject, also where the name hangs on its role (*le candidat, F. Fillon, a …*)."""
    while token.dep_ in ("appos", "flat:name", "flat:foreign"):
        token = token.head
    return token.dep_ in SUBJECTS

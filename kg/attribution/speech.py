"""Verbs of saying in a parse: which clause they tell, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.tense import is_finite, is_infinitive, is_passive_participle

SUBJECT = ("nsubj", "nsubj:pass", "expl:subj")
INVERTED = ("nsubj", "nsubj:pass", "obj", "obl:mod", "obl:agent", "dep")  # labels that the parser gives *a dit X*
CLITICS = frozenset({"-il", "-elle", "-ils", "-elles", "-on"})
EUPHONIC = "-t"  # of *a-t-il*, which the parser takes for a word
BETWEEN = 4  # tokens from *a-t-il* to its participle: *a-t-il d'abord affirmé*
ADVERBS = 4  # tokens between *a indiqué* and a subject that the parser took for something else
EVENT_NOUN = ("obj", "nsubj:pass", "obl:arg", "xcomp", "conj")  # links of *annonce l'arrestation*


def says(verb: Token, lexicon: Lexicon) -> bool:
    """Return True for a verb of saying or thinking."""
    return verb.lemma_.lower() in lexicon.speech and verb.pos_ in ("VERB", "AUX")


def announces(verb: Token, lexicon: Lexicon) -> bool:
    """Return True for the verbs that tell an event noun (*annonce l'arrestation de X*, *revendique l'attaque*)."""
    return says(verb, lexicon) and lexicon.speech[verb.lemma_.lower()] == "announce"


def is_told(token: Token) -> bool:
    """Return whether a clause is what the verb above it tells; *appelle à* and the like tell nothing."""
    if token.dep_ == "parataxis":
        start = token.left_edge.i
        between = token.doc[token.head.i + 1 : start + 1]
        return token.i > token.head.i and is_finite(token) and any(t.text in (":", "«", "“", '"') for t in between)
    return token.dep_ in ("ccomp", "xcomp") and not any(t.dep_ == "mark" and t.lower_ == "à" for t in token.children)


def is_announced(noun: Token) -> bool:
    """Return whether an event noun is the object of its verb, and not the speaker's own act (*annonce sa démission*)."""
    own = any(t.dep_ == "det" and "Yes" in t.morph.get("Poss", []) for t in noun.children)
    return noun.dep_ in EVENT_NOUN and not own


def is_own_act(trigger: Token) -> bool:
    """Return whether the speaker does what is told: *affirme avoir tué*, not *dit avoir été attaqué*."""
    passive = any(t.dep_ == "aux:pass" for t in trigger.children)
    return trigger.dep_ == "xcomp" and not is_finite(trigger) and not passive


def subject(verb: Token) -> Iterator[Token]:
    """Yield the subject of a verb of saying, the noun that it modifies, or the subject that it shares."""
    own = [t for t in verb.children if t.dep_ in SUBJECT and t.i < verb.i and t.lower_ != EUPHONIC]
    agents = [t for t in verb.children if t.dep_ == "obl:agent"]
    passive = any(t.dep_ == "aux:pass" for t in verb.children)
    if passive or (agents and verb.dep_ == "acl" and is_passive_participle(verb)):
        yield from agents
    elif (clitic := inverted_clitic(verb)) is not None:
        yield clitic
    elif is_inverted(verb):
        yield following(verb)[0]
    elif own:
        yield own[0]
    elif verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in ("NOUN", "PROPN") and not is_infinitive(verb):
        yield verb.head
    elif verb.dep_ in ("conj", "advcl", "xcomp") and verb.head != verb:
        yield from subject(verb.head)


def inverted_clitic(verb: Token) -> Token | None:
    """Return the clitic of *dit-il*, *a-t-il d'abord affirmé*, read from the words: the parser often misses it."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + 3, len(doc))):
        if doc[i].lower_ in CLITICS:
            return doc[i]
        if doc[i].lower_ != EUPHONIC:
            break
    if not is_passive_participle(verb):
        return None
    for i in range(verb.i - 1, max(verb.i - BETWEEN, 0), -1):
        if doc[i].lower_ in CLITICS:
            return doc[i]
        if doc[i].pos_ in ("VERB", "PUNCT", "NOUN", "PROPN") and doc[i].lower_ != "abord":
            break
    return None


def is_inverted(verb: Token) -> bool:
    """Return True for the order of *…, a indiqué X*: after a comma or quotation mark, its subject behind it."""
    after = following(verb)
    before = any(t.dep_ in SUBJECT and t.i < verb.i for t in verb.children)
    if not after or not is_finite(verb) or (before and after[0].dep_ not in SUBJECT and not _is_framed(after[0])):
        return False
    first = min([verb.i, *(t.i for t in verb.children if t.i < verb.i and t.dep_.startswith(("aux", "expl")))])
    return verb.doc[first].is_sent_start is True or verb.doc[first - 1].is_punct


def _is_framed(noun: Token) -> bool:
    """Return whether a comma closes the phrase: *L'Iran, indique l'AIEA, coopère*."""
    end = noun.right_edge.i + 1
    return end < len(noun.doc) and noun.doc[end].text == ","


def following(verb: Token) -> list[Token]:
    """Return the bare noun phrases and clitics (*dit-il*) that follow a verb, its subjects first."""
    found = [t for t in verb.children if t.i > verb.i and t.dep_ in INVERTED and t.pos_ in ("NOUN", "PROPN", "PRON")]
    found = [t for t in found if t.dep_.startswith("nsubj") or t.left_edge.i - verb.i <= ADVERBS]
    bare = [t for t in found if t.lower_ != EUPHONIC and not any(c.dep_ == "case" for c in t.children)]
    return sorted(bare, key=lambda t: (not t.dep_.startswith("nsubj"), t.i))

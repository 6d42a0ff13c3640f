"""Verbs of saying in a parse: which clause they tell, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.tense import clause_head, is_finite, is_infinitive, is_passive_participle, is_perfect_infinitive, masculine
from kg.tokens import Doc, Token

SUBJECT = ("nsubj", "nsubj:pass", "expl:subj")
INVERTED = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl:mod",
    "obl:agent",
    "dep",
    "nmod",
    "xcomp",
)  # labels that the parser gives *a dit X*
CLITICS = frozenset({"-il", "-elle", "-ils", "-elles", "-on"})
EUPHONIC = "-t"  # of *a-t-il*, which the parser takes for a word
PRESENT = ("dit", "écrit")  # third persons that look like participles
FAR = 16  # tokens to a subject that the parser hung on a noun between
BETWEEN = 4  # tokens from *a-t-il* to its participle: *a-t-il d'abord affirmé*
ADVERBS = 8  # tokens between *a indiqué* and a subject that the parser took for something else
EVENT_NOUN = ("obj", "nsubj:pass", "obl:arg", "xcomp", "conj")  # links of *annonce l'arrestation*
AT = ("à", "au", "de", "du", "chez")
OF = ("de", "d'", "du", "des")
CHARGED = ("obj", "aux:pass", "obl:agent", "iobj")  # of a verb that says something of somebody else
VOICES = frozenset({"voix", "bouche", "intermédiaire", "biais"})  # *par la voix de son ministre*


def speech_class(verb: Token, lexicon: Lexicon) -> str:
    """Return the class of a verb or idiom of saying (*affirmer*, *faire état de*), or ""."""
    if verb.pos_ not in ("VERB", "AUX") and (verb.pos_ != "ADJ" or inverted_clitic(verb) is None):
        return ""
    lemma = verb.lemma_.lower()
    if verb.i + 2 < len(verb.doc):
        first, second = (verb.nbor(n).lower_ for n in (1, 2))
        second = "de" if second in ("d'", "du", "des") else second
        idiom = lexicon.speech.get(f"{lemma} {first} {second}") or lexicon.speech.get(f"{lemma} {first}")
        if idiom:
            return idiom
    if lemma not in lexicon.speech and is_passive_participle(verb):
        return lexicon.speech.get(f"être {masculine(verb.lower_)}", "")  # *est convaincu que*
    return lexicon.speech.get(lemma, "")


def says(verb: Token, lexicon: Lexicon) -> bool:
    """Return True for a verb of saying or thinking."""
    return bool(speech_class(verb, lexicon))


def announces(verb: Token, lexicon: Lexicon) -> bool:
    """Return True for the verbs that tell an event noun (*annonce l'arrestation de X*, *impute l'attaque à X*)."""
    return speech_class(verb, lexicon) in ("announce", "charge")


def is_told(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a clause is what the verb above it tells.

    *Appelle à* tells nothing, nor does what somebody wishes, plans or orders himself to do (*menace d'ajouter*), or
    what he asks (*si*); *soupçonne X d'attaquer* does.
    """
    head = clause_head(token)
    kind, link = speech_class(head, lexicon), token.dep_ if head is token.head else "xcomp"
    if not kind or any(t.text == ";" for t in token.doc[head.i : token.i]):
        return False
    if link == "parataxis":
        start = token.left_edge.i
        between = token.doc[head.i + 1 : start + 1]
        return token.i > head.i and is_finite(token) and any(t.text in (":", "«", "“", '"') for t in between)
    marks = {t.lower_ for t in token.children if t.dep_ == "mark"}
    if link == "conj":
        return is_finite(token) and bool(marks & {"que", "qu'"})
    if link == "advcl" and not (_opens_with_que(token) and is_finite(token)):
        charged = is_perfect_infinitive(token) or (kind == "charge" and is_infinitive(token))
        return bool(marks & {"d'", "de", "comme"}) and (charged or "comme" in marks)
    if link not in ("advcl", "ccomp", "xcomp") or marks & {"à", "si", "s'"} or (link == "ccomp" and is_relative(token)):
        return False
    if is_infinitive(token):
        return kind != "think" and any(t.dep_ in CHARGED for t in head.children)
    return kind != "think" or is_finite(token)


def _opens_with_que(clause: Token) -> bool:
    """*Estime qu'en attaquant, il contraindrait*: the parser hangs the *que* on the first verb that follows."""
    return clause.left_edge.lower_ in ("que", "qu'")


def is_relative(clause: Token) -> bool:
    """Return whether a clause behind its head is a relative, whatever the parser calls it (*…, à qui Paris a refusé*).

    *Que* opens the clause that a verb tells as well.
    """
    behind = (t for t in clause.children if clause.head.i < t.i < clause.i and t.lower_ not in ("que", "qu'"))
    return any("Rel" in t.morph.get("PronType", []) for t in behind)


def is_stray(token: Token) -> bool:
    """Return whether a *que* clause hangs on the noun before it instead of its verb (*a confié à l'AFP que*)."""
    que = any(t.dep_ == "mark" and t.lower_ in ("que", "qu'") for t in token.children)
    return que and token.dep_ in ("acl", "acl:relcl") and is_finite(token)


def is_announced(noun: Token, lexicon: Lexicon) -> bool:
    """Return whether an event noun is the object of its verb, and not the speaker's own act (*annonce sa démission*)."""
    own = any(t.dep_ == "det" and "Yes" in t.morph.get("Poss", []) for t in noun.children)
    verb = noun.head.head
    if noun.dep_ == "nmod" and noun.head.dep_ == "obj" and noun.head.i == verb.i + 1:  # *fait état de raids*
        return lexicon.speech.get(f"{verb.lemma_.lower()} {noun.head.lower_} de") == "announce"
    of = any(t.dep_ == "case" and t.lower_ in OF for t in noun.children)
    kind = speech_class(noun.head, lexicon)
    linked = noun.dep_ in EVENT_NOUN and (
        kind == "announce" or (kind == "charge" and (of or noun.dep_ in ("obj", "nsubj:pass")))
    )
    return noun.pos_ in ("NOUN", "PROPN") and linked and not own


def is_own_act(trigger: Token, lexicon: Lexicon) -> bool:
    """Return whether the speaker does what is told: *affirme avoir tué*, not *dit avoir été attaqué*."""
    passive = any(t.dep_ == "aux:pass" for t in trigger.children)
    charged = any(t.dep_ in CHARGED for t in trigger.head.children) or speech_class(trigger.head, lexicon) == "charge"
    return trigger.dep_ == "xcomp" and not is_finite(trigger) and not passive and not charged


def subject(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the subject of a verb of saying, the noun that it modifies, or the subject that it shares."""
    own = [t for t in verb.children if t.dep_ in SUBJECT and t.i < verb.i and t.lower_ != EUPHONIC]
    voices = list(_voices(verb, own))
    agents = list(agents_of(verb))
    passive = any(t.dep_ == "aux:pass" for t in verb.children)
    if voices:
        yield from voices
    elif agents and (passive or is_passive_participle(verb)):
        yield from agents
    elif passive:  # *est convaincu que* has its thinker for a subject
        yield from own if any(t.dep_ == "ccomp" for t in verb.children) else ()
    elif (clitic := inverted_clitic(verb)) is not None:
        yield clitic
    elif is_inverted(verb, lexicon):
        yield following(verb, lexicon)[0]
    elif own:
        yield own[0]
    elif verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in ("NOUN", "PROPN") and not is_infinitive(verb):
        yield verb.head
    elif verb.dep_ in ("conj", "advcl", "xcomp") and verb.head != verb:
        yield from subject(verb.head, lexicon)


def _voices(verb: Token, subjects: list[Token]) -> Iterator[Token]:
    """Yield who speaks for the subject: *Kiev, par la voix de son ministre, a indiqué*."""
    for holder in (*subjects, verb):
        for child in holder.children:
            if child.lower_ in VOICES and any(t.dep_ == "case" and t.lower_ == "par" for t in child.children):
                yield from (t for t in child.children if t.dep_ == "nmod")


def agents_of(verb: Token) -> Iterator[Token]:
    """Yield whoever stands after *par*."""
    for child in verb.children:
        if child.dep_ in ("obl:agent", "obl:mod") and any(t.lower_ == "par" for t in child.children):
            yield child


def place_of(verb: Token) -> Iterator[Token]:
    """Yield where *on* speaks: *a-t-on appris auprès du parquet*, *dit-on à l'Élysée*."""
    near = next((t for t in verb.children if t.i > verb.i and t.lower_ == "auprès"), verb)
    for child in near.children:
        if child.i > verb.i and child.dep_.startswith("obl") and any(t.lower_ in AT for t in child.children):
            yield child


def inverted_clitic(verb: Token) -> Token | None:
    """Return the clitic of *dit-il*, *a-t-il d'abord affirmé*, read from the words: the parser often misses it."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + 3, len(doc))):
        if doc[i].lower_ in CLITICS:
            return doc[i]
        if doc[i].lower_ != EUPHONIC:
            break
    compound = is_passive_participle(verb) or any(t.dep_.startswith("aux") for t in verb.children)
    if verb.pos_ != "ADJ" and not compound:
        return None
    for i in range(verb.i - 1, max(verb.i - BETWEEN, 0), -1):
        if doc[i].lower_ in CLITICS:
            return doc[i]
        if doc[i].pos_ in ("VERB", "PUNCT", "NOUN", "PROPN") and doc[i].lower_ != "abord":
            break
    return None


def is_inverted(verb: Token, lexicon: Lexicon) -> bool:
    """Return True for the order of *…, a indiqué X*: after a comma or quotation mark, its subject behind it."""
    after = following(verb, lexicon)
    quoted = _quotation_end(verb.doc, _first_word(verb))
    before = any(t.dep_ in SUBJECT and quoted < t.i < verb.i for t in verb.children)
    if after and not before and any(t.dep_ == "mark" and t.lower_ == "comme" for t in verb.children):
        return True  # *comme l'a indiqué X*
    tells = any(t.dep_ == "ccomp" and _opens_with_que(t) for t in verb.children)
    finite = verb if is_finite(verb) or not is_infinitive(verb) else verb.head  # *a tenu à préciser X*
    if not after or finite.i > verb.i or (before and tells) or not (is_finite(finite) or _is_present(finite)):
        return False
    if before and after[0].dep_ not in SUBJECT and (announces(verb, lexicon) or not _is_framed(after[0])):
        return False
    first = _first_word(finite)
    return verb.doc[first].is_sent_start is True or verb.doc[first - 1].is_punct


def _first_word(verb: Token) -> int:
    """Return the place of a verb or of the first of its auxiliaries."""
    return min([verb.i, *(t.i for t in verb.children if t.i < verb.i and t.dep_.startswith(("aux", "expl")))])


def _quotation_end(doc: Doc, i: int) -> int:
    """*« Moscou ment », a dit X*: return the mark that closes a quotation right before ``i``, -1 where there is none."""
    mark = i - 2 if i > 1 and doc[i - 1].text == "," else i - 1
    return mark if mark >= 0 and doc[mark].text in ("»", "”") else -1


def _is_present(verb: Token) -> bool:
    """*…, écrit Le Monde*: a form that the parser takes for the participle."""
    return verb.lower_.endswith(PRESENT) and not any(t.dep_.startswith("aux") for t in verb.children)


def _is_framed(noun: Token) -> bool:
    """Return whether a comma closes the phrase: *L'Iran, indique l'AIEA, coopère*."""
    end = noun.right_edge.i + 1
    return end < len(noun.doc) and noun.doc[end].text == ","


def _is_nominal(token: Token) -> bool:
    """Return True for nouns, pronouns and names, whatever the parser takes a given name for."""
    return token.pos_ in ("NOUN", "PROPN", "PRON") or any(t.dep_ == "flat:name" for t in token.children)


def _is_bare(noun: Token) -> bool:
    """Return whether a noun has an article and no preposition."""
    links = {t.dep_ for t in noun.children}
    return noun.pos_ in ("NOUN", "PROPN") and "det" in links and "case" not in links


def following(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return the bare noun phrases and clitics (*dit-il*) that follow a verb, its subjects first."""
    found = [t for t in verb.children if t.i > verb.i and t.dep_ in INVERTED and _is_nominal(t)]
    found = [t for t in found if t.dep_.startswith("nsubj") or t.left_edge.i - verb.i <= ADVERBS]
    found = [t for t in found if t.lower_ not in lexicon.times]  # *a indiqué mardi X*
    bare = [t for t in found if t.lower_ != EUPHONIC and not any(c.dep_ == "case" for c in t.children)]
    if not bare:  # *a indiqué à l'AFP Emmanuel Macron*
        bare = [c for t in found for c in t.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    if not bare:  # *a indiqué lors d'un point de presse le procureur*
        bare = [
            t for t in verb.doc[verb.i + 1 : verb.i + FAR] if t.dep_ == "nmod" and verb.is_ancestor(t) and _is_bare(t)
        ]
    return bare if len(bare) < 2 else sorted(bare, key=lambda t: (not t.dep_.startswith("nsubj"), t.i))

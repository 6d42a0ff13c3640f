"""What the repairs make of parses that the parser gets wrong in wire copy, on hand-made parses."""

from __future__ import annotations

import pytest
from parsing import doc_of, word
from scenes import INFINITIVE, PAST, PRESENT, grammar, words

from kg.arguments import verb_fillers
from kg.repairs import repair_parse
from kg.tokens import Doc

FORMS = {"menace": "menacer", "presse": "presser"}
TOWARDS = f"""
Paris Paris PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
adopté adopter VERB ROOT 2 {PAST}
des un DET det 4
sanctions sanction NOUN obj 2
à à ADP case 7
l' le DET det 7
encontre encontre NOUN nmod 4
du de ADP case 9
Mali Mali PROPN nmod 7
"""
MISTAGGED = f"""
Paris Paris PROPN nsubj 1
durcit durcir VERB ROOT 1 {PRESENT}
sa son DET det 3
position position NOUN obj 1
envers enver NOUN parataxis 1
Taïwan Taïwan PROPN obj 4
"""
FACING = f"""
Paris Paris PROPN nsubj 1
résiste résister VERB ROOT 1 {PRESENT}
face face NOUN case 4
aux à DET det 4
talibans taliban NOUN obl:mod 1
"""
CHARGED = f"""
Paris Paris PROPN nsubj 1
charge charger VERB ROOT 1 {PRESENT}
l' le DET det 3
armée armée NOUN obj 1
de de ADP mark 5
reprendre reprendre VERB acl 3 {INFINITIVE}
Goma Goma PROPN obj 5
"""
ASKED = f"""
Paris Paris PROPN nsubj 1
demande demander VERB ROOT 1 {PRESENT}
au à ADP case 3
Rwanda Rwanda PROPN obl:arg 1
et et CCONJ cc 6
à à ADP case 6
Kampala Kampala PROPN conj 1
d' de ADP mark 8
aider aider VERB acl 6 {INFINITIVE}
Goma Goma PROPN obj 8
"""
RIGHT = f"""
Paris Paris PROPN nsubj 1
demande demander VERB ROOT 1 {PRESENT}
le le DET det 3
droit droit NOUN obj 1
d' de ADP mark 5
attaquer attaquer VERB acl 3 {INFINITIVE}
Goma Goma PROPN obj 5
"""
WARNED = f"""
Paris Paris PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
dit dire VERB ROOT 2 {PAST}
que que SCONJ mark 5
Goma Goma PROPN nsubj 5
tomberait tomber VERB ccomp 2 VerbForm=Fin
et et CCONJ cc 7
prié prier VERB conj 5 {PAST}
Kigali Kigali PROPN obj 7
"""
CALLED = f"""
Pékin Pékin PROPN nsubj 1
qualifie qualifier VERB ROOT 1 {PRESENT}
d' de ADP case 4
« « PUNCT punct 4
ingérence ingérence NOUN obj 1
» » PUNCT punct 4
la le DET det 7
visite visite NOUN nmod 4
"""
ARMS = f"""
Pékin Pékin PROPN nsubj 1
fournit fournir VERB ROOT 1 {PRESENT}
des un DET det 3
armes arme NOUN obj 1
cette ce DET det 5
nuit nuit NOUN nmod 3
"""
OFFERED = f"""
costumes costume NOUN ROOT 0
que que PRON obj 4
lui lui PRON nsubj 4
a avoir AUX aux:tense 4 {PRESENT}
offerts offrir VERB acl:relcl 0 {PAST}
Robert Robert PROPN obj 4
"""
HEADLINE = """
Tokyo Tokyo PROPN ROOT 0
menace menace NOUN nmod 0
le le DET det 3
régime régime NOUN nmod 0
de de ADP case 5
Pyongyang Pyongyang PROPN nmod 3
"""
URGES = """
Macron Macron ADV amod 1
presse presse NOUN ROOT 1
Netanyahou Netanyahou PROPN flat:name 1
d' de ADP mark 4
accepter accepter VERB xcomp 1
"""
DENIES = """
Moscou Moscou PROPN nsubj 3
dément dément ADV advmod 3
toute tout DET det 3
ingérence ingérence NOUN ROOT 3
"""
BREAKS = """
Ankara Ankara PROPN ROOT 0
rompt rompre VERB acl 0 VerbForm=Part
avec avec ADP case 3
Damas Damas PROPN obl:mod 1
"""
CHIDES = """
Le le DET det 1
patron patron NOUN ROOT 1
, , PUNCT punct 3
Dupont Dupont PROPN appos 1
, , PUNCT punct 5
menace menace NOUN appos 1
vivement vivement ADV advmod 5
Paris Paris PROPN nmod 5
"""
FORBIDDEN = """
Un un DET det 1
visiteur visiteur NOUN ROOT 1
interdit interdire VERB acl 1 VerbForm=Part|Tense=Past
de de ADP case 4
séjour séjour NOUN obl:arg 2
"""
TOPICAL = """
Ukraine Ukraine PROPN ROOT 0
: : PUNCT punct 0
Berlin Berlin PROPN nmod 0
menace menace NOUN nmod 2
des de ADP case 5
chars char NOUN nmod 3
"""
BOTH = f"""
Londres Londres PROPN ROOT 0
et et CCONJ cc 3
Paris Paris PROPN nsubj 3
condamnent condamner VERB conj 0 {PRESENT}|Number=Plur
Moscou Moscou PROPN obj 3
"""
BESIDE = f"""
elle lui PRON nsubj 1
menace menacer VERB ROOT 1 {PRESENT}
Kiev Kiev PROPN nmod 1
"""
NOUNS = """
Nouvelle nouveau ADJ amod 1
menace menace NOUN ROOT 1
des de ADP case 3
talibans taliban NOUN nmod 1
"""
FINITE = f"""
Gaza Gaza PROPN ROOT 0
: : PUNCT punct 0
l' le DET det 3
armée armée NOUN nmod 0
bombarde bombarder VERB amod 3 {PRESENT}
Rafah Rafah PROPN nmod 3
"""
SENTENCE = f"""
Paris Paris PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
requis requérir VERB ROOT 2 {PAST}
dix dix NUM nummod 4
ans an NOUN obj 2
de de ADP case 6
prison prison NOUN nmod 4
"""
AIM = f"""
Paris Paris PROPN nsubj 1
plaide plaider VERB ROOT 1 {PRESENT}
en en ADP case 3
vue vue NOUN obl:mod 1
de de ADP mark 5
négocier négocier VERB acl 3 {INFINITIVE}
"""
NAME_AND_NOUN = """
Paris Paris PROPN ROOT 0
capitale capitale NOUN appos 0
de de ADP case 4
la le DET det 4
France France PROPN nmod 1
"""
OPENING = f"""
Critiquée critiquer VERB ROOT 0 {PAST}
par par ADP case 2
Paris Paris PROPN obl:agent 0
, , PUNCT punct 0
la le DET det 5
Turquie Turquie PROPN nsubj 6
reçoit recevoir VERB advcl 0 {PRESENT}
Kiev Kiev PROPN obj 6
"""
TOPIC = f"""
SNCF SNCF PROPN nsubj 4
: : PUNCT punct 4
la le DET det 3
CGT CGT PROPN nsubj 4
refuse refuser VERB ROOT 4 {PRESENT}
"""
DATIVE = f"""
Paris Paris PROPN nsubj 5
et et CCONJ cc 2
Berlin Berlin PROPN conj 0
lui lui PRON obj 5
ont avoir AUX aux:tense 5 {PRESENT}|Number=Plur
répondu répondre VERB ROOT 5 {PAST}
"""
AGENTS = f"""
accord accord NOUN ROOT 0
arraché arracher VERB acl 0 {PAST}
par par ADP case 3
Paris Paris PROPN obl:agent 1
et et CCONJ cc 5
Berlin Berlin PROPN conj 1
"""
QUOTED = f"""
Paris Paris PROPN nsubj 1
dit dire VERB ROOT 1 {PRESENT}
que que SCONJ mark 5
« « PUNCT punct 5
Kiev Kiev PROPN nsubj 5
résiste résister VERB ccomp 1 {PRESENT}
» » PUNCT punct 5
et et CCONJ cc 8
condamne condamner VERB conj 5 {PRESENT}
Moscou Moscou PROPN obj 8
"""
INCISE = f"""
Paris Paris PROPN nsubj 1
a avoir AUX ROOT 1 {PRESENT}
, , PUNCT punct 1
selon selon ADP case 4
lui lui PRON obl:mod 1
, , PUNCT punct 4
condamné condamner VERB acl 4 {PAST}
Moscou Moscou PROPN obj 6
"""
TWO_CLAUSES = f"""
Washington Washington PROPN nsubj 1
soutient soutenir VERB ROOT 1 {PRESENT}|Number=Sing
Kiev Kiev PROPN obj 1
et et CCONJ cc 4
Pékin Pékin PROPN conj 2
condamne condamner VERB conj 1 {PRESENT}|Number=Sing
Moscou Moscou PROPN obj 5
"""
PARTNERS = f"""
projet projet NOUN nsubj 6 Number=Sing
associant associer VERB acl 0 VerbForm=Part
Airbus Airbus PROPN obj 1
et et CCONJ cc 4
Dassault Dassault PROPN nsubj 6
est être AUX cop 6 {PRESENT}|Number=Sing
dérape déraper VERB ROOT 6 {PRESENT}|Number=Sing
"""
BEHIND = f"""
Poutine Poutine PROPN nsubj 1
nomme nommer VERB ROOT 1 {PRESENT}
Gryslov Gryslov PROPN nsubj 1
"""
RELATIVE = f"""
discussions discussion NOUN ROOT 0
que que PRON obj 4
Paris Paris PROPN dep 1
a avoir AUX aux:tense 4 {PRESENT}
menées mener VERB acl:relcl 0 {PAST}
"""


def repaired(rows: str) -> Doc:
    """Return the parse after the repairs."""
    return repair_parse(doc_of(rows), words().times, FORMS)


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (TOWARDS, "adopté", ("contre", "Mali")),
        (MISTAGGED, "durcit", ("envers", "Taïwan")),
        (FACING, "résiste", ("face", "talibans")),
        (HEADLINE, "menace", ("obj", "régime")),
        (HEADLINE, "menace", ("subj", "Tokyo")),
        (FINITE, "bombarde", ("subj", "armée")),
        (FINITE, "bombarde", ("obj", "Rafah")),
        (SENTENCE, "requis", ("obj", "ans")),
    ],
)
def test_a_repair_opens_a_slot(rows: str, verb: str, expected: tuple[str, str]) -> None:
    """What the parser hung elsewhere stands in a slot of the verb, or of the noun that completes it."""
    doc = repaired(rows)
    found = {(f.slot, f.token.text) for f in verb_fillers(word(doc, verb), grammar())}
    inside = (
        {(f.slot, f.token.text) for f in verb_fillers(word(doc, "sanctions"), grammar())} if rows == TOWARDS else set()
    )
    assert expected in found | inside


@pytest.mark.parametrize(
    ("rows", "verb", "slot", "expected"),
    [
        (OPENING, "Critiquée", "obj", ["Turquie"]),
        (TOPIC, "refuse", "subj", ["CGT"]),
        (DATIVE, "répondu", "à", ["lui"]),
        (AGENTS, "arraché", "subj", ["Paris", "Berlin"]),
        (QUOTED, "condamne", "subj", ["Paris"]),
        (INCISE, "condamné", "subj", ["Paris"]),
        (TWO_CLAUSES, "soutient", "obj", ["Kiev"]),
        (TWO_CLAUSES, "condamne", "subj", ["Pékin"]),
        (PARTNERS, "associant", "obj", ["Airbus", "Dassault"]),
        (BEHIND, "nomme", "obj", ["Gryslov"]),
        (RELATIVE, "menées", "subj", ["Paris"]),
        (URGES, "presse", "subj", ["Macron"]),
        (URGES, "presse", "obj", ["Netanyahou"]),
        (DENIES, "dément", "subj", ["Moscou"]),
        (DENIES, "dément", "obj", ["ingérence"]),
        (BREAKS, "rompt", "subj", ["Ankara"]),
        (CHIDES, "menace", "subj", ["patron"]),
        (CHIDES, "menace", "obj", ["Paris"]),
        (TOPICAL, "menace", "subj", ["Berlin"]),
        (TOPICAL, "menace", "obj", ["chars"]),
        (BOTH, "condamnent", "subj", ["Londres", "Paris"]),
        (BESIDE, "menace", "obj", ["Kiev"]),
        (CHARGED, "reprendre", "subj", ["armée"]),
        (ASKED, "demande", "à", ["Rwanda", "Kampala"]),
        (ASKED, "aider", "subj", ["Rwanda", "Kampala"]),
        (WARNED, "prié", "subj", ["Paris"]),
        (CALLED, "qualifie", "obj", ["visite"]),
        (OFFERED, "offerts", "à", ["lui"]),
        (OFFERED, "offerts", "subj", ["Robert"]),
    ],
)
def test_a_mended_clause_has_its_own_ends(rows: str, verb: str, slot: str, expected: list[str]) -> None:
    """Each clause has its subject and its objects, and none of the clause beside it."""
    found = verb_fillers(word(repaired(rows), verb), grammar())
    assert [f.token.text for f in found if f.slot == slot] == expected


def test_the_article_of_an_object_is_no_preposition() -> None:
    """*Préparer « de nouvelles sanctions »* has an object; *parle de graves menaces* keeps its oblique."""
    rows = "prépare préparer VERB ROOT 0\nde de ADP case 3\nnouvelles nouveau ADJ amod 3\nsanctions sanction NOUN {} 0"
    assert [repaired(rows.format(label))[1].dep_ for label in ("obj", "obl:arg")] == ["det", "case"]


def test_a_headline_opens_with_a_noun() -> None:
    """A deed with a capital at the head of a sentence is no name; a name is left alone."""
    rows = "{} Frappes PROPN ROOT 0\nrusses russe ADJ amod 0\nsur sur ADP case 3\nKiev Kiev PROPN nmod 0"
    words_ = [
        repair_parse(doc_of(rows.format(w)), words().times, {"frappe": "frapper"})[0] for w in ("Frappes", "Forces")
    ]
    assert [(t.pos_, t.lemma_) for t in words_] == [("NOUN", "frappe"), ("PROPN", "Frappes")]


@pytest.mark.parametrize("rows", [AIM, NAME_AND_NOUN, NOUNS, RIGHT, ARMS])
def test_a_sound_parse_stays(rows: str) -> None:
    """A preposition of several words, a noun beside a name, a title, *le droit de …* and two bare nouns stay as they are."""
    before, after = doc_of(rows), repaired(rows)
    assert [(t.head.i, t.dep_, t.pos_) for t in before] == [(t.head.i, t.dep_, t.pos_) for t in after]


DESCRIBED = f"""
Burhan Burhan PROPN nsubj 10
, , PUNCT punct 2
chef chef NOUN appos 0
du de ADP case 4
mouvement mouvement NOUN nmod 2 Gender=Masc|Number=Sing
, , PUNCT punct 6
{{}} {{}} VERB acl 4 {PAST}|Gender=Masc|Number={{}}
par par ADP case 8
Delhi Delhi PROPN obl:agent 6
, , PUNCT punct 6
dirigeait diriger VERB ROOT 10 {PRESENT}
"""
DEATH = f"""
La le DET det 1
{{}} {{}} NOUN nsubj 9 Gender=Fem|Number=Sing
de de ADP case 3
Qassem Qassem PROPN nmod 1
, , PUNCT punct 5
tué tuer VERB acl 1 {PAST}|Gender={{}}|Number=Sing
par par ADP case 7
Washington Washington PROPN obl:agent 5
a avoir AUX aux:tense 9 {PRESENT}
choqué choquer VERB ROOT 9 {PAST}
"""


@pytest.mark.parametrize(
    ("rows", "place", "of"),
    [
        (DESCRIBED.format("tué", "tuer", "Sing"), 6, "Burhan"),
        (DESCRIBED.format("fondé", "fonder", "Sing"), 6, "mouvement"),
        (DEATH.format("sœur", "sœur", "Masc"), 5, "Qassem"),
        (DEATH.format("sœur", "sœur", "Fem"), 5, "sœur"),
        (DEATH.format("mort", "mort", "Fem"), 5, "Qassem"),
    ],
)
def test_who_is_killed_behind_an_apposition(rows: str, place: int, of: str) -> None:
    """*X, chef du mouvement Y, tué par Z*: a person is killed, a movement founded; *la mort de X, tué par Z*: X was."""
    assert repaired(rows)[place].head.text == of

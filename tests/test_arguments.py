"""Who stands in which slot of a verb or an event noun, on hand-made parses: one diathesis of French per case."""

from __future__ import annotations

import pytest
from parsing import doc_of, word
from scenes import INFINITIVE, PAST, PRESENT, grammar

from kg.arguments import (
    Filler,
    aimed_at,
    antecedent,
    complement_fillers,
    governor_fillers,
    is_passive,
    is_reflexive,
    lent_fillers,
    noun_fillers,
    verb_fillers,
)

ACTIVE = f"""
Paris Paris PROPN nsubj 1
accuse accuser VERB ROOT 1 {PRESENT}
Moscou Moscou PROPN obj 1
devant devant ADP case 4
ONU ONU PROPN obl:mod 1
"""
URGED = f"""
Paris Paris PROPN nsubj 1
autorise autoriser VERB ROOT 1 {PRESENT}
Kiev Kiev PROPN xcomp 1
à à ADP mark 4
frapper frapper VERB xcomp 1 {INFINITIVE}
Minsk Minsk PROPN obj 4
"""
THREATENED = URGED.replace("autorise autoriser", "menace menacer").replace("à à", "de de")
TWO_ADJECTIVES = f"""
armées armée NOUN nsubj 4
turque turc ADJ amod 0
et et CCONJ cc 3
syrienne syrien ADJ conj 0
attaquent attaquer VERB ROOT 4 {PRESENT}
Gao Gao PROPN obj 4
"""
PASSIVE = f"""
Moscou Moscou PROPN nsubj:pass 2
est être AUX aux:pass 2 {PRESENT}
accusé accuser VERB ROOT 2 {PAST}
par par ADP case 4
Paris Paris PROPN obl:agent 2
"""
PARTICIPLE = f"""
Bamako Bamako PROPN nsubj 5
soutenu soutenir VERB acl 0 {PAST}
par par ADP case 3
Moscou Moscou PROPN obl:agent 1
, , PUNCT punct 1
négocie négocier VERB ROOT 5 {PRESENT}
"""
COORDINATION = f"""
Paris Paris PROPN nsubj 3
et et CCONJ cc 2
Berlin Berlin PROPN conj 0
accusent accuser VERB ROOT 3 {PRESENT}
Moscou Moscou PROPN obj 3
et et CCONJ cc 6
Minsk Minsk PROPN conj 4
"""
SHARED_SUBJECT = f"""
Paris Paris PROPN nsubj 1
accuse accuser VERB ROOT 1 {PRESENT}
Moscou Moscou PROPN obj 1
et et CCONJ cc 4
sanctionne sanctionner VERB conj 1 {PRESENT}
Minsk Minsk PROPN obj 4
"""
SUBJECT_CONTROL = f"""
Paris Paris PROPN nsubj 1
promet promettre VERB ROOT 1 {PRESENT}
d' de ADP mark 3
aider aider VERB xcomp 1 {INFINITIVE}
Kiev Kiev PROPN obj 3
"""
OBJECT_CONTROL = f"""
Paris Paris PROPN nsubj 1
demande demander VERB ROOT 1 {PRESENT}
à à ADP case 3
Moscou Moscou PROPN obl:arg 1
de de ADP mark 5
aider aider VERB xcomp 1 {INFINITIVE}
Kiev Kiev PROPN obj 5
"""
IDIOM = f"""
Paris Paris PROPN nsubj 1
demande demander VERB ROOT 1 {PRESENT}
pardon pardon NOUN obj 1
d' de ADP mark 4
abandonner abandonner VERB xcomp 1 {INFINITIVE}
Kiev Kiev PROPN obj 4
"""
QUOTED_AGENT = f"""
armes arme NOUN nsubj:pass 2
sont être AUX aux:pass 2 {PRESENT}
offertes offrir VERB ROOT 2 {PAST}
par par ADP case 6
son son DET det 6
« « PUNCT punct 6
ami ami NOUN obl:agent 2
» » PUNCT punct 6
"""
DATIVE = f"""
Paris Paris PROPN nsubj 2
lui lui PRON iobj 2
livre livrer VERB ROOT 2 {PRESENT}
des un DET det 4
armes arme NOUN obj 2
"""
PREPOSITIONS = f"""
Paris Paris PROPN nsubj 1
manœuvre manœuvrer VERB ROOT 1 {PRESENT}
vis-à-vis vis-à-vis ADP case 4
de de ADP fixed 2
Moscou Moscou PROPN obl:mod 1
"""
REFLEXIVE = f"""
Paris Paris PROPN nsubj 2
s' se PRON expl:comp 2
entretient entretenir VERB ROOT 2 {PRESENT}
avec avec ADP case 4
Moscou Moscou PROPN obl:arg 2
"""


def slots(fillers: list[Filler]) -> set[tuple[str, str]]:
    """Return slot and form of each filler."""
    return {(filler.slot, filler.token.text) for filler in fillers}


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        pytest.param(ACTIVE, "accuse", {("subj", "Paris"), ("obj", "Moscou"), ("devant", "ONU")}, id="active"),
        pytest.param(PASSIVE, "accusé", {("subj", "Paris"), ("obj", "Moscou")}, id="passive"),
        pytest.param(PARTICIPLE, "soutenu", {("subj", "Moscou"), ("obj", "Bamako")}, id="participle"),
        pytest.param(
            COORDINATION,
            "accusent",
            {("subj", "Paris"), ("subj", "Berlin"), ("obj", "Moscou"), ("obj", "Minsk")},
            id="coordination",
        ),
        pytest.param(SHARED_SUBJECT, "sanctionne", {("subj", "Paris"), ("obj", "Minsk")}, id="shared subject"),
        pytest.param(SUBJECT_CONTROL, "aider", {("subj", "Paris"), ("obj", "Kiev")}, id="subject control"),
        pytest.param(URGED, "frapper", {("subj", "Kiev"), ("obj", "Minsk")}, id="a name before à"),
        pytest.param(THREATENED, "frapper", {("subj", "Paris"), ("obj", "Minsk")}, id="menacer de"),
        pytest.param(TWO_ADJECTIVES, "attaquent", {("subj", "armées"), ("obj", "Gao")}, id="no adjective as subject"),
        pytest.param(OBJECT_CONTROL, "aider", {("subj", "Moscou"), ("obj", "Kiev")}, id="object control"),
        pytest.param(IDIOM, "abandonner", {("subj", "Paris"), ("obj", "Kiev")}, id="bare noun of an idiom"),
        pytest.param(
            QUOTED_AGENT, "offertes", {("obj", "armes"), ("subj", "ami")}, id="quotation behind the preposition"
        ),
        pytest.param(DATIVE, "livre", {("subj", "Paris"), ("à", "lui"), ("obj", "armes")}, id="dative clitic"),
        pytest.param(PREPOSITIONS, "manœuvre", {("subj", "Paris"), ("envers", "Moscou")}, id="compound preposition"),
        pytest.param(REFLEXIVE, "entretient", {("subj", "Paris"), ("avec", "Moscou")}, id="reflexive"),
    ],
)
def test_slots_of_a_verb(rows: str, verb: str, expected: set[tuple[str, str]]) -> None:
    """Whatever the construction, the doer is the subject and the one acted upon the object."""
    doc = doc_of(rows)
    assert slots(verb_fillers(word(doc, verb), grammar())) == expected


NOUN = """
l' le DET det 1
invasion invasion NOUN ROOT 1
russe russe ADJ amod 1
de de ADP case 5
l' le DET det 5
Ukraine Ukraine PROPN nmod 1
par par ADP case 7
Moscou Moscou PROPN nmod 1
"""
POSSESSIVE = """
sa son DET det 1
visite visite NOUN ROOT 1
à à ADP case 3
Minsk Minsk PROPN nmod 1
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        (NOUN, "invasion", {("adj", "russe"), ("de", "Ukraine"), ("par", "Moscou")}),
        (POSSESSIVE, "visite", {("poss", "sa"), ("à", "Minsk")}),
        (TWO_ADJECTIVES, "armées", {("adj", "turque"), ("adj", "syrienne")}),
    ],
)
def test_slots_of_an_event_noun(rows: str, noun: str, expected: set[tuple[str, str]]) -> None:
    """Adjectives, possessives and the phrases behind a noun say who takes part in its event."""
    doc = doc_of(rows)
    assert expected <= slots(noun_fillers(word(doc, noun), grammar()))


def test_a_support_verb_is_found_from_its_noun() -> None:
    """*Paris mène une attaque contre Gao*: the noun's verb lends it a subject."""
    doc = doc_of(f"""
    Paris Paris PROPN nsubj 1
    mène mener VERB ROOT 1 {PRESENT}
    une un DET det 3
    attaque attaque NOUN obj 1
    """)
    verb, fillers = governor_fillers(word(doc, "attaque"), grammar())
    assert verb is not None and verb.text == "mène"
    assert slots(fillers) == {("subj", "Paris")}


def test_the_complement_clause_gives_its_subject_first() -> None:
    """*exige que Kiev libère Gao*: the one addressed is the subject of the clause."""
    doc = doc_of(f"""
    Moscou Moscou PROPN nsubj 1
    exige exiger VERB ROOT 1 {PRESENT}
    que que SCONJ mark 4
    Kiev Kiev PROPN nsubj 4
    libère libérer VERB ccomp 1 Mood=Sub|Tense=Pres|VerbForm=Fin
    Gao Gao PROPN obj 4
    """)
    found = complement_fillers(word(doc, "exige"), grammar())
    assert [(f.slot, f.token.text) for f in found] == [("comp", "Kiev"), ("comp", "Gao")]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    """*l'armée qui attaque Gao*: the army attacks."""
    doc = doc_of(f"""
    L' le DET det 1
    armée armée NOUN ROOT 1
    qui qui PRON nsubj 3
    attaque attaquer VERB acl:relcl 1 {PRESENT}
    Gao Gao PROPN obj 3
    """)
    noun = antecedent(word(doc, "qui"))
    assert noun is not None and noun.text == "armée"
    assert antecedent(word(doc, "Gao")) is None


def test_a_reflexive_is_no_passive() -> None:
    """*s'est entretenu* has a reflexive and the auxiliary of the passive: nobody undergoes it."""
    doc = doc_of(f"""
    Paris Paris PROPN nsubj 3
    s' se PRON expl:comp 3
    est être AUX aux:pass 3 {PRESENT}
    entretenu entretenir VERB ROOT 3 {PAST}
    """)
    verb = word(doc, "entretenu")
    assert (is_reflexive(verb), is_passive(verb)) == (True, False)


def test_a_reflexive_with_a_copula_is_no_passive() -> None:
    """*s'en est prise*: the parser takes the auxiliary for a copula."""
    doc = doc_of(f"""
    Rome Rome PROPN nsubj 4
    s' se PRON expl:comp 4
    en en PRON iobj 4
    est être AUX cop 4 {PRESENT}
    prise prendre VERB ROOT 4 {PAST}
    """)
    verb = word(doc, "prise")
    assert (is_reflexive(verb), is_passive(verb)) == (True, False)


SHARED_AUXILIARY = f"""
Paris Paris PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
rencontré rencontrer VERB ROOT 2 {PAST}
Kiev Kiev PROPN obj 2
et et CCONJ cc 5
salué saluer VERB conj 2 {PAST}
Minsk Minsk PROPN obj 5
"""
STRAY_AUXILIARY = f"""
Paris Paris PROPN nsubj 1
a avoir AUX ROOT 1 {PRESENT}
souvent souvent ADV advmod 1
accusé accuser VERB xcomp 1 {PAST}
Minsk Minsk PROPN obj 3
"""
REFLEXIVE_DATE = f"""
Paris Paris PROPN nsubj 1
attaque attaquer VERB ROOT 1 {PRESENT}
et et CCONJ cc 4
s' se PRON expl:comp 4
empare emparer VERB conj 1 {PRESENT}
le le DET det 6
lendemain lendemain NOUN obj 4
de de ADP case 8
Gao Gao PROPN obl:arg 4
"""
POSSESSOR = f"""
la le DET det 1
décision décision NOUN nsubj 7
de de ADP case 3
Paris Paris PROPN nmod 1
de de ADP mark 5
sanctionner sanctionner VERB acl 1 {INFINITIVE}
Minsk Minsk PROPN obj 5
surprend surprendre VERB ROOT 7 {PRESENT}
Kiev Kiev PROPN obj 7
"""
PURPOSE = f"""
Paris Paris PROPN nsubj 1
voyage voyager VERB ROOT 1 {PRESENT}
afin afin ADV advmod 1
de de ADP case 4
rencontrer rencontrer VERB obl:arg 2 {INFINITIVE}
Minsk Minsk PROPN obj 4
"""
MISREAD_CLITIC = f"""
a avoir AUX aux:tense 2 {PRESENT}
-t-elle -t-elle PRON punct 2
accusé accuser VERB ROOT 2 {PAST}
Minsk Minsk PROPN obj 2
"""
UNLABELLED = f"""
les le DET det 1
rebelles rebelle NOUN conj 2 Number=Plur
attaquent attaquer VERB ROOT 2 {PRESENT}|Number=Plur
Gao Gao PROPN obj 2
"""


@pytest.mark.parametrize(
    ("rows", "verb", "subject", "objects"),
    [
        pytest.param(SHARED_AUXILIARY, "salué", "Paris", {"Minsk"}, id="participle that shares an auxiliary"),
        pytest.param(STRAY_AUXILIARY, "accusé", "Paris", {"Minsk"}, id="auxiliary hung elsewhere"),
        pytest.param(REFLEXIVE_DATE, "empare", "Paris", set(), id="no time noun as inverted subject"),
        pytest.param(POSSESSOR, "sanctionner", "Paris", {"Minsk"}, id="possessor of the noun before an infinitive"),
        pytest.param(PURPOSE, "rencontrer", "Paris", {"Minsk"}, id="afin de"),
        pytest.param(MISREAD_CLITIC, "accusé", "-t-elle", {"Minsk"}, id="inverted clitic taken for a mark"),
        pytest.param(UNLABELLED, "attaquent", "rebelles", {"Gao"}, id="noun before a verb without subject"),
    ],
)
def test_ends_in_spite_of_the_parser(rows: str, verb: str, subject: str, objects: set[str]) -> None:
    """What the labels hide, the words still show."""
    found = verb_fillers(word(doc_of(rows), verb), grammar())
    assert {f.token.text for f in found if f.slot == "subj"} == {subject}
    assert {f.token.text for f in found if f.slot == "obj"} - {"lendemain"} == objects


def test_a_relative_pronoun_looks_for_a_noun_that_agrees() -> None:
    """*les activités de l'armée, qui attaque Gao*: the clause hung on the plural belongs to the singular."""
    doc = doc_of(f"""
    les le DET det 1
    activités activité NOUN ROOT 1 Number=Plur
    de de ADP case 4
    l' le DET det 4
    armée armée NOUN nmod 1 Number=Sing
    , , PUNCT punct 1
    qui qui PRON nsubj 7
    attaque attaquer VERB acl:relcl 1 {PRESENT}|Number=Sing
    Gao Gao PROPN obj 7
    """)
    noun = antecedent(word(doc, "qui"))
    assert noun is not None and noun.text == "armée"


PARTICIPLE_CLAUSE = f"""
une un DET det 1
offensive offensive NOUN ROOT 1
menée mener VERB acl 1 {PAST}
par par ADP case 4
Paris Paris PROPN obl:agent 2
contre contre ADP case 6
Gao Gao PROPN obl:arg 2
"""
RELATIVE_CLAUSE = f"""
l' le DET det 1
aide aide NOUN ROOT 1
que que PRON obj 4
Paris Paris PROPN nsubj 4
accorde accorder VERB acl:relcl 1 {PRESENT}
à à ADP case 6
Kiev Kiev PROPN obl:arg 4
"""
OBJECT_OF = f"""
Minsk Minsk PROPN nsubj 1
fait faire VERB ROOT 1 {PRESENT}
l' le DET det 3
objet objet NOUN obj 1
de de ADP case 6
une un DET det 6
enquête enquête NOUN nmod 3
"""
TARGET_OF = """
Minsk Minsk PROPN nsubj 3
est être AUX cop 3
la le DET det 3
cible cible NOUN ROOT 3
de de ADP case 5
critiques critique NOUN nmod 3
"""
SENTENCED = f"""
Minsk Minsk PROPN nsubj:pass 2
est être AUX aux:pass 2 {PRESENT}
condamné condamner VERB ROOT 2 {PAST}
à à ADP case 5
une un DET det 5
amende amende NOUN obl:arg 2
par par ADP case 7
Paris Paris PROPN obl:agent 2
"""
AIMED = """
une un DET det 1
enquête enquête NOUN ROOT 1
visant viser VERB acl 1 Tense=Pres|VerbForm=Part
Minsk Minsk PROPN obj 2
"""
MEASURED = f"""
Paris Paris PROPN nsubj 1
lance lancer VERB ROOT 1 {PRESENT}
une un DET det 3
vague vague NOUN obj 1
d' de ADP case 5
arrestations arrestation NOUN nmod 3
"""
AFTER = f"""
Gao Gao PROPN nsubj 1
reçoit recevoir VERB ROOT 1 {PRESENT}
Kiev Kiev PROPN obj 1
après après ADP case 5
l' le DET det 5
offensive offensive NOUN obl:mod 1
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        pytest.param(PARTICIPLE_CLAUSE, "offensive", {("subj", "Paris"), ("contre", "Gao")}, id="menée par"),
        pytest.param(
            RELATIVE_CLAUSE, "aide", {("subj", "Paris"), ("à", "Kiev"), ("patient", "Kiev")}, id="que accorde"
        ),
        pytest.param(OBJECT_OF, "enquête", {("patient", "Minsk")}, id="faire l'objet de"),
        pytest.param(TARGET_OF, "critiques", {("patient", "Minsk")}, id="être la cible de"),
        pytest.param(SENTENCED, "amende", {("patient", "Minsk"), ("subj", "Paris")}, id="être condamné à"),
        pytest.param(AIMED, "enquête", {("contre", "Minsk")}, id="visant"),
        pytest.param(MEASURED, "arrestations", {("subj", "Paris")}, id="vague de"),
        pytest.param(AFTER, "offensive", set(), id="nothing across another preposition"),
    ],
)
def test_the_words_around_an_event_noun_lend_it_its_ends(rows: str, noun: str, expected: set[tuple[str, str]]) -> None:
    """Support verbs, idioms, participles and relative clauses say who acts and who undergoes."""
    doc = doc_of(rows)
    assert slots(lent_fillers(word(doc, noun), grammar())) == expected


def test_the_phrase_right_behind_an_event_noun_belongs_to_it() -> None:
    """*l'appui déterminant de Moscou*: not to the adjective between them."""
    doc = doc_of("""
    l' le DET det 1
    appui appui NOUN ROOT 1
    déterminant déterminant ADJ amod 1
    de de ADP case 4
    Moscou Moscou PROPN obl:arg 2
    """)
    assert ("de", "Moscou") in slots(noun_fillers(word(doc, "appui"), grammar()))


ARRIVED = f"""
Durand Durand PROPN nsubj 2
est être AUX aux:pass 2 {PRESENT}
intervenu intervenir VERB ROOT 2 {PAST}
auprès auprès ADV case 5
de de ADP fixed 3
Kiev Kiev PROPN obl:arg 2
"""
RELEASED = f"""
Durand Durand PROPN nsubj:pass 3
a avoir AUX aux:tense 3 {PRESENT}
été être AUX aux:pass 3 {PAST}
sorti sortir VERB ROOT 3 {PAST}
par par ADP case 5
Kiev Kiev PROPN obl:agent 3
"""


def test_a_past_with_etre_is_no_passive() -> None:
    """*est intervenu* is active, *a été sorti* is not."""
    assert ("subj", "Durand") in slots(verb_fillers(word(doc_of(ARRIVED), "intervenu"), grammar()))
    assert {("obj", "Durand"), ("subj", "Kiev")} <= slots(verb_fillers(word(doc_of(RELEASED), "sorti"), grammar()))


@pytest.mark.parametrize(
    ("preposition", "slot"),
    [("aux côtés du", "avec"), ("au profit des", "pour"), ("à l' égard d'", "envers"), ("à l' adresse des", "à")],
)
def test_a_preposition_of_several_words_is_one_slot(preposition: str, slot: str) -> None:
    """Written variants of *de* and *à* at its end change nothing."""
    inner = preposition.split()
    middle = "".join(f"{w} {w} ADP {'fixed' if k else 'case'} {len(inner) + 2}\n" for k, w in enumerate(inner))
    doc = doc_of(f"Paris Paris PROPN nsubj 1\nagit agir VERB ROOT 1 {PRESENT}\n{middle}Kiev Kiev PROPN obl:arg 1\n")
    assert (slot, "Kiev") in slots(verb_fillers(word(doc, "agit"), grammar()))


PREDICATE = f"""
Durand Durand PROPN nsubj 2
sera être AUX cop 2 {PRESENT}
opérateur opérateur NOUN ROOT 2
, , PUNCT punct 2
associé associer VERB acl 2 {PAST}
à à ADP case 6
Kiev Kiev PROPN obl:arg 4
"""


def test_a_participle_behind_a_predicate_has_the_subject_of_the_clause() -> None:
    """*X sera opérateur, associé à Y*: X is associated, not just any operator."""
    assert ("obj", "Durand") in slots(verb_fillers(word(doc_of(PREDICATE), "associé"), grammar()))


IMPUTED = f"""
Washington Washington PROPN nsubj 1
impute imputer VERB ROOT 1 {PRESENT}
ces ce DET det 3
attaques attaque NOUN obj 1
aux à ADP case 5
rebelles rebelle NOUN nmod 3
"""
BLAMED = f"""
Paris Paris PROPN nsubj 1
accuse accuser VERB ROOT 1 {PRESENT}
Kiev Kiev PROPN obj 1
de de ADP case 4
sabotage sabotage NOUN obl:arg 1
"""
GATHERING = f"""
réunion réunion NOUN nsubj 2
s' se PRON expl:comp 2
tient tenir VERB ROOT 2 {PRESENT}
rassemblant rassembler VERB advcl 2 VerbForm=Part
Paris Paris PROPN obj 3
et et CCONJ cc 6
Berlin Berlin PROPN conj 4
"""
COMING = f"""
critiques critique NOUN ROOT 0
venues venir VERB acl 0 {PAST}
de de ADP case 3
Paris Paris PROPN obl:arg 1
"""
SHARE = """
participation participation NOUN ROOT 0
de de ADP case 2
Paris Paris PROPN nmod 0
aux à ADP case 4
frappes frappe NOUN nmod 0
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        (IMPUTED, "attaques", ("subj", "rebelles")),
        (BLAMED, "sabotage", ("subj", "Kiev")),
        (GATHERING, "réunion", ("entre", "Berlin")),
        (COMING, "critiques", ("subj", "Paris")),
        (SHARE, "frappes", ("subj", "Paris")),
    ],
)
def test_other_words_lend_an_event_noun_an_end(rows: str, noun: str, expected: tuple[str, str]) -> None:
    """Authors, culprits, parties, origins and possessors take part in the event of the noun."""
    assert expected in slots(lent_fillers(word(doc_of(rows), noun), grammar()))


VISITING = f"""
Scholz Scholz PROPN nsubj 3
est être AUX cop 3 {PRESENT}
en en ADP case 3
visite visite NOUN ROOT 3
"""
SANCTIONED = """
Minsk Minsk PROPN ROOT 0
, , PUNCT punct 0
sous sous ADP case 3
sanctions sanction NOUN nmod 0
"""
BACKING = f"""
En en ADP case 1
soutien soutien NOUN obl:mod 5
à à ADP case 3
Kiev Kiev PROPN nmod 1
Paris Paris PROPN nsubj 5
agit agir VERB ROOT 5 {PRESENT}
"""
IN_CASE = f"""
En en ADP case 3
cas cas NOUN fixed 0
d' de ADP fixed 0
attaque attaque NOUN obl:mod 5
Paris Paris PROPN nsubj 5
agira agir VERB ROOT 5 {PRESENT}
"""
KILLER = """
Ali Ali PROPN ROOT 0
, , PUNCT punct 0
meurtrier meurtrier NOUN appos 0
de de ADP case 4
Max Max PROPN nmod 2
"""
THANKS = """
félicitations félicitation NOUN ROOT 0
de de ADP case 2
Paris Paris PROPN nmod 0
à à ADP case 4
Kiev Kiev PROPN nmod 2
"""
PLANES = """
survol survol NOUN ROOT 0
par par ADP case 2
avions avion NOUN nmod 0
chinois chinois ADJ amod 2
"""
OPENED = f"""
Paris Paris PROPN nsubj 1
annonce annoncer VERB ROOT 1 {PRESENT}
ouverture ouverture NOUN obj 1
d' de ADP case 4
enquête enquête NOUN nmod 2
"""
IDIOM_APART = f"""
Minsk Minsk PROPN nsubj 1
fait faire VERB ROOT 1 {PRESENT}
l' le DET det 3
objet objet NOUN obj 1
de de ADP case 5
sanctions sanction NOUN obl:arg 1
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        pytest.param(VISITING, "visite", {("subj", "Scholz")}, id="est en"),
        pytest.param(SANCTIONED, "sanctions", {("patient", "Minsk")}, id="sous"),
        pytest.param(BACKING, "soutien", {("subj", "Paris")}, id="en, before the clause"),
        pytest.param(IN_CASE, "attaque", set(), id="en cas de says of nobody"),
        pytest.param(KILLER, "meurtrier", {("subj", "Ali")}, id="apposition"),
        pytest.param(THANKS, "félicitations", {("à", "Kiev")}, id="hung on the name before it"),
        pytest.param(PLANES, "survol", {("adj", "chinois")}, id="by means"),
        pytest.param(OPENED, "enquête", {("subj", "Paris")}, id="announced opening"),
        pytest.param(IDIOM_APART, "sanctions", {("patient", "Minsk")}, id="idiom, hung on its verb"),
    ],
)
def test_an_event_noun_may_be_said_of_somebody(rows: str, noun: str, expected: set[tuple[str, str]]) -> None:
    """Predicates, appositions and phrases with *en* and *sous* tell who is in the event."""
    assert slots(lent_fillers(word(doc_of(rows), noun), grammar())) == expected


REPEATED = f"""
Guinée Guinée PROPN ROOT 0
, , PUNCT punct 0
elle-même lui-même PRON nsubj:pass 3
exclue exclure VERB acl 0 {PAST}
"""
GUILTY = f"""
joueur joueur NOUN ROOT 0
, , PUNCT punct 0
coupable coupable ADJ appos 0
d' de ADP mark 5
avoir avoir AUX aux:tense 5 {INFINITIVE}
giflé gifler VERB acl 2 {PAST}
"""
AGENT_ALONE = f"""
Podemos Podemos PROPN nsubj:pass 2
est être AUX aux:pass 2 {PRESENT}
soutenu soutenir VERB ROOT 2 {PAST}
par par ADP case 4
Paris Paris PROPN obl:agent 2
Berlin Berlin PROPN nmod 4
"""


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (REPEATED, "exclue", {("obj", "Guinée")}),
        (GUILTY, "giflé", {("subj", "joueur")}),
        (AGENT_ALONE, "soutenu", {("obj", "Podemos"), ("subj", "Paris")}),
    ],
)
def test_one_end_is_not_sought_twice(rows: str, verb: str, expected: set[tuple[str, str]]) -> None:
    """A repeated subject is its noun, a judgement is its bearer's, a passive has one object."""
    assert slots(verb_fillers(word(doc_of(rows), verb), grammar())) == expected


GRANT = """
aide aide NOUN ROOT 0
de de ADP case 3
50 50 NUM nummod 3
millions million NOUN nmod 0
d' de ADP case 5
euros euro NOUN nmod 3
à à ADP case 7
Kiev Kiev PROPN nmod 3
"""
MINISTRY = """
aide aide NOUN ROOT 0
du de ADP case 2
ministère ministère NOUN nmod 0
le le DET det 2
à à ADP case 5
Kiev Kiev PROPN nmod 2
"""
KILLED = f"""
soldat soldat NOUN nsubj:pass 2
est être AUX aux:pass 2 {PRESENT}
tué tuer VERB ROOT 2 {PAST}
lors lors ADV advmod 2
d' de ADP case 6
un un DET det 6
raid raid NOUN obl:arg 3
"""
HEARD = f"""
soldat soldat NOUN nsubj:pass 2
est être AUX aux:pass 2 {PRESENT}
interrogé interroger VERB ROOT 2 {PAST}
par par ADP case 4
enquête enquête NOUN obl:mod 2
"""
DESTROYING = f"""
raids raid NOUN nsubj 1
détruisent détruire VERB ROOT 1 {PRESENT}
pont pont NOUN obj 1
"""
YEAR = f"""
Bruxelles Bruxelles PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
infligé infliger VERB ROOT 2 {PAST}
en en ADP case 6
2019 2019 NUM fixed 3
une un DET det 6
amende amende NOUN obl:mod 2
"""
WORTH = f"""
loi loi NOUN nsubj 1
vaut valoir VERB ROOT 1 {PRESENT}
à à ADP case 3
Varsovie Varsovie PROPN obl:arg 1
critiques critique NOUN obj 1
"""
DENIAL = f"""
Kigali Kigali PROPN nsubj 1
dément démentir VERB ROOT 1 {PRESENT}
tout tout DET det 3
appui appui NOUN obj 1
"""
ANSWER = """
réponse réponse NOUN ROOT 0
de de ADP case 2
Téhéran Téhéran PROPN nmod 0
aux à ADP case 4
sanctions sanction NOUN nmod 0
"""
TAKING_PLACE = f"""
attaque attaque NOUN nsubj 1
survient survenir VERB ROOT 1 {PRESENT}
en en ADP case 3
Moldavie Moldavie PROPN obl:mod 1
"""
JOINTLY = f"""
sujets sujet NOUN nsubj:pass 2
sont être AUX aux:pass 2 {PRESENT}
portés porter VERB ROOT 2 {PAST}
par par ADP case 4
Paris Paris PROPN obl:agent 2
en en ADP case 6
liaison liaison NOUN obl:mod 2
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        pytest.param(GRANT, "aide", {("à", "Kiev")}, id="behind a measure"),
        pytest.param(MINISTRY, "aide", set(), id="a noun of its own keeps its complement"),
        pytest.param(KILLED, "raid", {("patient", "soldat")}, id="killed in it"),
        pytest.param(HEARD, "enquête", set(), id="a verb that hits nobody"),
        pytest.param(DESTROYING, "raids", {("contre", "pont")}, id="it hits its object"),
        pytest.param(YEAR, "amende", {("subj", "Bruxelles")}, id="a year before it"),
        pytest.param(WORTH, "critiques", {("patient", "Varsovie")}, id="victim"),
        pytest.param(DENIAL, "appui", {("subj", "Kigali"), ("patient", "Kigali")}, id="denied with tout"),
        pytest.param(ANSWER, "sanctions", {("patient", "Téhéran")}, id="who answers underwent it"),
        pytest.param(TAKING_PLACE, "attaque", {("en", "Moldavie")}, id="where it takes place"),
        pytest.param(JOINTLY, "liaison", {("subj", "Paris")}, id="said of the agent"),
    ],
)
def test_who_undergoes_the_event_of_a_noun(rows: str, noun: str, expected: set[tuple[str, str]]) -> None:
    """Passives, verbs that hit, answers and denials tell who is at the ends of an event noun."""
    assert slots(lent_fillers(word(doc_of(rows), noun), grammar())) == expected


def test_the_agent_of_a_chain_of_nouns() -> None:
    """*la demande d'extradition de X par Y*: the agent hung on the first noun is that of the second."""
    rows = """
    demande demande NOUN ROOT 0
    d' de ADP case 2
    extradition extradition NOUN nmod 0
    par par ADP case 5
    le le DET det 5
    Japon Japon PROPN nmod 0
    """
    assert ("par", "Japon") in slots(noun_fillers(word(doc_of(rows), "extradition"), grammar()))


def test_the_verb_of_a_claimed_attack_names_its_target() -> None:
    """*L'attaque revendiquée par Y visait X*: the clause of the carrier aims it."""
    rows = f"""
    attaque attaque NOUN nsubj 2
    revendiquée revendiquer VERB acl 0 {PAST}
    visait viser VERB ROOT 2 {PRESENT}
    Paris Paris PROPN obj 2
    """
    assert ("contre", "Paris") in slots(aimed_at(word(doc_of(rows), "attaque"), grammar()))


def test_a_place_that_opens_the_sentence_receives_nothing() -> None:
    """*À Paris, Moscou rend hommage à Gao*: the name set off by a comma says where."""
    doc = doc_of(f"""
    À à ADP case 1
    Paris Paris PROPN obl:mod 4
    , , PUNCT punct 4
    Moscou Moscou PROPN nsubj 4
    rend rendre VERB ROOT 4 {PRESENT}
    hommage hommage NOUN obj 4
    à à ADP case 7
    Gao Gao PROPN obl:arg 4
    """)
    assert ("à", "Gao") in slots(list(verb_fillers(word(doc, "rend"), grammar())))
    assert ("à", "Paris") not in slots(list(verb_fillers(word(doc, "rend"), grammar())))

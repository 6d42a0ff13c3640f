"""Whether events happened: negation, tense and mood, governing words, on hand-made parses and on the model's own."""

from __future__ import annotations

import pytest
from parsing import doc_of, word

from kg.factuality import event_status
from kg.language import load_nlp, parse
from kg.lexicon import Lexicon, load_lexicon
from kg.tokens import Doc

PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part"
INFINITIVE = "VerbForm=Inf"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The word lists of the package."""
    return load_lexicon()


NEGATED = f"""
L' le DET det 1
armée armée NOUN nsubj 5
n' ne ADV advmod 5
a avoir AUX aux:tense 5 {PRESENT}
{{second}} {{second}} ADV advmod 5
attaqué attaquer VERB ROOT 5 {PARTICIPLE}
Gao Gao PROPN obj 5
"""

MODAL = f"""
Paris Paris PROPN nsubj 1
{{verb}} ROOT 1 {{features}}
attaquer attaquer VERB xcomp 1 {INFINITIVE}
Gao Gao PROPN obj 2
"""

ACCUSED = f"""
Paris Paris PROPN nsubj 1
accuse accuser VERB ROOT 1 {PRESENT}
Moscou Moscou PROPN obj 1
d' de ADP mark 5
avoir avoir AUX aux:tense 5 {INFINITIVE}
armé armer VERB xcomp 1 {PARTICIPLE}
la le DET det 7
milice milice NOUN obj 5
"""

NOUN = f"""
Paris Paris PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
{{verb}} VERB ROOT 2 {PARTICIPLE}
{{determiner}} {{determiner}} DET det 4
{{noun}} NOUN obj 2
contre contre ADP case 6
Gao Gao PROPN nmod 4
"""


@pytest.mark.parametrize("second", ["pas", "jamais", "plus"])
def test_ne_with_its_second_word_denies(lexicon: Lexicon, second: str) -> None:
    """*N'a pas attaqué* is no attack."""
    doc = doc_of(NEGATED.format(second=second))
    assert event_status(word(doc, "attaqué"), "ASSAULT", lexicon) == "denied"


def test_ne_que_does_not_deny(lexicon: Lexicon) -> None:
    """*N'a attaqué que Gao* is an attack on Gao."""
    doc = doc_of(NEGATED.format(second="que"))
    assert event_status(word(doc, "attaqué"), "ASSAULT", lexicon) == "actual"


@pytest.mark.parametrize(
    ("verb", "features", "status"),
    [
        ("va aller VERB", PRESENT, "planned"),
        ("doit devoir VERB", PRESENT, "planned"),
        ("devrait devoir VERB", "Mood=Ind|Tense=Imp|VerbForm=Fin", "planned"),
        ("peut pouvoir VERB", PRESENT, "possible"),
        ("ose oser VERB", PRESENT, "actual"),
    ],
)
def test_modal_verbs_decide_for_their_infinitive(lexicon: Lexicon, verb: str, features: str, status: str) -> None:
    """*Va attaquer* is planned, *peut attaquer* possible; a bare infinitive under other verbs takes place."""
    doc = doc_of(MODAL.format(verb=verb, features=features))
    assert event_status(word(doc, "attaquer"), "ASSAULT", lexicon) == status


def test_what_somebody_is_accused_of_is_possible(lexicon: Lexicon) -> None:
    """The accusation happened, what it is about may have."""
    doc = doc_of(ACCUSED)
    assert event_status(word(doc, "accuse"), "ACCUSE", lexicon) == "actual"
    assert event_status(word(doc, "armé"), "AID", lexicon) == "possible"


@pytest.mark.parametrize(
    ("verb", "determiner", "noun", "frame_type", "status"),
    [
        ("mené mener", "une", "attaque attaque", "ASSAULT", "actual"),
        ("annulé annuler", "une", "attaque attaque", "ASSAULT", "denied"),
        ("annoncé annoncer", "une", "attaque attaque", "ASSAULT", "planned"),
        ("exigé exiger", "une", "attaque attaque", "ASSAULT", "blocked"),
        ("rejeté rejeter", "une", "accusation accusation", "ACCUSE", "actual"),
        ("exigé exiger", "une", "condamnation condamnation", "ACCUSE", "blocked"),
    ],
)
def test_verbs_decide_for_event_nouns(
    lexicon: Lexicon, verb: str, determiner: str, noun: str, frame_type: str, status: str
) -> None:
    """An attack called off did not happen; an accusation rejected was made all the same."""
    doc = doc_of(NOUN.format(verb=verb, determiner=determiner, noun=noun))
    assert event_status(word(doc, noun.split()[0]), frame_type, lexicon) == status


def test_status_fixed_by_the_trigger_yields_to_a_stronger_one(lexicon: Lexicon) -> None:
    """A frame may fix "planned", but a negation still denies."""
    affirmed, negated = doc_of(ACCUSED), doc_of(NEGATED.format(second="pas"))
    assert event_status(word(affirmed, "accuse"), "PROTEST", lexicon, "planned") == "planned"
    assert event_status(word(negated, "attaqué"), "PROTEST", lexicon, "planned") == "denied"


READ = [
    ("L'armée aurait *tué* douze civils.", "ASSAULT", "possible"),
    ("Le pape *visitera* le Kenya en novembre.", "CONSULT", "planned"),
    ("La France a annoncé qu'elle *livrerait* des avions à l'Ukraine.", "AID", "planned"),
    ("Si la Chine *envahit* Taïwan, les États-Unis réagiront.", "ASSAULT", "possible"),
    ("Il est reparti sans *rencontrer* le président malien.", "CONSULT", "denied"),
    ("Aucune *rencontre* n'a eu lieu entre M. Poutine et M. Zelensky.", "CONSULT", "denied"),
    ("L'absence d'*accord* entre Londres et Bruxelles inquiète.", "AGREE", "denied"),
    ("La police a déjoué un *attentat* contre une synagogue.", "ASSAULT", "denied"),
    ("Une éventuelle *visite* du pape à Moscou inquiète Kiev.", "CONSULT", "possible"),
    ("La *visite* du roi au Maroc aura lieu en mai.", "CONSULT", "planned"),
    ("Paris exige que Téhéran *libère* les otages.", "RETREAT", "blocked"),
    ("L'ONU appelle Israël à *cesser* ses frappes.", "RETREAT", "blocked"),
    ("L'Élysée n'a pas *accusé* Moscou.", "ACCUSE", "denied"),
    ("Le président *accusera* Moscou.", "ACCUSE", "planned"),
    ("L'armée n'a pas réussi à *libérer* les otages.", "RETREAT", "denied"),
    ("Berlin n'exclut pas de *livrer* des chars à Kiev.", "AID", "possible"),
    ("L'armée israélienne dit avoir *tué* un chef du Hamas.", "ASSAULT", "actual"),
    ("Les enquêteurs ont pu *interroger* le suspect.", "COERCE", "actual"),
    ("Airbus continuera à *coopérer* avec Boeing.", "COOPERATE", "actual"),
    ("Les *sanctions* contre la Russie seront levées.", "SANCTION", "actual"),
    ("La Turquie a-t-elle *attaqué* la Syrie ?", "ASSAULT", "possible"),
    ("Le parquet a annoncé l'*arrestation* de deux hommes.", "COERCE", "actual"),
    ("Aucun avion russe n'avait mené de *raid* mardi.", "ASSAULT", "denied"),
    ("Cet homme aurait inspiré plusieurs *attentats* en France.", "ASSAULT", "possible"),
    ("La Russie est en passe d'*attaquer* l'Ukraine.", "ASSAULT", "planned"),
    ("La Russie serait prête à *attaquer* l'Ukraine.", "ASSAULT", "possible"),
    ("Le journal avait annoncé que la ministre aurait *aidé* son frère.", "AID", "possible"),
    ("Rien ne prouve que la Russie a *attaqué* l'Ukraine.", "ASSAULT", "possible"),
    ("Bruxelles lance une procédure de *sanctions* contre Rome.", "SANCTION", "planned"),
    ("La *médiation* de Paris entre Rome et Tunis a eu lieu.", "CONSULT", "actual"),
    ("Après l'échec d'une *médiation* du Qatar, la grève reprend.", "CONSULT", "actual"),
    ("L'échec de l'*attaque* contre Kiev inquiète Moscou.", "ASSAULT", "denied"),
    ("Washington impute l'*attaque* au Hezbollah.", "ASSAULT", "possible"),
    ("La responsabilité de l'*attaque* est attribuée au Hezbollah.", "ASSAULT", "possible"),
    ("L'État attribue une *aide* au Mali.", "AID", "actual"),
    ("Le groupe est accusé par Paris d'avoir *versé* de l'argent à la Libye.", "AID", "possible"),
    ("Un *compromis* négocié par Berlin a été adopté.", "AGREE", "actual"),
    ("L'Otan répondra en cas d'*invasion* de la Pologne par la Russie.", "ASSAULT", "possible"),
    ("Faute d'*accord* entre Paris et Londres, la pêche est interdite.", "AGREE", "denied"),
    ("Le Brésil ne permettra pas une *intervention* au Venezuela.", "ASSAULT", "denied"),
    ("Il paraît que l'armée a *attaqué* la ville.", "ASSAULT", "possible"),
    ("Il aurait été tué dans un *bombardement* de l'armée.", "ASSAULT", "possible"),
]


def test_factuality_on_the_parses_of_the_model(lexicon: Lexicon) -> None:
    """The rules hold on what the parser really gives, with its own errors."""
    docs = map(Doc, parse(load_nlp(lexicon.gazetteer), [text.replace("*", "") for text, _, _ in READ]))
    found = []
    for (text, frame_type, _), doc in zip(READ, docs, strict=True):
        trigger = next(t for t in doc if t.idx == text.index("*"))
        found.append((text, frame_type, event_status(trigger, frame_type, lexicon)))
    assert found == READ


def test_a_negation_that_is_the_event(lexicon: Lexicon) -> None:
    """*n'a jamais attaqué*, where the frame itself says that not doing it happened."""
    doc = doc_of(NEGATED.format(second="jamais"))
    assert event_status(word(doc, "attaqué"), "REJECT", lexicon, "actual") == "actual"
    assert event_status(word(doc, "attaqué"), "REJECT", lexicon) == "denied"

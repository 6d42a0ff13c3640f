"""Who is said to say it: verbs of saying, *selon*, incises, quotations; on hand-made parses and on the model's own."""

from __future__ import annotations

import pytest
from parsing import doc_of, word

from kg.attribution import find_source, quotations
from kg.attribution.marks import marks_of
from kg.language import load_nlp, parse
from kg.lexicon import Lexicon, load_lexicon
from kg.tokens import Doc, Token

FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part"

ACTORS = {"Kiev", "Moscou", "Belta", "Élysée", "Kremlin", "Macron", "Lavrov", "Reuters", "Paris", "Hamas", "Peskov"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The word lists of the package."""
    return load_lexicon()


def actors_at(token: Token) -> tuple[str, ...]:
    """Every known name stands for an entity of that name."""
    return (token.lower_,) if token.text in ACTORS else ()


SAID_THAT = f"""
{{subject}}
a avoir AUX aux:tense 2 {FINITE}
déclaré déclarer VERB ROOT 2 {PARTICIPLE}
que que SCONJ mark 6
Moscou Moscou PROPN nsubj 6
a avoir AUX aux:tense 6 {FINITE}
attaqué attaquer VERB ccomp 2 {PARTICIPLE}
Kiev Kiev PROPN obj 6
"""

INCISE = f"""
Moscou Moscou PROPN nsubj 2
a avoir AUX aux:tense 2 {FINITE}
attaqué attaquer VERB ROOT 2 {PARTICIPLE}
Kiev Kiev PROPN obj 2
, , PUNCT punct 6
a avoir AUX aux:tense 6 {FINITE}
indiqué indiquer VERB parataxis 2 {PARTICIPLE}
Belta Belta PROPN nsubj 6
"""

ACCORDING_TO = f"""
Selon selon ADP case {{head}}
{{named}}
, , PUNCT punct 5
Moscou Moscou PROPN nsubj 5
a avoir AUX aux:tense 5 {FINITE}
attaqué attaquer VERB ROOT 5 {PARTICIPLE}
Kiev Kiev PROPN obj 5
"""

TWO_SENTENCES = f"""
« « PUNCT punct 2
Moscou Moscou PROPN nsubj 2
ment mentir VERB ROOT 2 {FINITE}
» » PUNCT punct 2
, , PUNCT punct 6
a avoir AUX aux:tense 6 {FINITE}
dit dire VERB parataxis 2 {PARTICIPLE}
Macron Macron PROPN nsubj 6

« « PUNCT punct 10
Moscou Moscou PROPN nsubj 10
attaque attaquer VERB ROOT 10 {FINITE}
Kiev Kiev PROPN obj 10
» » PUNCT punct 10
"""


def test_subject_of_a_verb_of_saying(lexicon: Lexicon) -> None:
    """*Macron a déclaré que Moscou a attaqué*: Macron says so, and never the attacker himself."""
    doc = doc_of(SAID_THAT.format(subject="Macron Macron PROPN nsubj 2"))
    assert find_source(word(doc, "attaqué"), actors_at, lexicon, "moscou") == "macron"
    assert find_source(word(doc, "attaqué"), actors_at, lexicon, "macron") == ""


def test_anonymous_speaker_is_no_source(lexicon: Lexicon) -> None:
    """*Une source a déclaré* leaves the claim without a source."""
    doc = doc_of(SAID_THAT.format(subject="Source source NOUN nsubj 2"))
    assert find_source(word(doc, "attaqué"), actors_at, lexicon, "moscou") == ""


def test_incise_with_the_subject_behind_the_verb(lexicon: Lexicon) -> None:
    """*…, a indiqué Belta*: the agency says so."""
    assert find_source(word(doc_of(INCISE), "attaqué"), actors_at, lexicon, "moscou") == "belta"


def test_selon_names_the_source(lexicon: Lexicon) -> None:
    """*Selon Kremlin, …*: whoever is named after the cue; *selon la loi* is nobody's word."""
    doc = doc_of(ACCORDING_TO.format(head=1, named="Kremlin Kremlin PROPN obl:mod 5"))
    assert find_source(word(doc, "attaqué"), actors_at, lexicon, "moscou") == "kremlin"


def test_second_sentence_of_a_quotation_keeps_its_speaker(lexicon: Lexicon) -> None:
    """A quotation that stands alone after another one has the same speaker."""
    doc = doc_of(TWO_SENTENCES)
    assert [doc.span(start, end).text for start, end in quotations(doc)] == [
        "« Moscou ment »",
        "« Moscou attaque Kiev »",
    ]
    assert find_source(word(doc, "attaque"), actors_at, lexicon, "moscou") == "macron"


READ = [
    ("Moscou a *attaqué* Kiev.", "moscou", ""),
    ("D'après l'Élysée, Moscou a *attaqué* Kiev.", "moscou", "élysée"),
    ("Moscou a *attaqué* Kiev, rapporte l'agence Belta.", "moscou", "belta"),
    ("Moscou a *attaqué* Kiev, selon une source diplomatique.", "moscou", ""),
    ("Le Kremlin affirme que, selon Reuters, le Hamas a *frappé* Paris.", "hamas", "kremlin"),
    ("Selon un communiqué de l'Élysée, Moscou a *attaqué* Kiev.", "moscou", "élysée"),
    ("« Moscou a *attaqué* Kiev », a dénoncé Emmanuel Macron.", "moscou", "macron"),
    ("« Moscou ment », a déclaré Emmanuel Macron. « Ils ont *attaqué* Kiev. »", "", "macron"),
    ("Lavrov a affirmé avoir *rencontré* le pape.", "lavrov", ""),
    ("Paris a appelé Moscou à *libérer* le journaliste.", "moscou", ""),
    ("Moscou a *attaqué* Kiev, a indiqué à l'AFP Emmanuel Macron.", "moscou", "macron"),
    ("Emmanuel Macron a confié à l'AFP que Moscou avait *attaqué* Kiev.", "moscou", "macron"),
    ("Paris accuse Moscou d'avoir *attaqué* Kiev.", "moscou", "paris"),
    ("Moscou est soupçonné par Paris d'avoir *attaqué* Kiev.", "moscou", "paris"),
    ("D'après Emmanuel Macron, interrogé par Reuters, Moscou a *attaqué* Kiev.", "moscou", "macron"),
    ("Selon un rapport publié par Reuters, Moscou a *attaqué* Kiev.", "moscou", "reuters"),
    ("Comme l'a rapporté Reuters, Moscou a *attaqué* Kiev.", "moscou", "reuters"),
    ("Aux yeux de Paris, Moscou a *attaqué* Kiev.", "moscou", "paris"),
    ("Le Kremlin est convaincu que Kiev a *attaqué* Moscou.", "kiev", "kremlin"),
    ("Le Kremlin fait état d'une *attaque* de Kiev contre Moscou.", "kiev", "kremlin"),
    ("Selon Reuters, Paris a menti. Moscou aurait *attaqué* Kiev.", "moscou", "reuters"),
    ("Selon Reuters, Paris a menti. Moscou a *attaqué* Kiev.", "moscou", ""),
    ("Selon Reuters, Paris a menti. Moscou pourrait *attaquer* Kiev.", "moscou", ""),
    ("Moscou a *attaqué* Kiev, a indiqué mardi l'agence Belta.", "moscou", "belta"),
    ("Moscou a *attaqué* Kiev, a tenu à rappeler Emmanuel Macron.", "moscou", "macron"),
    ("Moscou a *attaqué* Kiev, a affirmé mardi lors d'un point de presse à Riga le Kremlin.", "moscou", "kremlin"),
    ("Moscou a *attaqué* Kiev, écrit Reuters.", "moscou", "reuters"),
    ("Moscou a *attaqué* Kiev, a-t-on appris vendredi auprès de l'Élysée.", "moscou", "élysée"),
    ("Moscou, par la voix du Kremlin, a affirmé que Kiev avait *attaqué* Riga.", "kiev", "kremlin"),
    ("Elle a démissionné après un article de Reuters selon lequel Moscou a *attaqué* Kiev.", "moscou", "reuters"),
    ("Emmanuel Macron : « Moscou a *attaqué* Kiev »", "moscou", "macron"),
    ("Paris accuse Moscou de *bombarder* Kiev.", "moscou", "paris"),
    ("Paris impute l'*attaque* au Hamas.", "hamas", "paris"),
    ("L'*attaque*, attribuée par Paris au Hamas, a fait dix morts.", "hamas", "paris"),
    ("Le Kremlin menace d'*imposer* des sanctions à Paris.", "moscou", ""),
    ("L'Élysée redoute de *perdre* l'appui de Paris.", "paris", ""),
    ("Selon Reuters, le Kremlin a dit avoir *attaqué* Kiev.", "kremlin", "reuters"),
]


def test_the_same_document_is_marked_once(lexicon: Lexicon) -> None:
    """The cues of a text are looked for once, however many events ask."""
    doc = doc_of(INCISE)
    assert marks_of(doc, lexicon) is marks_of(doc, lexicon)


def test_attribution_on_the_parses_of_the_model(lexicon: Lexicon) -> None:
    """The rules hold on what the parser really gives."""
    docs = map(Doc, parse(load_nlp(lexicon.gazetteer), [text.replace("*", "") for text, _, _ in READ]))
    found = []
    for (text, actor, _), doc in zip(READ, docs, strict=True):
        trigger = next(t for t in doc if t.idx == text.index("*"))
        found.append((text, actor, find_source(trigger, actors_at, lexicon, actor)))
    assert found == READ

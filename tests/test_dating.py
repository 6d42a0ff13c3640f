"""The date of an event: which expression of time is its own, and what the day of publication allows without one."""

from __future__ import annotations

from parsing import doc_of, word

from kg.dates import find_dates
from kg.dating import event_date
from kg.language import load_nlp, parse
from kg.lexicon import load_gazetteer
from kg.model import Status
from kg.tokens import Doc

PUBLISHED = "2016-05-04"  # a Wednesday
PAST = "Mood=Ind|Tense=Pres|VerbForm=Fin"
IMPERFECT = "Mood=Ind|Tense=Imp|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part"

ATTACK = f"""
Moscou Moscou PROPN nsubj 2
{{auxiliary}}
attaqué attaquer VERB ROOT 2 {PARTICIPLE}
Kiev Kiev PROPN obj 2
{{time}}
"""


def date_of(auxiliary: str, time: str, published: str = PUBLISHED) -> str:
    """Return the date of an attack told with that auxiliary and expression of time."""
    doc = doc_of(ATTACK.format(auxiliary=auxiliary, time=time))
    return event_date(word(doc, "attaqué"), find_dates(doc.text, published), published)


def test_expression_of_the_clause_is_resolved() -> None:
    """*A attaqué lundi* is the Monday before publication."""
    assert date_of(f"a avoir AUX aux:tense 2 {PAST}", "lundi lundi NOUN obl:mod 2") == "2016-05-02"


def test_news_without_a_date_is_of_the_month_of_publication() -> None:
    """Told in the compound past, it happened about when the article came out, as far as that is known."""
    assert date_of(f"a avoir AUX aux:tense 2 {PAST}", "") == "2016-05"
    assert date_of(f"a avoir AUX aux:tense 2 {PAST}", "", published="2016") == "2016"
    assert date_of(f"a avoir AUX aux:tense 2 {PAST}", "", published="") == ""


def test_background_without_a_date_stays_undated() -> None:
    """The pluperfect tells of an earlier time that the article does not name."""
    assert date_of(f"avait avoir AUX aux:tense 2 {IMPERFECT}", "") == ""
    assert date_of(f"avait avoir AUX aux:tense 2 {IMPERFECT}", "en en ADP case 5\n2014 2014 NUM obl:mod 2") == "2014"


READ: list[tuple[str, Status, str]] = [
    ("En 2014, la Russie a *annexé* la Crimée.", "actual", "2014"),
    ("Paris a annoncé mardi que Rome *rencontrera* Berlin vendredi.", "planned", "2016-05-06"),
    ("La grève *prévue* vendredi contre la réforme a été annulée.", "planned", "2016-05-06"),
    ("Le ministre a *réclamé* le report des élections de juin 2017.", "actual", "2016-05"),
    ("L'homme, né le 31 décembre 1977, a *attaqué* une policière.", "actual", "2016-05"),
    ("Il a avoué lundi avoir *tué* deux hommes.", "actual", "2016-05"),
    ("La *vente* conclue en 2003 avec Vienne fait débat.", "actual", "2003"),
    ("Il a déclaré lundi qu'il *démissionnait* du parti.", "actual", "2016-05-02"),
    ("Le conflit de 2014, dans lequel Moscou a *annexé* la Crimée, dure.", "actual", "2014"),
    ("France : *perquisition* au château du ministre", "actual", "2016-05"),
    ("Le ministre a annoncé sa *démission* prochaine, au mois d'octobre.", "planned", "2016-10"),
    ("Il a reconnu lundi avoir *tué* son frère dans la nuit du 16 au 17 avril.", "actual", "2016-04-16"),
    ("La ville restait calme mardi, au lendemain de *heurts* avec la police.", "actual", "2016-05-02"),
    ("En mars 2014, la Crimée a voté. Moscou l'avait *envahie*.", "actual", "2014-03"),
    ("Il avait *promis* l'été dernier une réforme.", "actual", "2015"),
]


def test_dating_on_the_parses_of_the_model() -> None:
    """A date that belongs to another noun or verb is not taken for the event's."""
    texts = [text.replace("*", "") for text, _, _ in READ]
    found = []
    for (text, status, _), plain, doc in zip(
        READ, texts, map(Doc, parse(load_nlp(load_gazetteer()), texts)), strict=True
    ):
        trigger = next(t for t in doc if t.idx == text.index("*"))
        found.append((text, status, event_date(trigger, find_dates(plain, PUBLISHED), PUBLISHED, status)))
    assert found == READ

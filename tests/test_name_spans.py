"""Where a name begins and ends, whose noun it is, and what is only named after somebody."""

from __future__ import annotations

import pytest
from scenes import PRESENT, named, scene_of, words

from kg.mentions import find_mentions
from kg.model import Mention


def names(rows: str, **marked: str) -> dict[str, Mention]:
    """Return the names of a parse by their text."""
    return {m.name: m for m in find_mentions(named(rows, **marked), words()) if m.form == "name"}


def phrase(before: str, *rest: str) -> str:
    """Return rows for *Paul critique* and a phrase, a preposition or article first, proper nouns after it."""
    tagged = [w.split("/") for w in rest]
    rows = [f"{w} {w} {pos[0] if pos else 'PROPN'} obj 1" for w, *pos in tagged]
    return f"Paul Paul PROPN nsubj 1\ncritique critiquer VERB ROOT 1 {PRESENT}\n{before} le DET det 3\n" + "\n".join(
        rows
    )


@pytest.mark.parametrize(
    ("before", "rest", "label", "expected"),
    [
        ("l'", ("université/NOUN", "Harvard"), "ORG", "Harvard"),
        ("le", ("Conseil/NOUN", "fédéral/ADJ", "de/ADP", "avoir/AUX"), "ORG", "Conseil fédéral"),
        ("l'", ("hôpital/NOUN", "Georges", "Durand"), "ORG", "hôpital Georges Durand"),
    ],
    ids=["noun before", "verb behind", "named after somebody"],
)
def test_a_broken_span_is_cut_to_its_name(before: str, rest: tuple[str, ...], label: str, expected: str) -> None:
    """The model's span may hold the noun before a name or a verb behind it."""
    span = "_".join(w.split("/")[0] for w in rest)
    assert set(names(phrase(before, *rest), **{"Paul": "PER", span: label})) == {"Paul", expected}


def test_a_thing_named_after_a_person_is_not_that_person() -> None:
    """*la rue Claire Duval* is a place; *le ministre Duval* is Duval."""
    street = names(phrase("la", "rue/NOUN", "Claire", "Duval"), Paul="PER", Claire_Duval="PER")
    assert street["rue Claire Duval"].kind == "Place"
    assert names(phrase("le", "ministre/NOUN", "Duval"), Paul="PER", Duval="PER")["Duval"].kind == "Person"


@pytest.mark.parametrize(
    ("before", "rest", "known", "expected"),
    [
        ("la", ("CGT", "-", "Cheminots"), "CGT", "CGT - Cheminots"),
        ("le", ("Nouveau/ADJ", "Parti", "socialiste/ADJ"), "Parti_socialiste", "Nouveau Parti socialiste"),
    ],
)
def test_a_part_of_a_longer_name_is_another_body(before: str, rest: tuple[str, ...], known: str, expected: str) -> None:
    """An adjective written large before a known body makes another one; a hyphen needs both sides close."""
    found = names(
        phrase(before, *rest), **{"Paul": "PER", known: words().gazetteer.by_spelling[known.replace("_", " ").lower()]}
    )
    whole = expected if "-" not in expected else "CGT"  # the hand-made parse sets blanks around the hyphen
    assert whole in found


def test_a_newspaper_keeps_its_article_when_bent() -> None:
    """*au Monde*, written large and marked as a name, is the paper."""
    assert names(phrase("au", "Monde"), Paul="PER", Monde="ORG")["Monde"].known == "le-monde"


def test_an_acronym_means_what_its_long_form_says() -> None:
    """*Future Pipe Industries (FPI)* is not the party with that acronym, nowhere in the article."""
    found = names("""
    Future Future PROPN ROOT 0
    Pipe Pipe PROPN flat:name 0
    Industries Industries PROPN flat:name 0
    ( ( PUNCT punct 4
    FPI FPI PROPN appos 0
    ) ) PUNCT punct 4
    """, Future_Pipe_Industries="ORG", FPI="front-populaire-ivoirien")  # fmt: skip
    assert (found["FPI"].known, found["FPI"].kind) == ("", "Organization")


SHARED = f"""
Les le DET det 1
présidents président NOUN nsubj 5 Gender=Masc|Number=Plur
mauritanien mauritanien ADJ amod 1 Number=Sing
et et CCONJ cc 4
guinéen guinéen ADJ conj 2 Number=Sing
parlent parler VERB ROOT 5 {PRESENT}
"""


@pytest.mark.parametrize(
    ("noun", "adjectives", "expected"),
    [
        ("présidents président", ("mauritanien", "guinéen"), 2),
        ("armées armée", ("syrienne", "russe"), 2),
        ("gouvernements gouvernement", ("français", "malien"), 2),
        ("présidents président", ("mauritaniens", "guinéens"), 2),
    ],
)
def test_adjectives_share_a_plural(noun: str, adjectives: tuple[str, str], expected: int) -> None:
    """*les présidents mauritanien et guinéen* are two persons, *les présidents mauritaniens et guinéens* two groups."""
    rows = SHARED.replace("présidents président", noun)
    for old, new in zip(("mauritanien", "guinéen"), adjectives, strict=True):
        rows = rows.replace(f"{old} {old}", f"{new} {new}")
    scene = scene_of(named(rows))
    whole = next(i for i, m in enumerate(scene.mentions) if m.start == 1)
    assert len(scene.ids[whole]) == expected


def test_the_name_of_an_owner_is_not_that_of_his_spokesman() -> None:
    """*Le porte-parole du président Keita* is not Keita."""
    found = find_mentions(named(f"""
    le le DET det 1
    porte-parole porte-parole NOUN nsubj 5 Gender=Masc|Number=Sing
    du de ADP case 3
    président président NOUN nmod 1 Gender=Masc|Number=Sing
    Keita Keita PROPN appos 3
    parle parler VERB ROOT 5 {PRESENT}
    """, Keita="PER"), words())  # fmt: skip
    outer, inner = (m for m in found if m.form == "role")
    assert (outer.name, outer.same, found[inner.same].name) == ("porte-parole du président Keita", -1, "Keita")


def test_a_hyphen_sets_two_persons_side_by_side() -> None:
    """*Le Pen-Macron* is a pair, *Poupart-Lafarge* one man."""
    assert len(names(phrase("l'", "Macron", "-", "Poutine"), **{"Macron_-_Poutine": "PER"})) == 2

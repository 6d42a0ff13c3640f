"""The word lists of kg/data/lexicon: every file is clean enough to be looked up without further care."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

LEXICON = Path(__file__).resolve().parents[1] / "kg" / "data" / "lexicon"

COLUMNS = {
    "adverbial": ('noun that after "au" is no body (au centre de, au pouvoir)',),
    "anonymous": ("noun",),
    "attribution": ("cue", "kind"),
    "bodies": ("lemma", "forms", "reading", "generic"),
    "collectives": ("label", "variants", "adjectives"),
    "common_surnames": ("surname that very many people bear",),
    "factuality": ("word", "pos", "prep", "effect"),
    "given_names": ("name", "gender"),
    "hypernyms": ("noun", "kind", "means"),
    "impersonal": ("lemma", "construction"),
    "locative": ("word", "pos", "marks"),
    "namesakes": ("noun of what is named after persons (l'hôpital Georges-Pompidou)", "kind"),
    "national_bodies": ("body that is its country's where the text says nothing else (l'armée, la police)",),
    "not_names": ("name", "kind"),
    "prefixes": ("word", "effect"),
    "presents": ("verb", "third persons"),
    "roles": ("lemma", "forms", "class"),
    "same_bodies": ("noun", "means"),
    "sectors": ("adjective", "forms", "sectors"),
    "speech": ("lemma", "class", "needs"),
    "support_verbs": ("verb", "prep", "subject"),
    "lenders": ("word", "prep", "lends"),
    "texts": ("noun", "forms"),
    "things": ("noun", "forms", "kind"),
    "titles": ("title", "gender"),
    "verb_classes": ("verb", "class"),
}

# The columns that together may occur once only: the first, unless a word has several constructions.
KEY_WIDTH = {"factuality": 3, "impersonal": 2, "lenders": 2, "locative": 2, "support_verbs": 2, "verb_classes": 2}

ALLOWED = {
    ("attribution", "kind"): {"source", "opinion", "anonymous", "not_source", "medium"},
    ("bodies", "reading"): {"country", "organization", "group"},
    ("bodies", "generic"): {"yes", "no"},
    ("factuality", "pos"): {"verb", "noun", "adjective", "adverb", "particle"},
    ("factuality", "prep"): {
        "-", "de", "à", "inf", "que", "obj", "pour", "par", "sur", "contre", "en", "vers", "jusqu'à",
        "en faveur de", "ne", "subj", "?", "perf",
    },
    ("factuality", "effect"): {"planned", "possible", "denied", "blocked", "actual", "ongoing", "ended", "failed", "blamed"},
    ("given_names", "gender"): {"m", "f", "u"},
    ("hypernyms", "kind"): {"Country", "Organization", "Person"},
    ("impersonal", "construction"): {"always", "verb", "predicate", "passive"},
    ("locative", "pos"): {"prep", "noun", "verb"},
    ("lenders", "lends"): {"answer", "author", "culprit", "denied", "origin", "parties", "possessor", "setting", "victim"},
    ("locative", "marks"): {"place", "government"},
    ("namesakes", "kind"): {"Organization", "Place", "Thing"},
    ("not_names", "kind"): {"boilerplate", "event", "product", "other"},
    ("prefixes", "effect"): {
        "former", "future", "dead", "deputy", "acting", "joint", "current", "claimed", "rank", "opposed", "favouring",
    },
    ("roles", "class"): {"office", "occupation", "human", "relational"},
    ("speech", "class"): {"say", "think", "deny", "announce", "charge"},
    ("speech", "needs"): {"-", "incise"},
    ("support_verbs", "subject"): {"actor", "recipient", "target"},
    ("things", "kind"): {"conduct", "speech", "instrument"},
    ("titles", "gender"): {"m", "f", "u"},
    ("verb_classes", "class"): {"être", "object control", "dative control", "personal"},
}  # fmt: skip


def read(name: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the column names of the comment line and the rows of one list."""
    first, *rest = (LEXICON / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert first.startswith("# "), f"{name}.tsv: the first line names the columns"
    return tuple(first[2:].split("\t")), [tuple(line.split("\t")) for line in rest]


def column(name: str, which: str) -> list[str]:
    """Return the cells of one column."""
    columns, rows = read(name)
    return [row[columns.index(which)] for row in rows]


def forms(name: str) -> list[str]:
    """Return every inflected form of a list with a ``forms`` column."""
    return [form for cell in column(name, "forms") for form in cell.split("|")]


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_rows_have_the_named_columns(name: str) -> None:
    """Every row has each named column, filled, and without stray blanks."""
    columns, rows = read(name)
    assert columns == COLUMNS[name]
    assert {len(row) for row in rows} == {len(columns)}
    assert [row for row in rows if any(cell != cell.strip() or not cell for cell in row)] == []


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_text_is_nfc_with_plain_apostrophes(name: str) -> None:
    """A look-up by string equality finds every entry: NFC, and the apostrophe of the evened-out text."""
    text = (LEXICON / f"{name}.tsv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "’" not in text and "\u00a0" not in text


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_rows_are_sorted_and_told_once(name: str) -> None:
    """Rows are sorted, and no word has two contradictory rows."""
    _, rows = read(name)
    keys = [row[: KEY_WIDTH.get(name, 1)] for row in rows]
    assert rows == sorted(rows)
    assert [key for key, following in pairwise(keys) if key == following] == []


@pytest.mark.parametrize(("name", "which"), sorted(ALLOWED))
def test_coded_columns_hold_known_codes(name: str, which: str) -> None:
    """A coded column holds the codes that README.md explains, and each of them is used."""
    assert set(column(name, which)) == ALLOWED[name, which]


@pytest.mark.parametrize("name", ["bodies", "roles", "texts", "things"])
def test_a_form_has_one_lemma(name: str) -> None:
    """An inflected form leads to one lemma only, and every lemma is a form of itself."""
    found = forms(name)
    assert sorted(form for form in set(found) if found.count(form) > 1) == []
    assert [lemma for lemma, *_ in read(name)[1] if lemma not in found] == []


def test_variants_of_collectives_are_distinct() -> None:
    """A variant or adjective names one collective, so that reading it is never a matter of order."""
    for which in ("variants", "adjectives"):
        found = [cell for row in column("collectives", which) for cell in row.split("|") if cell != "-"]
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("roles", "premières ministres", ("premier ministre", "office")),
        ("roles", "porte-parole", ("porte-parole", "office")),
        ("roles", "cheffe de la diplomatie", ("chef de la diplomatie", "office")),
        ("roles", "avocates", ("avocat", "occupation")),
        ("roles", "généraux", ("général", "office")),
        ("roles", "homologues", ("homologue", "relational")),
        ("roles", "adolescente", ("adolescent", "human")),
        ("bodies", "tribunaux militaires", ("tribunal militaire", "organization")),
        ("bodies", "régime", ("régime", "country")),
        ("bodies", "rebelles", ("rebelles", "group")),
    ],
)
def test_inflection_leads_to_lemma_and_class(name: str, form: str, expected: tuple[str, str]) -> None:
    """Feminine, plural and compound forms are found with the class that decides how they are read."""
    rows = [row for row in read(name)[1] if form in row[1].split("|")]
    assert [(row[0], row[2]) for row in rows] == [expected]


@pytest.mark.parametrize(
    ("key", "effect"),
    [
        (("refuser", "verb", "de"), "denied"),
        (("s'apprêter", "verb", "à"), "planned"),
        (("risquer", "verb", "de"), "possible"),
        (("exhorter", "verb", "à"), "blocked"),
        (("réussir", "verb", "à"), "actual"),
        (("présumé", "adjective", "-"), "possible"),
        (("sans", "particle", "inf"), "denied"),
    ],
)
def test_factuality_of_governing_words(key: tuple[str, str, str], effect: str) -> None:
    """What governs an event decides whether it happened."""
    assert {row[:3]: row[3] for row in read("factuality")[1]}[key] == effect

"""The language model as reading uses it: its weights for names, the gazetteer above them, sentences, determinism."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.language import parse
from kg.pipeline import Reader, load_reader

SENTENCES = [
    "Le Snep et la Sacem ont signé un accord avec M. Dubreuil.",
    "Selon Amaq, le Front Azawad a pris Tessalit.",
    "La présidente de l'Union des planteurs est à Abidjan.",
]
PARAGRAPHS = "Un accord avec Paris\n\nM. Macron a reçu Mme Merkel. « C'est une étape », dit-elle.\nLa séance est levée."


def names(doc: Doc) -> dict[str, tuple[str, str]]:
    """Return the label and the id of the gazetteer by the text of the name."""
    return {ent.text: (ent.label_, ent.ent_id_) for ent in doc.ents}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        (SENTENCES[0], "Snep", "ORG"),
        (SENTENCES[0], "Sacem", "ORG"),
        (SENTENCES[1], "Amaq", "ORG"),
        (SENTENCES[2], "Union des planteurs", "ORG"),
    ],
)
def test_names_in_the_news_that_no_list_has(reader: Reader, text: str, name: str, label: str) -> None:
    """An organisation that stands in no list is found; the model as published takes two of these for things."""
    assert names(next(parse(reader.nlp, [text])))[name] == (label, "")


def test_the_gazetteer_wins(reader: Reader) -> None:
    """A name of the gazetteer keeps its id and its label, whatever the statistical model says."""
    found = names(next(parse(reader.nlp, ["L'ONU et la CGT se sont réunies à Abidjan."])))
    assert found == {
        "ONU": ("ORG", "organisation-des-nations-unies"),
        "CGT": ("ORG", "cgt"),
        "Abidjan": ("LOC", "abidjan"),
    }


def test_sentences_end_at_paragraphs_and_not_at_abbreviations(reader: Reader) -> None:
    """*M.* ends no sentence, the end of a line does, also without a full stop."""
    sentences = [sent.text.strip() for sent in next(parse(reader.nlp, [PARAGRAPHS])).sents]
    assert sentences == [
        "Un accord avec Paris",
        "M. Macron a reçu Mme Merkel.",
        "« C'est une étape », dit-elle.",
        "La séance est levée.",
    ]


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    """Neither loading the model again nor the company of other texts changes what is read."""
    again = load_reader()
    alone = [next(parse(again.nlp, [text])).to_json() for text in SENTENCES]
    assert [doc.to_json() for doc in parse(reader.nlp, SENTENCES)] == alone

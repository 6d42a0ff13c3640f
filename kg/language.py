"""Reading text to spaCy Docs: the one place that names a language model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

import pysbd
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.lexicon import Gazetteer

MODEL = "fr_core_news_md"
NER = Path(__file__).parent / "data" / "ner"
BATCH = 16
INFINITIVE = ("er", "ir", "re")
FIRST_GROUP = ("eront", "ent", "era", "ées", "ant", "és", "ée", "es", "é", "e", "a")
PARTICIPLE = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "t", "te", "ts", "tes")
LABELS = {"Person": "PER", "Country": "LOC", "Place": "LOC", "Organization": "ORG", "Group": "ORG", "Thing": "MISC"}


def load_nlp(gazetteer: Gazetteer) -> Language:
    """Return the French pipeline with the gazetteer as its entity ruler.

    Gazetteer names win over the statistical NER, the longest name first; the entry's id is the span's ``ent_id_``.
    The NER has weights of its own, trained on news (kg/data/ner/README.md).
    """
    nlp = spacy.load(MODEL)
    nlp.get_pipe("ner").from_disk(NER, exclude=["vocab"])  # type: ignore[attr-defined]
    ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": LABELS[entry.kind], "pattern": name, "id": entry.id}
            for entry in gazetteer.entries.values()
            for name in (entry.label, *entry.names)
        ]
    )
    return nlp


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield one parsed Doc per text, in order; sentence starts are set before the parser sees them."""
    splitter = pysbd.Segmenter(language="fr", clean=False, char_span=True)
    docs = (_with_sentences(nlp.make_doc(text), splitter) for text in texts)
    yield from map(_with_infinitives, nlp.pipe(docs, batch_size=BATCH))


def _with_sentences(doc: Doc, splitter: pysbd.Segmenter) -> Doc:
    """Mark every token of ``doc`` as a sentence start or not (pysbd, one paragraph at a time)."""
    starts = set(_sentence_starts(doc.text, splitter))
    pending = True
    for token in doc:
        pending = pending or any(i in starts for i in range(token.idx, token.idx + len(token)))
        token.is_sent_start = pending and not token.is_space
        pending = pending and token.is_space
    return doc


def _with_infinitives(doc: Doc) -> Doc:
    """Give verbs that the lemmatizer left in a finite form (*demande*, *critique*) their infinitive in -er."""
    for token in doc:
        if token.pos_ == "VERB" and not token.lemma_.endswith(INFINITIVE):
            ending = next((e for e in FIRST_GROUP if token.lower_.endswith(e)), None)
            token.lemma_ = token.lower_[: -len(ending)] + "er" if ending else token.lemma_
    return doc


def _sentence_starts(text: str, splitter: pysbd.Segmenter) -> Iterator[int]:
    """Yield the offsets at which a sentence or a paragraph begins."""
    offset = 0
    for line in text.splitlines(keepends=True):
        spans = splitter.segment(line) if line.strip() else ()
        yield from chain((offset,), (offset + span.start for span in spans))
        offset += len(line)


def verb_forms(nlp: Language, verbs: Collection[str]) -> dict[str, str]:
    """Return forms of ``verbs`` that the tagger often takes for another class, each with its verb.

    Past participles come from the lemma table that the model ships; of the first group also the third persons
    of the present (*critique*, *conteste*), which that table gives to the noun.
    """
    table = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_lookup")  # type: ignore[attr-defined]
    guesses = (
        (verb[:cut] + ending, verb) for verb in sorted(verbs) for cut in range(2, len(verb)) for ending in PARTICIPLE
    )
    present = {verb[:-2] + ending: verb for verb in sorted(verbs) if verb.endswith("er") for ending in ("e", "ent")}
    return present | {form: verb for form, verb in guesses if table.get(form) == [verb]}

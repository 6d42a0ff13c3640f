"""Hand-made scenes: a parse with its names marked, read by the stages without a language model."""

from __future__ import annotations

from functools import cache

from parsing import parse_of
from spacy.tokens import Doc as Parse
from spacy.tokens import Span
from spacy.util import filter_spans

from kg.arguments import Grammar, Support
from kg.coreference import resolve_coreference
from kg.events import Scene
from kg.lexicon import Lexicon, load_lexicon
from kg.linking import link_entities
from kg.mentions import find_mentions
from kg.model import Article
from kg.tokens import Doc

PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PAST = "Tense=Past|VerbForm=Part"
INFINITIVE = "VerbForm=Inf"
LABELS = {"Person": "PER", "Country": "LOC", "Place": "LOC", "Organization": "ORG", "Group": "ORG", "Thing": "MISC"}


@cache
def words() -> Lexicon:
    """Load the word lists of the package once."""
    return load_lexicon()


@cache
def grammar() -> Grammar:
    """Give the argument finder what it needs of French, without forms that a tagger may mistake."""
    lexicon = words()
    control = frozenset(w for w, frames in lexicon.verbs.items() if any(f.object_control for f in frames))
    support = Support(lexicon.support_verbs)
    return Grammar(lexicon.prepositions, object_control=control, times=lexicon.times, forms={}, support=support)


def named(rows: str, **names: str) -> Doc:
    """Return the parse with names marked as the model's entities: ``Paris="paris"`` (an id) or ``Durand="PER"``.

    An underscore in a name stands for a blank; of overlapping names the longest counts.
    """
    parsed = parse_of(rows)
    spans = [span for name, what in names.items() for span in _spans(parsed, name.replace("_", " "), what)]
    parsed.ents = filter_spans(spans)
    return Doc(parsed)


def _spans(doc: Parse, name: str, what: str) -> list[Span]:
    entry = words().gazetteer.entries.get(what)
    label, known = (LABELS[entry.kind], what) if entry else (what, "")
    size = len(name.split())
    starts = [i for i in range(len(doc)) if doc[i : i + size].text == name]
    return [Span(doc, i, i + size, label=label, span_id=known) for i in starts]


def scene_of(doc: Doc, published: str = "") -> Scene:
    """Return the scene that the stages before the events make of a parse."""
    article = Article("a", doc.text, doc.text, published=published)
    mentions = find_mentions(doc, words())
    linked = link_entities(article, mentions, resolve_coreference(doc, mentions, words()), words().gazetteer)
    return Scene(doc, mentions, linked.of_mention, linked.entities, words(), grammar())

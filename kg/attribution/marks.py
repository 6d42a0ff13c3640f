"""What a document shows of attribution without looking at an event: quotations, cues, verbs of saying by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.attribution.speech import says
from kg.lexicon import Lexicon
from kg.tokens import Doc, Token, per_text

CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
QUOTES = {"«": "»", "“": "”", '"': '"'}
CLOSING = ").,;:!?]…»”"  # a straight mark right behind them closes
CUE_WORDS = 6  # of the longest cue
LONG = 400  # tokens; a quotation that does not close before is a slip of the pen


@dataclass(frozen=True)
class Cue:
    """A cue such as *selon*: its first token, the token after it, and its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Marks:
    """The marks of one document; ``sentence`` gives the number of a token's sentence."""

    doc: Doc
    sentence: Sequence[int]
    cues: Mapping[int, Sequence[Cue]]
    verbs: Mapping[int, Sequence[Token]]

    @cached_property
    def quotations(self) -> Sequence[tuple[int, int]]:
        """The token spans of the quotations."""
        return quotations(self.doc)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The first token of each sentence."""
        return [s.start for s in self.doc.sents]

    @cached_property
    def quotation_at(self) -> Mapping[int, int]:
        """Token index to the number of the quotation around it."""
        return {i: k for k, (start, end) in enumerate(self.quotations) for i in range(start + 1, end - 1)}


@per_text
def marks_of(doc: Doc, lexicon: Lexicon) -> Marks:
    """Return the marks of a document."""
    sentence = doc.sentence_of
    cues: defaultdict[int, list[Cue]] = defaultdict(list)
    verbs: defaultdict[int, list[Token]] = defaultdict(list)
    for cue in _cues(doc, sentence, lexicon):
        cues[sentence[cue.start]].append(cue)
    for token in doc:
        if says(token, lexicon):
            verbs[sentence[token.i]].append(token)
    return Marks(doc, sentence, cues, verbs)


def _cues(doc: Doc, sentence: Sequence[int], lexicon: Lexicon) -> Iterator[Cue]:
    """Yield the longest cue that begins at each token."""
    words = [t.lower_ for t in doc]
    spaced = [t.text_with_ws.lower() for t in doc]
    for i, word in enumerate(words):
        if word in lexicon.cues:
            for n in range(min(CUE_WORDS, len(words) - i), 0, -1):
                before = "".join(spaced[i : i + n - 1])
                last = words[i + n - 1]
                kind = lexicon.attribution.get(before + last) or lexicon.attribution.get(
                    before + CONTRACTED.get(last, last)
                )
                if kind and sentence[i] == sentence[i + n - 1]:
                    yield Cue(i, i + n, kind)
                    break


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Return the token spans (marks included) of the quotations of a Doc; straight marks pair within a paragraph."""
    found: list[tuple[int, int]] = []
    start = -1
    for token in doc:
        text = token.text
        if start >= 0 and text == QUOTES[doc[start].text]:
            found.append((start, token.i + 1))
            start = -1
        elif start < 0 and text in QUOTES and (text != '"' or _opens(token)):
            start = token.i
        elif start >= 0 and (token.i - start > LONG or (doc[start].text == '"' and "\n" in token.text_with_ws)):
            start = -1
    return found


def _opens(mark: Token) -> bool:
    """Return whether a straight mark stands where a quotation can begin: after a blank, before a word."""
    before = mark.doc[mark.i - 1] if mark.i else None
    glued = before is not None and not before.whitespace_ and (before.text[-1].isalnum() or before.text[-1] in CLOSING)
    return not mark.whitespace_ and not glued

"""The parsed article as plain objects: what the language model found, read once, for all that comes after it.

The names are those of ``spacy.tokens`` and mean the same. Reading asks for the same few attributes hundreds of times
per token; here each is a plain Python attribute, where spaCy makes a new object and looks a string up every time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from itertools import islice, pairwise
from typing import Any, Concatenate, ParamSpec, TypeVar, overload

from spacy import tokens as parsed

NAMED = ("ORTH", "LOWER", "LEMMA", "POS", "DEP", "ENT_TYPE", "ENT_ID", "MORPH")
COUNTED = ("IDX", "IS_PUNCT", "IS_SPACE", "IS_STOP", "SENT_START", "SPACY")
P = ParamSpec("P")
T = TypeVar("T")


class Token:
    """A word with its place in the text and in the tree."""

    __slots__ = (
        "children", "dep_", "doc", "ent_id_", "ent_type_", "head", "i", "idx", "is_punct", "is_sent_start", "is_space", "is_stop", "lemma_", "lower_", "morph", "pos_", "sent", "text",
        "whitespace_",
    )  # fmt: skip

    text: str
    lower_: str
    lemma_: str
    pos_: str
    dep_: str
    ent_type_: str
    ent_id_: str
    morph: dict[str, list[str]]  # features of the form (*Number* to *Sing*)
    idx: int
    is_punct: bool
    is_space: bool
    is_stop: bool
    is_sent_start: bool
    whitespace_: str
    children: tuple[Token, ...]
    head: Token
    sent: Span

    def __init__(self, doc: Doc, i: int, said: Sequence[Any]) -> None:
        """Take what the model says of word ``i``, in the order of ``NAMED`` and ``COUNTED``."""
        self.doc, self.i = doc, i
        (
            self.text, self.lower_, self.lemma_, self.pos_, self.dep_, self.ent_type_, self.ent_id_, self.morph,
            self.idx, self.is_punct, self.is_space, self.is_stop, self.is_sent_start, self.whitespace_,
        ) = said  # fmt: skip

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether there are only letters in it."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether there are only digits in it."""
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        """Whether it is written in small letters."""
        return self.text.islower()

    @property
    def text_with_ws(self) -> str:
        """The word with the white space behind it."""
        return self.text + self.whitespace_

    @property
    def lefts(self) -> Sequence[Token]:
        """What hangs on the word and stands before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> Sequence[Token]:
        """What hangs on the word and stands behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """What the word hangs on, upwards."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> Token:
        """The first word of all that hangs on this one."""
        return min((child.left_edge for child in self.lefts), key=_place, default=self)

    @property
    def right_edge(self) -> Token:
        """The last word of all that hangs on this one."""
        return max((child.right_edge for child in self.rights), key=_place, default=self)

    def hang(self, head: Token, label: str) -> None:
        """Hang the word on ``head`` as its ``label``; on itself it is a root."""
        if self.head is not self:
            self.head.children = tuple(t for t in self.head.children if t is not self)
        if head is not self:
            head.children = tuple(sorted((*head.children, self), key=_place))
        self.head, self.dep_ = head, label

    def nbor(self, steps: int = 1) -> Token:
        """Return the word so many places further; raises IndexError outside the text."""
        if self.i + steps < 0:
            raise IndexError(f"no token {self.i + steps}")
        return self.doc[self.i + steps]

    def is_ancestor(self, other: Token) -> bool:
        """Say whether ``other`` hangs on this word, at any depth."""
        return any(token is self for token in other.ancestors)


class Span(Sequence[Token]):
    """The words from ``start`` to ``end`` (excluded) of a text, with the label and id of a named entity if it is one."""

    __slots__ = ("doc", "end", "id_", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label_: str = "", id_: str = "") -> None:
        self.doc, self.start, self.end, self.label_, self.id_ = doc, start, end, label_, id_

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        return self.doc[self.start : self.end][place]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Offset of the first character."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Offset behind the last character."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as written, without the white space behind the last; of no words, nothing."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The word on which the others hang: a root of the tree, else the one nearest to it."""
        roots = [t for t in self if t.head is t]
        if roots:
            return roots[0]
        outer = (t for t in self if not self.start <= t.head.i < self.end)
        return min(outer, key=lambda t: sum(1 for _ in t.ancestors))


class Doc(list[Token]):
    """A parsed text: the list of its words, its sentences, the named entities found in it."""

    def __init__(self, doc: parsed.Doc) -> None:
        """Read a parse; later changes to ``doc`` do not show."""
        super().__init__(Token(self, i, said) for i, said in enumerate(_said(doc)))
        self.text: str = doc.text
        self._hang(doc.to_array(["HEAD"]).astype("int64").tolist())
        self.sents = self._sentences()
        self.sentence_of = [k for k, sent in enumerate(self.sents) for _ in sent]  # token index to sentence number
        self.ents = [Span(self, e.start, e.end, e.label_, e.id_) for e in doc.ents]
        self.answers: defaultdict[Callable[..., Any], dict[int, Any]] = defaultdict(dict)

    def _hang(self, steps: list[int]) -> None:
        """Give each word its head, so many ``steps`` away, and what hangs on it."""
        below: list[list[Token]] = [[] for _ in self]
        for token, step in zip(self, steps, strict=True):
            token.head = self[token.i + step]
            if step:
                below[token.head.i].append(token)
        for token, children in zip(self, below, strict=True):
            token.children = tuple(children)

    def _sentences(self) -> list[Span]:
        """Divide the words at the starts of sentences."""
        starts = [t.i for t in islice(self, 1, None) if t.is_sent_start]
        found = [Span(self, start, end) for start, end in pairwise([0, *starts, len(self)])] if self else []
        for sent in found:
            for token in sent:
                token.sent = sent
        return found

    def span(self, start: int, end: int) -> Span:
        """Return the words from ``start`` to ``end`` (excluded) as a span."""
        return Span(self, start, end)

    def char_span(self, start: int, end: int) -> Span:
        """Return the words that the characters ``start`` to ``end`` touch."""
        first = bisect_right(self, start, key=_offset) - 1
        last = bisect_left(self, end, key=_offset)
        return Span(self, max(first, 0), max(last, first + 1))


def per_token(function: Callable[Concatenate[Token, P], T]) -> Callable[Concatenate[Token, P], T]:
    """Make ``function`` answer once for each token; its other arguments must be the same for the whole text.

    The answers are shared and live as long as the text, so they must not be changed.
    """

    @wraps(function)
    def remembered(token: Token, /, *rest: P.args, **named: P.kwargs) -> T:
        known = token.doc.answers[function]
        if token.i not in known:
            known[token.i] = function(token, *rest, **named)
        answer: T = known[token.i]
        return answer

    return remembered


def per_text(function: Callable[Concatenate[Doc, P], T]) -> Callable[Concatenate[Doc, P], T]:
    """Make ``function`` answer once for each text; the answer is shared and lives as long as the text."""

    @wraps(function)
    def remembered(doc: Doc, /, *rest: P.args, **named: P.kwargs) -> T:
        known = doc.answers[function]
        if not known:
            known[0] = function(doc, *rest, **named)
        answer: T = known[0]
        return answer

    return remembered


def _said(doc: parsed.Doc) -> Iterator[Sequence[Any]]:
    """Yield what the model says of each word: read in one go, every name looked up once however often it stands."""
    columns = doc.to_array([*NAMED, *COUNTED]).T.tolist()
    numbers, counts = columns[: len(NAMED)], columns[len(NAMED) :]
    strings = doc.vocab.strings
    names = {number: strings[number] for number in set().union(*numbers)}
    *words, features = ([names[number] for number in column] for column in numbers)
    offsets, punctuation, space, stop, start, blank = counts
    flags = [[flag == 1 for flag in column] for column in (punctuation, space, stop, start)]
    yield from zip(*words, map(morph, features), offsets, *flags, [" " * b for b in blank], strict=True)


def _place(token: Token) -> int:
    return token.i


def _offset(token: Token) -> int:
    return token.idx


@lru_cache(maxsize=4096)
def morph(features: str) -> dict[str, list[str]]:
    """Return the features that *Number=Sing|Person=3* says; "_" says none."""
    pairs = (feature.partition("=") for feature in features.split("|") if feature.strip("_"))
    return {name: value.split(",") for name, _, value in pairs}

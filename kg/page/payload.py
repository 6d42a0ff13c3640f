"""The data of the page as plain lists, short enough for 20,000 events: names are numbered, texts are packed."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from kg.page.data import Passage, Records, Source
from kg.page.opening import weigh

CONTEXT = 220  # characters shown at most on either side of a passage
TEXTS_PER_PACK = 40
SENTENCE_END = re.compile(r"[.!?…][\"»”’)]*(?=\s|$)")
KIND_LABELS = {
    "Person": "personne",
    "Country": "pays",
    "Organization": "organisation",
    "Group": "groupe",
    "Place": "lieu",
}


class Numbers(dict[Hashable, int]):
    """Numbers things in the order in which they are first asked for."""

    def __missing__(self, thing: Hashable) -> int:
        self[thing] = len(self)
        return self[thing]


def to_payload(records: Records, texts: Mapping[str, str], places: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """Lay out the records as lists; page.js names the columns again. ``places`` maps actor ids to pixels."""
    actors = Numbers((actor.id, number) for number, actor in enumerate(records.actors))
    articles = Numbers((source.id, number) for number, source in enumerate(records.sources))
    types, statuses, kinds = (
        Numbers((name, number) for number, name in enumerate(names))
        for names in ([t.id for t in records.types], [s.id for s in records.statuses], KIND_LABELS)
    )
    outlets, verbs, passages = Numbers(), Numbers(), Numbers()
    weights = weigh(records)
    facts = [
        [
            *(fact.id, actors[fact.actor], actors[fact.recipient], types[fact.type], verbs[fact.verb]),
            *(statuses[fact.status], fact.date, fact.mode, actors.get(fact.place, -1), int(fact.mutual)),
            [passages[passage] for passage in fact.passages],
        ]
        for fact in records.facts
    ]
    offices = [
        [actors[office.holder], actors[office.of], office.title, [passages[passage] for passage in office.passages]]
        for office in records.offices
    ]
    return {
        "kinds": [[name, label] for name, label in KIND_LABELS.items()],
        "types": [[term.id, term.label, term.definition, term.quad] for term in records.types],
        "quads": [[term.id, term.label, term.definition] for term in records.quads],
        "statuses": [[term.id, term.label, term.definition] for term in records.statuses],
        "actors": [
            [a.id, a.label, kinds[a.kind], list(a.aliases), a.wikidata, weights.get(a.id, 0), *places.get(a.id, ())]
            for a in records.actors
        ],
        "articles": [_article(source, outlets, actors) for source in records.sources],
        "passages": [_passage(passage, articles, actors, texts) for passage in passages],  # type: ignore[arg-type]
        "facts": facts,
        "offices": offices,
        "outlets": list(outlets),
        "verbs": list(verbs),
        "texts_per_pack": TEXTS_PER_PACK,
    }


def pack_texts(sources: Iterable[Source], texts: Mapping[str, str]) -> list[str]:
    """Compress the articles' texts, TEXTS_PER_PACK at a time: zlib of a JSON list, in base64.

    Only what is opened is unpacked, so that thousands of articles neither slow the page nor fill a disk.
    """
    ordered = [texts.get(source.id, "") for source in sources]
    packs = (ordered[first : first + TEXTS_PER_PACK] for first in range(0, len(ordered), TEXTS_PER_PACK))
    return [base64.b64encode(zlib.compress(json.dumps(pack).encode("utf-8"), 9)).decode("ascii") for pack in packs]


def _article(source: Source, outlets: Numbers, actors: Numbers) -> list[Any]:
    return [
        source.id,
        source.title,
        outlets[source.outlet],
        source.date,
        [actors[name] for name in source.mentions if name in actors],
    ]


def _passage(passage: Passage, articles: Numbers, actors: Numbers, texts: Mapping[str, str]) -> list[Any]:
    text = texts.get(passage.article, "")
    before, after = _around(text, passage) if text else (passage.prefix, passage.suffix)
    return [
        *(articles[passage.article], _utf16(text, passage.start), _utf16(text, passage.end)),
        *(before, passage.exact, after, actors.get(passage.speaker, -1)),
        *(passage.trigger, passage.rule, passage.confidence),
    ]


def _around(text: str, passage: Passage) -> tuple[str, str]:
    """Give the rest of the sentence before and after a passage, on the same line of its article."""
    line = text[text.rfind("\n", 0, passage.start) + 1 : passage.start]
    ends = [match.end() for match in SENTENCE_END.finditer(line)]
    before = line[ends[-1] :].lstrip() if ends else line
    rest = text[passage.end :].split("\n", 1)[0]
    closing = SENTENCE_END.search(passage.exact[-1:] + rest)
    after = rest[: closing.end() - 1] if closing else rest
    return _last(before), _first(after)


def _last(words: str) -> str:
    return words if len(words) <= CONTEXT else "…" + words[-CONTEXT:].partition(" ")[2]


def _first(words: str) -> str:
    return words if len(words) <= CONTEXT else words[:CONTEXT].rpartition(" ")[0] + "…"


def _utf16(text: str, position: int) -> int:
    # JavaScript counts UTF-16 units where Python counts code points.
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2 if text else position

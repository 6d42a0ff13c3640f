"""What the repairs make of parses that the parser gets wrong in wire copy, on hand-made parses."""

from __future__ import annotations

import pytest
from parsing import doc_of, word
from scenes import INFINITIVE, PAST, PRESENT, grammar, words

from kg.arguments import verb_fillers
from kg.repairs import repair_parse
from kg.tokens import Doc

TOWARDS = f"""
Paris Paris PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
adopté adopter VERB ROOT 2 {PAST}
des un DET det 4
sanctions sanction NOUN obj 2
à à ADP case 7
l' le DET det 7
encontre encontre NOUN nmod 4
du de ADP case 9
Mali Mali PROPN nmod 7
"""
MISTAGGED = f"""
Paris Paris PROPN nsubj 1
durcit durcir VERB ROOT 1 {PRESENT}
sa son DET det 3
position position NOUN obj 1
envers enver NOUN parataxis 1
Taïwan Taïwan PROPN obj 4
"""
FACING = f"""
Paris Paris PROPN nsubj 1
résiste résister VERB ROOT 1 {PRESENT}
face face NOUN case 4
aux à DET det 4
talibans taliban NOUN obl:mod 1
"""
HEADLINE = """
Tokyo Tokyo PROPN ROOT 0
menace menace NOUN nmod 0
le le DET det 3
régime régime NOUN nmod 0
de de ADP case 5
Pyongyang Pyongyang PROPN nmod 3
"""
FINITE = f"""
Gaza Gaza PROPN ROOT 0
: : PUNCT punct 0
l' le DET det 3
armée armée NOUN nmod 0
bombarde bombarder VERB amod 3 {PRESENT}
Rafah Rafah PROPN nmod 3
"""
SENTENCE = f"""
Paris Paris PROPN nsubj 2
a avoir AUX aux:tense 2 {PRESENT}
requis requérir VERB ROOT 2 {PAST}
dix dix NUM nummod 4
ans an NOUN obj 2
de de ADP case 6
prison prison NOUN nmod 4
"""
AIM = f"""
Paris Paris PROPN nsubj 1
plaide plaider VERB ROOT 1 {PRESENT}
en en ADP case 3
vue vue NOUN obl:mod 1
de de ADP mark 5
négocier négocier VERB acl 3 {INFINITIVE}
"""
NAME_AND_NOUN = """
Paris Paris PROPN ROOT 0
capitale capitale NOUN appos 0
de de ADP case 4
la le DET det 4
France France PROPN nmod 1
"""


def repaired(rows: str) -> Doc:
    """Return the parse after the repairs."""
    return repair_parse(doc_of(rows), words().times)


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (TOWARDS, "adopté", ("contre", "Mali")),
        (MISTAGGED, "durcit", ("envers", "Taïwan")),
        (FACING, "résiste", ("face", "talibans")),
        (HEADLINE, "menace", ("obj", "régime")),
        (HEADLINE, "menace", ("subj", "Tokyo")),
        (FINITE, "bombarde", ("subj", "armée")),
        (FINITE, "bombarde", ("obj", "Rafah")),
        (SENTENCE, "requis", ("obj", "ans")),
    ],
)
def test_a_repair_opens_a_slot(rows: str, verb: str, expected: tuple[str, str]) -> None:
    """What the parser hung elsewhere stands in a slot of the verb, or of the noun that completes it."""
    doc = repaired(rows)
    found = {(f.slot, f.token.text) for f in verb_fillers(word(doc, verb), grammar())}
    inside = (
        {(f.slot, f.token.text) for f in verb_fillers(word(doc, "sanctions"), grammar())} if rows == TOWARDS else set()
    )
    assert expected in found | inside


@pytest.mark.parametrize("rows", [AIM, NAME_AND_NOUN])
def test_a_sound_parse_stays(rows: str) -> None:
    """An infinitive behind a preposition of several words, and a noun beside a name, are left as they are."""
    before, after = doc_of(rows), repaired(rows)
    assert [(t.head.i, t.dep_, t.pos_) for t in before] == [(t.head.i, t.dep_, t.pos_) for t in after]

"""Bodies that are one: *l'armée syrienne* and *les forces armées*, *la Cour constitutionnelle* and *la Cour*."""

from __future__ import annotations

from kg.coreference.chains import Links
from kg.coreference.hypernyms import is_anaphoric, is_bare
from kg.lexicon import Lexicon
from kg.model import Mention
from kg.tokens import Doc
from kg.wordlists import rows

STATES = frozenset({"pays", "nation", "État", "état", "puissance"})
MEANS = {row[0]: row[1] for row in rows("same_bodies.tsv")}


def same_bodies(doc: Doc, i: int, mentions: list[Mention], links: Links) -> list[int]:
    """Return the resolved bodies that ``i`` repeats: under its noun, else under a noun for the same, if they are one."""
    mention = mentions[i]
    others = [
        j
        for j, other in enumerate(mentions)
        if j != i and other.form == "body" and links.resolved(j) and _same_owner(mention, other, links)
    ]
    alike = [j for j in others if _alike(mention, mentions[j])]
    if alike or not _is_known(doc, mention):
        return alike
    noun = MEANS.get(mention.noun, mention.noun)
    same = [j for j in others if MEANS.get(mentions[j].noun, mentions[j].noun) == noun and _is_known(doc, mentions[j])]
    if mention.of < 0:
        same += [j for j, m in enumerate(mentions) if m.form == "collective" and m.name.lower().split()[0] == noun]
    return sorted(same) if len({links.chain(j) for j in same}) == 1 else []


def _alike(a: Mention, b: Mention) -> bool:
    return a.noun == b.noun and a.kind == b.kind and a.number == b.number


def _is_known(doc: Doc, mention: Mention) -> bool:
    """*les policiers*, not *des policiers*, *14 policiers* (some of them) or *les armées* (several)."""
    several = mention.number == "pl" and not mention.noun.endswith("s")
    counted = any(t.dep_ == "nummod" or t.pos_ == "NUM" for t in doc[mention.head].children)
    return mention.definite and not several and not counted


def _same_owner(a: Mention, b: Mention, links: Links) -> bool:
    return a.of < 0 or b.of < 0 or links.chain(a.of) == links.chain(b.of)


def fuller_body(doc: Doc, i: int, mentions: list[Mention], links: Links, lexicon: Lexicon) -> int:
    """*la Cour* after *la Cour constitutionnelle*, *le ministère* after *le ministère de la Défense*: the only one, or -1."""
    mention = mentions[i]
    if mention.of >= 0 or not is_anaphoric(doc, mention) or not is_bare(doc, mention, mentions, lexicon):
        return -1
    fuller = [j for j in range(i) if _is_fuller(mentions[j], mention) and links.resolved(j)]
    return fuller[-1] if len({links.chain(j) for j in fuller}) == 1 else -1


def _is_fuller(other: Mention, mention: Mention) -> bool:
    same = other.form == "body" and other.kind == mention.kind and other.number == "sg"
    return same and other.noun.startswith(mention.noun + " ")


def governed_before(i: int, mentions: list[Mention], links: Links) -> int:
    """*le régime* after *le gouvernement syrien*: the last government that the article named by its country, or -1."""
    return next(
        (j for j in range(i - 1, -1, -1) if _is_named_government(mentions[j], mentions) and links.resolved(j)), -1
    )


def _is_named_government(mention: Mention, mentions: list[Mention]) -> bool:
    government = mention.form == "body" and mention.kind == "Country" and mention.noun not in STATES
    return government and mention.of >= 0 and mentions[mention.of].kind in ("Country", "Person")

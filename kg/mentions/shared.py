"""One plural noun for several actors: *les présidents* mauritanien *et* guinéen, *l'aviation* syrienne *et* russe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.lexicon import Lexicon
from kg.mentions.complements import complete
from kg.model import Mention
from kg.tokens import Doc

PLURAL = ("s", "x")
INVARIANT = ("ais", "ois")  # *français* is singular as well


def share_nouns(doc: Doc, mentions: Sequence[Mention], starts: Mapping[int, int], lexicon: Lexicon) -> list[Mention]:
    """Return ``mentions`` with each shared noun widened over all its adjectives, then one mention for each of them."""
    whole, parts = [], []
    for mention in mentions:
        owners = _owners(doc, mention, mentions, starts)
        if owners:
            share = _share_of_one if _singular(doc, owners, mentions) else _share
            shares = [share(doc, mention, o, mentions, starts, lexicon) for o in owners]
            parts += [replace(s, title=shares[-1].title) for s in shares]
            mention = replace(mention, end=shares[-1].end, of=-1, number="pl")
        whole.append(mention)
    return [*whole, *parts]


def _owners(doc: Doc, mention: Mention, mentions: Sequence[Mention], starts: Mapping[int, int]) -> list[int]:
    """Return the adjectives that divide a noun among countries, none where it belongs to all of them together."""
    one = mention.number == "sg" and (mention.form != "body" or mention.kind == "Group")
    if one or mention.form not in ("role", "body") or mention.of < 0 or mentions[mention.of].end != mention.end:
        return []
    owners = [mention.of, *_listed(doc, mention.end, mentions, starts)]
    words = [doc[mentions[o].start].lower_ for o in owners]
    alike = all(mentions[o].form == "demonym" for o in owners)
    each_one, each_several = all(map(_may_be_one, words)), all(w.endswith(PLURAL) for w in words)
    return owners if len(owners) > 1 and alike and (each_one or each_several) else []


def _singular(doc: Doc, owners: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Tell *les présidents* russe et turc, who are two, from *les soldats* russes et turcs."""
    return any(not doc[mentions[o].start].lower_.endswith(PLURAL) for o in owners)


def _may_be_one(adjective: str) -> bool:
    return not adjective.endswith(PLURAL) or adjective.endswith(INVARIANT)


def _listed(doc: Doc, at: int, mentions: Sequence[Mention], starts: Mapping[int, int]) -> Iterator[int]:
    """Yield the adjectives behind the first one, between which the names may stand (*russe* Vladimir Poutine *et turc*)."""
    while at < len(doc):
        name = starts.get(at)
        if name is not None and mentions[name].form == "name":
            at = mentions[name].end
        following = starts.get(at + 1)
        if at + 1 >= len(doc) or doc[at].lower_ not in ("et", ",") or following is None:
            return
        if mentions[following].form != "demonym":
            return
        yield following
        at = mentions[following].end


def _share(
    doc: Doc, mention: Mention, owner: int, mentions: Sequence[Mention], starts: Mapping[int, int], lexicon: Lexicon
) -> Mention:
    """Return what an adjective makes of the noun, with the field that may follow it (*allemands* des Affaires étrangères)."""
    adjective = mentions[owner]
    part = replace(mention, start=adjective.start, end=adjective.start, head=adjective.head, of=-1)
    found = complete(doc, part, list(mentions), dict(starts), lexicon)
    return replace(found, name=f"{doc[mention.start].text} {found.name}")


def _share_of_one(
    doc: Doc, mention: Mention, owner: int, mentions: Sequence[Mention], starts: Mapping[int, int], lexicon: Lexicon
) -> Mention:
    """Return the one actor of an adjective, with the field that may follow it (*allemand* des Affaires étrangères)."""
    adjective, noun = mentions[owner], doc[mention.start].lower_
    one = replace(
        mention, start=adjective.start, end=adjective.start, head=adjective.head, number="sg", of=-1, definite=True, generic=False
    )  # fmt: skip
    if mention.form == "role" or (mention.kind == "Group" and noun in lexicon.roles):
        lemma = mention.noun if mention.form == "role" else lexicon.roles[noun][0]
        one = replace(one, form="role", kind="Person", noun=lemma, title=lemma)
    found = complete(doc, one, list(mentions), dict(starts), lexicon)
    return replace(found, name=f"{one.noun} {found.name}")

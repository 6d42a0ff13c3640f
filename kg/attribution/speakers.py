"""The entity that a speaker is, whatever noun names him (*l'agence Belta*, *un rapport de X*, *le journal*)."""

from __future__ import annotations

from collections.abc import Callable

from kg.attribution.speech import agents_of
from kg.lexicon import Lexicon
from kg.tokens import Token

ActorsAt = Callable[[Token], tuple[str, ...]]

SPOKESPERSON = "porte-parole"
MEDIUM_BACK = 300  # tokens to the name of *le journal*


def entity_of(speaker: Token, actors_at: ActorsAt, lexicon: Lexicon) -> str:
    """Return the first entity at the speaker, at a name beside it (*l'agence Belta*), else the body of a spokesperson.

    Nobody for *une source policière*, whatever body the source is near.
    """
    below = [t for t in speaker.children if t.dep_.startswith(("nmod", "appos", "flat")) and actors_at(t)]
    named = [t for t in below if not any(c.dep_ == "case" for c in t.children)]
    anonymous = speaker.lemma_.lower() in lexicon.anonymous or speaker.lower_ in lexicon.anonymous
    unnamed = _is_somebody(speaker, lexicon) and (anonymous or (speaker.lemma_ == SPOKESPERSON and not named))
    own = [] if unnamed else [speaker]
    makers = [a for t in speaker.children if t.dep_ == "acl" for a in agents_of(t)]
    tokens = [*own, *named, *makers, *([] if anonymous else below)]
    found = next((actors_at(t)[0] for t in tokens if actors_at(t)), "")
    return found or _last_medium(speaker, actors_at, lexicon)


def _is_somebody(speaker: Token, lexicon: Lexicon) -> bool:
    """Return whether one unnamed person speaks (*un diplomate européen*): Europe does not."""
    a = any(t.dep_ == "det" and t.lower_ in ("un", "une") for t in speaker.children)
    return a and speaker.lemma_.lower() not in lexicon.texts


def _last_medium(speaker: Token, actors_at: ActorsAt, lexicon: Lexicon) -> str:
    """*Le journal précise*: the medium named last."""
    definite = any(t.dep_ == "det" and "Def" in t.morph.get("Definite", []) for t in speaker.children)
    if not definite or lexicon.attribution.get(f"le {speaker.lemma_.lower()}") != "medium":
        return ""
    for i in range(speaker.i - 1, max(-1, speaker.i - MEDIUM_BACK), -1):
        token = speaker.doc[i]
        if token.pos_ in ("PROPN", "NOUN"):
            for entity in actors_at(token):
                entry = lexicon.gazetteer.entries.get(entity)
                if entry is not None and entry.media:
                    return entity
    return ""

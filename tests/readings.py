"""Hand-made readings that the tests of the graph side share."""

from __future__ import annotations

from kg.model import Article, Entity, Event, Evidence, Reading, Role

MINSK = (
    "Les États-Unis ont annoncé lundi de nouvelles sanctions contre le Bélarus. "
    "« Nous n'avons attaqué personne », a démenti Minsk. "
    "Emmanuel Macron s'est entretenu avec Vladimir Poutine, selon l'Élysée. "
    "Le président Alexandre Loukachenko a libéré Roman Protassevitch."
)
PARIS = (
    "Vladimir Poutine et Emmanuel Macron se sont rencontrés à Genève. "
    "Moscou a attaqué l'Ukraine. Les Etats-Unis sanctionnent la Biélorussie."
)
USA = Entity("etats-unis", "Country", "États-Unis", ("Washington",), "Q30")
BELARUS = Entity("bielorussie", "Country", "Biélorussie", ("Bélarus", "Minsk"), "Q184")
MACRON = Entity("emmanuel-macron", "Person", "Emmanuel Macron", ("Macron",), "Q3052772")
POUTINE = Entity("vladimir-poutine", "Person", "Vladimir Poutine", (), "Q7747")
LOUKACHENKO = Entity("alexandre-loukachenko", "Person", "Alexandre Loukachenko", ("Loukachenko",), "Q2866")
PROTASSEVITCH = Entity("roman-protassevitch", "Person", "Roman Protassevitch")
ELYSEE = Entity("elysee", "Organization", "Élysée")
GENEVE = Entity("geneve", "Place", "Genève", (), "Q71")
RUSSIA = Entity("russie", "Country", "Russie", ("Moscou",), "Q159")
UKRAINE = Entity("ukraine", "Country", "Ukraine", (), "Q212")


def evidence(text: str, words: str, trigger: str, source: str = "", confidence: float = 0.9) -> Evidence:
    """Make the evidence that ``words`` of ``text`` give."""
    start = text.index(words)
    return Evidence(start, start + len(words), trigger, f"règle-{trigger}", confidence, source)


def reading(article: Article, *items: Event | Role, entities: tuple[Entity, ...]) -> Reading:
    """Put events and roles into the reading of an article."""
    events = tuple(item for item in items if isinstance(item, Event))
    roles = tuple(item for item in items if isinstance(item, Role))
    return Reading(article, tuple(sorted(entities, key=lambda entity: entity.id)), events, roles)


def belga() -> Reading:
    """Give an article with a planned sanction, a denial, a call, a release and an office."""
    article = Article("000_belga", MINSK, MINSK, "Sanctions contre Minsk", "2021-11", "Belga")
    sanction = evidence(MINSK, MINSK[:73], "sanction")
    call = evidence(MINSK, "Emmanuel Macron s'est entretenu avec Vladimir Poutine", "s'entretenir", "elysee", 0.75)
    freed = evidence(MINSK, "Alexandre Loukachenko a libéré Roman Protassevitch", "libérer")
    office = evidence(MINSK, "président Alexandre Loukachenko", "président")
    denial = evidence(MINSK, "Nous n'avons attaqué personne", "attaquer", "bielorussie")
    return reading(
        article,
        Event("SANCTION", "discontinue", "etats-unis", "bielorussie", "planned", "2021-11-15", "", sanction),
        Event("CONSULT", "phone", "vladimir-poutine", "emmanuel-macron", "actual", "", "", call),
        Event("RETREAT", "release", "alexandre-loukachenko", "roman-protassevitch", "actual", "2021", "", freed),
        Event("ASSAULT", "", "bielorussie", "ukraine", "denied", "", "", denial),
        Role("alexandre-loukachenko", "bielorussie", "président", office),
        entities=(USA, BELARUS, MACRON, POUTINE, LOUKACHENKO, PROTASSEVITCH, ELYSEE, UKRAINE),
    )


def afp() -> Reading:
    """Give a second article that shares actors with the first and spells one of them without its accent."""
    article = Article("001_afp", PARIS, PARIS, "", "2021-12-01", "AFP")
    usa = Entity("etats-unis", "Country", "Etats-Unis", (), "Q30")
    met = evidence(PARIS, "Vladimir Poutine et Emmanuel Macron se sont rencontrés", "se rencontrer")
    war = evidence(PARIS, "Moscou a attaqué l'Ukraine", "attaquer")
    punished = evidence(PARIS, "Les Etats-Unis sanctionnent la Biélorussie", "sanctionner")
    return reading(
        article,
        Event("CONSULT", "", "vladimir-poutine", "emmanuel-macron", "actual", "", "geneve", met),
        Event("ASSAULT", "", "russie", "ukraine", "actual", "2021-12", "", war),
        Event("ASSAULT", "", "bielorussie", "ukraine", "actual", "", "", war),
        Event("SANCTION", "discontinue", "etats-unis", "bielorussie", "planned", "2021-11-15", "", punished),
        entities=(usa, BELARUS, MACRON, POUTINE, GENEVE, RUSSIA, UKRAINE),
    )

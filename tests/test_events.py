"""Which events the frames propose on hand-made parses, and which of them the scorer keeps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scenes import INFINITIVE, PAST, PRESENT, grammar, named, scene_of, words

from kg.events import Scene, choose, propose
from kg.events.scorer import Scorer, load_scorer
from kg.frames import Frame

Triple = tuple[str, str, str]


def frame(word: str, pos: str = "verb", **fields: object) -> Frame:
    """Make a frame of an invented lexicon."""
    made = Frame(word, pos, word, "ACCUSE", ("subj",), ("obj",), examples=())
    return replace(made, **fields)


def proposed(rows: str, *frames: Frame, **names: str) -> list[Triple]:
    """Return the events that ``frames`` alone propose in a parse, implicit arguments left out."""
    scene = scene_of(named(rows, **names))
    verbs, nouns = ({f.word: tuple(g for g in frames if g.word == f.word and g.pos == pos) for f in frames if f.pos == pos}
                    for pos in ("verb", "noun"))  # fmt: skip
    lexicon = replace(words(), verbs=verbs, nouns=nouns)
    found = propose(Scene(scene.doc, scene.mentions, scene.ids, scene.entities, lexicon, grammar()))
    return [
        (c.actor.entity, c.trigger.frame.type, c.recipient.entity)
        for c, _ in found
        if "implicit" not in (c.actor.slot, c.recipient.slot)
    ]


ACTIVE = f"""
Paris Paris PROPN nsubj 1
accuse accuser VERB ROOT 1 {PRESENT}
Moscou Moscou PROPN obj 1
"""
CITIES = {"Paris": "paris", "Moscou": "moscou"}


def test_a_frame_fills_its_slots() -> None:
    """The entities in the slots of the frame are actor and recipient, capitals as governments."""
    assert proposed(ACTIVE, frame("accuser"), **CITIES) == [("france", "ACCUSE", "russie")]


def test_a_word_without_frame_proposes_nothing() -> None:
    """What the lexicon does not know is no event."""
    assert proposed(ACTIVE, frame("sanctionner"), **CITIES) == []


def test_the_first_slot_that_holds_an_entity_wins() -> None:
    """The order of the slots is the order of likelihood."""
    found = proposed(ACTIVE, frame("accuser", recipient=("à", "obj", "subj")), **CITIES)
    assert found == [("france", "ACCUSE", "russie")]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"needs": frozenset({"obj"})}, True),
        ({"needs": frozenset({"que", "prep:contre"})}, False),
        ({"unless": frozenset({"obj:moscou"})}, False),
        ({"unless": frozenset({"no-obj", "refl"})}, True),
        ({"object_is": frozenset({"country"})}, True),
        ({"object_is": frozenset({"human"})}, False),
        ({"actor_is": frozenset({"person"})}, False),
        ({"recipient_is": frozenset({"agent", "place"})}, True),
        ({"carrier": frozenset({"sanction"})}, False),
        ({"reflexive": True}, False),
        ({"particle": "en"}, False),
    ],
)
def test_conditions_of_a_frame(fields: dict[str, object], kept: bool) -> None:
    """A frame says what its clause and its arguments must be like."""
    assert bool(proposed(ACTIVE, frame("accuser", **fields), **CITIES)) is kept


@pytest.mark.parametrize(
    ("rest", "sign"),
    [
        ("qu' que PRON obj 4\nfrappe frapper VERB acl:relcl 2 VerbForm=Fin", "que"),
        ("comme comme ADP case 4\nprésident président NOUN nmod 2", "prep:comme"),
        ("à à ADP case 4\ndomicile domicile NOUN nmod 2", "prep:à"),
        ("fin fin NOUN obl:mod 1", "obj:fin"),
    ],
)
def test_what_hangs_on_a_name_completes_the_verb(rest: str, sign: str) -> None:
    """*avertit Moscou **qu'**il frappe*, *reconnaît X **comme** président*; *met **fin*** is no date."""
    rows = f"{ACTIVE.rstrip()}\n{rest}\n"
    assert len(proposed(rows, frame("accuser", needs=frozenset({sign})), **CITIES)) == 1
    assert not proposed(ACTIVE, frame("accuser", needs=frozenset({sign})), **CITIES)


LIFTING = f"""
Paris Paris PROPN nsubj 1
lève lever VERB ROOT 1 {PRESENT}
les le DET det 3
sanctions sanction NOUN obj 1
contre contre ADP case 5
Moscou Moscou PROPN nmod 3
"""


def test_an_idiom_uses_its_noun_up() -> None:
    """*lever les sanctions* is one event, read through both words; the noun makes no second one."""
    lift = frame("lever", type="CONCEDE", carrier=frozenset({"sanction"}), recipient=("contre",))
    punish = frame("sanction", "noun", type="SANCTION", actor=("subj",), recipient=("contre",))
    assert proposed(LIFTING, lift, punish, **CITIES) == [("france", "CONCEDE", "russie")]


def test_an_idiom_wins_over_the_verb_alone() -> None:
    """The sense with its noun excludes the plain one."""
    lift = frame("lever", type="CONCEDE", carrier=frozenset({"sanction"}), recipient=("contre",))
    raise_ = frame("lever", type="AID", recipient=("obj", "contre"))
    assert proposed(LIFTING, raise_, lift, **CITIES) == [("france", "CONCEDE", "russie")]


def test_the_actor_behind_a_thing() -> None:
    """*condamne la décision russe* is about Russia."""
    found = proposed(
        f"""
        Paris Paris PROPN nsubj 1
        condamne condamner VERB ROOT 1 {PRESENT}
        la le DET det 3
        décision décision NOUN obj 1
        russe russe ADJ amod 3 Number=Sing
        """,
        frame("condamner", recipient=("obj", "obj>")),
        Paris="paris",
    )
    assert found == [("france", "ACCUSE", "russie")]


@pytest.mark.parametrize(
    "rows",
    [
        f"""
        Paris Paris PROPN nsubj 1
        condamne condamner VERB ROOT 1 {PRESENT}
        le le DET det 3
        projet projet NOUN obj 1
        de de ADP case 5
        loi loi NOUN nmod 3
        présenté présenter VERB acl 5 {PAST}
        par par ADP case 8
        Moscou Moscou PROPN obl:mod 6
        """,
        f"""
        Paris Paris PROPN nsubj 1
        condamne condamner VERB ROOT 1 {PRESENT}
        le le DET det 3
        projet projet NOUN obj 1
        que que PRON obj 5
        prépare préparer VERB acl:relcl 3 {PRESENT}
        Moscou Moscou PROPN nsubj 5
        """,
    ],
)
def test_the_maker_behind_a_thing(rows: str) -> None:
    """*le projet de loi présenté par X*, *le projet que prépare X*: the thing or what it is made of names X."""
    assert proposed(rows, frame("condamner", recipient=("obj", "obj>")), **CITIES) == [("france", "ACCUSE", "russie")]


def test_the_maker_behind_a_chain_of_nouns() -> None:
    """*la version de la loi sur le code présentée par X*: whichever noun the parse hung the participle on."""
    found = proposed(
        f"""
        Paris Paris PROPN nsubj 1
        condamne condamner VERB ROOT 1 {PRESENT}
        la le DET det 3
        version version NOUN obj 1
        de de ADP case 5
        loi loi NOUN nmod 3
        sur sur ADP case 7
        code code NOUN nmod 5
        présentée présenter VERB acl 7 {PAST}
        par par ADP case 10
        Moscou Moscou PROPN obl:mod 8
        """,
        frame("condamner", recipient=("obj", "obj>")),
        **CITIES,
    )
    assert found == [("france", "ACCUSE", "russie")]


@pytest.mark.parametrize(("kind", "count"), [("COERCE", 0), ("AID", 1)])
def test_the_victim_of_an_act_is_not_behind_it(kind: str, count: int) -> None:
    """*Paris dénonce l'arrestation de Moscou*: the one arrested is not the one blamed."""
    blame = frame("dénoncer", recipient=("obj>",))
    act = frame("arrestation", "noun", type=kind, actor=("par",), recipient=("de",))
    found = proposed(
        f"""
        Paris Paris PROPN nsubj 1
        dénonce dénoncer VERB ROOT 1 {PRESENT}
        l' le DET det 3
        arrestation arrestation NOUN obj 1
        de de ADP case 5
        Moscou Moscou PROPN nmod 3
        """,
        blame,
        act,
        **CITIES,
    )
    assert len([triple for triple in found if triple[1] == "ACCUSE"]) == count


def test_a_noun_is_completed_by_an_infinitive() -> None:
    """*le refus de Paris de livrer des chars à Moscou*: whom the one who refuses would have served."""
    found = proposed(
        f"""
        le le DET det 1
        refus refus NOUN ROOT 1
        de de ADP case 3
        Paris Paris PROPN nmod 1
        de de ADP mark 5
        livrer livrer VERB acl 1 {INFINITIVE}
        des un DET det 7
        chars char NOUN obj 5
        à à ADP case 9
        Moscou Moscou PROPN nmod 7
        """,
        frame("refus", "noun", type="REJECT", actor=("de",), recipient=("comp",)),
        **CITIES,
    )
    assert found == [("france", "REJECT", "russie")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            f"""
            Paris Paris PROPN nsubj 1
            condamne condamner VERB ROOT 1 {PRESENT}
            la le DET det 3
            gestion gestion NOUN obj 1
            de de ADP case 6
            la le DET det 6
            crise crise NOUN nmod 3
            par par ADP case 8
            Moscou Moscou PROPN nmod 6
            """,
            id="hung on the complement",
        ),
        pytest.param(
            f"""
            Moscou Moscou PROPN nsubj 7
            , , PUNCT punct 7
            dont dont PRON nmod 3
            Paris Paris PROPN nsubj 4
            condamne condamner VERB acl:relcl 0 {PRESENT}
            la le DET det 6
            politique politique NOUN obj 4
            dort dormir VERB ROOT 7 {PRESENT}
            """,
            id="whose thing",
        ),
        pytest.param(
            f"""
            Paris Paris PROPN nsubj 1
            condamne condamner VERB ROOT 1 {PRESENT}
            « « PUNCT punct 4
            la le DET det 4
            brutalité brutalité NOUN obj 1
            » » PUNCT punct 4
            de de ADP case 7
            Moscou Moscou PROPN obl:mod 1
            """,
            id="behind the quotation",
        ),
    ],
)
def test_whose_thing_is_condemned(rows: str) -> None:
    """*la gestion de la crise par X*, *X, dont Y condamne la politique*, *« la brutalité » de X*."""
    assert proposed(rows, frame("condamner", recipient=("obj", "obj>")), **CITIES) == [("france", "ACCUSE", "russie")]


MENDACIOUS = f"""
Paris Paris PROPN nsubj 1
affirme affirmer VERB ROOT 1 {PRESENT}
que que SCONJ mark 5
Moscou Moscou PROPN nsubj 5
{{particle}}
ment mentir VERB ccomp 1 {PRESENT}
"""


@pytest.mark.parametrize(("particle", "accused"), [("bien bien ADV advmod 5", True), ("ne ne ADV advmod 5", False)])
def test_who_is_said_to_lie(particle: str, accused: bool) -> None:
    """*Paris affirme que Moscou ment* accuses, *que Moscou ne ment pas* does not."""
    say = frame("affirmer", carrier=frozenset({"mentir"}), prep="que", recipient=("comp",))
    found = proposed(MENDACIOUS.format(particle=particle), say, **CITIES)
    assert found == ([("france", "ACCUSE", "russie")] if accused else [])


QUALIFIED = f"""
Paris Paris PROPN nsubj 1
qualifie qualifier VERB ROOT 1 {PRESENT}
les le DET det 3
propos propos NOUN obj 1
de de ADP case 5
Moscou Moscou PROPN nmod 3
d' de ADP case 7
inacceptables inacceptables NOUN nmod 5
"""


def test_an_idiom_hung_deep_below_the_object() -> None:
    """*qualifie les propos de X d'inacceptables*, taken for a complement of X, in a plural without a lemma."""
    call = frame("qualifier", carrier=frozenset({"inacceptable"}), prep="de", recipient=("obj>",))
    assert proposed(QUALIFIED, call, **CITIES) == [("france", "ACCUSE", "russie")]


def test_whom_the_object_is_given_to() -> None:
    """*Paris impute l'explosion à Moscou*, where the parse hung *à Moscou* on the explosion."""
    found = proposed(
        f"""
        Paris Paris PROPN nsubj 1
        impute imputer VERB ROOT 1 {PRESENT}
        l' le DET det 3
        explosion explosion NOUN obj 1
        à à ADP case 5
        Moscou Moscou PROPN nmod 3
        """,
        frame("imputer", recipient=("à",)),
        **CITIES,
    )
    assert found == [("france", "ACCUSE", "russie")]


def test_an_event_noun_between_two() -> None:
    """*entretiens entre X et Y* names both parties once."""
    found = proposed(
        """
        entretiens entretien NOUN ROOT 0
        entre entre ADP case 2
        Paris Paris PROPN nmod 0
        et et CCONJ cc 4
        Moscou Moscou PROPN conj 2
        """,
        frame("entretien", "noun", type="CONSULT", actor=("entre", "de"), recipient=("avec",)),
        **CITIES,
    )
    assert [sorted(event) for event in found] == [["CONSULT", "france", "russie"]]


FIGHT = """
combats combat NOUN nsubj 1
éclatent éclater VERB ROOT 1
à à ADP case 3
Bangui Bangui PROPN obl:mod 1
entre entre ADP case 5
Paris Paris PROPN obl:mod 1
et et CCONJ cc 7
Moscou Moscou PROPN conj 5
"""
BORDER = """
accord accord NOUN ROOT 0
sur sur ADP case 2
frontière frontière NOUN nmod 0
entre entre ADP case 4
Paris Paris PROPN nmod 2
et et CCONJ cc 6
Moscou Moscou PROPN conj 4
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [(FIGHT, "combat", [["ASSAULT", "france", "russie"]]), (BORDER, "accord", [])],
)
def test_between_may_stand_behind_the_verb_of_its_noun(rows: str, noun: str, expected: list[list[str]]) -> None:
    """*des combats éclatent à X entre A et B* names the parties; *la frontière entre A et B* belongs to the border."""
    used = frame(noun, "noun", type="ASSAULT", actor=("entre",), recipient=("entre",))
    assert [sorted(event) for event in proposed(rows, used, **CITIES)] == expected


@pytest.mark.parametrize(("kinds", "expected"), [({"country"}, 1), ({"group"}, 0)])
def test_between_names_sides_of_the_wanted_kind(kinds: set[str], expected: int) -> None:
    """*un combat entre deux boxeurs* is no event of a frame that asks for bodies."""
    used = frame("combat", "noun", type="ASSAULT", actor=("entre",), recipient=("entre",), actor_is=frozenset(kinds))
    assert len(proposed(FIGHT, used, **CITIES)) == expected


SUGGESTS = """
Paris Paris PROPN nsubj 1
suggère suggérer VERB ROOT 1 {PRESENT}
que que SCONJ mark 4
Moscou Moscou PROPN nsubj 4
{clause}
"""


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("gagnerait gagner VERB ccomp 1 Mood=Cnd|VerbForm=Fin", []),
        ("cesse cesser VERB ccomp 1 Mood=Sub|VerbForm=Fin", [("france", "REQUEST", "russie")]),
    ],
)
def test_an_opinion_on_what_would_be_asks_nothing(clause: str, expected: list[Triple]) -> None:
    """*suggère que X gagnerait* tells an opinion, *suggère que X cesse* a wish."""
    rows = SUGGESTS.format(PRESENT=PRESENT, clause=clause)
    used = frame("suggérer", type="REQUEST", recipient=("comp",), unless=frozenset({"que+fut"}))
    assert proposed(rows, used, **CITIES) == expected


def test_between_beside_a_verb_names_both_sides() -> None:
    """*un accord signé entre A et B*: the two who sign together are those of *entre*."""
    found = proposed(
        f"""
        accord accord NOUN ROOT 0
        signé signer VERB acl 0 {PAST}
        entre entre ADP case 3
        Paris Paris PROPN obl:mod 1
        et et CCONJ cc 5
        Moscou Moscou PROPN conj 3
        """,
        frame("signer", type="AGREE", recipient=("avec", "each")),
        **CITIES,
    )
    assert [sorted(event) for event in found] == [["AGREE", "france", "russie"]]


def test_names_that_spell_a_plural_out_share_its_slot() -> None:
    """*des experts, à savoir A et B, accusent …*: each of those named accuses."""
    found = proposed(
        f"""
        experts expert NOUN nsubj 8 Number=Plur
        , , PUNCT punct 0
        à à ADP case 4
        savoir savoir VERB fixed 2
        Durand Durand PROPN appos 0
        et et CCONJ cc 6
        Martin Martin PROPN conj 4
        , , PUNCT punct 0
        accusent accuser VERB ROOT 8 {PRESENT}
        Moscou Moscou PROPN obj 8
        """,
        frame("accuser"),
        Durand="PER",
        Martin="PER",
        Moscou="moscou",
    )
    assert {actor.partition("-")[0] for actor, _, _ in found} >= {"durand", "martin"}


def test_one_name_at_both_ends_leaves_the_other_end_open() -> None:
    """*l'acquisition de Paris*: the name is what was acquired, who did it is to be found in the text."""
    scene = scene_of(
        named(
            """
            Moscou Moscou PROPN ROOT 0
            . . PUNCT punct 0

            acquisition acquisition NOUN ROOT 2
            de de ADP case 4
            Paris Paris PROPN nmod 2
            """,
            **CITIES,
        )
    )
    taking = frame("acquisition", "noun", type="COOPERATE", actor=("subj", "de"), recipient=("de",))
    lexicon = replace(words(), verbs={}, nouns={"acquisition": (taking,)})
    found = propose(Scene(scene.doc, scene.mentions, scene.ids, scene.entities, lexicon, grammar()))
    assert [(c.actor.slot, c.recipient.slot) for c, _ in found] == [("implicit", "de")]


def test_a_reciprocal_verb_makes_a_pair_of_its_subject() -> None:
    """*X et Y se sont rencontrés* needs no object."""
    found = proposed(
        f"""
        Paris Paris PROPN nsubj 5
        et et CCONJ cc 2
        Moscou Moscou PROPN conj 0
        se se PRON expl:comp 5
        sont être AUX aux:tense 5 {PRESENT}
        rencontrés rencontrer VERB ROOT 5 {PAST}
        """,
        frame("rencontrer", type="CONSULT", reciprocal=True),
        **CITIES,
    )
    assert [sorted(event) for event in found] == [["CONSULT", "france", "russie"]]


def test_coordination_distributes() -> None:
    """Two actors that accuse one make two events."""
    found = proposed(
        f"""
        Paris Paris PROPN nsubj 3
        et et CCONJ cc 2
        Berlin Berlin PROPN conj 0
        accusent accuser VERB ROOT 3 {PRESENT}
        Moscou Moscou PROPN obj 3
        """,
        frame("accuser"),
        Berlin="berlin",
        **CITIES,
    )
    assert sorted(found) == [("allemagne", "ACCUSE", "russie"), ("france", "ACCUSE", "russie")]


def test_nobody_does_something_to_himself() -> None:
    """*Paris accuse la France*: one entity at both ends is no event."""
    assert proposed(ACTIVE, frame("accuser"), Paris="paris", Moscou="france") == []


def test_an_infinitive_that_asks_keeps_its_own_object() -> None:
    """*demande à Moscou d'aider Kiev*: who would help is the one who was asked."""
    found = proposed(
        f"""
        Paris Paris PROPN nsubj 1
        demande demander VERB ROOT 1 {PRESENT}
        à à ADP case 3
        Moscou Moscou PROPN obl:arg 1
        d' de ADP mark 5
        aider aider VERB xcomp 1 {INFINITIVE}
        Kiev Kiev PROPN obj 5
        """,
        frame("demander", type="REQUEST", recipient=("à",), control=True),
        frame("aider", type="AID"),
        Kiev="kiev",
        **CITIES,
    )
    assert found == [("france", "REQUEST", "russie"), ("russie", "AID", "ukraine")]


def test_an_unsaid_argument_is_proposed_from_the_text_before() -> None:
    """*La France regarde. Moscou accuse*: the scorer may take the country named before as the accused."""
    scene = scene_of(
        named(
            f"""
            La le DET det 1
            France France PROPN nsubj 2
            regarde regarder VERB ROOT 2 {PRESENT}

            Moscou Moscou PROPN nsubj 4
            accuse accuser VERB ROOT 4 {PRESENT}
            """,
            France="france",
            Moscou="moscou",
        )
    )
    found = {(c.actor.entity, c.recipient.entity, c.recipient.slot) for c, _ in propose(scene)}
    assert ("russie", "france", "implicit") in found


@pytest.mark.parametrize(
    ("rows", "goods"),
    [
        (f"vend vendre VERB ROOT 1 {PRESENT}\ndu de ADP case 3\ngaz gaz NOUN obl:arg 1\nà à ADP case 5", "gaz"),
        (f"rend rendre VERB ROOT 1 {PRESENT}\nle le DET det 3\ncorps corps NOUN obj 1\nà à ADP case 5", "corps"),
    ],
)
def test_goods_and_who_gets_them(rows: str, goods: str) -> None:
    """*vend du gaz à X*: a partitive is an object; what the parse hung on the goods is the verb's."""
    give = [frame(w, type="AID", carrier=frozenset({goods}), recipient=("à",)) for w in ("vendre", "rendre")]
    rows = f"Paris Paris PROPN nsubj 1\n{rows}\nMoscou Moscou PROPN nmod 3"
    assert proposed(rows, *give, **CITIES) == [("france", "AID", "russie")]


def test_a_deed_acts_for_its_author() -> None:
    """*Les frappes de Moscou menacent Paris*: Moscow threatens."""
    rows = f"""
    frappes frappe NOUN nsubj 3
    de de ADP case 2
    Moscou Moscou PROPN nmod 0
    menacent menacer VERB ROOT 3 {PRESENT}
    Paris Paris PROPN obj 3
    """
    strike = frame("frappe", "noun", type="ASSAULT", actor=("de",), recipient=("contre",))
    assert ("russie", "THREATEN", "france") in proposed(rows, frame("menacer", type="THREATEN"), strike, **CITIES)


def test_who_is_helped_is_the_subject_of_the_clause() -> None:
    """*Paris avance avec l'aide de Moscou*: Moscow helps Paris."""
    rows = f"""
    Paris Paris PROPN nsubj 1
    avance avancer VERB ROOT 1 {PRESENT}
    avec avec ADP case 4
    l' le DET det 4
    aide aide NOUN obl:mod 1
    de de ADP case 6
    Moscou Moscou PROPN nmod 4
    """
    help_ = frame("aide", "noun", type="AID", actor=("de",), recipient=("à",))
    assert proposed(rows, help_, **CITIES) == [("russie", "AID", "france")]


def scorer(threshold: float, **weights: float) -> Scorer:
    """Make a scorer in which a few features add up to the probability."""
    names = tuple(name.replace("_", "=") for name in weights)
    return Scorer(lambda rows: 0.5 + rows @ np.array(list(weights.values())), names, threshold)


def test_the_scorer_keeps_one_type_of_a_pair_at_a_word() -> None:
    """Of two senses of one word the likelier is written, with its probability."""
    scene = scene_of(named(ACTIVE, **CITIES))
    senses = (frame("accuser"), frame("accuser", type="THREATEN"))
    lexicon = replace(words(), verbs={"accuser": senses}, nouns={})
    found = propose(Scene(scene.doc, scene.mentions, scene.ids, scene.entities, lexicon, grammar()))
    chosen = choose(found, scorer(0.1, type_THREATEN=0.25))
    assert [(c.candidate.trigger.frame.type, c.confidence) for c in chosen] == [("THREATEN", 0.75)]


def test_nothing_below_the_threshold_is_written() -> None:
    """A reading that the scorer doubts stays out of the graph."""
    found = propose(scene_of(named(ACTIVE, **CITIES)))
    assert found
    assert choose(found, scorer(0.6)) == []


def test_features_that_were_not_learned_count_nothing() -> None:
    """A feature without a column leaves the probability as it is."""
    assert scorer(0.0, x=0.25).confidences([{"x": 1.0, "y": 5.0}, {"y": 5.0}]) == [0.75, 0.5]
    assert scorer(0.0).confidences([]) == []


def test_the_shipped_scorer_gives_probabilities() -> None:
    """Whatever the features, the trees of the package answer with a number between 0 and 1, the same each time."""
    shipped = load_scorer()
    rows = [dict.fromkeys(shipped.names, 1.0), {}, {"unknown": 3.0}]
    first = shipped.confidences(rows)
    assert all(0 < p < 1 for p in first)
    assert first == shipped.confidences(rows)


HOSTILE = """
Paris Paris PROPN nsubj 2
est être AUX cop 2
{form} {lemma} {pos} ROOT 2
{rest}
"""


@pytest.mark.parametrize(
    ("form", "rest", "read"),
    [
        ("hostile hostile ADJ", "à à ADP case 4\nMoscou Moscou PROPN obl:arg 2", True),
        ("hostiles hostil VERB", "à à ADP case 4\nMoscou Moscou PROPN obl:arg 2", True),  # as the lemmatiser errs
        ("hostile hostile ADJ", "de de ADP case 4\nMoscou Moscou PROPN obl:arg 2", False),
    ],
)
def test_what_somebody_is_said_to_be(form: str, rest: str, read: bool) -> None:
    """*Paris est hostile à Moscou*: an adjective with its preposition right behind it evokes a frame."""
    shape, lemma, pos = form.split()
    rows = HOSTILE.format(form=shape, lemma=lemma, pos=pos, rest=rest)
    hostile = frame("hostile", headword="être hostile", recipient=("à",))
    assert proposed(rows, hostile, **CITIES) == ([("france", "ACCUSE", "russie")] if read else [])


def test_a_predicate_and_a_preposition_of_several_words() -> None:
    """*Paris est critique à l'égard de Moscou*: the name stands far behind, its preposition does not."""
    rows = """
    Paris Paris PROPN nsubj 2
    est être AUX cop 2
    critique critique ADJ ROOT 2
    à à ADP case 7
    l' le ADP case 7
    égard égard ADP case 7
    de de ADP case 7
    Moscou Moscou PROPN obl:mod 2
    """
    critical = frame("critique", headword="être critique", recipient=("envers",))
    assert proposed(rows, critical, **CITIES) == [("france", "ACCUSE", "russie")]


CLASH = """
{first} {first} PROPN nsubj 1
affronte affronter VERB ROOT 1 {PRESENT}
{second} {second} PROPN obj 1
en en ADP case 4
{place} {place} NOUN obl:mod 1
"""


@pytest.mark.parametrize(
    ("first", "second", "place", "attacks"),
    [
        ("maroc", "espagne", "finale", False),
        ("maroc", "espagne", "mer", True),
        ("meta", "espagne", "mer", False),
        ("hamas", "israel", "finale", True),
        ("paris-saint-germain", "olympique-de-marseille", "finale", False),
    ],
)
def test_games_and_markets_are_no_war(first: str, second: str, place: str, attacks: bool) -> None:
    """*Le Maroc affronte l'Espagne en finale*, *Meta affronte …*: nobody attacks anybody."""
    rows = CLASH.format(first="Alpha", second="Beta", place=place, PRESENT=PRESENT)
    found = proposed(rows, frame("affronter", type="ASSAULT"), Alpha=first, Beta=second)
    assert found == ([(first, "ASSAULT", second)] if attacks else [])


@pytest.mark.parametrize(
    ("actor", "type_", "recipient", "read"),
    [
        ("bbc", "REQUEST", "france", False),
        ("france", "REQUEST", "bbc", True),
        ("france", "CONSULT", "bbc", False),
        ("bbc", "ACCUSE", "france", True),
    ],
)
def test_reporters_ask_without_making_news(actor: str, type_: str, recipient: str, read: bool) -> None:
    """*La BBC a sollicité Paris*, *Paris a reçu la BBC*: that is how news is made; accusing is an act."""
    rows = ACTIVE.replace("Paris", "Alpha").replace("Moscou", "Beta")
    found = proposed(rows, frame("accuser", type=type_), Alpha=actor, Beta=recipient)
    assert found == ([(actor, type_, recipient)] if read else [])


WANTS = f"""
Moscou Moscou PROPN nsubj 1
veut vouloir VERB ROOT 1 {PRESENT}
que que SCONJ mark 4
Paris Paris PROPN nsubj 4
quitte quitter VERB ccomp 1 Mood=Sub|VerbForm=Fin
Londres Londres PROPN obj 4
"""


def test_who_is_to_act_is_asked() -> None:
    """*Moscou veut que Paris quitte Londres*: Paris is asked; Londres only where the clause has no other subject."""
    used = frame("vouloir", type="REQUEST", recipient=("comp",))
    names = {**CITIES, "Londres": "londres"}
    assert proposed(WANTS, used, **names) == [("russie", "REQUEST", "france")]
    own = WANTS.replace("Paris Paris PROPN nsubj 4", "vite vite ADV advmod 4").replace(
        "quitte quitter VERB ccomp 1 Mood=Sub|VerbForm=Fin", f"quitter quitter VERB xcomp 1 {INFINITIVE}"
    )
    assert proposed(own, used, **names) == [("russie", "REQUEST", "royaume-uni")]


UNSAID = f"""
{{who}} {{who}} PROPN nsubj 1
regarde regarder VERB ROOT 1 {PRESENT}

Moscou Moscou PROPN nsubj 3
sanctionne sanctionner VERB ROOT 3 {PRESENT}
"""


@pytest.mark.parametrize(("who", "proposes"), [("bbc", False), ("france", True)])
def test_who_reports_is_no_unsaid_end(who: str, proposes: bool) -> None:
    """*La BBC regarde. Moscou sanctionne*: whom, is for others to say."""
    scene = scene_of(named(UNSAID.format(who="Alpha"), Alpha=who, Moscou="moscou"))
    assert (who in {c.recipient.entity for c, _ in propose(scene)}) == proposes


FACING = f"""
Malgré malgré ADP case 1
menaces menace NOUN obl:mod 6
de de ADP case 3
Moscou Moscou PROPN nmod 1
, , PUNCT punct 6
Paris Paris PROPN nsubj 6
agit agir VERB ROOT 6 {PRESENT}
"""
FEARED = f"""
Paris Paris PROPN nsubj 1
craint craindre VERB ROOT 1 {PRESENT}
menaces menace NOUN obj 1
de de ADP case 4
Moscou Moscou PROPN nmod 2
"""


@pytest.mark.parametrize("rows", [FACING, FEARED])
def test_who_faces_an_act_is_its_recipient(rows: str) -> None:
    """*Malgré les menaces de Y, X …*, *X craint des menaces de Y*: nobody threatens himself."""
    threat = frame("menace", pos="noun", actor=("subj", "de"), recipient=("contre",))
    assert proposed(rows, threat, **CITIES) == [("russie", "ACCUSE", "france")]


def test_what_words_around_a_noun_lend_needs_no_slot_of_its_frame() -> None:
    """*X obtient une rencontre avec Y*: of a symmetric type, whoever obtains it takes part."""
    rows = f"""
    Paris Paris PROPN nsubj 1
    obtient obtenir VERB ROOT 1 {PRESENT}
    rencontre rencontre NOUN obj 1
    avec avec ADP case 4
    Moscou Moscou PROPN nmod 2
    """
    meeting = frame("rencontre", pos="noun", type="CONSULT", actor=("entre",), recipient=("avec",))
    assert proposed(rows, meeting, **CITIES) == [("france", "CONSULT", "russie")]


ANNOUNCED = f"""
Washington Washington PROPN nsubj 1
annonce annoncer VERB ROOT 1 {PRESENT}
un un DET det 3
accord accord NOUN obj 1
entre entre ADP case 5
Paris Paris PROPN nmod 3
et et CCONJ cc 7
Moscou Moscou PROPN conj 5
"""
SIGNED = f"""
L' le DET det 1
accord accord NOUN nsubj:pass 7
entre entre ADP case 3
Paris Paris PROPN nmod 1
et et CCONJ cc 5
Moscou Moscou PROPN conj 1
est être AUX aux:pass 7 {PRESENT}
annoncé annoncer VERB ROOT 7 {PAST}|Voice=Pass
"""
BORDER = ANNOUNCED.replace("accord accord", "frontière frontière")


@pytest.mark.parametrize(
    ("rows", "expected"), [(ANNOUNCED, {"france", "russie"}), (SIGNED, {"france", "russie"}), (BORDER, set())]
)
def test_the_parties_of_an_idiom_stand_behind_its_noun(rows: str, expected: set[str]) -> None:
    """*annonce un accord entre A et B*, *l'accord entre A et B est annoncé*: the parties are A and B alone."""
    used = frame(
        "annoncer", type="AGREE", recipient=("avec", "each", "entre"), carrier=frozenset({"accord"}), reciprocal=True
    )
    found = proposed(rows, used, Washington="washington", **CITIES)
    assert {end for triple in found for end in (triple[0], triple[2])} == expected


TOLD = f"""
Durand Durand PROPN nsubj 1
annonce annoncer VERB ROOT 1 {PRESENT}
à à ADP case 3
Martin Martin PROPN obl:arg 1
lors lors ADV advmod 1
d' de ADP case 7
une un DET det 7
réunion réunion NOUN obl:mod 1
son son DET det 9
départ départ NOUN obj 1
"""


@pytest.mark.parametrize(("verb", "expected"), [("annoncer", 1), ("imputer", 0)])
def test_who_is_told_something_at_a_meeting_takes_part(verb: str, expected: int) -> None:
    """*X annonce à Y lors d'une réunion*: they meet; who is charged with something (*impute à Y*) need not be there."""
    meeting = frame("réunion", "noun", type="CONSULT", recipient=("avec",))
    rows = TOLD.replace("annonce annoncer", f"annonce {verb}")
    assert len(proposed(rows, meeting, Durand="PER", Martin="PER")) == expected


PURPOSE = f"""
Durand Durand PROPN nsubj 1
écrit écrire VERB ROOT 1 {PRESENT}
à à ADP case 3
Martin Martin PROPN obl:arg 1
pour pour ADP mark 5
réclamer réclamer VERB advcl 1 {INFINITIVE}
des un DET det 7
excuses excuse NOUN obj 5
"""


@pytest.mark.parametrize(("name", "expected"), [("PER", 1), ("paris", 0)])
def test_who_is_written_to_is_asked(name: str, expected: int) -> None:
    """*X écrit à Y pour réclamer …* asks Y, *X va à Paris pour réclamer …* does not ask Paris."""
    asks = frame("réclamer", type="REQUEST", recipient=("à",))
    assert len(proposed(PURPOSE, asks, Durand="PER", Martin=name)) == expected


ATTACK = {"type": "ASSAULT", "actor": ("par", "subj", "de"), "recipient": ("contre", "de")}


def test_victims_of_a_claimed_attack() -> None:
    """*X meurt dans un attentat revendiqué par Y*: the verb around the attack shows whom it hit."""
    rows = f"""
    Kiev Kiev PROPN nsubj 1
    meurt mourir VERB ROOT 1 {PRESENT}
    dans dans ADP case 4
    un un DET det 4
    attentat attentat NOUN obl:mod 1
    revendiqué revendiquer VERB acl 4 {PAST}
    par par ADP case 7
    Moscou Moscou PROPN obl:agent 5
    """
    claims = frame("revendiquer", type="ASSAULT", carrier=frozenset({"attentat"}), recipient=("contre",))
    assert proposed(rows, claims, Kiev="kiev", Moscou="moscou") == [("russie", "ASSAULT", "ukraine")]


def test_a_strayed_de_is_no_end() -> None:
    """*l'attaque contre le siège* de Paris: the name completes the seat, nobody attacks."""
    rows = f"""
    attaque attaque NOUN nsubj 5
    contre contre ADP case 2
    Kiev Kiev PROPN nmod 0
    de de ADP case 4
    Paris Paris PROPN nmod 2
    continue continuer VERB ROOT 5 {PRESENT}
    """
    attack = frame("attaque", pos="noun", **ATTACK)
    assert proposed(rows, attack, Kiev="kiev", Paris="paris") == []


def test_two_in_one_slot_do_not_fight_each_other() -> None:
    """*les bombardements de X et de Y*: the two stand on one side."""
    rows = f"""
    bombardements bombardement NOUN nsubj 6
    de de ADP case 2
    Moscou Moscou PROPN nmod 0
    et et CCONJ cc 5
    de de ADP case 5
    Paris Paris PROPN conj 2
    cessent cesser VERB ROOT 6 {PRESENT}
    """
    attack = frame("bombardement", pos="noun", **ATTACK)
    assert proposed(rows, attack, **CITIES) == []


def test_who_strikes_through_an_operation_arrests() -> None:
    """*L'opération de X a permis l'arrestation de Y*: X is the one who arrests."""
    rows = f"""
    opération opération NOUN nsubj 3
    de de ADP case 2
    Paris Paris PROPN nmod 0
    permet permettre VERB ROOT 3 {PRESENT}
    arrestation arrestation NOUN obj 3
    de de ADP case 6
    Kiev Kiev PROPN nmod 4
    """
    arrest = frame("arrestation", pos="noun", type="COERCE", actor=("par", "subj"), recipient=("de",))
    assert proposed(rows, arrest, Paris="paris", Kiev="kiev") == [("france", "COERCE", "ukraine")]

"""The whole line on the real model: articles in, a graph out that answers, validates and verifies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.articles import read_articles
from kg.cli import app
from kg.language import parse
from kg.model import Article, Reading
from kg.pipeline import Reader, read_doc
from kg.query import ask
from kg.store import open_store
from kg.texts import read_texts

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FACT = "La France accuse la Russie d'avoir attaqué l'Ukraine."
HOSTILE = {
    "quotes": 'Le « Général » Jean "Le Chat" O\'Brien',
    "script": "</script><script>alert(1)</script>",
    "angle": "<b>Paul</b> & <img src=x onerror=alert(1)> Durand",
    "backslash": "C:\\temp\\new \\u0041 \\",
    "emoji": "🚀 Claire 👩‍🚀 Duval 🇫🇷",
    "bidi": "\u202eClaire\u202c \u200fDuval\u2069",
    "turtle": '""" . ent:x kg:attacks ent:y . # """',
    "zero": "Cla\u200bire\u00a0Duval\ufeff",
}


def kg(*arguments: object) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "200"})


def build(folder: Path, inputs: list[Path]) -> Path:
    """Build a graph with the command that users run."""
    result = kg("build", *inputs, "-o", folder)
    assert result.exit_code == 0, result.output
    return folder / "graph.ttl"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the five articles."""
    return build(tmp_path_factory.mktemp("seeds"), SEEDS)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of articles whose text tries to break out of Turtle, page and terminal."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, who in HOSTILE.items():
        (folder / f"{name}.txt").write_text(
            f"{FACT}\n\n{who} a rencontré Vladimir Poutine à Minsk.\n", encoding="utf-8"
        )
    return build(folder / "out", [folder])


@pytest.mark.parametrize(
    "fact",
    [
        "ent:etats-unis kg:sanctions ent:bielorussie",
        "ent:union-europeenne kg:sanctions ent:bielorussie",
        "ent:emmanuel-macron kg:talksWith ent:vladimir-poutine",
        "ent:angela-merkel kg:talksWith ent:alexandre-loukachenko",
        "ent:alexandre-loukachenko kg:talksWith ent:angela-merkel",
        "ent:etats-unis kg:concedesTo ent:bielorussie",
    ],
)
def test_what_the_seeds_say(seeds: Path, fact: str) -> None:
    """The five articles give the answers that everybody expects of them."""
    assert ask(open_store(seeds), f"ASK {{ {fact} }}").rows == (("true",),)


def test_lifting_sanctions_is_a_concession(seeds: Path) -> None:
    """*lever les sanctions* in article 004 is a Concede towards Belarus, and no sanction."""
    article = "?m kg:inArticle/schema:identifier '004_fb7dce98f400067b' ; kg:trigger ?word ; oa:exact ?said ."
    answer = ask(open_store(seeds), f"SELECT ?type ?word {{ ?e kg:evidence ?m ; a ?type . {article} ?type ^a ?e }}")
    lifted = {row[0] for row in answer.rows if row[1].startswith("lever")}
    assert "kg:Concede" in lifted
    assert "kg:Sanction" not in lifted


def test_the_seeds_give_no_direct_edge_for_what_is_only_possible(seeds: Path) -> None:
    """A direct edge stands for an actual or planned event, never for a possible or denied one alone."""
    unsupported = ask(
        open_store(seeds),
        """SELECT ?a ?b { ?e a ?c ; kg:actor ?a ; kg:recipient ?b ; kg:status ?s . ?a kg:sanctions ?b . ?c ^a ?e
           FILTER (?c = kg:Sanction && ?s IN (kg:possible, kg:denied))
           FILTER NOT EXISTS { ?f a kg:Sanction ; kg:actor ?a ; kg:recipient ?b ; kg:status ?t
                               FILTER (?t IN (kg:actual, kg:planned)) } }""",
    )
    assert unsupported.rows == ()


@pytest.mark.parametrize("command", ["validate", "verify"])
def test_the_seeds_conform_and_verify(seeds: Path, command: str) -> None:
    """The graph is what the ontology says, and every mention stands in its article."""
    result = kg(command, "--graph", seeds)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("file", ["graph.ttl", "graph.html", "articles.jsonl"])
def test_the_order_of_the_articles_changes_no_byte(
    seeds: Path, tmp_path_factory: pytest.TempPathFactory, backwards: Path, file: str
) -> None:
    """Two builds give the same files, whatever the order of the inputs."""
    assert (seeds.parent / file).read_bytes() == (backwards.parent / file).read_bytes()


@pytest.fixture(scope="module")
def backwards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the five articles, given in reverse order."""
    return build(tmp_path_factory.mktemp("backwards"), SEEDS[::-1])


def test_the_committed_graph_is_that_of_the_seeds(seeds: Path) -> None:
    """What a visitor finds in ``output/`` is what ``make graph`` writes."""
    assert (ROOT / "output/graph.ttl").read_bytes() == seeds.read_bytes()


def reading(reader: Reader, article: Article) -> Reading:
    """Read one article alone."""
    (doc,) = parse(reader.nlp, [article.reading])
    return read_doc(article, doc, reader)


def test_an_article_reads_the_same_in_any_company(reader: Reader) -> None:
    """What an article says does not depend on those read before or with it."""
    articles = [a for a in read_articles([str(path) for path in SEEDS], None) if isinstance(a, Article)]  # type: ignore[arg-type]
    docs = parse(reader.nlp, [article.reading for article in articles])
    together = [read_doc(article, doc, reader) for article, doc in zip(articles, docs, strict=True)]
    assert together == [reading(reader, article) for article in articles]


def test_every_sentence_is_an_event_or_has_a_reason(reader: Reader) -> None:
    """Nothing is passed over in silence: a sentence yields an event or says why it does not."""
    text = f"{FACT} Il pleut sur Nantes. Le Mali progresse."
    found = reading(reader, Article("a", text, text))
    said = {text[e.evidence.start : e.evidence.end] for e in found.events}
    silent = {text[s.start : s.end]: s.reason for s in found.silences}
    assert said == {FACT}
    assert set(silent) == {"Il pleut sur Nantes.", "Le Mali progresse."}
    assert all(silent.values())


def test_offsets_point_into_the_stored_text(reader: Reader) -> None:
    """Whatever the reader evens out, evidence and roles are cut from the text as it is kept."""
    text = "« Assez ! »\u00a0: le président\u00a0malien Omar Keita s’est entretenu avec Vladimir Poutine."
    found = reading(reader, replace(Article("a", text, text), reading=text.replace("’", "'").replace("\u00a0", " ")))
    assert found.events and found.roles
    spans = [item.evidence for item in (*found.events, *found.roles)]
    assert all(text[e.start : e.end] == text[e.start : e.end].strip() != "" for e in spans)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_does_not_hide_the_news(hostile: Path, name: str) -> None:
    """The fact beside the hostile name is read in each of the articles."""
    said = f"?e kg:actor ent:france ; kg:recipient ent:russie ; kg:evidence/kg:inArticle/schema:identifier '{name}'"
    assert ask(open_store(hostile), f"ASK {{ ?e a kg:Accuse . {said} }}").rows == (("true",),)


@pytest.mark.parametrize("command", ["validate", "verify"])
def test_hostile_text_gives_a_correct_graph(hostile: Path, command: str) -> None:
    """Quotes, markup, backslashes and marks of direction leave the Turtle whole and every slice exact."""
    result = kg(command, "--graph", hostile)
    assert result.exit_code == 0, result.output


def test_hostile_text_does_not_reach_the_page_as_markup(hostile: Path) -> None:
    """The page carries the texts as data: no tag of theirs stands in it."""
    page = (hostile.parent / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_hostile_text_is_kept_as_it_is(hostile: Path) -> None:
    """The stored text still has its quotes, tags and emoji."""
    texts = read_texts(hostile.parent / "articles.jsonl")
    for name in ("quotes", "script", "angle", "backslash", "emoji"):
        assert HOSTILE[name] in texts[name].text


BOILERPLATE = [
    "Connectez-vous pour conserver cet article et le lire plus tard.",
    "Partager sur Facebook",
    "Mis à jour il y a 3 heures",
    "Faites un don à Mediapart",
]


def test_boilerplate_never_reaches_the_graph(tmp_path: Path) -> None:
    """Log-in lines, appeals and credits name nobody in the news."""
    text = "\n".join(
        [*BOILERPLATE[:3], "", FACT, "", "Lire aussi : Emmanuel Macron attaque Angela Merkel", BOILERPLATE[3]]
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    graph = build(tmp_path / "out", [tmp_path / "a.txt"])
    named = ask(open_store(graph), "SELECT ?l { ?e a kg:Actor ; rdfs:label ?l }").rows
    assert {row[0] for row in named} == {"France", "Russie", "Ukraine"}


def test_boilerplate_of_the_seeds_is_no_evidence(seeds: Path) -> None:
    """The log-in line and the credits of the third article stand in no mention."""
    said = ask(open_store(seeds), "SELECT ?exact { ?m oa:exact ?exact }").rows
    words = ("Connectez-vous", "Connexion", "version française", "Mohammed")
    assert [row[0] for row in said if any(word in row[0] for word in words)] == []

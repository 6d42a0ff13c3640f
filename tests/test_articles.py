"""Reading articles: encodings, records, bad input, and what is set aside before the text is read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kg.articles import LONGEST, Problem, read_articles
from kg.model import Article

BODY = "La France accuse la Russie d'avoir attaqué l'Ukraine. Le président a condamné cette guerre devant les députés."


def read(*inputs: object, stdin: bytes = b"") -> list[Article | Problem]:
    """Read the inputs as the command line does."""
    return list(read_articles([str(i) for i in inputs], io.BytesIO(stdin)))


def article(folder: Path, text: str | bytes, name: str = "a.txt") -> Article:
    """Write ``text`` to a file and return the article read from it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (found,) = read(path)
    assert isinstance(found, Article), found
    return found


def problem(folder: Path, data: bytes, name: str = "a.txt") -> Problem:
    """Write ``data`` to a file and return the problem that it makes."""
    (folder / name).write_bytes(data)
    (found,) = read(folder / name)
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("cp1252", True), ("latin-1", True)],
)
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, encoding: str, note: bool) -> None:
    """An accent is the same letter whatever the encoding; a guessed encoding is noted."""
    found = article(tmp_path, BODY.encode(encoding))
    assert found.text == BODY
    assert bool(found.notes) is note


def test_decomposed_accents_and_windows_line_ends_are_evened_out(tmp_path: Path) -> None:
    """The stored text is NFC with plain line ends, which the offsets of the graph rely on."""
    found = article(tmp_path, ("De\u0301mission annonce\u0301e\r\n\r\n" + BODY).encode())
    assert found.text == "Démission annoncée\n\n" + BODY


def test_one_bad_byte_does_not_turn_utf8_into_mojibake(tmp_path: Path) -> None:
    """A file cut in the middle of a letter keeps its other accents."""
    found = article(tmp_path, BODY.encode() + " Il a été élu à Orléans, où il est né".encode() + b"\xc3")
    assert "attaqué" in found.text
    assert found.notes


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (b"12 345 --- 678", "no words"),
        (b"\x7fELF\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"le chat " * (20_000_000 // 8), "more than the 1,000,000"),
        (b"The United States accused Russia of meddling in the election on Monday, officials said.", "'en'"),
        (b"El presidente de Francia ha condenado los ataques contra la ciudad de Kiev el lunes por la noche.", "'es'"),
        (b"Connectez-vous pour lire la suite\nFaites un don\nPartager\nLire aussi : Le Mali", "boilerplate"),
    ],
    ids=["empty", "blank", "digits", "elf", "control", "20MB", "english", "spanish", "boilerplate"],
)
def test_what_is_no_article_is_named_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    """Each kind of bad file gives one sentence that names the file, the fault and what was expected."""
    found = problem(tmp_path, data)
    assert said in found.sentence
    assert found.path.endswith("a.txt")
    assert "\n" not in found.sentence
    assert found.sentence.endswith(".")


def test_missing_path_and_folder_without_articles(tmp_path: Path) -> None:
    """A path that leads nowhere and an empty folder are told apart."""
    (tmp_path / "vide").mkdir()
    missing, empty = read(tmp_path / "rien.txt", tmp_path / "vide")
    assert isinstance(missing, Problem)
    assert "no such file" in missing.sentence
    assert isinstance(empty, Problem)
    assert "no .txt file" in empty.sentence


def test_a_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    """A folder is read in order at any depth; what cannot be read is reported in its place."""
    (tmp_path / "b").mkdir()
    for name, data in [("a.txt", BODY), ("b/c.txt", ""), ("d.txt", BODY), (".hidden.txt", ""), ("e.md", "")]:
        (tmp_path / name).write_text(data, encoding="utf-8")
    found = read(tmp_path)
    assert [type(f) for f in found] == [Article, Problem, Article]


def test_same_file_twice_is_one_article_and_same_name_twice_a_problem(tmp_path: Path) -> None:
    """Ids are unique, but naming a file and its folder is no mistake."""
    (tmp_path / "x").mkdir()
    for name in ("a.txt", "x/a.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    first, second = read(tmp_path / "a.txt", tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Problem)
    assert "'a'" in second.sentence


@pytest.mark.parametrize("name", ["a b'c\"d<é>.txt", "..txt", "-o.txt", "a\nb.txt", "日本.txt", "x" * 200 + ".txt"])
def test_hostile_file_names_give_printable_ids(tmp_path: Path, name: str) -> None:
    """Spaces, quotes, line ends and long names are read, and the id can be printed in one line."""
    found = article(tmp_path, BODY, name)
    assert found.id.isprintable()
    assert found.id


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    """A name in another encoding does not break what is written later."""
    path = Path(str(tmp_path) + "/\udce9t\udce9.txt")
    path.write_text(BODY, encoding="utf-8")
    (found,) = read(tmp_path)
    assert isinstance(found, Article)
    assert found.id.encode("utf-8")


def test_records_in_lines_a_list_and_standard_input(tmp_path: Path) -> None:
    """The fields of a record win over what the text shows."""
    record = {"id": 7, "title": "Titre", "date": "2024-03-05", "publisher": "Le Soir", "text": BODY}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([record | {"id": "8"}]), encoding="utf-8")
    found = read(tmp_path / "a.jsonl", tmp_path / "b.json", "-", stdin=json.dumps(record | {"id": "9"}).encode())
    assert [f.id for f in found if isinstance(f, Article)] == ["7", "8", "9"]
    assert isinstance(found[0], Article)
    assert (found[0].title, found[0].published, found[0].publisher) == ("Titre", "2024-03-05", "Le Soir")


def test_plain_text_on_standard_input() -> None:
    """A text that is piped in is one article named after standard input."""
    (found,) = read("-", stdin=BODY.encode())
    assert isinstance(found, Article)
    assert found.id == "stdin"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{oops", "not a JSON record"),
        ("[1]", "not a JSON record"),
        ('{"id": "a"}', "'text'"),
        ('{"text": "x"}', "'id'"),
        ('{"id": "a", "text": 5}', "'text'"),
        ('{"id": "a", "text": "x", "title": []}', "'title'"),
        ("[" * 100_000, "not a JSON record"),
    ],
)
def test_bad_records_are_named_by_their_line(tmp_path: Path, line: str, said: str) -> None:
    """The other records of the file are read all the same."""
    good = json.dumps({"id": "ok", "text": BODY})
    (tmp_path / "a.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    first, second = read(tmp_path / "a.jsonl")
    assert isinstance(first, Article)
    assert isinstance(second, Problem)
    assert "line 2" in second.path
    assert said in second.sentence


def test_a_date_in_a_record_that_cannot_be_read_is_noted(tmp_path: Path) -> None:
    """Nothing is invented for it."""
    found = read("-", stdin=json.dumps([{"id": "a", "text": BODY, "date": "hier"}]).encode())[0]
    assert isinstance(found, Article)
    assert found.published == ""
    assert "hier" in found.notes[0]


@pytest.mark.parametrize("name", ["page.html", "page.PDF", "page.docx"])
def test_other_formats_are_refused_by_name(tmp_path: Path, name: str) -> None:
    """HTML and office files are not read as if they were text."""
    assert "plain text" in problem(tmp_path, BODY.encode(), name).sentence


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (" date 2021-11 ", "2021-11"),
        ("Publié le 3 mars 2024 à 10h12\n", "2024-03-03"),
        ("Publié le mardi 05/03/2024 à 10:12 - Mis à jour le 06/03/2024\n", "2024-03-05"),
        ("Titre de l'article\nReuters • 22/08/2020 à 00:30\n\n", "2020-08-22"),
        ("Titre\n\n14 octobre 2016. – ", "2016-10-14"),
        ("Titre\n\n1er janvier 2017, 1 h 30 UTC+3. – ", "2017-01-01"),
        ("date 2020-08 Titre\n\nWASHINGTON, 22 août (Reuters) - ", "2020-08-22"),
        ("Titre\n2024-03-05\n", "2024-03-05"),
        ("Titre\nLe 5 mars 2024 à 18h30\n", "2024-03-05"),
        ("Mis à jour le 5 mars 2024\n", "2024-03"),
        ("Mis à jour il y a 3 heures\n", ""),
        ("Le 31 février 2024, ", ""),
        ("Le 5 mars 2024, ", ""),
    ],
)
def test_publication_date(tmp_path: Path, head: str, published: str) -> None:
    """The day of publication is read where the page shows it, and only there."""
    assert article(tmp_path, head + BODY).published == published


@pytest.mark.parametrize(
    ("name", "published"),
    [("2024-03-05_dakar.txt", "2024-03-05"), ("w2016_02_25-001.txt", ""), ("2024-13-05_x.txt", "")],
)
def test_date_of_a_file_name(tmp_path: Path, name: str, published: str) -> None:
    """A leading ISO date counts where the text has none; other numbers in a name do not."""
    assert article(tmp_path, BODY, name).published == published


@pytest.mark.parametrize(
    ("head", "foot", "publisher", "dateline"),
    [
        ("", " (Belga)", "Belga", ""),
        ("", "\nThe Associated Press", "Associated Press", ""),
        ("", " (avec AFP)", "AFP", ""),
        ("WASHINGTON, 22 août (Reuters) - ", "", "Reuters", "WASHINGTON"),
        ("PARIS (AFP) – ", "", "AFP", "PARIS"),
        ("Ouagadougou, 3 mars 2024 (AIB) - ", "", "AIB", "Ouagadougou"),
        ("Titre\n\nAlep, 22 décembre 2016. –\n", "", "", "Alep"),
        ("Titre\n\n12 mars 2016, Montpellier. –\n", "", "", "Montpellier"),
        ("LE CAIRE - ", "", "", "LE CAIRE"),
        ("Le chef de l'OTAN (Otan) - ", "", "", ""),
    ],
)
def test_agency_and_dateline_are_read_and_set_aside(
    tmp_path: Path, head: str, foot: str, publisher: str, dateline: str
) -> None:
    """The city and the agency of a dateline are no actors: the language stage does not see them."""
    found = article(tmp_path, head + BODY + foot)
    assert (found.publisher, found.dateline) == (publisher, dateline)
    if dateline:
        assert dateline not in found.reading


@pytest.mark.parametrize(
    ("head", "foot", "authors"),
    [
        ("Titre\nPar Jeanne Martin\n", "", ("Jeanne Martin",)),
        ("Titre\nPar Awa Diop et Paul Roy avec AFP\n", "", ("Awa Diop", "Paul Roy")),
        (
            "",
            " (Jonathan Landay et Arshad Mohammed; version française Jean Terzian)",
            ("Jonathan Landay", "Arshad Mohammed", "Jean Terzian"),
        ),
        ("Titre\nPar ailleurs, la Russie a protesté.\n", "", ()),
    ],
)
def test_authors_are_read_and_set_aside(tmp_path: Path, head: str, foot: str, authors: tuple[str, ...]) -> None:
    """Those who sign an article are no actors of the news."""
    found = article(tmp_path, head + BODY + foot)
    assert found.authors == authors
    assert not any(name in found.reading for name in authors)


@pytest.mark.parametrize(
    "junk",
    [
        "Connectez-vous pour conserver cet article et le lire plus tard.",
        "Soutenez-nous maintenant",
        "Abonnez-vous à partir de 1 €",
        "Lire aussi : Poutine menace l'Ukraine",
        "À lire aussi",
        "Suivez-nous sur WhatsApp",
        "Nous utilisons des cookies pour améliorer votre visite",
        "Crédit photo : Sergueï Ivanov",
        "© Reuters / Jean Dupont",
        "Partager",
        "https://www.exemple.fr/poutine-menace",
    ],
)
def test_boilerplate_lines_are_not_read(tmp_path: Path, junk: str) -> None:
    """A line of the page around the news is blanked, the news beside it is kept."""
    found = article(tmp_path, f"{BODY}\n{junk}\nLe Mali a rappelé son ambassadeur.")
    assert found.reading.split("\n")[1].strip() == ""
    assert "Le Mali a rappelé son ambassadeur." in found.reading
    assert junk in found.text


def test_teaser_inside_a_paragraph_ends_where_the_news_resumes(tmp_path: Path) -> None:
    """The headline of another article is no statement of this one."""
    found = article(
        tmp_path, BODY + " Lire aussi : Quatre soldats tués par des rebelles au Niger Le bilan est lourd. Le Mali aide."
    )
    assert "rebelles" not in found.reading
    assert "Le bilan est lourd." in found.reading


def test_donation_box_goes_with_its_unpunctuated_lines_but_the_headline_stays(tmp_path: Path) -> None:
    """The lines of a box are known by their neighbour; the headline above a share button is news."""
    text = f"Le Mali rompt avec Paris\nPartager\n{BODY}\nLes histoires qui comptent pour vous\nFaites un don\n{BODY}"
    found = article(tmp_path, text)
    assert found.title == "Le Mali rompt avec Paris"
    assert found.reading.startswith("Le Mali rompt avec Paris")
    assert "histoires" not in found.reading


def test_closing_section_is_set_aside_only_at_the_end(tmp_path: Path) -> None:
    """What stands below "Sources" is a list, not news."""
    found = article(tmp_path, f"{BODY}\n{BODY}\nSources\nLe Monde, Paris menace Berlin\nAutre titre")
    assert "Berlin" not in found.reading
    assert found.reading.count("accuse") == 2


def test_reading_has_the_length_of_the_text_and_its_line_ends(tmp_path: Path) -> None:
    """Offsets into the reading are offsets into the stored text."""
    text = f"Titre d’un article\n\nPARIS (AFP) – L’Élysée\u00a0: {BODY}\nPartager\nhttps://a.fr/b\n(Belga)"
    found = article(tmp_path, text)
    assert len(found.reading) == len(found.text)
    assert [i for i, c in enumerate(found.text) if c == "\n"] == [i for i, c in enumerate(found.reading) if c == "\n"]
    assert "L'Élysée :" in found.reading
    assert found.title == "Titre d’un article"


def test_longest_article_is_still_read(tmp_path: Path) -> None:
    """The limit is one million bytes; below it, hostile repetitions are read all the same."""
    text = ("Lire aussi : la suite " * 100 + BODY + "\n") * (LONGEST // 2400)
    assert len(article(tmp_path, text[:LONGEST]).reading) == len(text[:LONGEST])


def test_headline_below_section_names_and_above_share_lines(tmp_path: Path) -> None:
    """On a saved page the headline is found between the breadcrumbs and the buttons, and stays in the reading."""
    page = (
        "Accueil\nAfrique\nMali : la Cédéao lève une partie des sanctions\nPublié le : 03/07/2022 - 19:43\n"
        f"Texte par :\nFRANCE 24\nSuivre\n{BODY}\nLire aussiMali : Paris condamne la junte\nAvec AFP\n"
    )
    found = article(tmp_path, page)
    assert (found.title, found.published) == ("Mali : la Cédéao lève une partie des sanctions", "2022-07-03")
    assert found.publisher == "AFP"
    assert "junte" not in found.reading
    assert "la Cédéao lève" in found.reading


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Jérusalem, correspondance. 3 décembre 2014", "2014-12-03"),
        ("RFI - Publié le : 27/10/2015 - 22:41", "2015-10-27"),
        ("Tokyo, Séoul, le 28 août 2019 (RFI avec agences)", "2019-08-28"),
        ("Dakar, 20/02/2020 (Financial Afrik) – Le chiffre d'affaires a progressé, selon le groupe, de plus de 6 % l'an dernier.", "2020-02-20"),
        ("La Haye, le 3 octobre 2024. Les livraisons d'armes sont de nouveau au centre des débats devant la Cour de justice.", "2024-10-03"),
        ("Le traité signé à Rome par les six pays fondateurs le 25 mars 1957 à l'issue de longues négociations fut ratifié.", ""),
        ("La guerre a commencé en février 2022.", ""),
    ],
)  # fmt: skip
def test_a_line_that_only_dates_the_article_gives_its_day(tmp_path: Path, line: str, published: str) -> None:
    """The day of publication is read from the head of the article, not from dates that its sentences tell."""
    text = f"Le titre de l'article\n\n{line}\n\nLe gouvernement a annoncé mardi une réforme."
    assert article(tmp_path, text).published == published

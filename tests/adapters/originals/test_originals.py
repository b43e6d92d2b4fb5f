"""Originals: pages into passages, furniture out, comments marked, bad files refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.originals.cutting import pieces
from bot.adapters.originals.files import Originals, digested_in, read_originals
from bot.adapters.originals.furniture import Part, without_furniture
from bot.adapters.originals.ingest import ingest_originals
from bot.domain.asks import Language
from bot.domain.knowledge import PassageKind
from bot.ports import Query
from tests.fakes.library import MemoryLibrary

SHARED = Path(__file__).resolve().parents[4] / "shared" / "essays"
KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge" / "essays"

LONG = (
    "Tenir un prix demande surtout de savoir ce qu'il protège. L'atelier qui cède sans rien recevoir apprend à son "
    "acheteur que le premier chiffre ne valait rien, et il le paiera à la commande suivante, puis à toutes les autres."
)
OTHER = (
    "Une contrepartie change la conversation : le client reçoit ce qu'il voulait, nous recevons de quoi le donner. "
    "Chacun repart avec une raison d'être content, et la prochaine discussion commence sur de meilleures bases encore."
)
PAGE = f"""Accueil | Blog | Contact
Faire un don
Tenir son prix sans se fâcher

Publié le 3 mars 2021
Partager cet article

{LONG}

Inscrivez-vous à notre newsletter

{OTHER}

Ce que l'on peut demander en retour :

- une commande plus grande
- un délai plus long

Nous utilisons des cookies pour améliorer votre visite.

2 commentaires

  • Solène

    Répondre 4 mars 2021

    J'ai essayé hier avec un acheteur pressé, il a tout de suite proposé un délai plus souple.

  • Marc T.

    Répondre 5 mars 2021

    Et s'il refuse tout ?

Laisser un commentaire

Votre adresse e-mail ne sera pas publiée.

Articles récents
Dix idées pour votre salon
Le cuir en hiver
© 2021 Tous droits réservés
"""


def read(folder: Path, text: str | bytes, name: str = "page.txt") -> Originals:
    """Write one file and read it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_originals([path])


def test_furniture_is_gone_and_the_text_is_whole(tmp_path: Path) -> None:
    """Menus, forms, notices and teasers are dropped; every sentence of the text is kept."""
    passages = read(tmp_path, PAGE).passages
    body = "\n".join(p.text for p in passages if not p.comment)
    everything = "\n".join([*(p.text for p in passages), *(p.section for p in passages)])
    for kept in (LONG, OTHER, "- une commande plus grande\n- un délai plus long"):
        assert kept in body
    for gone in ("Accueil", "don", "Publié", "Partager", "newsletter", "cookies", "adresse", "cuir", "droits", "2021"):
        assert gone not in everything.split() and f"{gone} " not in everything
    assert {p.source for p in passages} == {"Tenir son prix sans se fâcher"}


def test_readers_comments_are_marked_one_by_one(tmp_path: Path) -> None:
    """Each comment is a passage of its own, marked, without its author's name."""
    passages = read(tmp_path, PAGE).passages
    comments = [p for p in passages if p.comment]
    assert [p.text for p in comments] == [
        "J'ai essayé hier avec un acheteur pressé, il a tout de suite proposé un délai plus souple.",
        "Et s'il refuse tout ?",
    ]
    assert {p.section for p in comments} == {"Commentaire de lecteur"}
    assert not any(name in p.text for p in passages for name in ("Solène", "Marc"))


def test_an_english_page_is_read_as_well(tmp_path: Path) -> None:
    """The same holds in English, and the language is noted."""
    page = (
        "Skip to content\nHome > Blog > Pricing\nHolding a price\n\nPosted on March 3, 2021 by Ann\n\n"
        "A price that falls at the first sigh was never a price. The buyer who hears a calm reason learns what the "
        "work is worth, and often stays for the years that follow.\n\n1 comment\n\nTom\nMarch 4, 2021 at 10:12 am\n"
        "This is what we do with our largest client.\nReply\n\nLeave a Reply\n\n"
        "Your email address will not be published.\nRelated posts\nTen ideas for a fair\n"
    )
    passages = read(tmp_path, page).passages
    assert [(p.comment, p.language, p.source) for p in passages] == [
        (False, Language.EN, "Holding a price"),
        (True, Language.EN, "Holding a price"),
    ]
    assert passages[1].text == "This is what we do with our largest client."


def test_a_contents_table_goes_and_its_headings_stay(tmp_path: Path) -> None:
    """The entries of a table of contents are dropped where they come again as headings."""
    page = f"# Guide\n\nSommaire\n\nDire non\nPuis proposer\n\n## Dire non\n\n{LONG}\n\n## Puis proposer\n\n{OTHER}\n"
    passages = read(tmp_path, page, "guide.md").passages
    assert [(p.section, p.text) for p in passages] == [("Dire non", LONG), ("Puis proposer", OTHER)]


def test_headings_become_sections(tmp_path: Path) -> None:
    """A short line above a full paragraph is a heading; a short sentence is not."""
    page = f"Le titre du texte\nUne première idée\n{LONG}\nEt voilà.\nLa seconde idée\n{OTHER}\n"
    passages = read(tmp_path, page).passages
    assert passages[0].section == "Une première idée"
    assert passages[-1].text.endswith(OTHER)
    assert "Et voilà." in "\n".join(p.text for p in passages)


def test_a_few_words_right_above_what_they_name_are_its_heading() -> None:
    """Also above short lines, as in house rules; an address or a sentence of a few words is none."""
    rows = ["Money", "New customers pay half up front.", "Others pay in 30 days.", "", "Extras", "- One sample a year"]
    letter = ["", "Northgate Print", "12 Quay Street", "Bristol", "", "We said no.", "They stayed."]
    assert [(piece.section, piece.text) for piece in pieces([*rows, *letter])] == [
        ("Money", "New customers pay half up front.\nOthers pay in 30 days."),
        ("Extras", "- One sample a year\nNorthgate Print\n12 Quay Street\nBristol\nWe said no.\nThey stayed."),
    ]


def test_numbered_clauses_stand_whole_under_their_heading() -> None:
    """A number and a name above what they say are a heading, in a plain text too; entries of a numbered list are not."""
    rows = [
        "1. Objet",
        f"1.1 {LONG}",
        "Article 2 – Paiement",
        "2.1 Un acompte de 40 % est versé.",
        "2.2 Le solde suit.",
    ]
    steps = ["3. Marche à suivre", "Trois choses à faire :", "1. Relire la commande", "2. Envoyer le bon à tirer signé"]
    assert [(piece.section, piece.text) for piece in pieces([*rows, *steps])] == [
        ("1. Objet", f"1.1 {LONG}"),
        ("Article 2 – Paiement", "2.1 Un acompte de 40 % est versé.\n2.2 Le solde suit."),
        ("3. Marche à suivre", "\n".join(steps[1:])),
    ]


def test_wrapped_lines_are_joined(tmp_path: Path) -> None:
    """A paragraph broken at a page's width is one paragraph again."""
    words, rows, row = LONG.split(), [], ""
    for word in words:
        if len(row) + len(word) > 70:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    passages = read(tmp_path, "Un titre\n\n" + "\n".join([*rows, row]) + "\n").passages
    assert passages[0].text == LONG


def test_a_list_stays_with_what_leads_in_to_it() -> None:
    """A list is not cut from its lead-in, even where a passage is already full."""
    cut = pieces([LONG, OTHER, LONG, "Trois voies restent :", "- la quantité", "- le délai", "- le modèle"])
    holding = [piece.text for piece in cut if "la quantité" in piece.text]
    assert len(holding) == 1
    assert "Trois voies restent :\n- la quantité\n- le délai\n- le modèle" in holding[0]


def test_ids_are_stable_and_name_the_file(tmp_path: Path) -> None:
    """Reading twice gives the same ids, made of the file, the place and the first words."""
    first, second = read(tmp_path, PAGE), read(tmp_path, PAGE)
    assert first == second
    ids = [p.id for p in first.passages]
    assert ids[0] == "documents/page#1-tenir-un-prix-demande-surtout-de"
    assert len(set(ids)) == len(ids)
    assert [p.position for p in first.passages] == list(range(1, len(ids) + 1))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.md", b" \n\n\t\n", "it is empty"),
        ("menu.txt", b"Accueil\nContact\nNewsletter\n", "nothing is left"),
        ("photo.txt", b"\x89PNG\r\n\x00\x01\x02", "is a picture"),
        ("bytes.txt", b"a\x00b", "binary"),
        ("noise.txt", "Réponse négociée".encode("latin-1") + b"\x07", "save it again as UTF-8"),
        ("paper.odt", b"%PDF-1.4", r"\.xlsx files can be read, not \.odt: save it as \.docx"),
        ("README", b"text", "without an ending"),
        ("huge.txt", b"mot " * 5_100_000, "larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    """A bad file is named with its reason, gives nothing, and does not stop the good ones."""
    (tmp_path / "good.txt").write_text(f"Un titre\n\n{LONG}\n")
    (tmp_path / name).write_bytes(data)
    result = read_originals([tmp_path])
    assert [file for file, _ in result.refused] == [name]
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(result.refused[0][1])
    assert {p.id.split("#")[0] for p in result.passages} == {"documents/good"}


def test_folders_are_walked_and_names_kept_apart(tmp_path: Path) -> None:
    """Files in sub-folders and of several formats are read under their own names; a clash or a gap is told."""
    for name in ("a.txt", "sub/a.txt", "a.md", "A.txt", "a!.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Un titre\n\n{LONG}\n")
    result = read_originals([tmp_path, tmp_path / "missing.txt"])
    assert {p.id.split("#")[0] for p in result.passages} == {
        "documents/a",
        "documents/a-md",
        "documents/a-txt",
        "documents/sub-a",
    }
    assert [file for file, _ in result.refused] == ["a.txt", "missing.txt"]


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    """Front matter gives the title; remarks and link addresses are not text."""
    page = f"---\ntitle: Tenir bon\nauthor: x\n---\n<!-- a remark -->\n## Pourquoi\n\n[{LONG}](https://example.org)\n"
    (passage,) = read(tmp_path, page, "note.md").passages
    assert (passage.source, passage.section, passage.text) == ("Tenir bon", "Pourquoi", LONG)


def test_the_original_of_a_digest_is_an_essay(tmp_path: Path) -> None:
    """A file that a digest names as its original is an essay; any other is a document."""
    for name in ("known.txt", "unknown.txt"):
        (tmp_path / name).write_text(f"Un titre\n\n{LONG}\n")
    kinds = {p.id.split("#")[0]: p.kind for p in read_originals([tmp_path], {"known": "fit"}).passages}
    assert kinds == {"documents/known": PassageKind.ESSAY, "documents/unknown": PassageKind.DOCUMENT}


def test_ingest_reports_refusals_and_keeps_what_was_there(tmp_path: Path) -> None:
    """Originals are found after an ingest; one where every file is refused changes nothing."""
    library = MemoryLibrary()
    (tmp_path / "page.txt").write_text(PAGE)
    report = ingest_originals(library, [tmp_path / "page.txt", tmp_path / "none.txt"])
    assert report.total == report.embedded > 2
    assert [name for name, _ in report.refused] == ["none.txt"]
    again = ingest_originals(library, [tmp_path / "none.txt"])
    assert again.total == 0
    assert "contrepartie" in library.search(Query("une contrepartie change la conversation"))[0].text


@given(st.lists(st.sampled_from([LONG, OTHER, "Un titre court", "- une entrée", "Trois choses :", "", "mot " * 400])))
def test_cutting_loses_and_repeats_nothing(rows: list[str]) -> None:
    """Every word of the text comes once, in order, in a heading or a passage, and passages stay short."""
    cut = pieces(rows)
    said: list[str] = []
    section = ""
    for piece in cut:
        if piece.section != section:
            said += piece.section.split()
        section = piece.section
        said += piece.text.split()
        assert len(piece.text.split()) <= 200
    kept = " ".join(rows).split()
    assert [w for w in said if w not in {"Un", "titre", "court"}] == [
        w for w in kept if w not in {"Un", "titre", "court"}
    ]


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reading fail, and kept lines are the text's own."""
    for line in without_furniture(text):
        assert line.part in Part
    pieces([line.text for line in without_furniture(text)])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared essays are not here")
class TestSharedEssays:
    """The five essays the project started from."""

    def test_each_is_read_whole_and_clean(self) -> None:
        """All five are essays in French; no furniture is left; passages are of readable length."""
        result = read_originals([SHARED], digested_in(KNOWLEDGE))
        assert result.refused == ()
        assert {p.kind for p in result.passages} == {PassageKind.ESSAY}
        assert {p.language for p in result.passages} == {Language.FR}
        assert len({p.id.split("#")[0] for p in result.passages}) == 5
        text = "\n".join(f"{p.source}\n{p.section}\n{p.text}" for p in result.passages)
        for gone in (
            "Soutenez",
            "infolettre",
            "Articles récents",
            "Table des Mat",
            "Laissez votre",
            "Leave A",
            "Denotes",
            "Reply",
            "commenter ci-dessous",
            "aucune information",
            "janvier 2016",
            "3 Comments",
        ):
            assert gone not in text
        lengths = [len(p.text.split()) for p in result.passages if not p.comment]
        assert max(lengths) <= 180
        assert sum(length >= 40 for length in lengths) >= 0.9 * len(lengths)

    @pytest.mark.parametrize(
        ("stem", "words"),
        [
            ("client-roi-enfant-roi", ["Porsche", "Mazda", "fidèle à votre ADN", "savoir dire NON", "Covid"]),
            ("l-art-de-garder-ses-clients", ["obligations contractuelles", "7 $", "table préférée", "lauriers"]),
            ("le-client-est-il-roi", ["bienveillante", "rediffusion", "argumenté", "par principe", "besoin de C.A"]),
            ("le-client-roi-est-mort", ["Jolicoeur", "Sansregret", "abuse de nous", "notre raison d’être"]),
            (
                "les-clients-que-nous-n-avons-pas-gardes",
                [
                    "7 niveaux",
                    "trois fois",
                    "12 fois par jour",
                    "1 $ de moins",
                    "bon fournisseur",
                    "quelque chose qui dure",
                ],
            ),
        ],
    )
    def test_the_arguments_are_there(self, stem: str, words: list[str]) -> None:
        """What each essay argues with is in its passages, outside the comments."""
        passages = read_originals([SHARED / f"{stem}.txt"]).passages
        text = "\n".join(p.text for p in passages if not p.comment)
        assert [word for word in words if word not in text] == []

    def test_only_the_readers_exchange_is_comments(self) -> None:
        """Three comments under one essay, none elsewhere."""
        comments = [p for p in read_originals([SHARED]).passages if p.comment]
        assert [p.id.split("#")[0] for p in comments] == ["documents/le-client-est-il-roi"] * 3
        assert "sans tensions" in comments[1].text

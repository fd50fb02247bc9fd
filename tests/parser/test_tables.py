"""Tables become rows of cells; what only looks like a table stays text, and what is in doubt carries its place."""

import pytest

from renvooi.parser import parse
from tests.parser.table_pages import grid, laid_out, level, read_nodes, read_outline, upright

LEAD = " |De~verwerker~schakelt~deze~partijen~in,~elk~voor~de~dienst~die~erbij~staat.\n\n"
END = "\n\n |Wijzigingen~van~deze~lijst~meldt~de~verwerker~vooraf~aan~de~klant,~schriftelijk."


def test_an_empty_cell_tells_under_which_party_the_mark_stands() -> None:
    art = " |Taak          Leverancier   Klant\n |Back-up~maken X\n |Accounts                    X"
    assert read_outline((art, grid((0, 14, 28, 36), (0, 1, 2, 3)))) == [
        "Taak | Leverancier | Klant",
        "Back-up maken | X | ",
        "Accounts |  | X",
    ]


def test_lines_of_a_cell_are_joined_and_broken_words_healed() -> None:
    art = (
        LEAD
        + " |Alfa~Opslag~B.V.    opslag~van~de~verwerkers-\n |                    overeenkomst\n |Beta                sms"
    )
    rows = read_outline((art, grid((0, 20, 50), (1.5, 3.5, 4.5))))
    assert rows[1:] == ["Alfa Opslag B.V. | opslag van de verwerkersovereenkomst", "Beta | sms"]


def test_a_word_that_a_narrow_cell_breaks_without_a_hyphen_is_joined() -> None:
    art = " |Onderwerp     persoonsgegevens\n |persoons-     alles\n |Persoonsgeg   beperkt\n |evens~van~u"
    rows = read_outline((art, grid((0, 14, 40), (0, 1, 2, 4))))
    assert rows[-1] == "Persoonsgegevens van u | beperkt"


def test_a_cell_over_two_columns_keeps_its_text_once_in_the_first() -> None:
    art = " |Naam    Plaats~en~land\n |Alfa    Ede      Nederland"
    rules = [
        *(level(row, 0, 30) for row in (0, 1, 2)),
        upright(0, 0, 2),
        upright(8, 0, 2),
        upright(17, 1, 2),
        upright(30, 0, 2),
    ]
    assert read_outline((art, rules)) == ["Naam | Plaats en land | ", "Alfa | Ede | Nederland"]


def test_level_lines_alone_part_rows_and_the_header_above_them_belongs_to_the_table() -> None:
    art = LEAD + "B|Naam        Dienst\n |Alfa        opslag\n |            van~back-ups\n |Beta        sms" + END
    rules = [level(row, 0, 60) for row in (2.5, 4.5, 5.5)]
    assert read_outline((art, rules)) == [
        "De verwerker schakelt deze partijen in, elk voor de dienst die erbij staat.",
        "Naam | Dienst",
        "Alfa | opslag van back-ups",
        "Beta | sms",
        "Wijzigingen van deze lijst meldt de verwerker vooraf aan de klant, schriftelijk.",
    ]


def test_rows_filled_in_turn_are_one_table() -> None:
    art = LEAD + "B|Naam        Dienst\n |Alfa        opslag\n |Beta        sms\n |Gamma       e-mail" + END
    rules = [*grid((0, 12, 60), (2.5, 3.5)), *grid((0, 12, 60), (4.5, 5.5))]
    assert read_outline((art, rules))[1:-1] == ["Naam | Dienst", "Alfa | opslag", "Beta | sms", "Gamma | e-mail"]


def test_three_columns_of_short_cells_need_no_line() -> None:
    art = (
        LEAD
        + "B|Naam~van~partij    Dienst~die~zij~levert    Land\n"
        + " |Alfa               opslag                   Nederland\n"
        + " |Beta~Bericht       sms~en~e-mail            Duitsland\n"
        + " |Gamma~B.V.         beheer                   Nederland"
        + END
    )
    rows = read_outline((art, ()))
    assert rows[1] == "Naam van partij | Dienst die zij levert | Land"
    assert rows[3] == "Beta Bericht | sms en e-mail | Duitsland"
    assert len(rows) == 6


def test_two_columns_without_a_line_are_a_table_only_below_a_bold_header() -> None:
    body = " |Alfa~Opslag         opslag\n |Beta~Bericht        sms~en~e-mail\n |Gamma~B.V.          beheer"
    headed = "B|Naam~van~partij     Dienst~die~zij~levert\n"
    assert read_outline((LEAD + headed + body, ()))[2] == "Alfa Opslag | opslag"
    assert not any(" | " in line for line in read_outline((LEAD + body, ())))


@pytest.mark.parametrize(
    "art",
    [
        # terms and what they mean
        " |Verwerker     Voorbeeld~Data~B.V.\n |Klant         degene~die~tekent\n |Dienst        wat~in~bijlage~A~staat",
        # places to sign
        "B|Verwerker            Klant\n |Naam:~J.~de~Vries    Naam:~P.~Bakker\n |Datum:~1~mei         Datum:~2~mei",
        # items with a hanging indent
        " |1.  De~klant~beheert~zijn~accounts.\n |2.  De~klant~meldt~een~storing.\n |3.  De~klant~betaalt.",
        # a line with tab stops
        " |Voorbeeld~Data      Overeenkomst      Versie~3\n |De~tekst~begint~hier~en~gaat~over~de~regel~door.",
    ],
    ids=["terms", "signatures", "items", "tab stops"],
)
def test_what_only_looks_like_a_table_stays_text(art: str) -> None:
    assert not any(" | " in line for line in read_outline((art, ())))


def test_clauses_between_level_lines_stay_clauses() -> None:
    art = " |1.   De~verwerker~maakt~back-ups.\n\n |2.   De~klant~beheert~zijn~accounts.\n\n |3.   De~klant~betaalt."
    assert read_outline((art, [level(row - 0.2, 0, 60) for row in (0, 1.5, 3, 4.2)])) == [
        "1. De verwerker maakt back-ups.",
        "2. De klant beheert zijn accounts.",
        "3. De klant betaalt.",
    ]


def test_columns_of_running_text_in_frames_are_no_table() -> None:
    left = ["De~verwerker~doet~wat~hij", "in~deze~bijlage~belooft"] * 12
    right = ["De~klant~doet~wat~in~deze", "bijlage~van~hem~staat"] * 12
    art = "\n".join(f" |{one:<40}{other}" for one, other in zip(left, right, strict=True))
    assert not any(" | " in line for line in read_outline((art, grid((0, 38, 80), (0, 24)))))


def test_a_table_in_a_clause_is_nested_in_it() -> None:
    art = (
        " |1.   De~verwerker~schakelt~in:\n |     Alfa     opslag\n |     Beta     sms\n\n"
        " |2.   De~klant~kan~bezwaar~maken."
    )
    assert read_outline((art, grid((5, 14, 40), (1, 2, 3)))) == [
        "1. De verwerker schakelt in:",
        " Alfa | opslag",
        " Beta | sms",
        "2. De klant kan bezwaar maken.",
    ]


def test_a_table_in_one_of_two_columns_leaves_the_other_alone() -> None:
    row = "De~klant~doet~wat~in~deze"
    left = [row, row, "Alfa      opslag", "Beta      sms", row, row]
    art = "\n".join(f" |{one:<36}{row}" for one in left)
    lines = read_outline((art, grid((0, 9, 26), (2, 3, 4))))
    text = " ".join(row.replace("~", " ") for _ in range(2))
    assert lines == [text, "Alfa | opslag", "Beta | sms", " ".join([text] * 4)]


def test_a_short_heading_on_the_next_page_is_no_row_of_a_table_within_lines() -> None:
    first = LEAD + " |Naam          Dienst\n |Alfa~B.V.     opslag\n |Beta~B.V.     sms"
    below = " |Deel 2\n\n |De leverancier levert ook de volgende diensten aan de klant."
    outline = read_outline((first, grid((0, 14, 40), (2, 3, 4, 5))), (below, ()))
    assert [line for line in outline if "|" in line][-1].endswith("Beta B.V. | sms")
    assert not any("Deel 2 |" in line for line in outline)


def test_a_cut_row_with_text_in_one_cell_alone_belongs_to_its_table() -> None:
    first = " |Naam          Dienst\n |Alfa~B.V.     opslag\n |Beta~B.V.     Berichten~en"
    rest = " |              archief\n\n |De leverancier levert ook de volgende diensten aan de klant."
    outline = read_outline((first, grid((0, 14, 40), (0, 1, 2, 3))), (rest, grid((0, 14, 40), (0, 1))))
    assert any(line.endswith("Beta B.V. | Berichten en archief") for line in outline)


def test_running_text_in_columns_with_lines_far_apart_is_no_table() -> None:
    columns = (
        ("De leverancier bewaart alle", "gegevens die de klant hem", "toevertrouwt en geeft deze", "aan het einde van de dag"),
        ("terug aan de klant, die het", "ontvangst daarvan bevestigt", "binnen een week nadat deze", "hem daarover schriftelijk"),
        ("heeft bericht. De klant kan", "daarna ook zelf een kopie", "maken van wat hij met zijn", "eigen middelen beheert."),
    )  # fmt: skip
    art = "\n\n".join(" |" + "".join(f"{part:32}" for part in line) for line in zip(*columns, strict=True))
    assert not any(" | " in line for line in read_outline((art, ())))


def test_what_may_be_a_table_is_reported_with_its_place() -> None:
    art = LEAD + " |Alfa              opslag\n |Beta              sms" + END
    unread = laid_out((art, ())).unread
    assert [(one.page, one.bbox) for one in unread] == [(1, (50.0, 61.0, 169.5, 85.0))]
    assert not laid_out((LEAD + END, ())).unread


def test_a_page_with_more_lines_than_are_looked_at_is_reported() -> None:
    rules = [(x, 40.0, x, 60.0) for x in (50 + 0.1 * step for step in range(5000))]
    assert [one.page for one in laid_out((LEAD, rules)).unread] == [1]


def test_rows_have_the_name_of_their_first_cell_as_an_address() -> None:
    art = " |Naam          Dienst\n |Alfa~B.V.     opslag\n |Alfa~B.V.     sms\n |              beheer"
    nodes = read_nodes((art, grid((0, 14, 40), (0, 1, 2, 3, 4))))
    assert [node.id for node in nodes] == ["rij-naam", "rij-alfa-b-v", "rij-alfa-b-v~2", "rij-4"]


@pytest.mark.parametrize(
    "style",
    [
        "td, th { border: 1px solid #555 }",
        "td, th { border-bottom: 1px solid #555 }",
        "tr:nth-child(even) { background: #ddd }",
        "",
    ],
    ids=["all lines", "level lines", "fills", "none"],
)
def test_a_table_of_a_pdf_over_two_pages_is_read_as_from_markdown(style: str) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    head = ["Naam", "Dienst", "Land", "Start"]
    rows = [
        head,
        *([f"Voorbeeld {n} B.V.", "opslag van back-ups en archief", "Nederland", f"{n} mei"] for n in range(40)),
    ]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    header = "".join(f"<th>{cell}</th>" for cell in head)
    common = "td, th { padding: 3px 8px; text-align: left } table { border-collapse: collapse }"
    table = f"<table><thead><tr>{header}</tr></thead>{body}</table>"
    html = f"<style>{common} {style}</style><h1>Partijen</h1><p>Deze partijen:</p>{table}"
    markdown = "# Partijen\n\nDeze partijen:\n\n" + "\n".join(
        f"|{'|'.join(row)}|" + ("\n|---|---|---|---|" if row is head else "") for row in rows
    )
    read = parse(weasyprint.HTML(string=html).write_pdf(), name="a.pdf")
    assert read.source.pages == 2
    source = parse(markdown.encode(), name="a.md")
    assert [node.text for node in read.walk() if node.text] == [node.text for node in source.walk() if node.text]
    assert not [warning for warning in read.warnings if warning.code in ("table-not-read", "text-lost")]

"""Footnotes are read apart from the clause that goes on over them, and stand where their mark is."""

from tests.parser.table_pages import level, read_nodes, read_outline

FULL = "De~verwerker~bewaart~de~gegevens~van~de~klant~binnen~de~grenzen~van~de"
FIRST = f" |1.   {FULL}\n |     EER¹~en~hij~verwijdert~deze~gegevens~op~verzoek~van~de~klant~die~hij~kent\n\n"


def test_a_clause_goes_on_over_the_notes_of_its_page() -> None:
    first = f"{FIRST}S|¹~Met~inbegrip~van~Zwitser-\nS|land."
    second = " |     zodra~deze~daarom~vraagt.\n\n |2.   De~klant~betaalt."
    assert read_outline((first, ()), (second, ())) == [
        f"1. {FULL} EER¹ en hij verwijdert deze gegevens op verzoek van de klant die hij kent"
        " zodra deze daarom vraagt.".replace("~", " "),
        " ¹ Met inbegrip van Zwitserland.",
        "2. De klant betaalt.",
    ]


def test_notes_with_plain_numbers_and_glued_marks_are_found_by_their_mark_in_the_text() -> None:
    art = " |De~dienst~is~open¹~en~veilig².~Wie~hem~gebruikt,~betaalt~daarvoor~de~prijs~die~wij~noemen.\n\n"
    expected = ["¹ Op werkdagen.", "² Zie bijlage B."]
    assert read_outline((art + "S|¹Op~werkdagen.\nS|²Zie~bijlage~B.", ()))[1:] == expected
    assert read_outline((art + "S|1.~Op~werkdagen.\nS|2.~Zie~bijlage~B.", ()))[1:] == [
        "1. Op werkdagen.",
        "2. Zie bijlage B.",
    ]


def test_small_type_without_a_mark_in_the_text_stays_where_it_is() -> None:
    art = " |De~dienst~is~open~en~veilig.~Wie~hem~gebruikt,~betaalt~daarvoor~de~prijs~die~wij~noemen.\n\nS|3~mei~2026,~Ede"
    assert read_outline((art, ()))[1:] == ["3 mei 2026, Ede"]


def test_a_note_that_goes_on_below_the_line_of_the_next_page_is_joined() -> None:
    first = f"{FIRST}S|¹~Met~inbegrip~van~Zwitserland,"
    second = f" |     zodra~deze~daarom~vraagt.\n\n |2.   {FULL}~EER.\n\nS|maar~zonder~Groenland."
    rows = read_outline((first, ()), (second, [level(3, 0, 20)]))
    assert " ¹ Met inbegrip van Zwitserland, maar zonder Groenland." in rows


def test_a_note_has_an_address() -> None:
    node = read_nodes((f"{FIRST}S|¹~Met~inbegrip~van~Zwitserland.", ()))[0]
    assert [child.id for child in node.nodes] == ["1/noot-1"]

"""What is nested in what: lists in lists, by sequence, form and place."""

from tests.parser.drawing import drawn_nodes, outline


def test_roman_numbers_are_nested_in_letters() -> None:
    art = """
 |1. Wij verwerken deze gegevens:

 |   a. van medewerkers:
 |      i.  naam en adres
 |      ii. geboortedatum
 |   b. van leerlingen:
 |      i.  naam en klas
 |      ii. cijfers
 |   c. van ouders.

 |2. Een andere clausule.
"""
    assert outline(drawn_nodes(art)) == [
        "1. Wij verwerken deze gegevens:",
        " a. van medewerkers:",
        "  i. naam en adres",
        "  ii. geboortedatum",
        " b. van leerlingen:",
        "  i. naam en klas",
        "  ii. cijfers",
        " c. van ouders.",
        "2. Een andere clausule.",
    ]


def test_roman_list_passes_five_and_ten() -> None:
    romans = "i ii iii iv v vi vii viii ix x xi".split()
    art = "\n".join(f" |({roman}) een punt van de lijst" for roman in romans)
    assert [node.label for node in drawn_nodes(art)] == [f"({roman})" for roman in romans]


def test_letters_pass_i_and_v() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    nodes = drawn_nodes("\n".join(f" |{letter}. een punt van de lijst" for letter in letters))
    assert [node.label for node in nodes] == [f"{letter}." for letter in letters]


def test_roman_numbers_under_h_are_not_the_letter_i() -> None:
    above = "\n".join(f" |{letter}.  een punt van de lijst" for letter in "abcdefgh")
    art = f"{above}\n |    i.  een eerste onderdeel\n |    ii. een tweede onderdeel\n |i.  het laatste punt"
    assert outline(drawn_nodes(art))[7:] == [
        "h. een punt van de lijst",
        " i. een eerste onderdeel",
        " ii. een tweede onderdeel",
        "i. het laatste punt",
    ]


def test_last_letter_i_is_no_roman_number_of_a_later_list() -> None:
    above = "\n".join(f" |{letter}. een punt van de lijst" for letter in "abcdefghi")
    art = f"{above}\n\n |Een alinea met een nieuwe lijst:\n\n |i.  een eerste punt\n |ii. een tweede punt"
    nodes = drawn_nodes(art)
    assert [node.label for node in nodes][7:10] == ["h.", "i.", None]


def test_letters_are_nested_in_roman_numbers() -> None:
    art = """
 |i.   een eerste punt:
 |     a. een onderdeel
 |     b. nog een onderdeel
 |ii.  een tweede punt
 |iii. een derde punt
"""
    assert outline(drawn_nodes(art)) == [
        "i. een eerste punt:",
        " a. een onderdeel",
        " b. nog een onderdeel",
        "ii. een tweede punt",
        "iii. een derde punt",
    ]


def test_letters_go_on_after_numbers_nested_in_them() -> None:
    art = """
 |I.   Een eerste hoofdpunt
 |II.  Een tweede hoofdpunt:
 |     (a) een onderdeel:
 |         1) een bijzonderheid
 |         2) nog een
 |     (b) een ander onderdeel
 |III. Een derde hoofdpunt
"""
    assert outline(drawn_nodes(art)) == [
        "I. Een eerste hoofdpunt",
        "II. Een tweede hoofdpunt:",
        " (a) een onderdeel:",
        "  1) een bijzonderheid",
        "  2) nog een",
        " (b) een ander onderdeel",
        "III. Een derde hoofdpunt",
    ]


def test_initial_at_the_start_of_a_paragraph_is_no_roman_number() -> None:
    art = """
 |Voor akkoord, namens Voorbeeld Data B.V.:

 |I. de Vries, directeur
"""
    assert outline(drawn_nodes(art))[-1] == "I. de Vries, directeur"


def test_numbers_in_numbers_stay_together() -> None:
    art = """
 |1. Een lijst:
 |   1. eerste punt
 |   2. tweede punt
 |   3. derde punt
 |2. Een andere lijst:
 |   1. eerste punt
 |   2. tweede punt
 |3. Een laatste clausule.
"""
    assert outline(drawn_nodes(art)) == [
        "1. Een lijst:",
        " 1. eerste punt",
        " 2. tweede punt",
        " 3. derde punt",
        "2. Een andere lijst:",
        " 1. eerste punt",
        " 2. tweede punt",
        "3. Een laatste clausule.",
    ]


def test_letters_in_letters_stay_together() -> None:
    art = """
 |a. een lijst:
 |   a. eerste punt
 |   b. tweede punt
 |b. een ander punt
 |c. een laatste punt
"""
    assert outline(drawn_nodes(art)) == [
        "a. een lijst:",
        " a. eerste punt",
        " b. tweede punt",
        "b. een ander punt",
        "c. een laatste punt",
    ]


def test_numbers_in_an_article_clause_stay_together() -> None:
    art = """
B|Artikel 2. Algemeen

 |2.1 Een clausule met een lijst:
 |    1. eerste punt
 |    2. tweede punt
 |2.2 Een tweede clausule.
"""
    assert outline(drawn_nodes(art)) == [
        "Artikel 2. Algemeen",
        " 2.1 Een clausule met een lijst:",
        "  1. eerste punt",
        "  2. tweede punt",
        " 2.2 Een tweede clausule.",
    ]


def test_list_in_another_form_is_nested_without_an_indent() -> None:
    art = """
 |1. Een lijst:

 |(1) eerste punt

 |(2) tweede punt

 |2. Een andere clausule.
"""
    assert outline(drawn_nodes(art)) == [
        "1. Een lijst:",
        " (1) eerste punt",
        " (2) tweede punt",
        "2. Een andere clausule.",
    ]


def test_numbers_aligned_on_the_right_are_one_list() -> None:
    numbers = "\n".join(f" |{n:>5}. punt van de lijst" for n in (98, 99, 100))
    before = "\n".join(f" |{n:>5}. punt van de lijst" for n in range(1, 98))
    assert len(drawn_nodes(f"{before}\n{numbers}")) == 100


def test_o_is_a_bullet_of_the_second_level() -> None:
    art = """
 |• een eerste punt:
 |   o  een onderdeel
 |   o  nog een onderdeel
 |• een tweede punt
"""
    assert outline(drawn_nodes(art)) == [
        "• een eerste punt:",
        " o een onderdeel",
        " o nog een onderdeel",
        "• een tweede punt",
    ]


def test_o_in_running_text_is_a_letter() -> None:
    art = """
 |De variabele die in deze formule de omvang van de opslag voorstelt, is

 |o~en wordt per maand gemeten.
"""
    assert outline(drawn_nodes(art))[-1] == "o en wordt per maand gemeten."


def test_section_sign_before_a_number_is_no_bullet() -> None:
    art = """
 |Dit volgt uit de wet.

 |§ 3 is van toepassing.

 |§ een punt van een lijst
"""
    assert [node.label for node in drawn_nodes(art)] == [None, None, "§"]

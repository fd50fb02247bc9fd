"""Lines to headings, items and paragraphs: what opens an item and what only looks like it."""

from tests.parser.drawing import drawn_nodes, outline


def test_wrapped_number_is_text_where_the_sequence_wants_another() -> None:
    art = """
 |1. Het certificaat loopt tot en met
 |10. mei van het volgende jaar en is

 |2. De volgende clausule.
"""
    assert outline(drawn_nodes(art)) == [
        "1. Het certificaat loopt tot en met 10. mei van het volgende jaar en is",
        "2. De volgende clausule.",
    ]


def test_numbers_go_on_over_headings() -> None:
    art = """
H|Eerste kop

 |1. Een eerste clausule met tekst.

 |2. Een tweede clausule met tekst.

H|Tweede kop

 |3. Een derde clausule met tekst.
"""
    assert outline(drawn_nodes(art)) == [
        "Eerste kop",
        " 1. Een eerste clausule met tekst.",
        " 2. Een tweede clausule met tekst.",
        "Tweede kop",
        " 3. Een derde clausule met tekst.",
    ]


def test_bare_letters_without_indent_are_nested_in_their_number() -> None:
    art = """
 |1. Wij leveren deze diensten:

 |a Rapportages

 |b Koppelingen

 |2. Een andere clausule.
"""
    assert outline(drawn_nodes(art)) == [
        "1. Wij leveren deze diensten:",
        " a Rapportages",
        " b Koppelingen",
        "2. Een andere clausule.",
    ]


def test_bullets_under_a_letter_and_under_a_number_nest_by_indent() -> None:
    art = """
 |1. Een lijst:

 |    • eerste punt van het nummer
 |    • tweede punt van het nummer

 |2. Een andere lijst:

 |a Voorbeeldhosting B.V.

 |        • punt onder de letter a

 |b Fictief Cloud GmbH

 |        • punt onder de letter b
"""
    assert outline(drawn_nodes(art)) == [
        "1. Een lijst:",
        " • eerste punt van het nummer",
        " • tweede punt van het nummer",
        "2. Een andere lijst:",
        " a Voorbeeldhosting B.V.",
        "  • punt onder de letter a",
        " b Fictief Cloud GmbH",
        "  • punt onder de letter b",
    ]


def test_paragraphs_of_one_item_are_joined_by_a_newline() -> None:
    art = """
 |1.  De eerste alinea van het
 |    eerste nummer.

 |    De tweede alinea daarvan.

 |2.  Het tweede nummer.
"""
    assert outline(drawn_nodes(art)) == [
        "1. De eerste alinea van het eerste nummer.\nDe tweede alinea daarvan.",
        "2. Het tweede nummer.",
    ]


def test_heading_over_two_lines_is_one_heading() -> None:
    art = """
B|Rapportages in het portaal en
B|in de omgeving van de klant

 |• Een punt met tekst die iets langer is.
 |• Nog een punt met tekst.
"""
    assert outline(drawn_nodes(art))[0] == "Rapportages in het portaal en in de omgeving van de klant"


def test_wrapped_line_that_starts_with_a_headings_words_opens_no_section() -> None:
    art = """
H|Rapportages

 |• Een punt dat over het portaal gaat.

H|Verschillen met versie 2026-01

 |• Puntje 1 onder de kop
 |  Rapportages is duidelijker verwoord.
"""
    nodes = drawn_nodes(art)
    assert [node.heading for node in nodes] == ["Rapportages", "Verschillen met versie 2026-01"]
    assert nodes[1].nodes[0].text == "Puntje 1 onder de kop Rapportages is duidelijker verwoord."


def test_bold_numbered_clause_is_no_heading() -> None:
    art = """
 |1. Een gewone clausule met een regel tekst.

B|2. Deze clausule is vet gezet:

 |• een punt
 |• nog een punt met wat meer tekst erin
"""
    assert outline(drawn_nodes(art))[1] == "2. Deze clausule is vet gezet:"


def test_numbered_heading_above_its_clauses_is_a_section() -> None:
    art = """
B|1. Definities

 |1.1 Een eerste begrip met een omschrijving.
 |1.2 Een tweede begrip met een omschrijving.

B|2. Algemeen

 |2.1 Een bepaling van algemene aard.
"""
    assert outline(drawn_nodes(art)) == [
        "1. Definities",
        " 1.1 Een eerste begrip met een omschrijving.",
        " 1.2 Een tweede begrip met een omschrijving.",
        "2. Algemeen",
        " 2.1 Een bepaling van algemene aard.",
    ]


def test_articles_are_nested_in_their_part() -> None:
    art = """
H|Deel 1: Verklaring

 |1. Een eerste clausule met een regel tekst.

H|Deel 2: Clausules

B|Artikel 1. Definities

 |1.1 Een eerste begrip met een omschrijving.

B|Artikel 2. Algemeen

 |2.1 Een bepaling van algemene aard.
"""
    nodes = drawn_nodes(art)
    assert [node.id for root in nodes for node in root.walk()] == [
        "deel-1",
        "deel-1/1",
        "deel-2",
        "deel-2/artikel-1",
        "deel-2/artikel-1/1.1",
        "deel-2/artikel-2",
        "deel-2/artikel-2/2.1",
    ]


def test_clause_goes_on_over_a_page() -> None:
    first = " |Kop van de pagina\n\n |1. Een clausule die tot het einde van de regel doorloopt en dan verder"
    second = " |Kop van de pagina\n\n |gaat op de volgende pagina.\n\n |2. Een tweede clausule, die niet zo lang is."
    assert outline(drawn_nodes(first, second)) == [
        "1. Een clausule die tot het einde van de regel doorloopt en dan verder gaat op de volgende pagina.",
        "2. Een tweede clausule, die niet zo lang is.",
    ]


def test_clauses_of_an_article_are_found_after_a_list_of_the_parties() -> None:
    art = """
 |De ondergetekenden:

 |1. Alfa B.V., gevestigd in Voorbeeldstad
 |2. Beta B.V., gevestigd in Fictief

H|1. Definities

 |1.1 Een eerste begrip met een omschrijving.
 |1.2 Een tweede begrip met een omschrijving.

H|2. Algemeen

 |2.1 Een bepaling van algemene aard.

H|3. Duur

 |3.1 Een bepaling over de duur.
 |3.2 Een bepaling over het einde.
"""
    assert outline(drawn_nodes(art))[3:] == [
        "1. Definities",
        " 1.1 Een eerste begrip met een omschrijving.",
        " 1.2 Een tweede begrip met een omschrijving.",
        "2. Algemeen",
        " 2.1 Een bepaling van algemene aard.",
        "3. Duur",
        " 3.1 Een bepaling over de duur.",
        " 3.2 Een bepaling over het einde.",
    ]


def test_article_clauses_start_anew_in_another_part() -> None:
    art = """
H|Deel 1: Verklaring

B|Artikel 1. Definities

 |1.1 Een eerste begrip.
 |1.2 Een tweede begrip.
 |1.3 Een derde begrip.

H|Deel 2: Clausules

B|Artikel 1. Algemeen

 |1.1 Een bepaling van algemene aard.
 |1.2 Nog een bepaling.
"""
    assert [node.label for root in drawn_nodes(art) for node in root.walk()] == [
        "Deel 1:", "Artikel 1.", "1.1", "1.2", "1.3", "Deel 2:", "Artikel 1.", "1.1", "1.2",
    ]  # fmt: skip


def test_number_alone_numbers_a_heading() -> None:
    art = """
B|1~Definities

 |In deze overeenkomst wordt verstaan onder:

B|2~Algemeen

 |De overeenkomst geldt een jaar.
"""
    nodes = drawn_nodes(art)
    assert [(node.label, node.heading) for node in nodes] == [("1", "Definities"), ("2", "Algemeen")]


def test_number_alone_opens_a_clause_where_a_tab_and_the_sequence_say_so() -> None:
    art = """
 |1   De klant levert de gegevens aan binnen
 |24  uur na het verzoek daartoe.

 |2   De leverancier verwerkt deze binnen

 |30~Werkdagen na ontvangst.

 |3   De klant controleert het resultaat.
"""
    assert outline(drawn_nodes(art)) == [
        "1 De klant levert de gegevens aan binnen 24 uur na het verzoek daartoe.",
        "2 De leverancier verwerkt deze binnen",
        "30 Werkdagen na ontvangst.",
        "3 De klant controleert het resultaat.",
    ]


def test_amount_at_the_start_of_a_paragraph_is_no_label() -> None:
    art = """
 |1  uur na de melding neemt Voorbeeld Data contact op.

 |2  uur na de melding volgt een bericht.
"""
    assert [node.label for node in drawn_nodes(art)] == [None, None]


PLAIN_ARTICLES = """
 |De volgende bepalingen gelden tussen partijen.

 |Artikel 1 Definities

 |1.1 Een eerste begrip met een omschrijving.
 |1.2 Een tweede begrip met een omschrijving.

 |ARTIKEL 2. ALGEMEEN

 |De overeenkomst geldt voor alle diensten die de
 |leverancier aan de klant levert.

 |Artikel 3
 |3.1 Een bepaling over de duur.
"""


def test_articles_set_as_the_text_around_them_are_headings() -> None:
    assert outline(drawn_nodes(PLAIN_ARTICLES)) == [
        "De volgende bepalingen gelden tussen partijen.",
        "Artikel 1 Definities",
        " 1.1 Een eerste begrip met een omschrijving.",
        " 1.2 Een tweede begrip met een omschrijving.",
        "ARTIKEL 2. ALGEMEEN",
        " De overeenkomst geldt voor alle diensten die de leverancier aan de klant levert.",
        "Artikel 3",
        " 3.1 Een bepaling over de duur.",
    ]


def test_sentences_about_an_article_are_no_headings() -> None:
    art = """
 |Artikel 1 Definities

 |Een begrip met een omschrijving.

 |Artikel 3.1 is van toepassing

 |Artikel 2 is van toepassing

 |Artikel 2 AVG is hierop niet van toepassing.

 |Artikel 4 AVG omschrijft wat dit betekent

 |Dit volgt uit

 |Artikel 2 Algemeen
"""
    assert [node.label for node in drawn_nodes(art)] == ["Artikel 1"]


def test_table_of_contents_holds_no_headings() -> None:
    art = """
 |Inhoud

 |Artikel 1 Definities

 |Artikel 2 Algemeen

 |Artikel 3 Duur

 |Voorbeeld Data B.V. en de klant komen het
 |volgende overeen, in aanvulling op wat zij
 |eerder hebben afgesproken.

 |Artikel 1 Definities

 |Een begrip met een omschrijving die langer
 |is dan een regel.
"""
    assert [node.label for node in drawn_nodes(art)] == [None] * 5 + ["Artikel 1"]


def test_chapters_with_roman_numbers_set_as_text_are_headings() -> None:
    text = " |Een alinea over dit deel, die over meer\n |dan een regel loopt."
    art = "\n\n".join(f" |Deel {roman} Titel\n\n{text}" for roman in ("I", "II", "III", "IV"))
    assert [node.label for node in drawn_nodes(art)] == ["Deel I", "Deel II", "Deel III", "Deel IV"]


def test_clauses_of_a_heading_with_a_number_in_two_parts_are_found() -> None:
    art = """
B|Artikel 2.1 Duur

 |2.1 Een bepaling over de duur die over meer
 |dan een regel loopt.
"""
    assert [node.label for root in drawn_nodes(art) for node in root.walk()] == ["Artikel 2.1", "2.1"]


def test_paragraph_between_nested_lists_keeps_its_place() -> None:
    art = """
 |1.  Taken van de klant:

 |    • accounts beheren
 |    • licenties betalen

 |    Taken van de leverancier zijn dan weer deze:

 |    • servers patchen en
 |    • back-ups maken
"""
    assert outline(drawn_nodes(art)) == [
        "1. Taken van de klant:",
        " • accounts beheren",
        " • licenties betalen",
        " Taken van de leverancier zijn dan weer deze:",
        " • servers patchen en",
        " • back-ups maken",
    ]


def test_larger_line_that_ends_in_a_full_stop_is_a_heading() -> None:
    art = """
H|Wij beveiligen de gegevens.

 |Een alinea met een regel tekst die gewoon is.

H|En wat gebeurt er daarna?

 |Nog een alinea met een regel tekst daarin.
"""
    assert [node.heading for node in drawn_nodes(art)] == ["Wij beveiligen de gegevens.", "En wat gebeurt er daarna?"]


def test_list_that_begins_at_three_is_known_by_its_place() -> None:
    art = """
H|Een kop

 |3.  De derde bepaling gaat over meer dan een regel
 |    en dus staat de tweede rechts van het nummer.

 |7.  De zevende bepaling doet dat ook en loopt door
 |    op de regel daaronder.
"""
    assert [node.label for root in drawn_nodes(art) for node in root.walk()] == [None, "3.", "7."]


def test_marker_alone_on_its_line_opens_an_item() -> None:
    art = """
 |1.  Een eerste bepaling.

 |2.

 |    a.  een onderdeel
 |    b.  nog een onderdeel

 |3.  Een laatste bepaling.
"""
    nodes = drawn_nodes(art)
    assert [(node.label, [child.label for child in node.nodes]) for node in nodes] == [
        ("1.", []),
        ("2.", ["a.", "b."]),
        ("3.", []),
    ]


def test_number_with_a_degree_sign_is_nested_in_the_letter_that_announces_it() -> None:
    art = """
 |a. een besluit op grond van:

 |1°. de ene wet;

 |2°. de andere wet;

 |b. een ander besluit.
"""
    assert outline(drawn_nodes(art)) == [
        "a. een besluit op grond van:",
        " 1°. de ene wet;",
        " 2°. de andere wet;",
        "b. een ander besluit.",
    ]


def test_list_may_leave_a_letter_out() -> None:
    art = "\n".join(f" |{letter}) een punt van de lijst" for letter in "abcdefghikl")
    assert [node.label for node in drawn_nodes(art)] == [f"{letter})" for letter in "abcdefghikl"]


def test_paragraphs_of_one_line_each_are_not_joined() -> None:
    lines = ["Bijgewerkt in mei.", "Hieronder staat een lijst.", "De lijst is kort.", "Er is niet meer."]
    art = "\n\n".join(f" |{line}" for line in [*lines, "Dit is de laatste van de regels."])
    assert len(drawn_nodes(art)) == 5

"""What goes on and what breaks off where line distances differ within one document."""

from tests.parser.drawing import drawn_nodes, outline

TWO_SPACINGS = """
W|De leverancier verwerkt de gegevens die de klant
W|aanlevert alleen voor de doelen die partijen in de
W|overeenkomst hebben vastgelegd en niet voor eigen
W|doelen van de leverancier.

W|De klant bepaalt welke gegevens dat zijn en welke
W|bewaartermijn daarvoor geldt; de leverancier wijst
W|de klant op een termijn die niet uitvoerbaar is en
W|op gegevens die niet nodig zijn.

 |1. Een eerste punt van een lijst die dichter op de
 |   regel is gezet dan de tekst, zodat de regels van
 |   een punt bij elkaar staan en een lezer ziet waar
 |   het punt eindigt.
 |2. Een tweede punt van dezelfde lijst, dat ook over
 |   meer regels loopt, want anders zou de afstand van
 |   deze regels in het geheel van dit document zo
 |   zeldzaam zijn dat hij niet telt.
"""


def test_paragraphs_are_whole_where_lists_are_set_closer_than_the_body() -> None:
    starts = [line[:20] for line in outline(drawn_nodes(TWO_SPACINGS))]
    assert starts == ["De leverancier verwe", "De klant bepaalt wel", "1. Een eerste punt v", "2. Een tweede punt v"]


def test_space_between_paragraphs_of_the_closer_text_still_parts_them() -> None:
    art = (
        TWO_SPACINGS
        + """
W|   Een alinea onder het tweede punt, die evenver van
 |   het punt staat als de regels van de tekst van
 |   elkaar staan.
"""
    )
    last = drawn_nodes(art)[-1]
    assert last.text.split("\n")[1].startswith("Een alinea onder")

"""The outline shows every word of the tree, at any width."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from renvooi.cli.outline import outline
from renvooi.parser import parse

TEXT = """# Demarcatie Voorbeeld Data

## Artikel 2. Beveiliging

Dit artikel gaat over de beveiliging van de omgeving en van de gegevens die daarin staan.

1. Voorbeeld Data versleutelt alle gegevens, ook tijdens transport en in elke back-up.

   De klant doet dat in de eigen omgeving.
   - De sleutels blijven bij de klant.
"""
DOCUMENT = parse(TEXT.encode("utf-8"), name="voorbeeld.md")


def test_paragraphs_of_a_clause_stand_under_its_text() -> None:
    assert "\n    1. Voorbeeld Data versleutelt" not in outline(DOCUMENT)
    assert "\n  1. Voorbeeld Data versleutelt" in outline(DOCUMENT)
    assert "\n     De klant doet dat in de eigen omgeving.\n    • De sleutels" in outline(DOCUMENT)


def test_lines_wrap_under_the_text_of_their_clause() -> None:
    assert (
        "\n  1. Voorbeeld Data versleutelt alle\n     gegevens, ook tijdens transport en\n     in elke back-up.\n"
        in outline(DOCUMENT, width=40)
    )


def test_facts_that_are_not_known_are_left_out() -> None:
    bare = replace(DOCUMENT, version=None, effective_date=None, classification=None)
    assert outline(bare).splitlines()[:3] == ["Demarcatie Voorbeeld Data", f"kind: {bare.kind.value}", ""]


@given(st.integers(min_value=1, max_value=200))
def test_no_word_is_lost_at_any_width(width: int) -> None:
    assert outline(DOCUMENT, width=width).split() == outline(DOCUMENT).split()

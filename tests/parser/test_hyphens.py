"""Hyphens at the end of a line: soft, hard or suspended."""

from collections import Counter

import pytest

from renvooi.parser.hyphens import join_lines, vocabulary


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("de verwerkers-", "overeenkomst geldt"), "de verwerkersovereenkomst geldt"),
        (("in de IT-", "omgeving van"), "in de IT-omgeving van"),
        (("met lees-", "en schrijfrechten"), "met lees- en schrijfrechten"),
        (("ontwikkelings-", "en/of beheerwerk"), "ontwikkelings- en/of beheerwerk"),
        (("de data-", "invoer start"), "de data-invoer start"),
        (("zie https://www.example.nl/hulp-", "en-uitleg/nu"), "zie https://www.example.nl/hulp-en-uitleg/nu"),
        (("zie https://www.example.nl/hulp/", "over-ons/nu"), "zie https://www.example.nl/hulp/over-ons/nu"),
        (("zie https://www.example.nl/hulp/", "voor meer"), "zie https://www.example.nl/hulp/ voor meer"),
        (("binnen de EU/", "EER blijft"), "binnen de EU/EER blijft"),
        (("een woord\u2010", "deel"), "een woorddeel"),
        (("af\u00adgebroken", "woord"), "afgebroken woord"),
        (("volgens plan-do-", "check-act werken"), "volgens plan-do-check-act werken"),
        (("een streep -", "tussen woorden"), "een streep - tussen woorden"),
    ],
)
def test_form_decides_where_the_document_does_not(lines: tuple[str, ...], expected: str) -> None:
    assert join_lines(lines, Counter()) == expected


def test_words_of_the_document_go_before_form() -> None:
    known = vocabulary(["het meet-instrument en het", "bronsysteem zelf"])
    assert join_lines(("een meet-", "instrument"), known) == "een meet-instrument"
    assert join_lines(("een bron-", "systeem"), known) == "een bronsysteem"


def test_other_compounds_of_the_document_show_its_habit() -> None:
    known = vocabulary(["Voorbeeld-software en Voorbeeld-licenties"])
    assert join_lines(("met Voorbeeld-", "voorwaarden"), known) == "met Voorbeeld-voorwaarden"


def test_halves_of_a_broken_word_are_not_words_of_the_document() -> None:
    known = vocabulary(["de verwerkers-", "overeenkomst en verder"])
    assert known["verwerkers"] == known["overeenkomst"] == 0
    assert known["verder"] == 1

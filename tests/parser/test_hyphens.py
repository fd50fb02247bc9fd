"""Hyphens at the end of a line: soft, hard or suspended."""

import pytest

from renvooi.parser.hyphens import join_lines, vocabulary

DUTCH = "de klant en de leverancier zijn het eens over het gebruik van de dienst en de kosten daarvan"
ENGLISH = "the customer and the supplier agree that the use of this service is for the term of the contract"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("de verwerkers-", "overeenkomst geldt"), "de verwerkersovereenkomst geldt"),
        (("in de IT-", "omgeving van"), "in de IT-omgeving van"),
        (("met lees-", "en schrijfrechten"), "met lees- en schrijfrechten"),
        (("ontwikkelings-", "en/of beheerwerk"), "ontwikkelings- en/of beheerwerk"),
        (("de voor- en", "nadelen daarvan"), "de voor- en nadelen daarvan"),
        (("de data-", "invoer start"), "de data-invoer start"),
        (("zie https://www.example.nl/hulp-", "en-uitleg/nu"), "zie https://www.example.nl/hulp-en-uitleg/nu"),
        (("zie example.nl/hulp-", "uitleg voor meer"), "zie example.nl/hulp-uitleg voor meer"),
        (("zie https://www.example.nl/hulp/", "over-ons/nu"), "zie https://www.example.nl/hulp/over-ons/nu"),
        (("zie https://www.example.nl/hulp/", "voor meer"), "zie https://www.example.nl/hulp/ voor meer"),
        (("zie https://example.nl/hu", "lp-en-uitleg/nu hier"), "zie https://example.nl/hulp-en-uitleg/nu hier"),
        (("over", "gegevensbeschermingseffectbeoo", "rdelingen en"), "over gegevensbeschermingseffectbeoordelingen en"),
        (("de", "verwerkersovereenkomst", "geldt"), "de verwerkersovereenkomst geldt"),
        (("zie https://example.nl/hulp", "en/of de e-mail"), "zie https://example.nl/hulp en/of de e-mail"),
        (("binnen de EU/", "EER blijft"), "binnen de EU/EER blijft"),
        (("een woord\u2010", "deel"), "een woorddeel"),
        (("af\u00adgebroken", "woord"), "afgebroken woord"),
        (("volgens plan-do-", "check-act werken"), "volgens plan-do-check-act werken"),
        (("een streep -", "tussen woorden"), "een streep - tussen woorden"),
        (("diensten en -", "producten daarvan"), "diensten en -producten daarvan"),
        (("in de jaren 2024–", "2026 geldt"), "in de jaren 2024–2026 geldt"),
        (("de band van 800 MHz-", "frequenties"), "de band van 800 MHz-frequenties"),
        (("een niet-", "openbare bron"), "een niet-openbare bron"),
        (("BIJZONDERE VOOR-", "WAARDEN"), "BIJZONDERE VOORWAARDEN"),
        (("de Noord-", "Hollandse klant"), "de Noord-Hollandse klant"),
    ],
)
def test_form_and_word_list_decide_where_the_document_does_not(lines: tuple[str, ...], expected: str) -> None:
    assert join_lines(lines, vocabulary([DUTCH])) == expected


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


def test_two_words_of_english_keep_their_hyphen_and_a_broken_word_does_not() -> None:
    known = vocabulary([ENGLISH])
    assert join_lines(("a royalty-", "free licence"), known) == "a royalty-free licence"
    assert join_lines(("this agree-", "ment ends"), known) == "this agreement ends"
    assert join_lines(("an out-of-", "pocket cost"), known) == "an out-of-pocket cost"


def test_ordinary_hyphen_is_hard_where_words_are_broken_with_another() -> None:
    known = vocabulary([DUTCH, "over de voor\u2010", "waarden en de ver\u2010", "werking daarvan"])
    assert join_lines(("de klant-", "gegevens"), known) == "de klant-gegevens"
    assert join_lines(("de voor\u2010", "waarden"), known) == "de voorwaarden"


def test_en_behind_a_breaking_hyphen_is_the_end_of_a_word() -> None:
    known = vocabulary([DUTCH])
    assert join_lines(("alle rij\u2010", "en van de tabel"), known) == "alle rijen van de tabel"
    assert join_lines(("alle rij-", "en kolomkoppen"), known) == "alle rij- en kolomkoppen"


def test_document_that_breaks_no_words_keeps_every_hyphen() -> None:
    whole = ["een klant-", "gesprek, een werk-", "plek, een bron-", "tabel, een proef-", "jaar, een stuur-", "groep en"]
    assert join_lines(("de kern-", "taak"), vocabulary([DUTCH, *whole])) == "de kern-taak"

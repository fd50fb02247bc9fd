"""References as they are read from a text, without a tree."""

import time

import pytest

from renvooi.diff.references import mentions, references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie artikel 2.2 en punt 3.", ["artikel 2.2", "punt 3"]),
        ("Zie artikel 2, 3 en 4.", ["artikel 2", "artikel 3", "artikel 4"]),
        (
            "Zie de artikelen 3, tweede en derde lid, en 9.",
            ["artikel 3 tweede lid", "artikel 3 derde lid", "artikel 9"],
        ),
        ("Zie artikel 3 lid 2 onder a.", ["artikel 3 lid 2 onder a"]),
        ("Zie artikel 3.2(a).", ["artikel 3.2 a"]),
        ("Zoals in dienst B of product A, via subverwerker b.", ["dienst B", "product A", "subverwerker b"]),
        ("Zie artikel 2 van Deel 2.", ["artikel 2 van deel 2"]),
        ("Zie § 3 Abs. 2 und §§ 4 und 5.", ["§ 3 abs. 2", "§ 4", "§ 5"]),
        ("Zie artikel IV en hoofdstuk XII.", ["artikel IV", "hoofdstuk XII"]),
        ("Volgens artikel 3, 30 dagen na ontvangst.", ["artikel 3"]),
        ("Dit punt 3% hoger.", []),
        ("Er is punt 3 procent bij.", []),
        ("Zie hoofdpunt 3.", []),
        ("De dienst heeft een product.", []),
        ("De bijlage staat onder de tafel.", []),
        ("### Artikel 6", []),
    ],
)
def test_reference_is_read_with_its_words(text: str, found: list[str]) -> None:
    assert [reference.text for reference in references(text)] == found


def test_number_stands_where_the_reference_says_it_does() -> None:
    text = "Zie Artikel 12 en het TWEEDE lid van artikel 7, onder c."
    for one in mentions(text):
        for step in one.steps:
            assert text[step.start : step.end].casefold() == step.printed.casefold()


def test_range_holds_what_lies_between_and_only_its_ends_are_printed() -> None:
    found = references("Zie artikelen 3 t/m 6.")
    assert [(one.number, one.implied) for one in found] == [("3", False), ("4", True), ("5", True), ("6", False)]


def test_range_that_is_no_list_of_articles_implies_nothing() -> None:
    assert len(references("Zie artikelen 3 t/m 2000.")) == 2


@pytest.mark.parametrize(
    "piece", ["artikel 1, ", "tweede, derde ", "van de wet ", "(((", "onder X ", "a-", "§ 1 ", "\u0130 artikel 2 "]
)
def test_a_long_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    start = time.process_time()
    mentions(piece * (60_000 // len(piece)))
    assert time.process_time() - start < 4

"""Sentences of a list to what they assert."""

import pytest

from renvooi.diff.claims.reading import LONGEST, read_text, split_sentences


def asserted(text: str) -> list[tuple[str, str]]:
    return [(one.action.value, one.phrase) for statement in read_text(text) for one in statement.assertions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Puntje 4 onder Opslag is toegevoegd.", [("added", "Puntje 4 onder Opslag")]),
        ("Artikel 5 vervalt niet; artikel 6 is vervallen.", [("deleted", "artikel 6")]),
        ("De uitleg is duidelijker verwoord.", [("clarified", "De uitleg")]),
        ("In artikel 2 is een tikfout hersteld.", [("corrected", "In artikel 2 een")]),
        ("Artikel 3 | uitgebreid", [("extended", "Artikel 3")]),
        ("Nieuw: artikel 7.", [("added", "artikel 7")]),
        ("Wijziging van artikel 3.", [("changed", "artikel 3")]),
        ("De kop “Is toegevoegd” is vervallen.", [("deleted", "De kop 'Is toegevoegd'")]),
        (
            "Artikel 3 en 4 zijn aangepast en artikel 5 is vervallen.",
            [("changed", "Artikel 3 en 4"), ("deleted", "artikel 5")],
        ),
        ("Puntje 2 is aangepast en verplaatst.", [("changed", "Puntje 2"), ("moved", "Puntje 2")]),
        ("Verder zijn er geen wijzigingen gedaan.", [("no-other-changes", "")]),
        ("Deel 2 is niet gewijzigd.", [("unchanged", "Deel 2")]),
        ("Hieronder staan de volgende wijzigingen:", []),
        ("Dit is versie 2, de opvolger van versie 1.", []),
    ],
)
def test_sentence_asserts(text: str, expected: list[tuple[str, str]]) -> None:
    assert asserted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 2 is aangepast, zonder inhoudelijke wijziging.",
        "Artikel 2 is aangepast. Dit is geen inhoudelijke wijziging.",
        "Artikel 2 is aangepast, maar inhoudelijk niet gewijzigd.",
        "Article 2 was amended without substantive change.",
    ],
)
def test_that_the_meaning_stayed_is_an_assertion_of_its_own(text: str) -> None:
    (statement,) = read_text(text)
    assert statement.no_substance
    assert [one.action.value for one in statement.assertions] == ["changed"]


def test_change_of_substance_is_told_apart_from_none() -> None:
    (changed,) = read_text("Artikel 2 is inhoudelijk gewijzigd.")
    assert (changed.substance, changed.no_substance) == (True, False)


def test_no_sentence_ends_within_quotation_marks() -> None:
    text = "De tekst “Wij melden. De klant leest.” is vervallen. Artikel 2 is nieuw."
    assert list(split_sentences(text)) == [
        "De tekst “Wij melden. De klant leest.” is vervallen.",
        "Artikel 2 is nieuw.",
    ]


def test_sentence_that_cannot_be_read_is_kept_without_assertions() -> None:
    (statement,) = read_text("Wij danken u voor uw vertrouwen.")
    assert statement.assertions == ()


def test_text_that_is_too_long_for_a_line_is_not_taken_apart() -> None:
    (statement,) = read_text("artikel 3 is gewijzigd, " * LONGEST)
    assert statement.assertions == ()

"""A sentence is cut where a clause begins, and nowhere else."""

import pytest

from renvooi.diff.statements.parts import Form, parts_of
from renvooi.diff.statements.words import words_of
from tests.diff.builders import PARTIES


def forms(sentence: str) -> list[Form]:
    return [part.form for part in parts_of(words_of(sentence, PARTIES))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De klant zorgt voor beheer, capaciteitsmanagement, updates en toegang.", [Form.MAIN]),
        ("Als Voorbeeld host, zorgt de klant voor toegang en meldt fouten.", [Form.CONDITION, Form.MAIN, Form.MAIN]),
        ("Voorbeeld zorgt ervoor dat de data klopt.", [Form.MAIN, Form.COMPLEMENT]),
        ("Voorbeeld controleert of de back-up is gelukt.", [Form.MAIN, Form.COMPLEMENT]),
        ("De klant levert een account dat rechten heeft.", [Form.MAIN, Form.RELATIVE]),
        ("Omdat Voorbeeld host, betaalt de klant.", [Form.REASON, Form.MAIN]),
        ("De klant zorgt indien gewenst voor een account.", [Form.MAIN]),
        ("Voorbeeld bewaart data als verwerker.", [Form.MAIN]),
    ],
)
def test_clauses_are_told_apart(sentence: str, expected: list[Form]) -> None:
    assert forms(sentence) == expected


def test_a_clause_that_another_interrupts_is_put_together_again() -> None:
    first, *_ = parts_of(words_of("Rechten die de klant krijgt, vervallen na een jaar.", PARTIES))
    assert [word.text for word in first.words] == ["Rechten", "vervallen", "na", "een", "jaar", "."]

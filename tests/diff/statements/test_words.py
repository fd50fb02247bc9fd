"""Which words name whom."""

import pytest

from renvooi.diff.statements.who import CLIENT, PROCESSOR, RULE, Kind, Who
from renvooi.diff.statements.words import words_of
from tests.diff.builders import PARTIES


def who(sentence: str) -> list[set[Who]]:
    return [set(word.who) for word in words_of(sentence, PARTIES) if word.who]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De klant en Voorbeeld beveiligen elk hun eigen omgeving.", [{CLIENT, PROCESSOR}]),
        ("Zowel de klant als Voorbeeld bewaakt dit.", [{CLIENT, PROCESSOR}]),
        ("Een medewerker van de klant meldt dit.", [{CLIENT}]),
        ("Partij die de server (zoals SFTP) host, betaalt.", [{RULE}]),
        ("De derde partij levert.", [{Who(Kind.THIRD, "derde")}]),
        ("Het wordt hersteld door ons.", [{PROCESSOR}]),
        ("Ons beleid is streng.", []),
        ("Voorbeeld bewaart data als verwerker.", [{PROCESSOR}]),
        ("Dit draait op het Voorbeeld dataplatform.", []),
        ("De cliënt tekent.", [{Who(Kind.THIRD, "cliënt")}]),
        ("De derde dag telt mee.", []),
    ],
)
def test_words_name_parties(sentence: str, expected: list[set[Who]]) -> None:
    assert who(sentence) == expected


def test_a_legal_form_is_no_part_of_a_name() -> None:
    (word, *_) = words_of("Fabrikam B.V. herstelt de storing.", PARTIES)
    assert word.named == {Who(Kind.THIRD, "fabrikam")}

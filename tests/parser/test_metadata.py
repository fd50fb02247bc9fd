"""What documents say about themselves, and what happens when they disagree."""

from datetime import date

import pytest

from renvooi.model import Kind
from renvooi.parser import load_library, parse
from renvooi.parser.metadata import parse_date

DPS = """# Deel 1: Data Pro Statement

## Algemene informatie

1. Dit Data Pro Statement is gemaakt door de volgende data processor (verwerker): Onbekend Bedrijf B.V. te Stad
2. Dit Data Pro Statement geldt vanaf 3 maart 2026, versie {stated}.
3. In versie {described} is ten opzichte van versie 01-2026 een dienst toegevoegd.

# Deel 2: Standaardclausules

Versie: september 2031
"""


def read(stated: str, described: str):  # type: ignore[no-untyped-def]  # a Document, named by its use
    return parse(DPS.format(stated=stated, described=described).encode(), name="x.md")


def test_newest_of_two_version_statements_is_taken_with_a_warning() -> None:
    document = read("11-2025", "02-2026")
    assert document.version == "02-2026"
    assert [warning.code for warning in document.warnings] == ["version-disagrees"]
    assert "11-2025 (Deel 1, punt 2)" in document.warnings[0].message


def test_equal_statements_give_no_warning_and_part_two_is_not_asked() -> None:
    document = read("02-2026", "02-2026")
    assert (document.version, document.warnings) == ("02-2026", ())


def test_kind_date_and_parties_come_from_the_text() -> None:
    document = read("02-2026", "02-2026")
    assert document.kind is Kind.DATA_PRO_STATEMENT
    assert document.effective_date == date(2026, 3, 3)
    assert document.parties.processor.name == "Onbekend Bedrijf"
    assert "Onbekend Bedrijf B.V." in document.parties.processor.aliases


def test_organisation_of_the_user_is_found_by_the_name_in_the_text() -> None:
    own = b'name = "OB"\naliases = ["Onbekend Bedrijf B.V.", "OB Cloud"]\n'
    document = parse(DPS.encode(), name="x.md", library=load_library([("ob.toml", own)]))
    assert document.parties.organisation == "OB"
    assert "OB Cloud" in document.parties.processor.aliases


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 mei 2025", date(2025, 5, 7)),
        ("07-05-2025", date(2025, 5, 7)),
        ("2025-05-07", date(2025, 5, 7)),
        ("31 februari 2025", None),
        ("7 floreal 2025", None),
    ],
)
def test_dates_of_every_form(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("Versie: 1.2\n\nWij gebruiken Windows versie 11.4.\n", "1.2"),
        ("Versie 3\n\nTekst.\n", "3"),
        ("Versie: 05/2025\n", "05/2025"),
        ("Dit gaat over versie 9 van iets anders.\n", None),
    ],
)
def test_version_of_another_thing_is_not_taken(text: str, version: str | None) -> None:
    assert parse(text.encode(), name="x.md").version == version


def test_party_of_the_other_side_is_not_the_processor() -> None:
    text = DPS.replace("Onbekend Bedrijf B.V. te Stad", "en Beta B.V.")
    assert parse(text.encode(), name="x.md").parties.processor.name != "en Beta"

"""Which measures a text says there are, and which it says there are not."""

import pytest

from renvooi.diff import compare_records, read_records
from renvooi.diff.records.security_measures import topics_of
from renvooi.model import FieldName
from tests.diff.builders import doc

LIST = "1. Maatregelen: {security}\n  - "


@pytest.mark.parametrize(
    "text",
    [
        "Schijven zijn niet versleuteld.",
        "Schijven zijn onversleuteld.",
        "Er is geen firewall en gegevens worden niet gedeeld.",
        "Wij maken geen gebruik van MFA.",
        "MFA wordt niet toegepast.",
        "Een firewall is er niet.",
        "Logging ontbreekt.",
    ],
)
def test_measure_that_is_denied_is_no_topic(text: str) -> None:
    assert topics_of(text) == ()
    (record,) = read_records(doc(LIST + text))
    assert record.values(FieldName.STRENGTH) == ("denied",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Verkeer gaat nooit onversleuteld over het netwerk.", "encryption"),
        ("Onversleutelde verbindingen zijn niet toegestaan.", "encryption"),
        ("Zonder MFA is inloggen niet mogelijk.", "multi-factor authentication"),
        ("Back-ups worden niet gedeeld.", "back-up"),
        ("Niet alleen logging, ook controle.", "logging"),
        ("Gegevens worden niet gedeeld en zijn versleuteld.", "encryption"),
    ],
)
def test_measure_stands_where_the_negation_is_of_something_else_or_is_turned_round(text: str, topic: str) -> None:
    assert (FieldName.TOPIC, topic) in topics_of(text)
    (record,) = read_records(doc(LIST + text))
    assert record.values(FieldName.STRENGTH) == ("required",)


def test_measure_that_is_denied_now_is_lost() -> None:
    (change,) = compare_records(doc(LIST + "Schijven zijn versleuteld."), doc(LIST + "Schijven zijn niet versleuteld."))
    told = {field.name: (field.old, field.new) for field in change.fields}
    assert told[FieldName.TOPIC] == (("encryption",), ())
    assert told[FieldName.STRENGTH] == (("required",), ("denied",))

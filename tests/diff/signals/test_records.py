"""Entries of lists: services, categories, certificates, measures."""

import pytest

from renvooi.diff.signals import find_signals
from renvooi.diff.signals.records import find_entry
from renvooi.model import Direction, Role, SignalType
from tests.diff.builders import case

LISTS = [
    (Role.SERVICES, SignalType.SERVICE, "Advies over rapportages"),
    (Role.DATA_CATEGORIES, SignalType.DATA_CATEGORY, "Vingerafdrukken van bezoekers;"),
    (Role.CERTIFICATIONS, SignalType.CERTIFICATION, "Voorbeeld is gecertificeerd voor ISO 27001."),
    (Role.SECURITY, SignalType.SECURITY, "Schijven zijn versleuteld."),
]


@pytest.mark.parametrize(("role", "kind", "text"), LISTS)
def test_entry_that_came_or_went_is_one_signal(role: Role, kind: SignalType, text: str) -> None:
    for old, new, direction in ((None, text, Direction.ADDED), (text, None, Direction.REMOVED)):
        found = [one for one in find_signals(case(old, new, role=role)) if one.type is kind]
        assert [one.direction for one in found] == [direction]


@pytest.mark.parametrize(("role", "kind", "text"), LISTS)
def test_mark_at_the_end_of_an_entry_is_no_signal(role: Role, kind: SignalType, text: str) -> None:
    assert find_entry(case(text, text.rstrip(";.") + "; en", role=role)) == ()


@pytest.mark.parametrize(
    ("role", "old", "new", "kind"),
    [
        (Role.SERVICES, "Advies", "Detachering", SignalType.SERVICE),
        (Role.SERVICES, "Advies: over rapportages", "Advies: over alles", SignalType.SERVICE),
        (Role.DATA_CATEGORIES, "Klantnummers", "Klantnummers en BSN", SignalType.DATA_CATEGORY),
        (Role.CERTIFICATIONS, "ISO 27001:2017", "ISO 27001:2023", SignalType.CERTIFICATION),
        (Role.CERTIFICATIONS, "Wij zijn ISO 27001 gecertificeerd.", "Wij werken volgens ISO 27001.", SignalType.CERTIFICATION),
        (Role.SECURITY, "Bezoekers melden zich.", "Bezoekers melden zich zo mogelijk.", SignalType.SECURITY),
    ],
)  # fmt: skip
def test_record_that_changed_is_a_signal(role: Role, old: str, new: str, kind: SignalType) -> None:
    assert [one.type for one in find_entry(case(old, new, role=role))] == [kind]


@pytest.mark.parametrize(
    ("role", "old", "new"),
    [
        (Role.CERTIFICATIONS, "ISO27001 gecertificeerd", "gecertificeerd voor NEN-EN-ISO/IEC 27001"),
        (Role.SECURITY, "Bezoekers melden zich.", "Bezoekers melden zich bij de balie."),
        (Role.DATA_CATEGORIES, "E-mailadressen", "Emailadressen"),
        (None, "Advies", "Detachering"),
    ],
)
def test_same_record_in_other_words_is_none(role: Role | None, old: str, new: str) -> None:
    assert find_entry(case(old, new, role=role)) == ()


def test_category_that_becomes_special_says_so() -> None:
    (found,) = find_entry(case("Verzuim", "Verzuim en ziekte van medewerkers", role=Role.DATA_CATEGORIES))
    assert "health" in found.evidence
    assert "medewerkers" in found.evidence

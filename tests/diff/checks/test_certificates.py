"""What is said of certificates: edition, state, and until when."""

from datetime import date

import pytest

from tests.diff.checks.kit import LISTED, findings, places


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Voorbeeld is gecertificeerd voor NEN 7510-1:2017.", "Het certificaat voor NEN7510-1:2024 is op te vragen."),
        ("Voorbeeld is ISO27001 gecertificeerd.", "Voorbeeld streeft naar certificering voor ISO 27001."),
        ("Voorbeeld is ISO27001 gecertificeerd.", "Voor NEN-EN-ISO/IEC 27001 zijn wij nog niet gecertificeerd."),
    ],
)
def test_two_editions_or_two_states_are_a_warning(first: str, second: str) -> None:
    (finding,) = findings(f"1. {first}\n2. {second}", "certification-disagrees")
    assert (finding.severity, places((finding,))) == ("warning", ["Punt 2"])


@pytest.mark.parametrize(
    "text",
    [
        "1. Voorbeeld is gecertificeerd voor NEN-EN-ISO/IEC 27001:2023.\n2. Wij zijn ISO 27001 gecertificeerd.",
        "1. Voorbeeld is gecertificeerd voor ISO 27001:2022.\n2. Voorbeeld is gecertificeerd voor NEN 7510:2017.",
        "1. Voorbeeld is ISO 27001 gecertificeerd.\n2. Voorbeeld werkt volgens ISO 9001:2015.",
        "1. Voorbeeld is gecertificeerd voor ISO 27001:2023.\n2. De datacentra zijn gecertificeerd voor ISO 27001:2013.",
        LISTED + "2. Voorbeeld is gecertificeerd voor ISO 27001:2023.\n3. Fictief Cloud GmbH is gecertificeerd voor ISO 27001:2013.",
    ],
)  # fmt: skip
def test_one_edition_other_norms_and_other_holders_are_silent(text: str) -> None:
    assert findings(text, "certification-disagrees") == ()


CERTIFICATE = "1. Voorbeeld is gecertificeerd voor ISO 27001. Het certificaat is geldig tot {until}."


@pytest.mark.parametrize(
    ("until", "count"), [("1 april 2030", 1), ("maart 2030", 1), ("1 mei 2031", 0), ("1 april 2032", 0)]
)
def test_certificate_that_ended_before_the_document_takes_effect(until: str, count: int) -> None:
    found = findings(CERTIFICATE.format(until=until), "certificate-expired", effective=date(2031, 5, 1))
    assert len(found) == count


def test_document_without_an_effective_date_says_nothing_of_expiry() -> None:
    assert findings(CERTIFICATE.format(until="1 april 2030"), "certificate-expired") == ()

"""Norms and certificates."""

import pytest

from renvooi.diff.signals.certification import find_certification
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is ISO 27001 gecertificeerd", "werkt volgens ISO 27001"),
        ("is ISO 27001:2017 gecertificeerd", "is ISO 27001:2022 gecertificeerd"),
        ("is ISO 27001 en NEN 7510 gecertificeerd", "is ISO 27001 gecertificeerd"),
        ("ISO 27001, certificaat AB-123", "ISO 27001, certificaat AB-124"),
    ],
)
def test_other_certificate_is_a_signal(old: str, new: str) -> None:
    assert len(find_certification(case(old, new))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is ISO27001 gecertificeerd", "is ISO 27001 gecertificeerd"),
        ("is gecertificeerd volgens ISO 27001", "heeft een certificaat voor ISO 27001"),
        ("de klant heeft een diploma", "de klant heeft een rijbewijs"),
    ],
)
def test_other_notation_is_none(old: str, new: str) -> None:
    assert find_certification(case(old, new)) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "Voorbeeld is ISO27001 gecertificeerd.",
            "Voorbeeld werkt volgens ISO 27001.",
            ("ISO27001 gecertificeerd", "volgens ISO 27001"),
        ),
        (
            "Het certificaat voor ISO 27001 heeft nummer AB-1.",
            "Het certificaat voor ISO 27001 heeft nummer AB-2.",
            ("certificaat voor ISO 27001 heeft nummer AB-1", "certificaat voor ISO 27001 heeft nummer AB-2"),
        ),
        (
            "Het ISO 9001-certificaat geldt tot 1 mei 2031.",
            "Het ISO 9001-certificaat geldt tot 1 mei 2033.",
            ("Het ISO 9001-certificaat geldt tot 1 mei 2031.", "Het ISO 9001-certificaat geldt tot 1 mei 2033."),
        ),
        (
            "Wij zijn ISO 27001 gecertificeerd. De scope omvat Hosting.",
            "Wij zijn ISO 27001 gecertificeerd. De scope omvat Support.",
            ("omvat Hosting", "omvat Support"),
        ),
    ],
)
def test_certification_is_told_in_the_words_of_the_text(old: str, new: str, words: tuple[str, str]) -> None:
    (signal,) = find_certification(case(old, new))
    assert (signal.old, signal.new) == words

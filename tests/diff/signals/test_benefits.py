"""For whom a changed value is good news, told only by who acts."""

import pytest

from renvooi.diff.signals.cost import find_cost
from renvooi.diff.signals.quantity import find_quantity
from renvooi.diff.signals.security import find_security
from renvooi.diff.signals.term import find_term
from renvooi.model import Beneficiary
from tests.diff.builders import case


@pytest.mark.parametrize(
    ("old", "new", "benefits"),
    [
        ("De klant betaalt binnen 14 dagen.", "De klant betaalt binnen 30 dagen.", Beneficiary.CLIENT),
        ("De klant betaalt binnen 30 dagen.", "De klant betaalt binnen 14 dagen.", Beneficiary.PROCESSOR),
        ("Voorbeeld meldt dit binnen 48 uur.", "Voorbeeld meldt dit binnen 24 uur.", Beneficiary.CLIENT),
        ("Voorbeeld meldt dit binnen 24 uur.", "Voorbeeld meldt dit zo spoedig mogelijk.", Beneficiary.PROCESSOR),
        ("Voorbeeld test dit elk kwartaal.", "Voorbeeld test dit jaarlijks.", Beneficiary.PROCESSOR),
        ("Voorbeeld wist dit binnen 30 dagen.", "Voorbeeld wist dit na 30 dagen.", Beneficiary.PROCESSOR),
        ("Meldingen volgen binnen 48 uur.", "Meldingen volgen binnen 24 uur.", None),
        ("Voorbeeld bewaart dit 30 dagen.", "Voorbeeld bewaart dit 60 dagen.", None),
    ],
)
def test_more_time_is_good_for_who_must_act(old: str, new: str, benefits: Beneficiary | None) -> None:
    (signal,) = find_term(case(old, new))
    assert signal.benefits is benefits


@pytest.mark.parametrize(
    ("old", "new", "benefits"),
    [
        ("De klant betaalt € 100.", "De klant betaalt € 90.", Beneficiary.CLIENT),
        ("Voorbeeld rekent € 100.", "Voorbeeld rekent € 110.", Beneficiary.PROCESSOR),
        ("De klant betaalt € 100.", "De klant betaalt $ 90.", None),
        ("Het tarief is € 100.", "Het tarief is € 90.", None),
        ("De klant krijgt 5 accounts.", "De klant krijgt 6 accounts.", None),
    ],
)
def test_a_lower_sum_is_good_for_who_pays_it(old: str, new: str, benefits: Beneficiary | None) -> None:
    (signal,) = find_quantity(case(old, new))
    assert signal.benefits is benefits


@pytest.mark.parametrize(
    ("old", "new", "benefits"),
    [
        ("Voorbeeld levert dit gratis.", "Voorbeeld levert dit.", Beneficiary.PROCESSOR),
        ("Voorbeeld levert dit.", "Voorbeeld levert dit kosteloos.", Beneficiary.CLIENT),
        ("De klant neemt dit af.", "De klant neemt dit af voor een fee.", None),
        ("De klant betaalt dit.", "De klant betaalt dit en een boete.", None),
        ("Herstel is gratis.", "Herstel wordt gefactureerd.", None),
        (
            "De kosten zijn voor rekening van Voorbeeld.",
            "De kosten zijn voor rekening van de klant.",
            Beneficiary.PROCESSOR,
        ),
    ],
)
def test_work_that_comes_to_cost_is_good_for_who_does_it(old: str, new: str, benefits: Beneficiary | None) -> None:
    (signal,) = find_cost(case(old, new))
    assert signal.benefits is benefits


@pytest.mark.parametrize(
    ("old", "new", "benefits"),
    [
        ("Voorbeeld versleutelt de schijven.", "Voorbeeld versleutelt zo mogelijk de schijven.", Beneficiary.PROCESSOR),
        ("Voorbeeld gebruikt een wachtwoord.", "Voorbeeld gebruikt een wachtwoord en MFA.", Beneficiary.CLIENT),
        ("Schijven zijn versleuteld.", "Schijven zijn zo mogelijk versleuteld.", None),
        ("De klant gebruikt MFA.", "De klant gebruikt een wachtwoord.", None),
    ],
)
def test_more_security_of_the_processor_is_good_for_the_client(
    old: str, new: str, benefits: Beneficiary | None
) -> None:
    (signal,) = find_security(case(old, new))
    assert signal.benefits is benefits

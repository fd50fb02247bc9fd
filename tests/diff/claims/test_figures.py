"""Which words of a claim are figures that the change must have."""

import pytest

from renvooi.diff import diff
from renvooi.model import Verdict
from tests.diff.claims.lists import new, old, with_list

OLD = "# Opslag\n- Voorbeeld bewaart gegevens 30 dagen volgens ISO 27001:2013 tot 17.00 uur.\n"
NEW = "# Opslag\n- Voorbeeld bewaart gegevens 14 dagen volgens ISO 27001:2022 tot 18.00 uur.\n"


def verdict_on(text: str) -> Verdict:
    after = with_list(new(NEW), [text], "2030-01")
    (claim,) = diff(old(OLD), after).claims
    return claim.verdict


@pytest.mark.parametrize(
    "tail",
    [
        "van 30 naar 14 dagen",
        "naar 2 weken",
        "en is per 1 maart 2030 hernummerd",
        "naar aanleiding van 3 vragen",
        "en is nu een strenger punt",
        "van 27001:2013 naar 27001:2022",
        "tot 18.00 uur",
    ],
)
def test_figures_of_the_change_and_other_numbers_raise_no_doubt_about_figures(tail: str) -> None:
    after = with_list(new(NEW), [f"Puntje 1 onder Opslag is gewijzigd {tail}."], "2030-01")
    (claim,) = diff(old(OLD), after).claims
    assert ", niet “" not in (claim.because_nl or "")
    assert "staat niet in de tekst" not in (claim.because_nl or "")


@pytest.mark.parametrize("tail", ["van 40 naar 14 dagen", "naar 14 weken", "tot 20.00 uur", "van 30 naar 14 maanden"])
def test_other_figures_than_those_of_the_change_are_not_confirmed(tail: str) -> None:
    assert verdict_on(f"Puntje 1 onder Opslag is gewijzigd {tail}.") is Verdict.PARTLY

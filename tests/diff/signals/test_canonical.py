"""One notation for each value: equal values become equal texts, and others stay apart."""

from collections.abc import Callable

import pytest

from renvooi.diff.signals import certification, date, quantity, term

CASES: tuple[tuple[Callable[[str], str], str, str, bool], ...] = (
    (term.canonical, "binnen een week", "binnen 7 dagen", True),
    (term.canonical, "binnen 5 (vijf) werkdagen", "binnen vijf werkdagen", True),
    (term.canonical, "na 12 maanden", "na een jaar", True),
    (term.canonical, "binnen 24 uur", "binnen een dag", False),
    (term.canonical, "binnen 5 (vijftien) dagen", "binnen 5 dagen", False),
    (term.canonical, "binnen 5 dagen", "na 5 dagen", False),
    (term.canonical, "onverwijld", "onmiddellijk", False),
    (term.canonical, "om de week", "tweewekelijks", False),
    (quantity.canonical, "kost € 1.500,-", "kost vijftienhonderd euro", True),
    (quantity.canonical, "tien procent", "10%", True),
    (quantity.canonical, "vijf gebruikers", "5 gebruikers", True),
    (quantity.canonical, "€ 1.500", "€ 1,500", False),
    (quantity.canonical, "een gebruiker", "één gebruiker", False),
    (quantity.canonical, "€ 5 per maand", "€ 5 per jaar", False),
    (quantity.canonical, "om 9.00 uur", "om 09:00 uur", True),
    (date.canonical, "op 1 mrt. 2031", "op 01-03-2031", True),
    (date.canonical, "op 1e maart 2031", "op 2031-03-01", True),
    (date.canonical, "op 3-4-2031", "op 4-3-2031", False),
    (date.canonical, "versie 05-2031", "versie 5 2031", False),
    (certification.canonical, "NEN-EN-ISO/IEC 27001:2023", "ISO27001:2023", True),
    (certification.canonical, "ISO 27001", "ISO 27001:2023", False),
)


@pytest.mark.parametrize(("canonical", "one", "other", "equal"), CASES)
def test_notation_is_one_for_equal_values_only(
    canonical: Callable[[str], str], one: str, other: str, equal: bool
) -> None:
    assert (canonical(one) == canonical(other)) is equal

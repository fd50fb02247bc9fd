"""Where a claim looks: names before numbers, and nothing where nobody can tell."""

import pytest

from renvooi.diff.claims.places import Version
from renvooi.diff.claims.resolve import find_places
from renvooi.diff.claims.targets import read_target
from renvooi.diff.normal import normalise
from renvooi.diff.outline import Names, outline
from tests.diff.builders import doc

TEXT = """
# Deel 1 | Statement
1. Deze overeenkomst is van Voorbeeld.
2. Omschrijving “Opslag”: Wij bewaren gegevens van de klant.
3. Wij werken met deze partijen:
  a. Verzonnen Hosting B.V.
  b. Bedachte Mail GmbH
    - De mail staat in Duitsland.
4. Wij verwijderen gegevens.
# Deel 2 | Clausules
## Artikel 1. | Begrippen
1.1 Klant: wie een opdracht geeft.
## Artikel 2. | Slot
2.1 Nederlands recht geldt.
# Beheer & toegang (tenant)
Deze paragraaf gaat over beheer.
- De klant beheert zijn accounts.
- Wachtwoorden staan in een kluis.
- Storingen meldt de klant.
"""


def found(phrase: str, above: str = "") -> tuple[list[str], str | None] | None:
    version = Version(outline(doc(TEXT), Names()), frozenset())
    places = find_places(read_target(normalise(phrase)), version, above=above)
    return None if places is None else ([item.address for item in places.items], places.number)


@pytest.mark.parametrize(
    ("phrase", "address"),
    [
        ("puntje 2 onder Beheer & toegang", "Beheer & toegang (tenant), punt 2"),
        ("het tweede puntje onder Beheer", "Beheer & toegang (tenant), punt 2"),
        ("het laatste puntje onder Beheer en toegang", "Beheer & toegang (tenant), punt 3"),
        ("het een na laatste punt onder Beheer", "Beheer & toegang (tenant), punt 2"),
        ("het voorlaatste punt onder Beheerr & toegang", "Beheer & toegang (tenant), punt 2"),
        ("the last point under Beheer", "Beheer & toegang (tenant), punt 3"),
        ("de inleiding onder Beheer", "Beheer & toegang (tenant), inleiding"),
        ("het puntje over wachtwoorden", "Beheer & toegang (tenant), punt 2"),
        ("artikel 4", "Punt 4"),
        ("artikel 2.1", "Artikel 2.1"),
        ("artikel 1.1 in Deel 2", "Artikel 1.1"),
        ("onderdeel b van artikel 3", "Punt 3, onder b"),
        ("puntje 1 van onderdeel b van artikel 3", "Punt 3, onder b, punt 1"),
        ("sub-processor Bedachte Mail GmbH", "Punt 3, onder b"),
        ("de definitie van ‘Klant’", "Artikel 1.1"),
        ("de paragraaf Beheer", "Beheer & toegang (tenant)"),
    ],
)
def test_claim_leads_to_one_place(phrase: str, address: str) -> None:
    assert found(phrase) is not None
    (addresses, number) = found(phrase) or ([], None)
    assert [one.removeprefix("Deel 1, ").removeprefix("Deel 2, ").casefold() for one in addresses] == [
        address.casefold()
    ]
    assert number is None


def test_name_wins_from_a_number_and_the_wrong_number_is_kept() -> None:
    (addresses, number) = found("de beschrijving van de dienst “Opslag” (artikel 4)") or ([], None)
    assert (len(addresses), addresses[0].casefold().endswith("punt 2"), number) == (1, True, "4")


@pytest.mark.parametrize(
    "phrase",
    [
        "puntje 9 onder Beheer",
        "puntje 1 onder Facturatie",
        "artikel 77",
        "enkele zinnen over de klant en gegevens",
        "diverse puntjes",
        "de tekst",
        "“Niet bestaand”",
        "",
    ],
)
def test_claim_that_leads_nowhere_is_not_guessed_at(phrase: str) -> None:
    assert found(phrase) is None


def test_words_above_a_claim_say_where_it_looks() -> None:
    assert found("puntje 2") != found("puntje 2", above="onder Beheer & toegang")
    assert found("puntje 2", above="Beheer & toegang") == (["Beheer & toegang (tenant), punt 2"], None)

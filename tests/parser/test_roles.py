"""What a clause is for, told by how other processors word the same model statement."""

import pytest

from renvooi.model import Document, Role
from renvooi.parser import parse

STATEMENT = "---\nkind: data-pro-statement\n---\n\n# Deel 1: Data Pro Statement\n\n"


def role_of(clause: str) -> Role | None:
    """The role of the only item of a statement."""
    document: Document = parse(f"{STATEMENT}1. {clause}\n   - Een.\n".encode(), name="statement.md")
    (node,) = (node for node in document.walk() if node.label == "1.")
    return node.role


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("Data processor maakt gebruik van de volgende sub-processors:", Role.SUB_PROCESSORS),
        ("De volgende subverwerkers zijn ingeschakeld:", Role.SUB_PROCESSORS),
        ("Dit statement is van toepassing op de volgende producten en diensten van data processor:", Role.SERVICES),
        ("Wij leveren de volgende diensten:", Role.SERVICES),
        ("Omschrijving product A: een agenda voor scholen.", Role.SERVICE),
        ("Beschrijving van de dienst “Salarisverwerking”: wij maken loonstroken.", Role.SERVICE),
        ("Data processor heeft de volgende certificeringen:", Role.CERTIFICATIONS),
        ("Onze certificaten:", Role.CERTIFICATIONS),
        ("De dienst verwerkt de volgende categorieën persoonsgegevens:", Role.DATA_CATEGORIES),
        ("Wij verwerken persoonsgegevens, waaronder:", Role.DATA_CATEGORIES),
        ("Het product is ontworpen om er de volgende soort gegevens mee te verwerken:", Role.DATA_CATEGORIES),
        ("Data processor heeft de volgende maatregelen genomen om persoonsgegevens te beveiligen:", Role.SECURITY),
    ],
)
def test_what_opens_a_list_has_its_role(clause: str, role: Role) -> None:
    assert role_of(clause) is role


@pytest.mark.parametrize(
    "clause",
    [
        "Data processor verwerkt de persoonsgegevens binnen de EU/EER. Het niveau is als volgt geborgd:",
        "Data processor heeft bij het ontwerp op de volgende wijze rekening gehouden met privacy:",
        "Bij een inbreuk op persoonsgegevens doet data processor het volgende:",
        "De certificaten zijn op verzoek in te zien.",
        "De volgende diensten zijn vervallen.",
        "Een beschrijving van de gevolgen volgt later.",
    ],
)
def test_clause_that_only_mentions_them_has_none(clause: str) -> None:
    assert role_of(clause) is None


def test_standard_clause_about_sub_processors_is_no_list() -> None:
    text = (
        f"{STATEMENT}# Deel 2: Standaardclausules\n\n### Artikel 8. Sub-processors\n\n- 8.1 Het statement noemt ze.\n"
    )
    document = parse(text.encode(), name="statement.md")
    assert [node.role for node in document.walk() if node.role is not None] == []

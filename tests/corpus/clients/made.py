"""Clients that do not exist."""

from dataclasses import replace

from renvooi.model.clients import (
    AgreedTerm,
    AgreedVersion,
    Client,
    ClientContact,
    DocumentAddress,
    RecipientKind,
)

PLAIN = Client("K-1", "Bakkerij De Vuurtoren B.V.", "juridisch@vuurtoren.example")
FULL = Client(
    "K-2",
    "Stichting Zorg aan Zee",
    "contracten@zorgaanzee.example",
    "en",
    role="verwerkingsverantwoordelijke",
    addresses=(DocumentAddress("demarcatie", "ict@zorgaanzee.example"),),
    documents=(AgreedVersion("data-pro-statement"), AgreedVersion("demarcatie", "2026-01")),
    terms=(AgreedTerm(60, "Artikel 7 van de overeenkomst: “60 dagen”", "demarcatie", "opzeggen"),),
    contacts=(
        ClientContact("FG", "M. de Vries", "fg@zorgaanzee.example", "030-1234567"),
        ClientContact("Inkoop", telephone="+31 30 7654321"),
    ),
)
SUBSCRIBER = Client("subscriber:7f3a", "Lezer van de site", "lezer@example.org", kind=RecipientKind.SUBSCRIBER)


def numbered(number: int, **changes: object) -> Client:
    """A client that is another for each number."""
    found = Client(f"K-{number}", f"Voorbeeldklant {number}", f"contract@klant{number}.example")
    return replace(found, **changes)  # type: ignore[arg-type]

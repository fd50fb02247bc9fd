"""Clients as a list that reads back to the same: the columns that somebody needs, and a row a client."""

import csv
import io
from collections.abc import Sequence

from renvooi.corpus.clients.cells import guarded
from renvooi.corpus.clients.columns import PLAIN, TERM
from renvooi.corpus.clients.contacts import contact_text
from renvooi.model.clients import AgreedVersion, Client

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the head of the file: without it Excel takes UTF-8 for another encoding."""


def as_csv(clients: Sequence[Client]) -> str:
    """`clients` as CSV; no cell of it calculates."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows_of(clients))
    return BOM + out.getvalue()


def as_workbook(clients: Sequence[Client]) -> bytes:
    """`clients` as a workbook. Raises: MissingPackage."""
    from renvooi.corpus.clients.workbook import write_workbook

    return write_workbook(rows_of(clients))


def rows_of(clients: Sequence[Client]) -> list[list[str]]:
    """The headers, then a row of as many cells for each client, guarded against calculation."""
    addresses = sorted({one.document for client in clients for one in client.addresses})
    roles = sorted({one.role for client in clients for one in client.contacts})
    terms = max((len(client.terms) for client in clients), default=0)
    headers = [
        *PLAIN,
        *(f"address:{document}" for document in addresses),
        *(_numbered(name, number) for number in range(1, terms + 1) for name in TERM),
        *(f"contact:{role}" for role in roles),
    ]
    cells = [_cells(client) for client in clients]
    rows = [[guarded(row.get(header, "")) for header in headers] for row in cells]
    return [[guarded(header) for header in headers], *rows]


def _cells(client: Client) -> dict[str, str]:
    """By header: what a client has there."""
    found = {
        "id": client.id,
        "name": client.name,
        "role": client.role or "",
        "language": client.language,
        "address": client.address,
        "documents": "; ".join(map(_agreed, client.documents)),
    }
    found |= {f"address:{one.document}": one.address for one in client.addresses}
    for number, term in enumerate(client.terms, start=1):
        said = (str(term.days), term.clause, term.document or "", term.right or "")
        found |= {_numbered(name, number): cell for name, cell in zip(TERM, said, strict=True)}
    for contact in client.contacts:
        header, text = f"contact:{contact.role}", contact_text(contact)
        found[header] = f"{found[header]}; {text}" if header in found else text
    return found


def _agreed(agreed: AgreedVersion) -> str:
    return agreed.document if agreed.version is None else f"{agreed.document}@{agreed.version}"


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}:{number}"

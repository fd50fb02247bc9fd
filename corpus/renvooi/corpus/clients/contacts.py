"""Contacts in a cell: "M. de Vries <fg@example.nl> 030-1234567", several with a semicolon between them."""

import re

from renvooi.corpus.clients.text import pieces
from renvooi.model.clients import ClientContact

_TELEPHONE = re.compile(r"(?:^|(?<=[\s>]))(?P<number>\+?\(?\d[\d ()./-]{4,}\d)$")
"""At the end: digits with what people put between them, seven and more."""
_ADDRESS = re.compile(r"<(?P<inside>[^<>]*)>|(?:^|(?<=\s))(?P<bare>[^\s<>@]+@[^\s<>@]+)(?=\s|$)")

_SIGNS = frozenset("<>@;")
"""What parts a cell; in a name it is the trace of an address that was not understood."""


def read_contacts(role: str, cell: str) -> tuple[ClientContact, ...]:
    """The contacts of a role that a cell names."""
    return tuple(_contact(role, piece) for piece in pieces(cell))


def contact_text(contact: ClientContact) -> str:
    """`contact` as `read_contacts` takes it."""
    address = None if contact.address is None else f"<{contact.address}>"
    return " ".join(part for part in (contact.name, address, contact.telephone) if part is not None)


def is_writable(contact: ClientContact) -> bool:
    """Whether a list can hold `contact`: what is written of it reads as the same."""
    is_plain = not set(contact.name or "") & _SIGNS
    return is_plain and read_contacts(contact.role, contact_text(contact)) == (contact,)


def _contact(role: str, piece: str) -> ClientContact:
    rest, address, telephone = piece, None, None
    found = _ADDRESS.search(rest)
    if found is not None:
        address = found["inside"] if found["inside"] is not None else found["bare"]
        # a number stands behind the address, or where there is none at the end
        before, after = rest[: found.start()].strip(), rest[found.end() :].strip()
        if after and not _TELEPHONE.fullmatch(after):
            return ClientContact(role, name=piece)
        return ClientContact(role, before or None, address, after or None)
    at_end = _TELEPHONE.search(rest)
    if at_end is not None:
        telephone, rest = at_end["number"], rest[: at_end.start()].strip()
    return ClientContact(role, rest or None, None, telephone)

"""Where clients respond: what the policy says, else the address that the document itself gives."""

import re

from renvooi.model import BasisSource, Contact, Document, places

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORDS = re.compile(r"contact|vragen|bereikbaar", re.IGNORECASE)


def find_contact(document: Document, configured: str | None) -> Contact | None:
    """The contact to print; None if there is none, or if the document names several."""
    if configured is not None:
        return Contact(configured, BasisSource.HOUSE_POLICY, None)
    found = {
        address: place.address
        for place in places(document.nodes)
        if _WORDS.search(place.node.text)
        for address in _EMAIL.findall(place.node.text)
    }
    if len(found) != 1:
        return None
    ((address, where),) = found.items()
    return Contact(address, BasisSource.CONTRACT, where)

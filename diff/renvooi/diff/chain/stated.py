"""Which labels a document states as its own version, and where: what `explain_label` sets beside the label it gets.

    2. Dit statement geldt vanaf 1 juni 2031, versie 05-2031.        05-2031, at punt 2
    3. Dit is versie 06-2031, de opvolger van versie 05-2031.        06-2031, at punt 3

Only nodes that the reader knows as statements of the version are asked, and the first label of each: what
follows is about the version before it.
"""

import re
from collections.abc import Iterator

from renvooi.model import Document, NodeType, Role, places, version_order

_SAID = re.compile(
    r"\b(?:versie|version)\s*:?\s+(?P<label>v?\d[\w./-]*\w|v?\d|[^\W\d]+\.?\s+\d{4}|Q\d\s+\d{4})", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"\b(?:opvolger van|ten opzichte van|vervangt|vorige|eerdere|successor of|compared to|replaces|previous|earlier)"
    r"(?:\s+(?:de|the))?\s*$",
    re.IGNORECASE,
)


def stated_labels(document: Document) -> tuple[tuple[str, str], ...]:
    """Each label that `document` states as its own version, with the address, in reading order."""
    return tuple(_stated(document))


def _stated(document: Document) -> Iterator[tuple[str, str]]:
    for place in places(document.nodes):
        if place.node.role is not Role.VERSION:
            continue
        text = place.node.printed_heading if place.node.type is NodeType.SECTION else place.node.text
        found = next((one for one in _SAID.finditer(text) if not _OF_ANOTHER.search(text, 0, one.start())), None)
        if found is not None and version_order(found["label"]) is not None:
            yield found["label"], place.address

"""How data is secured: each listed measure with its topics, and whether it is required.

Schijven zijn zo mogelijk versleuteld.   ->   topic "encryption", strength "where possible"
"""

from collections.abc import Iterator

from renvooi.diff.outline import Item
from renvooi.diff.records.entries import Listing
from renvooi.diff.records.values import Value, make_record
from renvooi.diff.records.wording import LOOSE, bare, statements
from renvooi.diff.signals.security import MEASURES
from renvooi.model import FieldName, Record, RecordKind

REQUIRED, WHERE_POSSIBLE = "required", "where possible"


def read_security_measures(listing: Listing) -> Iterator[Record]:
    """The measures of a list, one an entry."""
    for entry in listing.entries:
        texts: list[tuple[str, Item]] = [(entry.item.node.text, entry.item)]
        texts += [(part.text, part.item) for part in entry.parts]
        topics = [(name, value, item) for text, item in texts for name, value in topics_of(text)]
        strength = WHERE_POSSIBLE if LOOSE.search(entry.text) else REQUIRED
        said = [(FieldName.TEXT, bare(text), item) for text, item in texts]
        values = [*topics, (FieldName.STRENGTH, strength, entry.item), *said]
        name = next(iter(statements(entry.item.node.text)), bare(entry.item.node.text))
        yield make_record(RecordKind.SECURITY_MEASURES, entry.item, name, values)


def topics_of(text: str) -> tuple[Value, ...]:
    """The measures that `text` names, by the vocabulary of the signals."""
    return tuple((FieldName.TOPIC, name) for name, pattern in MEASURES if pattern.search(text))

"""A document to its records: every list of every kind, in the order in which people look for them."""

from collections.abc import Iterator

from renvooi.diff.outline import Names, Outline, outline
from renvooi.diff.records.certifications import read_certifications
from renvooi.diff.records.data_categories import read_data_categories
from renvooi.diff.records.entries import Listing, find_listings
from renvooi.diff.records.security_measures import read_security_measures
from renvooi.diff.records.services import read_services
from renvooi.diff.records.stray import find_stray, read_named
from renvooi.diff.records.sub_processors import read_sub_processors
from renvooi.model import Document, Parties, Record, RecordKind

ALL_KINDS = frozenset(RecordKind)


def read(document: Document) -> tuple[Record, ...]:
    """The records of one version, kind by kind and in order of reading.

    A list is known by the role of what opens it. Where a document has no list of sub-processors,
    a table or a sentence that names them will do.
    """
    return read_outline(outline(document, Names()), document.parties)


def read_outline(items: Outline, parties: Parties, *, kinds: frozenset[RecordKind] = ALL_KINDS) -> tuple[Record, ...]:
    """The records of these `kinds` in the version that `items` are the outline of."""
    listings = find_listings(items)
    engages = RecordKind.SUB_PROCESSORS in kinds
    if engages and not _has_list(listings):
        listings += find_stray(items)
    found = [record for kind in RecordKind if kind in kinds for record in _of_kind(kind, listings, items, parties)]
    if engages and not _has_list(listings):
        found = [*read_named(items, parties), *found]
    return tuple({(record.kind, record.name, record.fields): record for record in found}.values())


def _has_list(listings: tuple[Listing, ...]) -> bool:
    """Whether one of them names sub-processors."""
    return any(listing.kind is RecordKind.SUB_PROCESSORS for listing in listings)


def _of_kind(kind: RecordKind, listings: tuple[Listing, ...], items: Outline, parties: Parties) -> Iterator[Record]:
    own = [listing for listing in listings if listing.kind is kind]
    if kind is RecordKind.SERVICES:
        yield from read_services(own, items)
        return
    for listing in own:
        match kind:
            case RecordKind.SUB_PROCESSORS:
                yield from read_sub_processors(listing)
            case RecordKind.CERTIFICATIONS:
                yield from read_certifications(listing, parties.processor.name)
            case RecordKind.SECURITY_MEASURES:
                yield from read_security_measures(listing)
            case RecordKind.DATA_CATEGORIES:
                yield from read_data_categories(listing)

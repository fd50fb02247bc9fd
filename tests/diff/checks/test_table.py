"""Codes, explanations and pages belong together."""

import re
from pathlib import Path

import pytest

from renvooi.diff import check, explain, explained_codes
from renvooi.diff.checks.table import CODES
from renvooi.model import INVENTORY, NOT_AS_SEEN, OPEN
from tests.diff.builders import doc
from tests.diff.checks.kit import LISTED

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {path.stem: path.read_text("utf-8") for path in (DOCS / "findings").glob("*.md")}
TABLES = {"of-a-notice", "of-the-reader", "of-the-audit"}
"""Pages that hold a table of codes, each with a row."""
OF_A_DIFF = {
    "anaphora-antecedent-changed",
    "versions-out-of-order",
    "verdict-without-change",
    "verdict-other-file",
    "header-differs",
    "metadata-differs",
    "list-unread",
    "reader-change",
}
"""Codes that only `renvooi diff` gives."""
HEADINGS = ["An example", "Why it matters", "What to do", "How it is found", "When it stays silent"]


def test_no_two_checks_share_a_code() -> None:
    assert len(CODES) == len(set(CODES))


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(PAGES) == {*CODES, *OF_A_DIFF, *TABLES}


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_the_short_explanation_says_and_more(code: str) -> None:
    page, text = PAGES[code], explain(code)
    assert page.startswith(f"# {code}\n\n")
    assert re.findall(r"^## (.*)", page, re.MULTILINE) == HEADINGS
    assert text is not None
    for line in text.split("\n\n")[1:]:
        assert line.strip().partition(": ")[2] in page or line.strip() in page


@pytest.mark.parametrize("code", sorted({*CODES, *OF_A_DIFF}))
def test_index_links_to_every_page(code: str) -> None:
    assert f"](findings/{code}.md)" in (DOCS / "findings.md").read_text("utf-8")


def test_codes_of_the_reader_and_the_audit_are_explained_and_in_a_table() -> None:
    rows = PAGES["of-the-reader"] + PAGES["of-the-audit"]
    codes = NOT_AS_SEEN | INVENTORY | OPEN
    assert sorted(code for code in codes if f"`{code}`" not in rows) == []
    assert sorted(codes - set(explained_codes())) == []


def test_unknown_code_is_not_explained() -> None:
    assert explain("no-such-code") is None


def test_findings_are_in_the_order_of_the_table_and_the_same_each_time() -> None:
    text = LISTED + "2. De volgende twee diensten:\n  a. Een\n  b. Twee\n  d. Vier\n3. Hosting door Wolkenhuis B.V."
    found = check(doc(text))
    codes = [finding.code for finding in found]
    assert codes == ["numbering-gap", "count-disagrees", "third-party-not-listed"]
    assert codes == sorted(codes, key=CODES.index)
    assert found == check(doc(text))


def test_sound_document_has_no_findings() -> None:
    assert check(doc(LISTED + "2. De volgende twee diensten:\n  a. Een\n  b. Twee")) == ()

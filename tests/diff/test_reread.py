"""Two trees of one file are no two versions."""

from dataclasses import replace

from renvooi.diff import diff
from renvooi.model import Document
from tests.diff.builders import doc


def reread(text: str, reader: str, of: Document) -> Document:
    """What another reader made of the file that `of` was read from."""
    return replace(doc(text), source=replace(of.source, reader=reader))


def test_same_file_read_differently_is_a_finding_and_no_change() -> None:
    first = doc("- Klant betaalt.\n- Verwerker meldt lekken binnen 24 uur.")
    first = replace(first, source=replace(first.source, reader="1"))
    script = diff(first, reread("- Klant betaalt.\n- Verwerker meldt lekken.\n- binnen 24 uur.", "2", first))
    (finding,) = script.findings
    assert finding.code == "reader-change"
    assert "reader 1 and 2" in finding.message
    assert "2 place(s) differ" in finding.message
    assert script.changes == ()
    assert script.summary.substantive == script.summary.review == 0


def test_same_file_read_alike_has_no_finding() -> None:
    first = doc("- Klant betaalt.")
    assert diff(first, reread("- Klant betaalt.", "2", first)).findings == ()


def test_other_file_with_the_same_text_is_compared_as_ever() -> None:
    old, new = doc("- Klant betaalt.", version="2030-01"), doc("- Klant betaalt vooraf.", version="2030-02")
    assert len(diff(old, new).changes) == 1

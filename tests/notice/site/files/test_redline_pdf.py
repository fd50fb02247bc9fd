"""The redline on paper says all of both versions, is tagged, and is the same every time."""

import io
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from bench.formatting.same import judged_by_pdfua
from bench.formatting.tagged import faults
from renvooi.diff.render.whole import whole_redline
from renvooi.model import ReadingWarning
from renvooi.model.errors import MissingPackage, StoreFailed
from renvooi.notice.site.files import redline_pdf as module
from renvooi.notice.site.files.redline_lines import Piece, redline_lines
from renvooi.notice.site.files.redline_pdf import redline_pdf
from renvooi.notice.site.values import StepFacts
from tests.diff.builders import doc
from tests.diff.render.payloads import PAYLOADS
from tests.notice.site.files.examples import example_steps, small_step, step_of, told_step

MARGIN = 60
"""Points at the head and foot of a page, where the running lines stand."""


def drawn(facts: StepFacts) -> bytes:
    return redline_pdf(facts, whole_redline(facts.old, facts.new, facts.diff))


def words(data: bytes) -> str:
    """All text between head and foot of the pages, without blanks."""
    found = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(0, MARGIN, width, height - MARGIN)
            found.append(text.replace("\ufffe", "-").replace("\x02", "-"))
    return squeezed("".join(found))


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(one if isinstance(one, str) else one[1] for one in pieces)


def with_text(text: str) -> StepFacts:
    return small_step("# Toegang\n- Eerste punt van de tekst.", f"# Toegang\n- Eerste punt {text} van de tekst.")


@pytest.mark.parametrize("facts", example_steps(), ids=lambda facts: facts.step.slug)
def test_every_word_of_both_versions_can_be_read_from_the_pages_in_order(facts: StepFacts) -> None:
    lines = redline_lines(
        whole_redline(facts.old, facts.new, facts.diff), facts.diff.changes, shown=lambda text: text.replace("\t", " ")
    )
    notes = ((line, "" if line.note is None else f"({line.note.nl}/{line.note.en})") for line in lines)
    expected = "".join(said(line.label) + said(line.steps) + note for line, note in notes)
    assert squeezed(expected) in words(drawn(facts))


@pytest.mark.parametrize("facts", example_steps(), ids=lambda facts: facts.step.slug)
def test_rules_of_pdf_ua_hold(facts: StepFacts) -> None:
    data = drawn(facts)
    assert faults(data) == []
    assert judged_by_pdfua(data) == []


def test_what_came_is_underlined_and_what_went_is_struck() -> None:
    data = drawn(small_step("- Klant meldt binnen 24 uur.", "- Klant meldt binnen 36 uur."))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marks = [
            str(attributes.TextDecorationType)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Span
            for attributes in one.get("/A", [])
            if "/TextDecorationType" in attributes
        ]
    assert marks[-2:] == ["/LineThrough", "/Underline"]


def test_both_versions_are_named_with_their_days_and_digests() -> None:
    facts = told_step()
    text = words(drawn(facts))
    for card in (facts.step.old, facts.step.new):
        assert card.label in text
        assert card.file.sha256 in text
    assert "Renvooivan2026-02naar2026-03Redlinefrom2026-02to2026-03" in text
    assert text.index("Oud/Old") < text.index("Nieuw/New")
    assert squeezed("maandag 16 februari 2026 Monday 16 February 2026") in text


def test_a_version_without_an_effective_date_has_a_dash() -> None:
    assert "Ingangsdatum/Effectivedate––" in words(drawn(small_step("- Een.", "- Twee.")))


def test_places_that_could_not_be_read_stand_before_the_text() -> None:
    facts = small_step("- Een.", "- Twee.")
    there = (("unmapped-text", 3), ("layers", 1), ("unmapped-text", 3), ("unmapped-text", 5))
    unread = replace(facts.new, warnings=tuple(ReadingWarning(code, "x", number) for code, number in there))
    text = words(drawn(replace(facts, new=unread)))
    assert "Nietalletekstiszekergelezen/Notalltextwasreadwithcertainty–2030-02,pagina3,5/2030-02,page3,5:" in text
    assert text.count("2030-02,pagina") == 1
    assert text.index("pagina3") < text.index("Twee.")
    assert "pagina1" not in text
    assert "Nietalle" not in words(drawn(facts))


@pytest.mark.parametrize(
    "payload", [*PAYLOADS, "#let x = 1 $a$ *b* _c_ `d` <e> @f //g /*h*/ \\u{1} -- --- ~ 'q' \"q\""]
)
def test_text_of_a_document_is_never_markup(payload: str) -> None:
    old, new = (
        doc("# Toegang\n- Eerste punt van de tekst."),
        doc(f"# {payload} kop\n- Eerste punt {payload} van de tekst."),
    )
    data = drawn(step_of(old, replace(new, title=payload, version=payload)))
    text = words(data)
    assert text.startswith(squeezed(payload))
    assert squeezed(f"Renvooi van 2030-01 naar {payload}") in text
    assert squeezed(f"{payload} kop") in text
    assert squeezed(f"Eerste punt {payload} van de tekst.") in text
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert all("/Annots" not in page for page in pdf.pages)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("één ĳs “q” ‘r’ ‚s„ – — … • → € ½", "één ĳs “q” ‘r’ ‚s„ – — … • → € ½"),
        ("Ж Ω ≤ ☐ ✓", "Ж Ω ≤ ☐ ✓"),
        ("中文", "⟦U+4E2D⟧⟦U+6587⟧"),
        ("😀", "⟦U+1F600⟧"),
        ("a\u200bb\u00adc\u202ed", "a⟦U+200B⟧b⟦U+00AD⟧c⟦U+202E⟧d"),
        ("fi ffl --- ...", "fi ffl --- ..."),
    ],
)
def test_every_character_shows_or_is_named(text: str, shown: str) -> None:
    assert squeezed(f"Eerste punt {shown} van de tekst.") in words(drawn(with_text(text)))


def test_characters_that_have_no_picture_together_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_draws", lambda characters: True)
    module._ink.cache_clear()
    try:
        assert "⟦U+4E2D⟧" in words(drawn(with_text("中")))
    finally:
        module._ink.cache_clear()


def test_headings_that_leave_out_a_level_can_be_drawn() -> None:
    old = "# A\n- Punt een van de oude tekst.\n## B\n### C\n#### D\n##### E\n###### F\n- Diep punt van de oude tekst."
    facts = small_step(old, "###### F\n- Diep punt van de oude tekst.\n# A\n- Punt een van de oude tekst.")
    assert faults(drawn(facts)) == []


def test_a_document_without_title_text_or_language_can_be_drawn() -> None:
    empty = replace(doc("- Punt."), title=" ", language="??", nodes=())
    assert faults(drawn(step_of(empty, replace(doc("- Punt."), title=" ", language="??")))) == []


def test_same_facts_give_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; from tests.notice.site.files.test_redline_pdf import drawn, told_step, with_text;"
        "drawn(with_text('中')); sys.stdout.buffer.write(drawn(told_step()))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    there = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True).stdout
    assert there == drawn(told_step()) == drawn(told_step())


def test_what_was_drawn_before_does_not_change_the_bytes() -> None:
    module._compiler.cache_clear()
    alone = drawn(told_step())
    for facts in example_steps():
        drawn(facts)
    assert drawn(told_step()) == alone


def test_no_data_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    drawn(told_step())
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_the_data_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StoreFailed, match=r"gone: cannot be written: no such file or directory\. See that [^\n]*$"):
        drawn(told_step())


def test_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    module._compiler.cache_clear()
    with pytest.raises(MissingPackage, match=r"^[^\n]* Run pip install 'renvooi\[site\]'\.$"):
        drawn(told_step())


def test_a_clause_that_is_one_long_word_stays_on_the_page() -> None:
    long = "Verwerkingsverantwoordelijkheidsovereenkomst" * 6
    with pypdfium2.PdfDocument(drawn(with_text(long))) as pdf:
        for page in pdf:
            area = page.get_textpage()
            rights = [area.get_charbox(at)[2] for at in range(area.count_chars())]
            assert max(rights) < page.get_size()[0]


def test_deep_nesting_stays_on_the_page() -> None:
    facts = small_step("- Een.", "\n".join(f"{'  ' * depth}- Punt {depth} van de tekst." for depth in range(14)))
    assert squeezed("Punt 13 van de tekst.") in words(drawn(facts))

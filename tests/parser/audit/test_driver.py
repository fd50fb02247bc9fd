"""What the audit gives as a whole: one warning a page and kind, never silence, looks of the pages."""

import dataclasses

import pikepdf

from renvooi.diff import check, diff, render
from renvooi.model import Document, Severity
from renvooi.parser import parse
from renvooi.parser.audit.driver import audit
from renvooi.parser.audit.unicode import odd_characters
from tests.parser.audit.drawn_pairs import furniture, rule, struck
from tests.parser.audit.file_pairs import note
from tests.parser.audit.hidden_pairs import paragraph
from tests.parser.audit.sketch import contract, write


def read(data: bytes) -> Document:
    return parse(data, name="x.pdf")


def test_three_hundred_hidden_words_are_one_warning_with_their_number_and_place() -> None:
    [warning] = read(contract(paragraph("#ffffff"))).warnings

    assert warning.message.startswith(
        '300 words have the colour of what lies under them and cannot be seen: "al", "wat"'
    )
    assert warning.bbox is not None
    assert warning.page == 2


def test_bytes_that_no_library_opens_give_a_warning_and_no_error() -> None:
    found = audit(b"%PDF-1.7 nothing", pages=(), nodes=())

    assert [one.code for one in found.warnings] == ["audit-incomplete", "audit-incomplete"]


def test_hidden_text_is_an_error_of_check_and_an_annotation_a_warning() -> None:
    hidden = read(contract(lambda canvas: write(canvas, colour="#ffffff")))
    stamped = read(contract(surgery=note("Stamp", look=True)))

    assert [(one.code, one.severity) for one in check(hidden)] == [("no-contrast", Severity.ERROR)]
    assert [(one.code, one.severity) for one in check(stamped)] == [("annotation-not-read", Severity.WARNING)]


def test_a_diff_never_says_no_changes_while_a_finding_is_open() -> None:
    document = read(contract(lambda canvas: write(canvas, colour="#ffffff")))

    shown = render(diff(document, document), "text", language="en")

    assert "2 findings are open; see above" in shown
    assert shown.index("no-contrast") < shown.index("findings are open")


def test_a_page_with_the_same_words_and_another_drawing_looks_different() -> None:
    plain = read(contract(struck(rule(-2))))
    crossed = dataclasses.replace(read(contract(struck(rule(3)))), warnings=())

    [finding] = [one for one in diff(plain, crossed).findings if one.code == "looks-different"]

    assert finding.message.startswith("page 2 looks different though its words are the same")


def test_a_page_looks_like_itself() -> None:
    assert [one.code for one in diff(read(contract(furniture)), read(contract(furniture))).findings] == []


def test_a_page_with_other_words_is_not_compared_by_its_look() -> None:
    old, new = read(contract(struck(rule(-2)))), read(contract(furniture))

    assert [one.code for one in diff(old, new).findings if one.code == "looks-different"] == []


def test_a_soft_hyphen_inside_a_word_is_named() -> None:
    assert list(odd_characters("De klant mag op\u00adzeggen.")) == [("soft-hyphen", "opU+00ADzeggen.")]


def test_honest_characters_are_passed_in_silence() -> None:
    for text in (
        "Geldt per 1 mei – zie ‘dienst A’, 20 µm, 5 kΩ, m², ½, € 1.250,00 en artikel 4º.",
        "Office 365, CO2, O365, l10n, 2e lid, punt ① en een naïeve coöperatie…",
        "Договор между сторонами",
        "🏳\ufe0f\u200d🌈 en ✔\ufe0f",
    ):
        assert list(odd_characters(text)) == [], text


def test_words_are_found_on_a_sheet_that_does_not_begin_at_nought() -> None:
    def shifted(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.contents_add(b"q 1 0 0 1 -100 -100 cm\n", prepend=True)
            page.contents_add(b"\nQ")
            page.MediaBox = pikepdf.Array([-100, -100, 495, 742])

    assert read(contract(write, surgery=shifted)).warnings == ()
    hidden = read(contract(lambda canvas: write(canvas, colour="#ffffff"), surgery=shifted))
    assert [one.code for one in hidden.warnings] == ["no-contrast"]

"""Records for people and for spreadsheets."""

import csv
import io

import pytest

from renvooi.diff import compare_records, read_records, render_record_changes, render_records
from tests.diff.builders import doc

LIST = "1. Sub-processors: {sub-processors}\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_cell_that_would_be_calculated_has_an_apostrophe(start: str) -> None:
    records = read_records(doc(f"1. Persoonsgegevens: {{data-categories}}\n  - {start}SOM(A1) en meer"))
    _, row = csv.reader(io.StringIO(render_records(records, "csv")))
    assert row[0] == f"'{start}SOM(A1) en meer"


def test_codes_are_shown_as_names_of_the_language() -> None:
    records = read_records(doc(LIST + "  a. Alfa AG, Zwitserland: opslag"))
    assert "vestiging: Zwitserland" in render_records(records, "text")
    assert "established in: Switzerland" in render_records(records, "text", language="en")


def test_line_names_what_a_field_was_and_is() -> None:
    old = doc(LIST + "  a. Alfa B.V.\n    - Data blijft binnen de EU/EER.")
    new = doc(LIST + "  a. Alfa B.V.\n    - Data wordt verwerkt in India.")
    assert render_record_changes(compare_records(old, new), "text") == (
        "Subverwerkers\n  ~ Alfa B.V.: verwerking in EU/EER → India\n"
    )


def test_text_of_a_document_draws_no_table_in_markdown() -> None:
    records = read_records(doc(LIST + "  a. Alfa *B.V.*: <b>opslag</b>"))
    shown = render_records(records, "markdown")
    assert "<b>" not in shown
    assert r"\<b\>opslag" in shown


@pytest.mark.parametrize(("form", "language"), [("pdf", "nl"), ("text", "fr")])
def test_unknown_form_or_language_is_refused(form: str, language: str) -> None:
    with pytest.raises(ValueError, match="is not known; use one of"):
        render_records((), form, language=language)

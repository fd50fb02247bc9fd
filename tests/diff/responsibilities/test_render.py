"""A ledger as text, Markdown and a picture: nothing of it is lost, and nothing of a document is code."""

from xml.etree import ElementTree

import pytest

from renvooi.diff import LEDGER_FORMS, against, render_responsibilities, responsibilities
from renvooi.diff.responsibilities.render.labels import LABELS
from renvooi.model import Difference, Duty, Holder
from tests.diff.builders import doc

OLD = doc(
    "# Beheer <script>\n- Voorbeeld beheert de sleutels.\n- Voorbeeld wist op verzoek <b>data</b> & _logs_.",
    name="a",
    version="2030-01",
)
NEW = doc(
    "# Beheer <script>\n- De klant beheert de sleutels.\n- Voorbeeld wist op verzoek <b>data</b> & _logs_.",
    name="b",
    version="2030-02",
)
SVG = "{http://www.w3.org/2000/svg}"


def test_text_lists_each_task_under_its_clause() -> None:
    text = render_responsibilities(
        responsibilities(doc("# Beheer\n- De klant beheert op verzoek de sleutels.")), "text"
    )
    assert text == (
        "Wie doet wat: Voorbeeld Statement 2030-01\n\nBeheer, punt 1\n  klant | doet | beheert de sleutels [op verzoek]\n"
    )


def test_text_of_a_difference_shows_both_sentences() -> None:
    text = render_responsibilities(against(OLD, NEW), "text")
    assert "punt 1: verschoven" in text
    assert "was: Voorbeeld Data B.V. | doet | beheert de sleutels" in text
    assert "De klant beheert de sleutels." in text
    assert "2030-01" in text
    assert "shifted" in render_responsibilities(against(OLD, NEW), "text", language="en")


def test_markdown_escapes_what_a_document_says() -> None:
    text = render_responsibilities(responsibilities(NEW), "markdown")
    assert r"\<b\>data" in text
    assert "<script>" not in text


def test_picture_is_one_safe_file_with_title_and_description() -> None:
    picture = render_responsibilities(against(OLD, NEW), "svg")
    root = ElementTree.fromstring(picture)
    assert (root.get("role"), root.get("width")) == ("img", "900")
    assert root.findtext(f"{SVG}title") == "Wie doet wat: Voorbeeld Statement"
    assert "2 taken" in (root.findtext(f"{SVG}desc") or "")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "rect", "text", "circle", "path", "g",
    }  # fmt: skip
    assert "prefers-color-scheme: dark" in picture
    assert "verschoven" in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")


def test_picture_has_a_mark_for_each_duty_and_a_note_for_a_condition() -> None:
    text = (
        "# Beheer\n- De klant is verantwoordelijk voor toegang.\n- De klant wist data.\n- De klant mag logs lezen.\n"
        "- Voorbeeld spant zich in om fouten te vinden.\n- De klant hoeft geen kopie te maken.\n"
        "- Voorbeeld controleert de invoer niet.\n- De klant krijgt op verzoek een account.\n- Data wordt gewist."
    )
    ledger = responsibilities(doc(text))
    assert {row.duty for row in ledger.rows} == set(Duty)
    texts = [
        element.text for element in ElementTree.fromstring(render_responsibilities(ledger, "svg")).iter(f"{SVG}text")
    ]
    assert texts.count("op verzoek") == 1
    assert texts.count("1") == 2
    assert "niemand" in " ".join(text or "" for text in texts)


def test_a_heading_ends_before_the_first_column() -> None:
    heading = "Rapportages en automatiseringen waaronder Wegwijzer, Vergelijker en Waarschuwer"
    root = ElementTree.fromstring(
        render_responsibilities(responsibilities(doc(f"# {heading}\n- Voorbeeld bewaakt X.")), "svg")
    )
    lines = [text.text or "" for text in root.iter(f"{SVG}text") if text.get("class") == "section"]
    column = min(float(text.get("x", 0)) for text in root.iter(f"{SVG}text") if text.get("class") == "column")
    assert " ".join(lines) == heading
    assert all(20 + 7.5 * len(line) < column - 44 for line in lines)


def test_what_is_gone_stands_under_its_own_heading() -> None:
    old = doc("# Beheer\n- De klant wist de sleutels.\n- Voorbeeld bewaakt de server.", version="2030-01")
    new = doc("# Beheer\n- Voorbeeld bewaakt de server.", version="2030-02")
    root = ElementTree.fromstring(render_responsibilities(against(old, new), "svg"))
    assert "Vervallen: Beheer" in [text.text for text in root.iter(f"{SVG}text")]


def test_rows_without_a_heading_stand_under_the_name_of_their_place() -> None:
    root = ElementTree.fromstring(render_responsibilities(responsibilities(doc("Voorbeeld bewaakt de server.")), "svg"))
    assert [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "section"] == ["Inleiding"]


@pytest.mark.parametrize("language", sorted(LABELS))
def test_every_value_has_a_word_in_each_language(language: str) -> None:
    labels = LABELS[language]
    assert (set(labels.duties), set(labels.holders), set(labels.differences)) == (
        set(Duty),
        set(Holder),
        set(Difference),
    )


@pytest.mark.parametrize("form", LEDGER_FORMS)
def test_an_empty_ledger_says_so(form: str) -> None:
    assert "Geen taken gevonden." in render_responsibilities(responsibilities(doc("- De inlog is persoonlijk.")), form)


def test_unknown_form_and_language_are_refused() -> None:
    ledger = responsibilities(NEW)
    with pytest.raises(ValueError, match="form 'pdf' is not known"):
        render_responsibilities(ledger, "pdf")
    with pytest.raises(ValueError, match="language 'fr' is not known"):
        render_responsibilities(ledger, "text", language="fr")

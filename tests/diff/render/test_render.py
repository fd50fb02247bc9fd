"""The three forms say the same, and document text stays text in each of them."""

import html
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from renvooi.diff import FORMS, diff, render
from renvooi.diff.render.visible import visible
from renvooi.model import Diff, ReadingWarning
from tests.diff.builders import doc

ATTACKS = (
    "<script>alert(1)</script> in een clausule",
    "[klik](javascript:alert(1)) en ![x](http://example.nl/x)",
    "a | b | c en `code` en **vet** en ~~weg~~ en # kop",
    "&lt;b&gt; en \\* en <b onclick='x'>",
)


def script(language_of_text: str = "Klant") -> Diff:
    old = doc(
        f"# Toegang\n1. {language_of_text} meldt binnen 24 uur.\n2. Een tweede punt over kosten.\n3. Een derde punt over duur."
    )
    new = doc(
        f"# Toegang\n1. Dit is helemaal nieuw.\n2. {language_of_text} meldt binnen 36 uur.\n3. Een tweede punt over kosten.\n4. Een derde punt over duur.",
        version="2030-02",
    )
    return diff(old, new)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_form_carries_every_event_with_its_significance_in_words(form: str, language: str) -> None:
    shown = render(script(), form, language=language).replace("\\", "").casefold()
    words = {
        "nl": ("inhoudelijk", "redactioneel", "1-3 hernummerd tot 2-4"),
        "en": ("substantive", "editorial", "1-3 renumbered to 2-4"),
    }
    for word in (*words[language], "dit is helemaal nieuw", "24", "36", "term", "2030-01", "2030-02"):
        assert word in shown


@pytest.mark.parametrize("form", FORMS)
def test_a_run_of_renumberings_is_shown_once(form: str) -> None:
    shown = render(script(), form, language="en")
    assert shown[max(0, shown.find("<article")) :].count("renumbered to") == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("language", "words"), [("nl", "Geen tekstuele wijzigingen"), ("en", "No changes of text")])
def test_no_changes_are_said_with_both_versions(form: str, language: str, words: str) -> None:
    old = doc("- Klant beheert accounts.", version="2030-01")
    shown = render(diff(old, doc("- Klant beheert accounts.", version="2030-02")), form, language=language).replace(
        "\\", ""
    )
    assert words in shown
    assert "2030-01" in shown
    assert "2030-02" in shown


def test_colour_adds_codes_and_no_words() -> None:
    plain, coloured = render(script(), "text"), render(script(), "text", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("attack", ATTACKS)
def test_document_text_is_never_markdown(attack: str) -> None:
    text = render(diff(doc("- Klant beheert."), doc(f"- Klant beheert.\n- {attack}")), "markdown")
    page = MarkdownIt("commonmark", {"html": True}).enable("strikethrough").enable("table").render(text)
    assert attack in html.unescape(re.sub(r"</?(?:h1|h2|p|strong|s|blockquote|ul|li)>", "", page)).replace("\n", " ")
    assert not re.search(r"<(?:a|img|script|b|code|table)\b", page)


def test_characters_that_no_reader_sees_are_shown() -> None:
    assert visible("a\u200bb\u202ec") == "a⟨U+200B⟩b⟨U+202E⟩c"
    assert "\u202e" not in render(diff(doc("- Klant."), doc("- Klant.\n- Nieuw \u202eomgekeerd punt.")), "html")


def test_unknown_form_or_language_is_refused() -> None:
    with pytest.raises(ValueError, match="form 'docx'"):
        render(script(), "docx")
    with pytest.raises(ValueError, match="language 'fr'"):
        render(script(), "text", language="fr")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_text_is_wrapped_at_the_width_that_is_asked_for(width: int) -> None:
    long = " ".join(["Voorbeeld meldt elke storing aan de klant."] * 9)
    changed = diff(doc(f"- {long}"), doc(f"- {long.replace('elke', 'iedere')}"))
    lengths = [len(line) for line in render(changed, "text", width=width).splitlines() if line.startswith(" ")]
    assert width - 20 < max(lengths) <= width


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Geen wijzigingen in de clausules; zie de bevindingen"),
        ("en", "No changes in the clauses; see the findings"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_no_change_of_a_clause_is_not_called_no_change_where_a_finding_says_otherwise(
    form: str, language: str, words: str
) -> None:
    old, new = doc("- Klant betaalt."), replace(doc("- Klant betaalt.", version="2030-02"), classification="Openbaar")
    text = re.sub(r"\\(.)", r"\1", render(diff(old, new), form, language=language))
    assert words in html.unescape(text)
    assert "Geen tekstuele wijzigingen" not in text
    assert "No changes of text" not in text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("unread_side", ["old", "new"])
def test_no_form_says_that_nothing_changed_over_a_page_that_was_not_read(
    form: str, language: str, unread_side: str
) -> None:
    read = doc("- Klant betaalt.")
    unread = replace(read, warnings=(ReadingWarning("picture-page", "page 3 is a picture", 3),))
    script = diff(unread, read) if unread_side == "old" else diff(read, unread)
    text = html.unescape(re.sub(r"\\(.)", r"\1", render(script, form, language=language)))
    heading, page = {
        "nl": ("Eerst te beoordelen", "pagina 3"),
        "en": ("To be settled first", "page 3"),
    }[language]
    assert " ".join(text.split()).count(f"statement.md, {page}: picture-page: page 3 is a picture") == 1
    assert heading in text
    assert "Geen tekstuele wijzigingen" not in text
    assert "No changes of text" not in text


@pytest.mark.parametrize("form", FORMS)
def test_what_was_not_read_is_shown_beside_changes(form: str) -> None:
    unread = replace(doc("- Klant betaalt niets."), warnings=(ReadingWarning("text-lost", "9 letters", None),))
    text = html.unescape(re.sub(r"\\(.)", r"\1", render(diff(doc("- Klant betaalt."), unread), form)))
    assert "statement.md: text-lost: 9 letters" in text

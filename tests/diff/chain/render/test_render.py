"""A history and a blame as people see them."""

import html
import re

import pytest

from renvooi.diff import blame, build_history, render_blame, render_history
from renvooi.diff.chain.render import HISTORY_FORMS
from renvooi.model import History
from tests.diff.builders import doc
from tests.diff.chain.chains import history_of, life_of, versions
from tests.diff.chain.test_laws import example

FIRST = "# Artikel 1. | Algemeen\n1. Voorbeeld maakt elke nacht een back-up. De klant controleert die.\n2. De klant betaalt vooraf voor elk kwartaal."
SECOND = FIRST.replace("nacht", "week")


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def history() -> History:
    return build_history(example())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", HISTORY_FORMS)
def test_every_form_names_every_life_that_changed(form: str, language: str, history: History) -> None:
    shown = render_history(history, form, language=language)
    for life in history.lives:
        assert (life.id in shown) == bool(life.events or life.born > 1)


def test_lineage_is_told_with_ids_and_addresses(history: History) -> None:
    shown = squeezed(render_history(history, "text", language="en"))
    part = next(life for life in history.lives if life.origin is not None)
    revived = next(life for life in history.lives if life.revives is not None)
    assert f"split off {part.origin} (" in shown
    assert f"merged into {part.successor} (" in shown
    assert f"the same text as {revived.revives} (" in shown


def test_lines_of_text_are_no_wider_than_asked(history: History) -> None:
    for shown in (render_history(history, "text", width=90), render_blame(blame(history), "text", width=50)):
        assert max(len(line) for line in shown.splitlines()) <= 90
    assert max(len(line) for line in render_blame(blame(history), "text", width=50).splitlines()) <= 50


def test_blame_prints_label_heading_and_depth() -> None:
    shown = render_blame(blame(history_of(FIRST, SECOND)), "text")
    assert shown.splitlines()[-5:] == [
        "",
        "2030-01  Artikel 1. Algemeen",
        "2030-02    1. Voorbeeld maakt elke {+week+} een back-up.",
        "2030-01       De klant controleert die.",
        "2030-01    2. De klant betaalt vooraf voor elk kwartaal.",
    ]


def test_colour_adds_codes_and_no_words() -> None:
    shown = blame(history_of(FIRST, SECOND))
    coloured = render_blame(shown, "text", colour=True)
    for code in ("\x1b[1;32m", "\x1b[2m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == render_blame(shown, "text")


def test_contract_text_draws_nothing_in_markdown_and_hides_nothing() -> None:
    history = history_of("- Zie [hier](x) | daar.", "- Zie [hier](x) | daar.\n- Nieuw is \u202e deze regel hier.")
    shown = render_blame(blame(history), "markdown")
    assert r"Zie \[hier\]\(x\) \| daar\." in shown
    assert "⟨U\\+202E⟩" in shown
    clause = life_of(history, "Zie [hier](x) | daar.").id
    assert r"> Zie \[hier\]" in render_history(history, "markdown", clause=clause)


def test_introduction_under_a_heading_hangs_under_nothing() -> None:
    shown = render_blame(
        blame(history_of("# Artikel 1. | Algemeen\nDit gaat vooraf. En dit ook.\n1. De klant betaalt.")), "text"
    )
    assert shown.splitlines()[-4:] == [
        "2030-01  Artikel 1. Algemeen",
        "2030-01    Dit gaat vooraf.",
        "2030-01    En dit ook.",
        "2030-01    1. De klant betaalt.",
    ]


def test_clauses_that_only_follow_their_numbers_are_one_list() -> None:
    rest = ("De klant betaalt vooraf voor elk kwartaal.", "Voorbeeld maakt elke nacht een back-up.")
    first = "\n".join(f"{number}. {text}" for number, text in enumerate(rest, start=1))
    second = "\n".join(
        f"{number}. {text}" for number, text in enumerate(("Dit punt komt nieuw vooraan.", *rest), start=1)
    )
    history = history_of(first, second)
    shown = render_history(history, "text")
    assert shown.endswith(
        f"\nAlleen hernummerd\n  - {history.lives[0].id} Punt 1 → Punt 2\n  - {history.lives[1].id} Punt 2 → Punt 3\n"
    )
    assert shown.count(history.lives[0].id) == 1
    alone = render_history(history, "text", clause=history.lives[0].id)
    assert "2030-02: hernummerd (redactioneel), Punt 1 → Punt 2" in alone


ATTACK = "<script>alert(1)</script> & <b onclick='x'> in een clausule"


def test_document_text_is_never_html() -> None:
    history = history_of(f"# Kop\n- De klant betaalt.\n- {ATTACK}", f"# Kop\n- De klant betaalt.\n- {ATTACK} van nu")
    clause = life_of(history, ATTACK).id
    for page in (render_history(history, "html", clause=clause), render_blame(blame(history), "html")):
        body = page[page.index("<main>") :]
        assert ATTACK in re.sub(r"</?mark>", "", html.unescape(body))
        assert not set(re.findall(r"<(\w+)", body)) & {"script", "b", "img", "a", "style"}


def test_page_says_its_language_and_asks_for_nothing(history: History) -> None:
    for page in (render_history(history, "html", language="en"), render_blame(blame(history), "html", language="en")):
        assert '<html lang="en">' in page
        assert "default-src 'none'" in page
        assert not re.search(r"(?:src|href)=|https?://", page)


def test_newest_words_of_a_sentence_are_marked_on_the_page() -> None:
    page = render_blame(blame(history_of(FIRST, SECOND)), "html")
    assert "maakt elke <mark>week</mark> een back-up" in page
    assert page.count("<mark>") == 1


def test_clause_without_words_keeps_its_place() -> None:
    document = doc("1. De klant zorgt voor:\n  a. toegang;\n  b. beheer.")
    empty = doc("1. \n  a. toegang;\n  b. beheer.", version="2030-02")
    shown = render_blame(blame(build_history((document, empty))), "text")
    assert shown.splitlines()[-3:] == ["         1.", "2030-01    a. toegang;", "2030-01    b. beheer."]


def test_versions_without_changes_say_so() -> None:
    (first,) = versions(FIRST)
    again = doc(FIRST, version="2030-02")
    assert "Geen bepaling is gewijzigd." in render_history(build_history((first, again)), "text")
    assert "No clause changed" in render_history(build_history((first, again)), "markdown", language="en")


def test_unknown_form_or_language_is_refused(history: History) -> None:
    with pytest.raises(ValueError, match="form 'pdf' is not known"):
        render_history(history, "pdf")
    with pytest.raises(ValueError, match="form 'pdf' is not known"):
        render_blame(blame(history), "pdf")
    for language in ("fr", ""):
        with pytest.raises(ValueError, match="is not known; use one of nl, en"):
            render_history(history, "text", language=language)
        with pytest.raises(ValueError, match="is not known; use one of nl, en"):
            render_blame(blame(history), "text", language=language)

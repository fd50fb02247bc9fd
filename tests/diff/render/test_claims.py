"""The author's claims stand in every form of a diff, with verdict and reason."""

import io
import zipfile

import pytest

from renvooi.diff import diff, redline_docx, render, render_claims
from renvooi.model import Document
from tests.diff.claims.lists import new, old

BEFORE = "# Taken\n- De klant meldt een lek binnen 4 uur.\n- Voorbeeld bewaart gegevens.\n- De klant betaalt."
LIST = "# Verschillen met versie 2030-01 {differences}\n- Puntje 1 onder Taken is aangepast, zonder inhoudelijke wijziging."
AFTER = f"# Taken\n- De klant meldt een lek binnen 8 uur.\n- Voorbeeld bewaart gegevens.\n- Voorbeeld betaalt.\n{LIST}"


def pair() -> tuple[Document, Document]:
    return old(BEFORE), new(AFTER)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("deels bevestigd", "wel een inhoudelijke wijziging", "Niet genoemd in de lijst van de opsteller")),
        ("en", ("partly confirmed", "the meaning did change", "Not named in the author")),
    ],
)
def test_claims_and_undeclared_changes_are_in_every_form(form: str, language: str, words: tuple[str, ...]) -> None:
    shown = " ".join(render(diff(*pair()), form, language=language, width=10_000).split())
    assert [word for word in words if word not in shown] == []


def test_document_without_a_list_shows_neither() -> None:
    shown = render(diff(old(BEFORE), new(BEFORE.replace("4 uur", "8 uur"))), "text")
    assert "opsteller" not in shown


def test_run_of_renumberings_is_one_undeclared_line() -> None:
    before = old("# Deel 1\n1. Een.\n2. De klant betaalt.\n3. Voorbeeld bewaart.")
    text = "# Deel 1\n1. Een.\n2. Voorbeeld meldt een lek.\n3. De klant betaalt.\n4. Voorbeeld bewaart."
    shown = render(diff(before, new(f"{text}\n{LIST}")), "text")
    undeclared = shown[shown.index("Niet genoemd") :]
    assert undeclared.count("  - ") == 2
    assert "2-3 hernummerd tot 3-4" in undeclared


def test_word_has_them_as_comments_and_the_same_text() -> None:
    before, after = pair()
    data = redline_docx(before, after, diff(before, after), language="en")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        comments = package.read("word/comments.xml").decode()
        body = package.read("word/document.xml").decode()
    assert "partly confirmed" in comments
    assert "Not named in the author" in comments
    assert body.count("w:commentReference") == comments.count("<w:comment ")
    assert "partly confirmed" not in body


def test_word_with_comments_is_the_same_every_time() -> None:
    before, after = pair()
    made = [redline_docx(before, after, diff(before, after)) for _ in range(2)]
    assert made[0] == made[1]


def test_form_or_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="form 'html' is not known"):
        render_claims(diff(*pair()), "html")
    with pytest.raises(ValueError, match="language"):
        render_claims(diff(*pair()), "text", language="fr")

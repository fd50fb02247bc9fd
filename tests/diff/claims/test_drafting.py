"""A drafted list reads back as claims that the same diff confirms, with nothing left out."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from renvooi.diff import diff, draft_lines, draft_list
from renvooi.model import Document, Verdict
from renvooi.parser import parse
from tests.diff.builders import doc, of
from tests.diff.claims.lists import new, old, with_list
from tests.diff.trees import edited

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
PAIRS = (
    ("demarcatie", "2025-06", "2026-01"),
    ("demarcatie", "2026-01", "2026-02"),
    ("demarcatie", "2026-02", "2026-03"),
    ("demarcatie", "2025-06", "2026-02"),
    ("data-pro-statement", "03-2025", "09-2025"),
    ("data-pro-statement", "09-2025", "02-2026"),
)
OLD = """
# Opslag
- Voorbeeld bewaart gegevens binnen 4 uur.
- De klant beslist over de opslag.
- Een verzoek wordt beantwoordt door de klant.
"""
NEW = """
# Opslag
- Voorbeeld bewaart gegevens binnen 8 uur.
- Voorbeeld beslist over de opslag.
- Een verzoek wordt beantwoord door de klant.
- De klant betaalt € 100 voor een herstel.
"""


def corpus(document: str, version: str) -> Document:
    path = CORPUS / document / f"{document}-{version}.md"
    return parse(path.read_bytes(), name=path.name)


def assert_round_trip(before: Document, after: Document, language: str) -> None:
    lines = draft_lines(before, after, diff(before, after), language=language)
    told = diff(before, with_list(after, lines, before.version or ""))
    assert [(claim.text, claim.because) for claim in told.claims if claim.verdict is not Verdict.CONFIRMED] == []
    assert told.undeclared == ()
    assert len(told.claims) >= len(lines)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("document", "before", "after"), PAIRS)
def test_draft_is_confirmed_and_leaves_nothing_out(document: str, before: str, after: str, language: str) -> None:
    assert_round_trip(corpus(document, before), corpus(document, after), language)


def test_draft_names_terms_amounts_and_who_does_what() -> None:
    lines = draft_lines(old(OLD), new(NEW), diff(old(OLD), new(NEW)))
    assert "Puntje 1 onder Opslag is inhoudelijk gewijzigd: de termijn was “4 uur” en is nu “8 uur”." in lines[
        0
    ].replace("binnen ", "")
    assert lines[1].startswith(
        "Puntje 2 onder Opslag is inhoudelijk gewijzigd: de verantwoordelijkheid was “De klant beslist"
    )


def test_only_what_is_proven_to_be_wording_alone_is_called_so() -> None:
    lines = draft_lines(old(OLD), new(NEW), diff(old(OLD), new(NEW)))
    assert [line for line in lines if "zonder inhoudelijke wijziging" in line] == [
        "Puntje 3 onder Opslag is redactioneel aangepast, zonder inhoudelijke wijziging."
    ]
    assert any(line.startswith("Puntje 4 onder Opslag is toegevoegd: dit is inhoudelijk") for line in lines)


def test_list_ends_by_saying_that_nothing_else_changed() -> None:
    text = draft_list(old(OLD), new(NEW), diff(old(OLD), new(NEW)))
    assert text.startswith("## Verschillen met versie 2030-01\n")
    assert text.endswith("- Verder zijn er geen wijzigingen gedaan.\n")


def test_list_of_two_equal_versions_says_that_nothing_changed() -> None:
    assert draft_lines(old(OLD), new(OLD), diff(old(OLD), new(OLD))) == ("Er zijn geen wijzigingen gedaan.",)


def test_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="language 'fr' is not known"):
        draft_lines(old(OLD), new(NEW), diff(old(OLD), new(NEW)), language="fr")


@settings(max_examples=25, deadline=None)
@given(edited())
def test_draft_of_any_two_trees_is_made_and_read_without_failing(trees: tuple[tuple, tuple]) -> None:  # type: ignore[type-arg]  # nodes
    before, after = (of(nodes, name=name) for nodes, name in zip(trees, ("old.md", "new.md"), strict=True))
    lines = draft_lines(before, after, diff(before, after))
    told = diff(before, with_list(after, lines, "2030-01"))
    assert {claim.verdict for claim in told.claims} <= set(Verdict)
    assert len(set(told.undeclared)) == len(told.undeclared)


def test_moved_and_reworded_clause_is_one_line() -> None:
    before = doc(
        "# A\n- De klant meldt een storing binnen vier uur bij Voorbeeld via het portaal.\n- Twee.\n# B\n- Drie staat hier."
    )
    after = doc(
        "# A\n- Twee.\n# B\n- Drie staat hier.\n- De klant meldt een storing binnen zes uur bij Voorbeeld via het portaal."
    )
    lines = draft_lines(before, after, diff(before, after))
    assert lines[0].startswith(
        "Puntje 1 onder A is verplaatst naar de paragraaf B en inhoudelijk gewijzigd: de termijn"
    )

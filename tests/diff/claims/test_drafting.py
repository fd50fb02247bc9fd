"""A drafted list reads back as claims that the same diff confirms, with nothing left out."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from renvooi.diff import diff, draft_lines, draft_list
from renvooi.model import Document, Node, NodeId, NodeType, Verdict, with_ids
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


RENUMBERED = (
    "# Algemeen\n1. Dit is een verklaring.\n2. Een datalek wordt binnen 24 uur gemeld.\n3. Alle data wordt gewist.\n",
    "# Algemeen\n1. Dit is een verklaring.\n2. Wij benoemen een functionaris.\n3. Een datalek wordt binnen 48 uur gemeld.\n4. Alle data wordt gewist.\n",
)


def test_clause_that_was_reworded_and_renumbered_is_told_with_both_numbers() -> None:
    before, after = (make(text) for make, text in zip((old, new), RENUMBERED, strict=True))
    lines = draft_lines(before, after, diff(before, after))
    assert any(line.startswith("Artikel 3 (was artikel 2) is inhoudelijk gewijzigd") for line in lines)
    assert any(line.startswith("De artikelen 2 en 3") and "artikelen 3 en 4" in line for line in lines)
    assert_round_trip(before, after, "nl")
    assert_round_trip(before, after, "en")


def test_points_of_two_counts_are_not_cited_alike() -> None:
    before = old(
        "# Opslag\n- De klant belt een collega.\n- Gegevens staan in Nederland.\n- Een kopie blijft 30 dagen staan.\n"
    )
    after = new("# Opslag\n- Gegevens staan in Nederland.\n- Een kopie blijft 14 dagen staan.\n")
    lines = draft_lines(before, after, diff(before, after))
    assert any(line.startswith("Puntje 1 onder Opslag (oude telling) is vervallen") for line in lines)
    assert any(line.startswith("Puntje 2 onder Opslag (was puntje 3 onder Opslag) is inhoudelijk") for line in lines)
    assert_round_trip(before, after, "nl")


def test_every_kind_of_evidence_of_one_clause_is_named() -> None:
    before = old(
        "# A\n- Voorbeeld bewaart data 30 dagen in Nederland tegen € 50 per maand met versleuteling volgens ISO 27001.\n"
    )
    after = new(
        "# A\n- De klant mag data alleen op verzoek 14 dagen bewaren in Duitsland tegen € 80 per maand zonder versleuteling "
        "volgens NEN 7510.\n"
    )
    (line, _) = draft_lines(before, after, diff(before, after))
    assert all(words in line for words in ("14 dagen", "€ 80", "“Duitsland”", "NEN 7510", "alleen op verzoek"))


def test_version_without_a_label_is_called_the_previous_one() -> None:
    before, after = (replace(make(text), version=None) for make, text in ((old, OLD), (new, NEW)))
    assert draft_list(before, after, diff(before, after)).startswith("## Verschillen met de vorige versie\n")


def test_other_date_from_which_a_version_holds_is_told() -> None:
    before, after = corpus("data-pro-statement", "09-2025"), corpus("data-pro-statement", "02-2026")
    lines = draft_lines(before, after, diff(before, after))
    (line,) = (line for line in lines if line.startswith("Artikel 2 "))
    assert "de datum was" in line
    assert "2026" in line


def test_change_that_cannot_be_cited_is_named_rather_than_denied() -> None:
    empty = tuple(Node(NodeId(""), NodeType.CLAUSE, "•", None, "", None, None) for _ in range(3))
    before, after = of((), name="old.md"), of(with_ids(empty), name="new.md")
    lines = draft_lines(before, after, diff(before, after))
    assert lines[-1].startswith("Ook gewijzigd en hierboven niet beschreven: ")

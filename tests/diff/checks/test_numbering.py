"""Numbers that are skipped or stand twice, and items without a text."""

import pytest

from tests.diff.checks.kit import findings, places, related


def test_skipped_number_is_a_warning_at_the_item_after_it() -> None:
    (finding,) = findings("1. Een\n2. Twee\n4. Vier", "numbering-gap")
    assert (finding.severity, places((finding,)), related(finding)) == ("warning", ["Punt 4"], ["Punt 2"])


def test_skipped_letter_and_skipped_clause_are_found_too() -> None:
    assert len(findings("1. Lijst:\n  a. Een\n  b. Twee\n  d. Drie", "numbering-gap")) == 1
    assert len(findings("## Artikel 1. | Een\n1.1 Een\n1.2 Twee\n1.4 Vier", "numbering-gap")) == 1
    assert len(findings("## Artikel 1. | Een\n## Artikel 2. | Twee\n## Artikel 4. | Vier", "numbering-gap")) == 1


def test_repeated_number_is_an_error_with_both_places() -> None:
    (finding,) = findings("1. Een\n2. Twee\n2. Twee bis\n3. Drie", "numbering-repeated")
    assert (finding.severity, finding.at and finding.at.text, len(finding.related)) == ("error", "Twee bis", 1)


@pytest.mark.parametrize(
    "text",
    [
        "1. Een\n2. Twee\n3. Drie",
        "1. Een\n2. Twee\n1. Opnieuw een\n2. Opnieuw twee",  # two lists
        "1. Een\n1. Opnieuw een\n2. Opnieuw twee",
        "1. Een\n3. Drie",  # two items tell no list
        "5. Vijf\n6. Zes\n8. Acht",  # a list that is cut out of another
        "1. Een\n2. Twee\n5. Vijf\n9. Negen",  # more than one hole: another way of numbering
        "1. Een\na. Onder een\nb. Onder een\n2. Twee\na. Onder twee\nb. Onder twee\n3. Drie",  # one list interrupts another
    ],
)
def test_list_that_counts_up_or_begins_anew_is_silent(text: str) -> None:
    assert findings(text, "numbering-gap") == findings(text, "numbering-repeated") == ()


def test_number_without_a_text_is_a_warning() -> None:
    assert places(findings("1. Een\n2. -\n3. Drie", "item-empty")) == ["Punt 2"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Een\n2. n.v.t.\n3. Drie",
        "1. Een\n2. -\n  a. Onder twee\n3. Drie",  # its list is its text
        "1. Een\n2. -\na. Onder twee\nb. Onder twee",  # its list was read beside it
    ],
)
def test_item_whose_text_comes_after_it_is_silent(text: str) -> None:
    assert findings(text, "item-empty") == ()

"""References that one version alone shows to be off by the same amount."""

import pytest

from renvooi.diff import check, diff
from tests.diff.builders import doc

RIGHT = """
# Deel 1 | Statement
## Algemeen
1. Dit is het statement van Voorbeeld.
2. Voorbeeld levert de volgende diensten: {services}
  a. Rapporten
  b. Koppelingen
3. Omschrijving “Rapporten op maat”: een rapport wordt met de klant gemaakt.
4. Omschrijving “Slimme koppelingen”: een koppeling haalt gegevens op.
5. Met de producten in artikel 2 worden gegevens verwerkt. De prijzen staan in artikel 7.
6. Gegevens blijven binnen de EU/EER:
  - Een rapport staat in een datacentrum.
  - De uitzondering op alle voorgaande punten in artikel 6 is een kaart.
7. De prijzen van Voorbeeld zijn:
  - Een rapport kost honderd euro.
  - Een koppeling kost het dubbele.
8. De dienst “Slimme koppelingen” (artikel 4) wordt elke nacht getest.
# Deel 2 | Clausules
## Artikel 1. | Begrippen
1.1 Woorden staan hier.
## Artikel 2. | Beveiliging
2.1 De in artikel 1.1 genoemde woorden gelden.
## Artikel 3. | Prijzen
3.1 De prijzen volgen uit artikel 2.1.
"""


def inserted(text: str) -> str:
    """The same with a new item 2 and no reference adapted."""
    part, rest = text.split("2. Voorbeeld levert", 1)
    items, clauses = rest.split("# Deel 2", 1)
    for number in range(8, 2, -1):
        items = items.replace(f"\n{number}. ", f"\n{number + 1}. ")
    return f"{part}2. Dit is versie 2030-02.\n3. Voorbeeld levert{items}# Deel 2{clauses}"


def stale(text: str) -> list[tuple[str, str | None]]:
    """Address and suggestion of the references that are surely stale."""
    found = check(doc(text))
    return [
        (one.at.address, one.suggestion)
        for one in found
        if one.at and one.code == "reference-stale" and one.severity == "error"
    ]


def test_right_numbers_are_silent() -> None:
    assert stale(RIGHT) == []


def test_all_references_that_an_insertion_left_behind_are_found_with_their_number() -> None:
    assert stale(inserted(RIGHT)) == [
        ("Deel 1, punt 6", "artikel 3"),
        ("Deel 1, punt 6", "artikel 8"),
        ("Deel 1, punt 7, punt 2", "artikel 7"),
        ("Deel 1, punt 9", "artikel 5"),
    ]


def test_message_says_what_gave_each_away() -> None:
    messages = [one.message for one in check(doc(inserted(RIGHT))) if one.code == "reference-stale"]
    assert any('the name beside it is "Slimme koppelingen"' in one for one in messages)
    assert any('the words beside it are "producten"' in one for one in messages)
    assert any("it stands in the very clause that it speaks of" in one for one in messages)


def test_the_version_before_and_the_version_alone_agree() -> None:
    old, new = doc(RIGHT), doc(inserted(RIGHT))
    pair = [(one.at.address, one.suggestion) for one in diff(old, new).findings if one.at]
    assert pair == stale(inserted(RIGHT))


def test_one_vote_is_a_coincidence() -> None:
    text = RIGHT.replace("(artikel 4) wordt", "(artikel 3) wordt")
    assert stale(text) == []


def test_two_votes_against_many_right_ones_are_still_a_coincidence() -> None:
    text = RIGHT.replace("(artikel 4) wordt", "(artikel 3) wordt").replace("in artikel 2 worden", "in artikel 1 worden")
    text = text.replace("De prijzen staan in artikel 7.", "").replace(
        "alle voorgaande punten in artikel 6", "dit alles"
    )
    right = "\n".join(f"{number}. Zie “Rapporten op maat” (artikel 3)." for number in range(9, 13))
    assert len(stale(text)) == 2
    assert stale(text.replace("# Deel 2", f"{right}\n# Deel 2")) == []


@pytest.mark.parametrize(
    "text",
    [
        "De diensten van artikel 3 van de Overeenkomst en “Slimme koppelingen” (artikel 5 Avg) gelden.",
        "De “Slimme koppelingen” (artikel 9 van de wet) en de producten van artikel 3 AVG gelden.",
    ],
)
def test_reference_to_another_text_has_no_vote(text: str) -> None:
    assert stale(RIGHT.replace("Dit is het statement van Voorbeeld.", text)) == []


def test_reference_without_evidence_among_stale_ones_is_only_told_of() -> None:
    text = inserted(RIGHT.replace("De prijzen staan in artikel 7.", "Verder geldt artikel 7."))
    told = [one for one in check(doc(text)) if one.code == "reference-stale" and one.severity == "info"]
    assert [(one.at.address, one.suggestion) for one in told if one.at] == [("Deel 1, punt 6", "artikel 8")]


def test_line_of_the_authors_list_counts_by_the_name_beside_its_number() -> None:
    text = inserted(RIGHT).replace(
        "2. Dit is versie 2030-02.",
        "2. De omschrijving van “Slimme koppelingen” (artikel 4) is verbeterd. {differences}",
    )
    assert ("Deel 1, punt 2", "artikel 5") in stale(text)
    assert ("Deel 1, punt 2", "artikel 5") in [
        (one.at.address, one.suggestion) for one in diff(doc(RIGHT), doc(text)).findings if one.at
    ]

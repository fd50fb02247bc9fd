"""Who else is engaged."""

from dataclasses import replace

import pytest

from renvooi.diff.signals.case import Case
from renvooi.diff.signals.sub_processor import find_sub_processor
from renvooi.model import Direction, Role
from tests.diff.builders import case

LISTED = Role.SUB_PROCESSORS


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        (None, "Alfa Hosting B.V., Ierland: opslag", Direction.ADDED),
        ("Alfa Hosting B.V., Ierland: opslag", None, Direction.REMOVED),
        ("Alfa Hosting B.V., Ierland: opslag", "Beta Cloud GmbH, Ierland: opslag", Direction.CHANGED),
        ("Alfa Hosting B.V., Ierland: opslag", "Alfa Hosting B.V., India: opslag", Direction.CHANGED),
        ("Alfa", "Alfa Nederland", Direction.CHANGED),
    ],
)
def test_entry_of_the_list_that_changes_is_a_signal(old: str | None, new: str | None, direction: Direction) -> None:
    (signal,) = find_sub_processor(case(old, new, role=LISTED))
    assert signal.direction is direction


def test_cell_of_a_row_that_changes_is_a_field() -> None:
    row = "Alfa B.V. | opslag van post | Nederland"
    (signal,) = find_sub_processor(case(row, row.replace("Nederland", "India"), role=LISTED))
    assert signal.evidence == "location of the sub-processor: NL, now IN"


@pytest.mark.parametrize("end", ["", ";", ".", "; en", ", en"])
def test_end_of_a_list_item_is_no_change_of_a_party(end: str) -> None:
    assert (
        find_sub_processor(case("Alfa Hosting B.V. voor opslag;", "Alfa Hosting B.V. voor opslag" + end, role=LISTED))
        == ()
    )


def test_names_elsewhere_count_in_a_sentence_about_sub_processors() -> None:
    old, new = (
        "Onze sub-processor is Alfa Hosting B.V.",
        "Onze sub-processors zijn Alfa Hosting B.V. en Beta Cloud GmbH.",
    )
    (signal,) = find_sub_processor(case(old, new))
    assert (signal.new, signal.direction) == ("Beta Cloud GmbH", Direction.ADDED)


def test_name_without_engagement_is_none() -> None:
    assert find_sub_processor(case("Wij gebruiken software.", "Wij gebruiken software van Alfa Hosting B.V.")) == ()


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (
            "Wij maken gebruik van Verzonmail als sub-processor.",
            "Wij maken gebruik van Postkoets als sub-processor.",
            2,
        ),
        ("Voorbeeld schakelt Alfa Hosting in.", "Voorbeeld schakelt Gamma Telefonie in.", 2),
        ("Een derde partij (Alfa) leest mee.", "Een derde partij (Alfa, Beta) leest mee.", 1),
        ("Voorbeeld besteedt dit werk uit aan Alfa.", "Voorbeeld besteedt dit werk uit aan Beta.", 2),
        ("Alfa is onze subverwerker.", "Beta is onze subverwerker.", 2),
        (None, "Als sub-processor schakelt Data processor ook Denkbeeldig Cloud in.", 1),
        ("Als sub-processor schakelt Data processor ook Denkbeeldig Cloud in.", None, 1),
        ("Wij schakelen Alfa in.", "Wij schakelen Alfa B.V. in.", 1),
    ],
)
def test_name_with_a_capital_counts_where_someone_is_engaged(old: str | None, new: str | None, names: int) -> None:
    assert len(find_sub_processor(case(old, new))) == names


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        ("Wij werken met sub-processor Alfa.", "Wij werken met sub-processors Alfa en Beta.", (None, "Beta")),
        ("Alfa Hosting B.V. levert hosting namens ons.", "Alfa Cloud B.V. levert hosting namens ons.", ("Alfa Hosting B.V.", "Alfa Cloud B.V.")),
        ("Wij leveren hosting.", "Alfa B.V. levert hosting namens ons.", (None, "Alfa B.V.")),
        ("De data wordt opgeslagen.", "De data wordt opgeslagen bij Alfa B.V.", (None, "Alfa B.V.")),
        ("Onze subverwerkers zijn Alfa en Beta.", "Onze subverwerkers zijn Beta en Alfa.", None),
        ("Onze subverwerker verwerkt data in Nederland.", "Onze subverwerker verwerkt data in België.", None),
        ("Wij zijn gecertificeerd door Keur B.V.", "Wij zijn gecertificeerd door Toets B.V.", None),
        ("Wij werken samen met de klant.", "Wij werken samen met de Klant.", None),
    ],
)  # fmt: skip
def test_names_in_plain_sentences(old: str, new: str, pair: tuple[str | None, str | None] | None) -> None:
    assert [(one.old, one.new) for one in find_sub_processor(case(old, new))] == ([pair] if pair else [])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "De gegevens blijven binnen de EU/EER.",
            "De gegevens staan in India.",
            ("De gegevens blijven binnen de EU/EER", "De gegevens staan in India"),
        ),
        ("Opslag van back-ups;", "Analyse van gegevens;", ("Opslag van back-ups", "Analyse van gegevens")),
        (
            "De SCC zijn gesloten.",
            "Er geldt een adequaatheidsbesluit.",
            ("De SCC zijn gesloten", "Er geldt een adequaatheidsbesluit"),
        ),
        ("Opslag van back-ups;", "Opslag van backups.", None),
    ],
)
def test_what_stands_below_an_entry_counts_by_field(old: str, new: str, words: tuple[str, str] | None) -> None:
    before, after = (replace(side, roles=(LISTED,), list_role=None) for side in case(old, new).sides)
    found = find_sub_processor(Case(before, after))
    assert [(one.old, one.new) for one in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (None, "Voorbeeld mag anderen inschakelen."),
        ("De opslag is in eigen beheer. Wij schakelen derden in.", "De opslag is in eigen beheer."),
        (None, "Voorbeeld maakt gebruik van een ander als hulp."),
    ],
)
def test_engaging_somebody_unnamed_is_a_signal(old: str | None, new: str | None) -> None:
    (signal,) = find_sub_processor(case(old, new))
    assert signal.direction is (Direction.ADDED if old is None else Direction.REMOVED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De sub-processors van Voorbeeld beveiligen data.", "De sub-processors van Voorbeeld bewaken data."),
        ("Wij schakelen sub-processors in.", "Voorbeeld schakelt sub-processors in."),
        (None, "De sub-processors houden zich aan de AVG."),
    ],
)
def test_same_names_or_none_are_no_signal(old: str | None, new: str | None) -> None:
    assert find_sub_processor(case(old, new)) == ()

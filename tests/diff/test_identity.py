"""Ids of changes."""

from renvooi.diff import diff
from tests.diff.builders import doc

OLD = "1. Klant meldt storingen binnen 24 uur.\n2. Voorbeeld maakt elke nacht een back-up.\n3. De klant betaalt vooraf."


def _id(new: str) -> str:
    changes = diff(doc(OLD), doc(new)).changes
    return next(change.id for change in changes if change.new and "36 uur" in change.new[0].text)


def test_id_stays_when_an_item_comes_before_it() -> None:
    alone = _id(OLD.replace("24 uur", "36 uur"))
    shifted = "1. Iets nieuws vooraan in de lijst.\n" + OLD.replace("24 uur", "36 uur").replace("3. ", "4. ").replace(
        "2. ", "3. "
    ).replace("1. ", "2. ")
    assert _id(shifted) == alone


def test_id_is_twelve_hexadecimal_digits() -> None:
    found = _id(OLD.replace("24 uur", "36 uur"))
    assert len(found) == 12
    assert set(found) <= set("0123456789abcdef")


def test_id_changes_with_the_text() -> None:
    assert _id(OLD.replace("24 uur", "36 uur")) != _id(OLD.replace("24 uur", "36 uur na ontdekking"))


def test_equal_insertions_in_two_places_have_two_ids() -> None:
    old = doc("# Toegang\n- Klant beheert accounts.\n# Opslag\n- Voorbeeld beheert opslag.")
    new = doc(
        "# Toegang\n- Klant beheert accounts.\n- Nieuw punt voor allen.\n# Opslag\n- Voorbeeld beheert opslag.\n- Nieuw punt voor allen."
    )
    ids = [change.id for change in diff(old, new).changes]
    assert len(ids) == len(set(ids)) == 2

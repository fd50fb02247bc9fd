"""What a page says of text that was not read."""

from renvooi.model.document import ReadingWarning
from renvooi.notice.phrases import OTHER_UNREAD, UNREAD
from renvooi.notice.site.pages.unread import Unread, places_unread, unread_of


def test_one_thing_on_several_pages_is_told_once() -> None:
    warnings = [ReadingWarning("picture-page", "a picture", page) for page in (4, 2, 4)]
    assert unread_of(warnings) == (Unread(UNREAD["picture-page"], (2, 4)),)


def test_a_warning_without_words_for_clients_says_that_the_text_is_not_certain() -> None:
    assert unread_of([ReadingWarning("new-code", "who knows", None)]) == (Unread(OTHER_UNREAD, ()),)


def test_a_warning_that_is_about_no_lost_text_is_not_shown_to_clients() -> None:
    assert unread_of([ReadingWarning("layers", "the file has layers", 1)]) == ()


def test_a_place_that_nobody_knows_stands_beside_those_that_are_known() -> None:
    warnings = [ReadingWarning("unmapped-text", "characters", page) for page in (3, None, 3)]
    assert unread_of(warnings) == (Unread(UNREAD["unmapped-text"], (3,)), Unread(UNREAD["unmapped-text"], ()))


def test_places_are_counted_as_they_are_told() -> None:
    seen = [("unmapped-text", 3), ("unmapped-text", 3), ("unmapped-text", 4), ("picture-page", 3), ("new", None)]
    warnings = [ReadingWarning(code, "who knows", page) for code, page in (*seen, ("newer", None), ("layers", 1))]
    assert [one.places for one in unread_of(warnings)] == [2, 1, 1]
    assert places_unread(warnings) == 4

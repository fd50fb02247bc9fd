"""Reading of TOML: shapes that a policy does not happen to exercise."""

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.tables import load


def test_list_where_a_table_belongs_is_named() -> None:
    problems: list[str] = []
    root = load(b"window = [1]", "file", problems)
    root.table("window")
    assert problems == ["file: window: expected a table, found a list"]


def test_items_of_the_wrong_kind_are_each_named_by_their_index() -> None:
    problems: list[str] = []
    root = load(b'words = ["a", 2, true]', "file", problems)
    assert root.texts("words") == ("a",)
    assert problems == [
        "file: words[1]: expected a text, found the number 2",
        "file: words[2]: expected a text, found the truth value true",
    ]


def test_time_is_not_a_day() -> None:
    problems: list[str] = []
    root = load(b"days = [2026-01-31T10:00:00]", "file", problems)
    root.days("days")
    assert [one.split(", found")[0] for one in problems] == ["file: days[0]: expected a day such as 2026-01-31"]


def test_every_unknown_key_is_named_with_the_known_ones() -> None:
    problems: list[str] = []
    table = load(b"a = 'x'\nb = 'y'\nc = 1", "file", problems)
    table.text("a")
    table.done()
    assert problems == [
        "file: unknown key 'b'; known keys are a",
        "file: unknown key 'c'; known keys are a",
    ]


def test_a_table_knows_whether_it_is_sound_whatever_was_wrong_before_it() -> None:
    root = load(b"a = 1\n[one]\nb = 'x'\n[two]\nb = 2", "file", [])
    root.text("a")
    one = root.table("one")
    one.text("b")
    assert one.sound
    two = root.table("two")
    two.text("b")
    assert (two.sound, root.sound) == (False, False)


def test_absent_keys_have_their_defaults() -> None:
    table = load(b"", "file")
    assert table.texts("words") == ()
    assert table.days("days") == ()
    assert table.optional_text("text") is None
    assert table.flag("flag", default=True) is True
    assert list(table.list_of_tables("rules")) == []


def test_without_a_list_the_first_mistake_is_raised() -> None:
    with pytest.raises(BadSettings, match=r"^file: text: expected a text, found the number 1$"):
        load(b"text = 1", "file").text("text")
    with pytest.raises(BadSettings, match=r"^file: unknown key 'more'; known keys are $"):
        load(b"more = 1", "file").done()

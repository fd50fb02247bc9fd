"""Reading of TOML: shapes that a policy does not happen to exercise."""

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.tables import load


def test_list_where_a_table_belongs_is_named() -> None:
    with pytest.raises(BadSettings, match=r"^file: window: expected a table, found a list$"):
        load(b"window = [1]", "file").table("window")


def test_item_of_the_wrong_kind_is_named_by_its_index() -> None:
    with pytest.raises(BadSettings, match=r"^file: words\[1\]: expected a text, found the number 2$"):
        load(b'words = ["a", 2]', "file").texts("words")


def test_time_is_not_a_day() -> None:
    with pytest.raises(BadSettings, match=r"^file: days\[0\]: expected a day such as 2026-01-31"):
        load(b"days = [2026-01-31T10:00:00]", "file").days("days")


def test_unknown_key_is_named_with_the_known_ones() -> None:
    table = load(b"a = 'x'\nb = 'y'", "file")
    table.text("a")
    with pytest.raises(BadSettings, match=r"^file: unknown key 'b'; known keys are a$"):
        table.done()


def test_absent_keys_have_their_defaults() -> None:
    table = load(b"", "file")
    assert table.texts("words") == ()
    assert table.days("days") == ()
    assert table.optional_text("text") is None
    assert table.flag("flag", default=True) is True
    assert list(table.list_of_tables("rules")) == []

"""Checked reading of TOML tables: every error names its place and what would be right.

A policy is edited by people who do not read code. Unknown keys are errors, because a
misspelt key that is silently ignored would change what clients are told.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from renvooi.model import Bilingual
from renvooi.model.errors import BadSettings

E = TypeVar("E", bound=StrEnum)


def load(data: bytes, name: str) -> "Table":
    """The root table of a TOML file.

    Raises: BadSettings if it is not UTF-8 or not TOML.
    """
    try:
        return Table(tomllib.loads(data.decode("utf-8")), name)
    except UnicodeDecodeError as error:
        raise BadSettings(f"{name}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{name}: not valid TOML: {error}. Correct the file.") from error


class Table:
    """One TOML table that remembers where it stands and which keys were asked for."""

    __slots__ = ("_asked", "_values", "at")

    def __init__(self, values: object, at: str) -> None:
        if not isinstance(values, dict):
            raise BadSettings(f"{at}: expected a table, found {_kind(values)}")
        self._values: dict[str, object] = values
        self._asked: set[str] = set()
        self.at = at

    def refuse(self, key: str, problem: str) -> BadSettings:
        """The error to raise for a value that has the right type and is wrong all the same."""
        return BadSettings(f"{self.at}: {key}: {problem}")

    def done(self) -> None:
        """Nothing, once every key was asked for. Raises: BadSettings naming the first unknown key."""
        for key in self._values:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise BadSettings(f"{self.at}: unknown key {key!r}; known keys are {known}")

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def _get(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)

    def text(self, key: str) -> str:
        """A text that must be there and must not be blank."""
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, f"expected a text, found {_kind(value)}")
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None if the key is absent."""
        if key in self:
            return self.text(key)
        self._asked.add(key)
        return None

    def flag(self, key: str, *, default: bool) -> bool:
        """A truth value."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.refuse(key, f"expected true or false, found {_kind(value)}")
        return value

    def value(self, key: str) -> object:
        """Whatever stands there, None if nothing; the caller checks it."""
        return self._get(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty if the key is absent."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.refuse(key, f"expected a list of texts, found {_kind(value)}")
        for index, item in enumerate(value):
            if not isinstance(item, str):
                raise self.refuse(f"{key}[{index}]", f"expected a text, found {_kind(item)}")
        return tuple(value)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of calendar days, written as 2026-01-31; empty if the key is absent."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.refuse(key, f"expected a list of days, found {_kind(value)}")
        for index, item in enumerate(value):
            if not isinstance(item, date) or isinstance(item, datetime):
                raise self.refuse(f"{key}[{index}]", f"expected a day such as 2026-01-31, found {_kind(item)}")
        return tuple(value)

    def member(self, key: str, form: type[E]) -> E:
        """One member of `form`, by value."""
        return self._member(key, self.text(key), form)

    def members(self, key: str, form: type[E]) -> tuple[E, ...]:
        """Members of `form`, by value; empty if the key is absent."""
        return tuple(self._member(f"{key}[{i}]", text, form) for i, text in enumerate(self.texts(key)))

    def _member(self, key: str, text: str, form: type[E]) -> E:
        try:
            return form(text)
        except ValueError as error:
            known = ", ".join(form)
            raise self.refuse(key, f"expected one of {known}; found {text!r}") from error

    def bilingual(self, key: str) -> Bilingual:
        """A text in both languages."""
        table = Table(self._get(key), f"{self.at}: {key}")
        both = Bilingual(table.text("nl"), table.text("en"))
        table.done()
        return both

    def optional_bilingual(self, key: str) -> Bilingual | None:
        """A text in both languages, or None if the key is absent."""
        if key in self:
            return self.bilingual(key)
        self._asked.add(key)
        return None

    def table(self, key: str) -> "Table":
        """A table; an empty one if the key is absent."""
        value = self._get(key)
        return Table({} if value is None else value, f"{self.at}: {key}")

    def named_tables(self, key: str) -> Iterator[tuple[str, "Table"]]:
        """The tables below `key`, each with its name."""
        parent = self.table(key)
        for name in parent._values:
            yield name, Table(parent._get(name), f"{self.at}: {key}.{name}")

    def list_of_tables(self, key: str) -> Iterator["Table"]:
        """The tables of `[[key]]`, each named by its `id` where it has one."""
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.refuse(key, f"expected [[{key}]] tables, found {_kind(value)}")
        for index, item in enumerate(value):
            name = item.get("id") if isinstance(item, dict) else None
            yield Table(item, f"{self.at}: {key}[{index}]" + (f" ({name})" if isinstance(name, str) else ""))


def _kind(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {str(value).lower()}"
        case str():
            return f"the text {value!r}"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "a table"
    return repr(value)

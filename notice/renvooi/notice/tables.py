"""Checked reading of TOML tables: every mistake names its place and what would be right.

A settings file is edited by people who do not read code. Unknown keys are mistakes, because a
misspelt key that is silently ignored would change what clients are told.

A reader chooses what becomes of a mistake. Without a list of problems the first one is raised.
With a list, each is noted there and a stand-in of the right type goes on in its place, so that
all mistakes of a file are found in one reading: nobody should have to correct them one run at a
time. Whoever reads so uses nothing of the file once there are problems.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from renvooi.model import Bilingual
from renvooi.model.errors import BadSettings

E = TypeVar("E", bound=StrEnum)


def load(data: bytes, name: str, problems: list[str] | None = None) -> "Table":
    """The root table of a TOML file; mistakes in it are raised, or noted in `problems`.

    Raises: BadSettings if it is not UTF-8 or not TOML.
    """
    try:
        return Table(tomllib.loads(data.decode("utf-8")), name, problems)
    except UnicodeDecodeError as error:
        raise BadSettings(f"{name}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{name}: not valid TOML: {error}. Correct the file.") from error


class Table:
    """One TOML table that remembers where it stands and which keys were asked for."""

    __slots__ = ("_asked", "_before", "_problems", "_values", "at")

    def __init__(self, values: object, at: str, problems: list[str] | None = None) -> None:
        """`problems` is shared by all tables of a file; None to raise the first mistake."""
        self.at = at
        self._problems = problems
        self._before = self._count()
        self._asked: set[str] = set()
        self._values: dict[str, object] = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            self._note(f"{at}: expected a table, found {_kind(values)}")

    @property
    def sound(self) -> bool:
        """True if nothing was wrong in this table, or in what was read after it was opened."""
        return self._count() == self._before

    def refuse(self, key: str, problem: str) -> BadSettings:
        """The error to raise for a value that has the right type and is wrong all the same."""
        return BadSettings(f"{self.at}: {key}: {problem}")

    def report(self, key: str, problem: str) -> None:
        """Nothing; the mistake is noted with its place. Raises: BadSettings if there is no list to note it in."""
        self._note(f"{self.at}: {key}: {problem}")

    def done(self) -> None:
        """Nothing, once every key was asked for; each other key is a mistake."""
        known = ", ".join(sorted(self._asked))
        for key in self._values:
            if key not in self._asked:
                self._note(f"{self.at}: unknown key {key!r}; known keys are {known}")

    def _note(self, mistake: str) -> None:
        if self._problems is None:
            raise BadSettings(mistake)
        self._problems.append(mistake)

    def _count(self) -> int:
        return 0 if self._problems is None else len(self._problems)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def _get(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)

    def text(self, key: str) -> str:
        """A text that must be there and must not be blank."""
        value = self._get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.report(key, f"expected a text, found {_kind(value)}")
        return ""

    def optional_text(self, key: str) -> str | None:
        """A text, or None if the key is absent."""
        if key in self:
            return self.text(key)
        self._asked.add(key)
        return None

    def flag(self, key: str, *, default: bool) -> bool:
        """A truth value."""
        value = self._get(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.report(key, f"expected true or false, found {_kind(value)}")
        return default

    def value(self, key: str) -> object:
        """Whatever stands there, None if nothing; the caller checks it."""
        return self._get(key)

    def _list(self, key: str, of: str) -> Iterator[tuple[str, object]]:
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.report(key, f"expected a list of {of}, found {_kind(value)}")
            return
        yield from ((f"{key}[{index}]", item) for index, item in enumerate(value))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty if the key is absent."""
        return tuple(text for _, text in self._texts(key))

    def _texts(self, key: str) -> Iterator[tuple[str, str]]:
        for place, item in self._list(key, "texts"):
            if isinstance(item, str):
                yield place, item
            else:
                self.report(place, f"expected a text, found {_kind(item)}")

    def days(self, key: str) -> tuple[date, ...]:
        """A list of calendar days, written as 2026-01-31; empty if the key is absent."""
        found = []
        for place, item in self._list(key, "days"):
            if isinstance(item, date) and not isinstance(item, datetime):
                found.append(item)
            else:
                self.report(place, f"expected a day such as 2026-01-31, found {_kind(item)}")
        return tuple(found)

    def member(self, key: str, form: type[E]) -> E:
        """One member of `form`, by value."""
        before = self._count()
        text = self.text(key)
        found = self._member(key, text, form) if self._count() == before else None
        return next(iter(form)) if found is None else found

    def optional_member(self, key: str, form: type[E]) -> E | None:
        """One member of `form`, or None if the key is absent."""
        if key in self:
            return self.member(key, form)
        self._asked.add(key)
        return None

    def members(self, key: str, form: type[E]) -> tuple[E, ...]:
        """Members of `form`, by value; empty if the key is absent."""
        found = (self._member(place, text, form) for place, text in self._texts(key))
        return tuple(one for one in found if one is not None)

    def _member(self, key: str, text: str, form: type[E]) -> E | None:
        try:
            return form(text)
        except ValueError:
            self.report(key, f"expected one of {', '.join(form)}; found {text!r}")
            return None

    def bilingual(self, key: str) -> Bilingual:
        """A text in both languages."""
        table = Table(self._get(key), f"{self.at}: {key}", self._problems)
        if not table.sound:
            return Bilingual("", "")
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
        return Table({} if value is None else value, f"{self.at}: {key}", self._problems)

    def named_tables(self, key: str) -> Iterator[tuple[str, "Table"]]:
        """The tables below `key`, each with its name."""
        parent = self.table(key)
        for name in parent._values:
            yield name, Table(parent._get(name), f"{self.at}: {key}.{name}", self._problems)

    def list_of_tables(self, key: str) -> Iterator["Table"]:
        """The tables of `[[key]]`, each named by its `id` where it has one."""
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.report(key, f"expected [[{key}]] tables, found {_kind(value)}")
            return
        for index, item in enumerate(value):
            name = item.get("id") if isinstance(item, dict) else None
            place = f"{self.at}: {key}[{index}]" + (f" ({name})" if isinstance(name, str) else "")
            yield Table(item, place, self._problems)


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

"""Numbers of a list: its form, and the numbers anew after something came or went.

"1.", "(1)", "a)", "§ 3", "Artikel 4." and "2.3" are one form each: what stands around the last number
or the letter. Only a list that counted up without a gap is counted anew; authors leave others as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.mutating.draft import Draft

_NUMBER = re.compile(r"(?P<before>(?:.*\D)?)(?P<value>\d{1,3})(?P<after>\D*)", re.DOTALL)
_LETTER = re.compile(r"(?P<before>\(?)(?P<value>[a-z])(?P<after>[.)°]*)")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Number:
    """A label, taken apart."""

    before: str
    after: str
    letter: bool
    value: int

    @property
    def form(self) -> tuple[str, str, bool]:
        """What labels of one list share."""
        return self.before, self.after, self.letter

    def printed(self, value: int) -> str:
        """The label of this form with another value."""
        return f"{self.before}{LETTERS[value - 1] if self.letter else value}{self.after}"


def number_of(label: str | None) -> Number | None:
    """The number in a label; None for a bullet, a Roman number, "5°bis" and no label."""
    if label is None:
        return None
    if found := _NUMBER.fullmatch(label):
        return Number(found["before"], found["after"], False, int(found["value"]))
    if found := _LETTER.fullmatch(label):
        return Number(found["before"], found["after"], True, LETTERS.index(found["value"]) + 1)
    return None


def cited(label: str | None) -> str | None:
    """A label as it is cited: "2" for "2." and "(2)"; None for a bullet or no label."""
    bare = re.sub(r"[\W_]+", " ", label or "").strip().casefold()
    return bare or None


def form_of(draft: Draft) -> tuple[object, ...]:
    """What two siblings share if a clause can be put beside either: type, and form of the number."""
    number = number_of(draft.label)
    return draft.node.type, number.form if number else draft.label


def is_counted(siblings: Sequence[Draft], form: tuple[object, ...]) -> bool:
    """Whether the items of `form` count up by one, at least two of them, and no number says it of its children."""
    numbers = [number for item in siblings if form_of(item) == form and (number := number_of(item.label))]
    own = [item for item in siblings if item.is_section and _repeats_its_number(item)]
    steps = [later.value - earlier.value for earlier, later in pairwise(numbers)]
    return len(numbers) > 1 and set(steps) == {1} and not own


def recount(siblings: Sequence[Draft], form: tuple[object, ...], *, start: int) -> None:
    """Number the items of `form` from `start`, in their order.

    A section that has only a number is not to move as well: nothing of its heading would stay.
    """
    value = start
    for item in siblings:
        number = number_of(item.label)
        if number is None or form_of(item) != form:
            continue
        if number.letter and value > len(LETTERS):
            return
        if item.is_section and not item.heading and number.value != value:
            item.edited = True
        item.label = number.printed(value)
        value += 1


def first_value(siblings: Sequence[Draft], form: tuple[object, ...]) -> int:
    """The value that the list of `form` begins with."""
    return next(number.value for item in siblings if form_of(item) == form and (number := number_of(item.label)))


def _repeats_its_number(section: Draft) -> bool:
    """Whether clauses of a section begin with its number ("4.1" in 4): then they would have to change with it."""
    number = cited(section.label)
    last = number.split()[-1] if number else None
    return last is not None and any(
        (label := cited(child.label)) is not None and " " in label and last in label.split()[:-1]
        for child in section.children
    )

"""Numbers and letters of a list that are skipped or stand twice, and items that say nothing.

    1. Back-up   2. Logging   4. Toegang      a number is skipped
    a. Naam      b. Adres     b. Telefoon     a letter stands twice

A list is a run of siblings that counts up from its first number; it starts again at 1 or a. Acts
leave holes where an article was repealed and put 12a between 12 and 13, so a gap is told only
of a list that starts at its first number, has one hole and no number in between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from renvooi.diff.checks.subject import Subject, found
from renvooi.diff.outline import Item
from renvooi.model import Finding, NodeType, Severity

GAP = "numbering-gap"
REPEATED = "numbering-repeated"
EMPTY = "item-empty"
LEAST = 3
"""Items of a list in which a gap is told: two items with 1 and 3 are as likely two lists."""
_PLAIN = re.compile(r"(?P<before>(?:\d+\.)*)(?P<number>\d+)")
_ARTICLE = re.compile(r"(?P<before>[^\W\d]+\s)(?P<number>\d+)", re.IGNORECASE)
_INSIDE = re.compile(r"[\w\s]|\.(?=\d)")
_SAYING = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One item of a list with the value of its number."""

    item: Item
    form: str
    """What stands before the number, and of what kind it is: items of one list have one form."""
    value: int


def find_numbering(subject: Subject) -> Iterator[Finding]:
    """Gaps and repetitions of every list, then items without a text."""
    families: dict[int, list[Item]] = {}
    for item in subject.items:
        families.setdefault(item.parent, []).append(item)
    for siblings in families.values():
        for run in _runs(siblings):
            yield from _repeated(run)
            yield from _gap(run)
        for at, item in enumerate(siblings):
            if _is_empty(item) and not _opens(siblings[at + 1 :]) and any(other.normal for other in siblings):
                yield found(EMPTY, Severity.WARNING, f"{item.address} has a number and no text", item)


def _is_empty(item: Item) -> bool:
    """Whether a clause has a number or bullet, and no text, there and below."""
    node = item.node
    return node.type is NodeType.CLAUSE and bool(node.label) and not node.nodes and not _SAYING.search(node.text)


def _opens(after: Sequence[Item]) -> bool:
    """Whether its text comes right after: a paragraph, or a list that was not read as being below."""
    if not after:
        return False
    following = _numbered(after[0])
    return after[0].node.type is NodeType.PARAGRAPH or (following is not None and following.value == 1)


def _runs(siblings: Sequence[Item]) -> list[list[Numbered]]:
    """The lists among siblings, in the order in which they begin.

    An item goes on with the nearest list of its form that awaits its number, so that a list which
    another one interrupts stays one. A list begins at its first number or letter.
    """
    runs: list[list[Numbered]] = []
    for one in filter(None, map(_numbered, siblings)):
        of_form = [run for run in reversed(runs) if run[-1].form == one.form]
        awaiting = next((run for run in of_form if run[-1].value + 1 == one.value), None)
        if awaiting is not None:
            awaiting.append(one)
        elif one.value > 1 and of_form and runs[-1] is of_form[0]:
            of_form[0].append(one)
        else:
            runs.append([one])
    return runs


def _numbered(item: Item) -> Numbered | None:
    """The value of the label; None for bullets, Roman numbers and numbers in between ("12a")."""
    label = item.label
    if label is None:
        return None
    kind = item.node.type
    if plain := (_ARTICLE if item.is_section else _PLAIN).fullmatch(label):
        return Numbered(item, f"{kind} {plain['before'].casefold()} {_marks(item)}", int(plain["number"]))
    if len(label) == 1 and label.isalpha() and label.isascii():
        case = "lower" if label.islower() else "upper"
        return Numbered(item, f"{case} {_marks(item)}", ord(label.casefold()) - ord("a") + 1)
    return None


def _marks(item: Item) -> str:
    """What stands around the number: "(3)" belongs to another list than "3."."""
    return _INSIDE.sub("", item.node.label or "")


def _repeated(run: Sequence[Numbered]) -> Iterator[Finding]:
    """The number that stands twice in a list that else counts up from its first; several are several lists."""
    steps = [later.value - earlier.value for earlier, later in pairwise(run)]
    if len(run) < LEAST or run[0].value != 1 or sorted(steps) != [0] + [1] * (len(steps) - 1):
        return
    before, after = run[steps.index(0)], run[steps.index(0) + 1]
    message = f'"{after.item.label}" stands twice in one list'
    yield found(REPEATED, Severity.ERROR, message, after.item, before.item)


def _gap(run: Sequence[Numbered]) -> Iterator[Finding]:
    """The one number that a list leaves out."""
    if len(run) < LEAST or run[0].value != 1:
        return
    steps = [later.value - earlier.value for earlier, later in pairwise(run)]
    if sorted(steps) != [1] * (len(steps) - 1) + [2]:
        return
    before, after = run[steps.index(2)], run[steps.index(2) + 1]
    message = f'a number is skipped: "{after.item.label}" follows "{before.item.label}"'
    yield found(GAP, Severity.WARNING, message, after.item, before.item)

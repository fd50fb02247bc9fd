"""Somebody who acts, and a word of a sentence with whom it names."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from renvooi.diff.statements.names import without_form
from renvooi.diff.statements.verbs import may_be_verb


class Kind(StrEnum):
    """What sort of party someone is to the agreement."""

    PROCESSOR = "processor"
    CLIENT = "client"
    RULE = "rule"
    """Whom a rule points out: "de partij die de omgeving host"."""
    THIRD = "third"


@dataclass(frozen=True, slots=True, order=True)
class Who:
    """Somebody who acts; two thirds are the same if their names are."""

    kind: Kind
    name: str = ""
    """For a third party: how the text calls it, in lower case."""


PROCESSOR = Who(Kind.PROCESSOR)
CLIENT = Who(Kind.CLIENT)
RULE = Who(Kind.RULE)
NOBODY: frozenset[Who] = frozenset()
GETS = frozenset("krijgt krijgen ontvangt ontvangen verkrijgt verkrijgen".split())
"""Verbs of who receives."""


class Word(NamedTuple):
    """A word, a mark, or several words that name one party or more; a law makes a hundred thousand of them."""

    text: str
    lower: str
    start: int
    end: int
    who: frozenset[Who] = NOBODY
    name: str = ""
    """The words themselves, if they may be the name of somebody not known."""

    @property
    def named(self) -> frozenset[Who]:
        """The third party that an unknown name is."""
        return frozenset({Who(Kind.THIRD, without_form(self.name.casefold()))}) if self.name else NOBODY

    @property
    def is_word(self) -> bool:
        """False for a mark."""
        return self.text[0].isalnum()

    @property
    def is_verbal(self) -> bool:
        """True where it may be a finite verb; a capital within a sentence begins a name."""
        return may_be_verb(self.lower) and not self.who and (self.text[0].islower() or not self.start)

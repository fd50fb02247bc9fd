"""One reference, as it was found in a text: what is cited, in what, and whose it is."""

from dataclasses import dataclass
from enum import StrEnum


class Cited(StrEnum):
    """What kind of node a step of a reference names."""

    ARTICLE = "article"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    """A *lid* of an article."""
    LETTER = "letter"
    SECTION = "section"
    """A chapter, a paragraph with a heading, or § 3."""
    PART = "part"
    ANNEX = "annex"
    ENTRY = "entry"
    """An entry of the list of services or of sub-processors."""
    HEADING = "heading"
    """A section that is cited by its words."""


class Origin(StrEnum):
    """Whose the cited text is."""

    OWN = "own"
    """The document itself."""
    ACT = "act"
    """A law, a regulation or a treaty."""
    NORM = "norm"
    """ISO 27001 and its like."""
    OTHER = "other"
    """Another text, or a part of this one that goes by a name: `of` says which."""


@dataclass(frozen=True, slots=True)
class Step:
    """One number, letter or name of a reference."""

    kind: Cited
    word: str
    """"artikel", "punt", "dienst", "lid": in lower case, as printed; "" where none is."""
    number: str
    """As it is compared: "2.1", "b", "2" of "tweede", the words of a heading."""
    start: int
    """Where the number stands in the text."""
    end: int
    printed: str
    """What stands there: "tweede"."""
    relative: int | None = None
    """-1 for the one before, 0 for this one, 1 for the next; None for what has a number."""

    @property
    def text(self) -> str:
        """As a person would write it."""
        parts = (
            (self.printed, self.word)
            if self.printed.isalpha() and self.number != self.printed
            else (self.word, self.printed)
        )
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that a text refers to."""

    steps: tuple[Step, ...]
    """From the outermost: "artikel 3", then "lid 2", then "onder a"."""
    within: Step | None = None
    """The part, annex or heading that it stands in: "van Deel 2", "onder Projectmanagement"."""
    origin: Origin = Origin.OWN
    of: str = ""
    """Name of the other text, in lower case."""
    sure: bool = True
    """False where the words leave open whether `origin` is right."""
    implied: bool = False
    """True for the numbers between the two ends of a range."""

    @property
    def head(self) -> Step:
        """What its words begin with."""
        return self.steps[0]

    @property
    def kind(self) -> Cited:
        """Kind of the first step."""
        return self.head.kind

    @property
    def word(self) -> str:
        """The word before the first number."""
        return self.head.word

    @property
    def number(self) -> str:
        """The first number."""
        return self.head.number

    @property
    def start(self) -> int:
        """Where the first number stands in the text."""
        return self.head.start

    @property
    def end(self) -> int:
        """Where the last number ends."""
        return max(step.end for step in self.steps)

    @property
    def text(self) -> str:
        """As a person would write it."""
        inner = " ".join(step.text for step in self.steps)
        if self.within is None:
            return inner
        link = "" if self.within.kind is Cited.HEADING else "van "
        return f"{inner} {link}{self.within.text}"

    @property
    def numbers(self) -> tuple[str, ...]:
        """All that is compared of it, the place that it stands in too."""
        within = (self.within.number,) if self.within is not None else ()
        return (*(step.number for step in self.steps), *within)

    @property
    def key(self) -> tuple[object, ...]:
        """The same for two references that say the same, in whatever words."""
        return (self.origin, self.of, *(step.kind for step in self.steps), *self.numbers)

"""What a text says about who does what: one statement for each task."""

from dataclasses import dataclass
from enum import StrEnum

from renvooi.diff.statements.who import Who


class Verb(StrEnum):
    """How somebody stands to a task."""

    BEARS = "bears"
    DOES = "does"
    MAY = "may"
    TRIES = "tries"
    NEED_NOT = "need-not"
    DOES_NOT = "does-not"
    RECEIVES = "receives"


@dataclass(frozen=True, slots=True)
class Statement:
    """Who stands how to one task."""

    parties: tuple[Who, ...]
    """Whom it is about, in order of kind; () where nobody is named."""
    acting: frozenset[Who]
    """Who acts or bears: not who merely receives, but who gives it."""
    verb: Verb
    task: str
    """Printed words that say what, in printed order, without the party and the condition."""
    condition: str
    """Printed words that limit it; "" if there are none."""
    stems: frozenset[str]
    """Content words of the task as they are compared."""
    text: str
    """The clause as printed."""
    sentence: str
    start: int
    """Of the clause in the text, in characters."""
    end: int
    describes: bool
    """True for a clause that only tells which thing is meant, or when or why."""
    conditional: bool
    """True for a clause that says when: "mits de klant daarom vraagt"."""
    passive: bool
    """True where the verb leaves out who acts, unless "door" names them."""

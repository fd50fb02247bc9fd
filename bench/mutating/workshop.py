"""Where the edits of one document are made: the tree, chance, and what other documents lend."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.mutating.draft import Draft
from bench.mutating.numbering import first_value, form_of, is_counted, recount
from bench.mutating.texts import Lender
from bench.mutating.words import bare, spoken

FEWEST_WORDS = 4
"""A clause under 4 words is neither moved, reworded, split nor merged: it says too little to be known again."""
RIVAL = 0.5
"""Share of common words from which another clause might be taken for a reworded one."""


@dataclass(slots=True)
class Workshop:
    """One document in the making."""

    root: Draft
    chance: Random
    lender: Lender
    repetitive: bool = False
    """Whether the document says the same in many places. A clause that stands in several may be edited too, as
    its place tells which is meant; so no two neighbours are edited, for each is what the other is known by."""
    texts: Counter[str] = field(init=False)
    """How often each text of the old version stands in it."""

    gone: set[str] = field(default_factory=set)
    """Texts of clauses that were deleted: put in elsewhere, such a text would have moved."""
    came: set[str] = field(default_factory=set)
    """Texts of clauses that were put in: deleted elsewhere, such a text would have moved."""

    def __post_init__(self) -> None:
        self.texts = Counter(draft.text for draft in self.root.walk() if draft.text)

    def pick(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """A clause that no edit has used and that `fits`; None if there is none."""
        found = [draft for draft in self.clauses() if self.is_free(draft) and fits(draft)]
        return self.chance.choice(found) if found else None

    def is_free(self, draft: Draft) -> bool:
        """Whether no edit has used a node, nor a neighbour that it is known by."""
        return not draft.edited and not (self.repetitive and any(near.edited for near in neighbours(draft)))

    def leave(self, draft: Draft) -> None:
        """Take a node out of the tree; what stood beside it is where a reader sees that it is gone."""
        if self.repetitive:
            for near in neighbours(draft):
                near.edited = True
        draft.remove()

    def clauses(self) -> list[Draft]:
        """All that is no section."""
        return [draft for draft in self.root.walk() if draft is not self.root and not draft.is_section]

    def sections(self) -> list[Draft]:
        """All sections below the document."""
        return [draft for draft in self.root.walk() if draft is not self.root and draft.is_section]

    def says_enough(self, draft: Draft) -> bool:
        """Whether a clause has 4 words and, unless the document repeats itself, stands nowhere else."""
        return spoken(draft.text) >= FEWEST_WORDS and (self.repetitive or self.is_only(draft))

    def is_only(self, draft: Draft) -> bool:
        """Whether the text of a clause stands nowhere else."""
        return self.texts[draft.text] <= 1

    def is_rivalled(self, draft: Draft, text: str) -> bool:
        """Whether another clause has more of the words of `text` than the clause that it came from."""
        words = set(bare(text))
        own = len(words & set(bare(draft.text)))
        return any(
            other is not draft and len(words & set(bare(other.text))) >= max(own, RIVAL * len(words))
            for other in self.clauses()
        )

    def counted(self, parents: Sequence[Draft]) -> "Lists":
        """The lists below `parents` that count up, to be numbered anew after an edit."""
        return Lists(parents)


def neighbours(draft: Draft) -> list[Draft]:
    """The siblings directly before and after a node."""
    if draft.parent is None:
        return []
    at = draft.position
    return draft.parent.children[max(0, at - 1) : at] + draft.parent.children[at + 1 : at + 2]


class Lists:
    """The counted lists below some nodes, as they were before an edit."""

    def __init__(self, parents: Sequence[Draft]) -> None:
        self._starts: list[tuple[Draft, tuple[object, ...], int]] = []
        for parent in dict.fromkeys(parents):
            for form in dict.fromkeys(form_of(child) for child in parent.children if child.label):
                if is_counted(parent.children, form):
                    self._starts.append((parent, form, first_value(parent.children, form)))

    def count_anew(self) -> None:
        """Number each list from where it began."""
        for parent, form, start in self._starts:
            recount(parent.children, form, start=start)

"""What every check of a notice is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.notice.verifying.saying import Said
from renvooi.notice.verifying.shown import Shown
from renvooi.notice.verifying.told import ToldNotice
from renvooi.notice.verifying.wording import sentences, squashed


@dataclass(frozen=True, slots=True)
class Case:
    """A notice, understood, beside what the diff shows."""

    told: ToldNotice
    said: tuple[Said, ...]
    shown: Shown
    ours: bool
    """True if it is our own notice of this very step, or made from it."""
    own_sentences: frozenset[str]
    """Squashed."""

    def own_words(self) -> Iterator[tuple[Said, str]]:
        """Every sentence that is neither ours nor the contract's: what only its writer answers for."""
        for one in self.said:
            if one.own or one.block.side is not None:
                continue
            for sentence in sentences(one.text):
                if not self.is_known(sentence):
                    yield one, sentence

    def is_known(self, sentence: str) -> bool:
        """True if `sentence` stands so in our notice or in either version."""
        plain = squashed(sentence)
        return plain in self.own_sentences or (len(plain) > 12 and self.shown.quotes(sentence))

"""Names spelled two ways: "Wolknehuis" beside "Wolkenhuis", "Endoint" in the name of a product.

Two kinds of evidence. A word with a capital that stands once, and a name of the document that
stands often and is one or two letters away. Or a word inside a longer name that begins with such a
name, which no word list knows while a word one letter away is in them. All suspects are one finding
for information: a name may be spelled as its owner likes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.checks.subject import Subject, found, joined
from renvooi.diff.checks.vocabulary import Word, distance, is_word, vocabulary
from renvooi.diff.outline import Item
from renvooi.model import Finding, Severity

SUSPECT = "spelling-suspect"
LEAST = 5
"""Letters of a suspect."""
LONG = 7
"""Letters from which two edits are a slip; in a shorter word they make another."""
FREQUENT = 3
"""How often the right spelling stands at least."""
NOUNS = 0.45
"""Share of words with a capital inside a sentence above which every noun has one: 0.04 to 0.4 in Dutch and English, 0.5 to 0.7 in German."""
LEAST_WORDS = 60
"""Words from which that share says something."""
LANGUAGES = ("nl", "en", "de")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IN_NAME = re.compile(r"\b([A-Z][a-z]+)\s+([A-Z][a-z]{4,})\s+([A-Z][a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Slip:
    """One suspect with what was probably meant."""

    printed: str
    meant: str
    item: Item


def find_spelling(subject: Subject) -> Iterator[Finding]:
    """One finding with every suspect."""
    words = vocabulary(subject, least=LEAST)
    if _writes_nouns_with_capitals(words):
        return
    slips = {slip.printed: slip for slip in (*_beside(words), *_inside(subject, words))}
    if slips:
        listed = joined(tuple(f'"{slip.printed}" (for "{slip.meant}"?)' for slip in slips.values()))
        places = [slip.item for slip in slips.values()]
        yield found(SUSPECT, Severity.INFO, f"may be misspelled: {listed}", places[0], *places)


def _writes_nouns_with_capitals(words: dict[str, Word]) -> bool:
    """Whether a capital tells no name here, as in German, whatever language the document is said to be in."""
    total = sum(word.count for word in words.values())
    return total >= LEAST_WORDS and sum(word.capitals for word in words.values()) > NOUNS * total


def _beside(words: dict[str, Word]) -> Iterator[Slip]:
    """Words that stand once, beside a frequent name of the document."""
    # by first and last letter, in which no slip is looked for
    names: dict[str, list[Word]] = {}
    for word in words.values():
        if word.count >= FREQUENT and word.is_name:
            names.setdefault(word.text[0] + word.text[-1], []).append(word)
    for rare in words.values():
        if rare.count > 1 or rare.lower or not rare.printed[1:].islower():
            continue
        name = next(
            (name for name in names.get(rare.text[0] + rare.text[-1], ()) if is_slip(rare.text, name.text)), None
        )
        if name is not None and not is_word(rare.text, *LANGUAGES):
            yield Slip(rare.printed, name.printed, rare.item)


def is_slip(rare: str, name: str) -> bool:
    """Whether `rare`, in lower case, is `name` with a letter or two wrong, and no other form of it."""
    if (
        len(rare) < LEAST
        or rare == name
        or rare[0] != name[0]
        or rare.startswith(name)
        or name.startswith(rare)
        or "-" in rare
    ):
        return False
    most = 2 if min(len(rare), len(name)) >= LONG else 1
    # forms of one word differ at the end, slips anywhere else
    return rare[-1] == name[-1] and distance(rare, name, most=most) <= most


def _inside(subject: Subject, words: dict[str, Word]) -> Iterator[Slip]:
    """Words inside a longer name that opens with a frequent one and goes on with a known word."""
    for text, item in subject.words:
        for name in _IN_NAME.finditer(text):
            first, printed, last = name.groups()
            opening = words.get(first.casefold())
            word = words.get(printed.casefold())
            if opening is None or opening.count < FREQUENT or word is None or word.count > 1:
                continue
            if is_word(printed, *LANGUAGES) or not is_word(last, "en"):
                continue
            meant = sorted(near for near in _one_edit(printed.casefold()) if is_word(near, "en"))
            if meant and len(meant) <= 2:
                yield Slip(printed, meant[0].capitalize(), item)


def _one_edit(word: str) -> Iterator[str]:
    """Words with the same first letter that are one letter longer, or have two letters swapped."""
    for at in range(1, len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in _LETTERS)
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]

"""How the letters of a list are cited: "dienst B" of a list with letters a to f, "product B" beside "dienst B".

    4. Dit statement geldt voor de volgende diensten:   a. Rapportages   b. Koppelingen
    7. Dit is een koppeling (dienst B).
    9. De gegevens komen uit koppelingen (product B).

The reader gets there, so this is for information: one finding a list with all places.
"""

import re
from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject, found, joined, quoted
from renvooi.diff.outline import Item
from renvooi.model import Finding, Role, Severity

CASE = "reference-letter-case"
WORD = "reference-word-varies"
_CITED = re.compile(
    r"\b(?P<word>[Dd]ienst|[Pp]roduct|[Mm]odule|[Oo]nderdeel|[Ss]ub-?(?:verwerker|processor))\s+(?P<letter>[A-Za-z])\b(?![\w'-])"
)
_KINDS = {
    "sub-processors": ("subverwerker", "subprocessor"),
    "services": ("dienst", "product", "module", "onderdeel"),
}
_INTRODUCES = re.compile(
    r"\b(?:diensten|producten|modules|onderdelen)\b|\bsub-?\s?(?:verwerkers?|processors?)\b", re.IGNORECASE
)

Citing = tuple[str, str, Item]
"""Word in lower case without a hyphen, letter as printed, and the clause that cites."""


def find_letters(subject: Subject) -> Iterator[Finding]:
    """One finding a list whose letters are cited in another case, and one where they are cited by two words."""
    cited = tuple(_cited(subject))
    if not cited:
        return
    for kind, words in _KINDS.items():
        of_kind = tuple(one for one in cited if one[0] in words)
        lists = [item for item in subject.items if _is_list(item, kind, subject)]
        if of_kind and len(lists) == 1:
            yield from _of_list(lists[0], _letters(lists[0], subject), of_kind)


def _cited(subject: Subject) -> Iterator[Citing]:
    for item in subject.items:
        if item.is_section or Role.DIFFERENCES in item.roles:
            continue
        for cited in _CITED.finditer(item.normal):
            yield cited["word"].casefold().replace("-", ""), cited["letter"], item


def _letters(parent: Item, subject: Subject) -> tuple[str, ...]:
    labels = (item.label for item in subject.items[parent.index + 1 : parent.end] if item.parent == parent.index)
    return tuple(label for label in labels if label is not None and len(label) == 1 and label.isalpha())


def _is_list(item: Item, kind: str, subject: Subject) -> bool:
    introduced = _INTRODUCES.search(item.normal)
    if introduced is None or len(_letters(item, subject)) < 2:
        return False
    return introduced[0].casefold().startswith("sub") is (kind == "sub-processors")


def _of_list(parent: Item, letters: tuple[str, ...], cited: tuple[Citing, ...]) -> Iterator[Finding]:
    known = [one for one in cited if one[1].casefold() in {letter.casefold() for letter in letters}]
    other = [one for one in known if one[1] not in letters]
    if other:
        texts = tuple(dict.fromkeys(f'"{word} {letter}"' for word, letter, _ in other))
        message = f"{parent.address} has the letters {letters[0]} to {letters[-1]}, and the text cites {joined(texts)}"
        yield found(CASE, Severity.INFO, message, other[0][2], parent, *(item for *_, item in other),
                    suggestion=f"{other[0][0]} {other[0][1].swapcase()}")  # fmt: skip
    words = tuple(dict.fromkeys(word for word, *_ in known))
    # "subverwerker" and "sub-processor" are two words of the law for one thing
    if len(words) > 1 and not words[0].startswith("sub"):
        named = joined(tuple(f'"{word}"' for word in words))
        message = f"the letters of {parent.address} ({quoted(parent.normal)}) are cited as {named}"
        rarer = min(words, key=lambda word: sum(one[0] == word for one in known))
        at = next(item for word, _, item in known if word == rarer)
        yield found(WORD, Severity.INFO, message, at, parent, *(item for *_, item in known))

"""The words by which the letters of a list of services are cited: "product B" beside "dienst B".

    4. Dit statement geldt voor de volgende diensten:   a. Rapportages   b. Koppelingen
    7. Dit is een koppeling (dienst B).
    9. De gegevens komen uit koppelingen (product B).

The reader gets there, so this is for information: one finding with all places.
"""

import re
from collections.abc import Iterator

from renvooi.diff.checks.subject import Subject, found, joined, quoted
from renvooi.diff.outline import Item
from renvooi.model import Finding, Role, Severity

WORD = "reference-word-varies"
_CITED = re.compile(r"\b(?P<word>[Dd]ienst|[Pp]roduct|[Mm]odule|[Oo]nderdeel)\s+(?P<letter>[A-Za-z])\b(?![\w'-])")
_INTRODUCES = re.compile(r"\b(?:diensten|producten|modules|onderdelen)\b", re.IGNORECASE)

Citing = tuple[str, str, Item]
"""Word and letter in lower case, and the clause that cites."""


def find_letters(subject: Subject) -> Iterator[Finding]:
    """One finding where the letters of the one list of services are cited by several words."""
    cited = tuple(_cited(subject))
    if len({word for word, *_ in cited}) < 2:
        return
    lists = [item for item in subject.items if _INTRODUCES.search(item.normal) and len(_letters(item, subject)) > 1]
    if len(lists) == 1:
        letters = _letters(lists[0], subject)
        yield from _of_list(lists[0], [one for one in cited if one[1] in letters])


def _cited(subject: Subject) -> Iterator[Citing]:
    for item in subject.items:
        if item.is_section or Role.DIFFERENCES in item.roles:
            continue
        for cited in _CITED.finditer(item.normal):
            yield cited["word"].casefold(), cited["letter"].casefold(), item


def _letters(parent: Item, subject: Subject) -> tuple[str, ...]:
    labels = (item.label for item in subject.items[parent.index + 1 : parent.end] if item.parent == parent.index)
    return tuple(label.casefold() for label in labels if label is not None and len(label) == 1 and label.isalpha())


def _of_list(parent: Item, cited: list[Citing]) -> Iterator[Finding]:
    words = tuple(dict.fromkeys(word for word, *_ in cited))
    if len(words) < 2:
        return
    named = joined(tuple(f'"{word}"' for word in words))
    message = f"the letters of {parent.address} ({quoted(parent.normal)}) are cited as {named}"
    rarer = min(words, key=lambda word: sum(one[0] == word for one in cited))
    at = next(item for word, _, item in cited if word == rarer)
    yield found(WORD, Severity.INFO, message, at, parent, *(item for *_, item in cited))

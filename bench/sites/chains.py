"""Versions of documents that follow one another, as Markdown: the example documents with edits by a seeded generator.

Half of the documents have the size and shape of the example demarcatie, half those of the Data Pro Statement.
Only lines of lists are edited: a term changes, a duty changes hands, a sentence comes or goes, a word is
spelled otherwise, an item is put in or taken out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "corpus" / "documents"
SHAPES = (
    ("demarcatie", FOLDER / "demarcatie" / "demarcatie-2026-02.md", "{year}-{month:02d}"),
    ("data-pro-statement", FOLDER / "data-pro-statement" / "data-pro-statement-02-2026.md", "{month:02d}-{year}"),
)
"""The kind, the text that all begins with, and how a version is labelled."""
FIRST_YEAR = 2020
A_YEAR = 4
"""Versions a year."""
EDITS = 8
"""Lines that a version changes, at most."""
_ITEM = re.compile(r"^ *(?:-|\d+\.(?:\d+)?|- [a-z]\.) \w")
_NUMBER = re.compile(r"\b(\d{1,2}) (dagen|werkdagen|weken|maanden|uur)\b")
_ADDED = (
    "Voorbeeld Data legt dit vast in het rapport van die maand.",
    "De klant geeft dit binnen vijf werkdagen door.",
    "Voor spoed geldt een andere afspraak.",
    "Voorbeeld Data kan hiervoor kosten rekenen.",
    "De klant controleert de uitkomst zelf.",
)


@dataclass(frozen=True, slots=True)
class Chain:
    """One document."""

    name: str
    texts: tuple[tuple[str, str], ...]
    """Label and text of each version, from old to new."""


def chain(number: int, versions: int) -> Chain:
    """The document of that number, always the same."""
    kind, source, form = SHAPES[number % len(SHAPES)]
    chance = Random(number)
    head, lines = _split(source.read_text("utf-8"))
    made = []
    for count in range(versions):
        year, month = FIRST_YEAR + count // A_YEAR, 1 + 3 * (count % A_YEAR)
        label = form.format(year=year, month=month)
        stated = re.sub(r"(?m)^version: .*$", f"version: {label}", head)
        stated = re.sub(r"(?m)^effective_date: .*$", f"effective_date: {year}-{month:02d}-15", stated)
        made.append((label, stated + "\n".join(lines) + "\n"))
        lines = _edited(lines, chance)
    return Chain(f"{kind}-{number:02d}", tuple(made))


def _split(text: str) -> tuple[str, list[str]]:
    head, mark, body = text[4:].partition("\n---\n")
    return f"---\n{head}{mark}", body.splitlines()


def _edited(lines: list[str], chance: Random) -> list[str]:
    result = list(lines)
    for _ in range(chance.randint(2, EDITS)):
        items = [index for index, line in enumerate(result) if _ITEM.match(line)]
        index = chance.choice(items)
        result[index : index + 1] = chance.choice(EDITORS)(result[index], chance)
    return result


def _term(line: str, chance: Random) -> Iterator[str]:
    yield _NUMBER.sub(lambda found: f"{chance.randint(2, 60)} {found[2]}", line, count=1)


def _hands(line: str, _: Random) -> Iterator[str]:
    yield (
        line.replace("Voorbeeld Data zorgt", "De klant zorgt")
        if "Voorbeeld Data zorgt" in line
        else line.replace("De klant", "Voorbeeld Data", 1)
    )


def _longer(line: str, chance: Random) -> Iterator[str]:
    yield f"{line.rstrip()} {chance.choice(_ADDED)}"


def _shorter(line: str, _: Random) -> Iterator[str]:
    first, mark, _rest = line.rpartition(". ")
    yield f"{first}." if mark and len(first) > 40 else line


def _spelling(line: str, _: Random) -> Iterator[str]:
    yield line.replace(" en ", " én ", 1)


def _twice(line: str, chance: Random) -> Iterator[str]:
    yield line
    if line.startswith("- "):
        yield f"- {chance.choice(_ADDED)} Dit geldt vanaf versie {chance.randint(100, 999)}."


EDITORS: tuple[Callable[[str, Random], Iterator[str]], ...] = (_term, _hands, _longer, _shorter, _spelling, _twice)

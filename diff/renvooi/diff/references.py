"""What a clause refers to inside its own document: "artikel 8", "punt 3", "dienst B", "subverwerker b."

A reference is resolved in the tree, not by its words. Items ("8.") and articles ("Artikel 8.")
may carry the same numbers in one document; a reference means its own kind and its own part
first. What is ambiguous stays unresolved, because a wrong "stale" costs more than a missed one.
References to acts ("artikel 33 en 34 Avg", "artikel 4 sub 12 Avg") are external.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.model import NodeType, Role

_NUMBER = r"\d+(?:\.\d+)*"
_NUMBERED = re.compile(
    rf"\b(?P<word>artikel(?:en)?|art\.|punt(?:en)?|item)\s+(?P<list>{_NUMBER}(?:(?:\s*,\s*|\s+(?:en|of|t/m|tot\s+en\s+met)\s+){_NUMBER})*)(?![\w%])",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?P<word>dienst(?:en)?|product(?:en)?|sub-?verwerkers?|sub-?processors?)\s+(?P<list>[A-Za-z](?:(?:\s*,\s*|\s+(?:en|of)\s+)[A-Za-z])*)(?![\w'-])"
)
_HINTS = ("artikel", "art.", "punt", "item", "dienst", "product", "sub")
"""What each word before a number or a letter has in it: most clauses refer to nothing, and are told by this."""
_ACT = r"(?:u?avg\b|gdpr\b|[\w-]*verordening\b|[\w-]*richtlijn\b|[\w-]*wet(?:boek)?\b|uitvoerings\w+|b\.?w\.?(?!\w)|verdrag\b|burgerlijk\b)"
_EXTERNAL = re.compile(
    rf"(?::\d|\s*[,(]?\s*(?:(?:eerste|tweede|derde|vierde|vijfde)\s+lid\s*,?\s*"
    rf"|(?:lid|leden|sub|onder|aanhef|onderdeel|punt|en|artikel)\s+\w{{1,3}}\s*,?\s*)*\(?"
    rf"(?:{_ACT}|(?:van|uit)\s+(?:(?:de|het|een)\s+\w|(?:deze\s+)?{_ACT})))",
    re.IGNORECASE,
)
"""After a number: an act, or "van de ...": what is of something else is not of this document."""
_EXTERNAL_BEFORE = re.compile(rf"{_ACT}\s*[,(]?\s*(?:in\s+het\s+bijzonder\s+)?$", re.IGNORECASE)
_BEFORE = 120
"""Characters before a number in which the name of an act that it belongs to is looked for."""
_ARTICLE = re.compile(r"artikel\s+(?P<number>\d+)", re.IGNORECASE)
_LISTS = (
    (re.compile(r"dienst|product", re.IGNORECASE), re.compile(r"\b(?:diensten|producten)\b", re.IGNORECASE)),
    (re.compile(r"sub", re.IGNORECASE), re.compile(r"sub-?\s?(?:verwerker|processor)", re.IGNORECASE)),
)

_LOOSE = re.compile(
    r"\b(?P<word>onder|sub|letter|onderdeel|bijlage|hoofdstuk|paragraaf|deel)\s+(?P<number>[a-z]|\d+(?:\.\d+)*)(?![\w'-])",
    re.IGNORECASE,
)
"""Too loose to say what is meant, and enough to hold a renumbering for review."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One number or letter that a text refers to."""

    word: str
    """"artikel", "punt", "dienst", "subverwerker": in lower case, as printed."""
    number: str
    start: int
    """Where the number stands in the text."""
    end: int

    @property
    def text(self) -> str:
        """As a person would write it."""
        return f"{self.word} {self.number}"


def references(text: str) -> tuple[Reference, ...]:
    """The references of `text` to its own document, in order."""
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return ()
    found = [*_find(_NUMBERED, _NUMBER, text), *_find(_LETTERED, r"\b[A-Za-z]\b", text)]
    return tuple(sorted(found, key=lambda reference: reference.start))


def _find(pattern: re.Pattern[str], one: str, text: str) -> Iterator[Reference]:
    for found in pattern.finditer(text):
        before = max(0, found.start() - _BEFORE)
        if _EXTERNAL.match(text, found.end()) or _EXTERNAL_BEFORE.search(text, before, found.start()):
            continue
        for part in re.finditer(one, found["list"]):
            if part[0] in ("en", "of"):
                continue
            start = found.start("list") + part.start()
            yield Reference(found["word"].casefold(), part[0], start, start + len(part[0]))


def loose_references(text: str) -> tuple[Reference, ...]:
    """What may be a reference besides: "onder b", "bijlage 2"; those to acts left out."""
    return tuple(
        Reference(found["word"].casefold(), found["number"], found.start("number"), found.end("number"))
        for found in _LOOSE.finditer(text)
        if not _EXTERNAL.match(text, found.end())
    )


class Resolver:
    """Finds the nodes that references mean, in one version."""

    def __init__(self, items: Outline) -> None:
        self._items = items
        self._cited: dict[int, tuple[Reference, ...]] = {}
        self._parts: dict[int, int] = {}
        self._meant: dict[tuple[str, int, bool], tuple[Item, ...]] = {}
        """What a number means to those who cite it from one part, in or outside its articles."""
        self._by_number: dict[str, list[Item]] = {}
        self._by_letter: dict[str, list[Item]] = {}
        """Clauses by a letter that labels them, sections by their whole label."""
        for item in items:
            label = item.label
            if label is None:
                continue
            if item.is_section or label.isalpha():
                self._by_letter.setdefault(label.casefold(), []).append(item)
            number = _number(item)
            if number is not None and _clause_above_is_none(items, item):
                self._by_number.setdefault(number, []).append(item)

    def references(self, citing: Item) -> tuple[Reference, ...]:
        """The references in the text of `citing`."""
        found = self._cited.get(citing.index)
        if found is None:
            found = self._cited[citing.index] = references(citing.node.text)
        return found

    def loose_references(self, citing: Item) -> tuple[Reference, ...]:
        """What may be a reference in it besides."""
        return loose_references(citing.node.text)

    def resolve(self, reference: Reference, citing: Item) -> Item | None:
        """The node that `reference` in `citing` means; None if there is none, or more than one."""
        candidates = self.candidates(reference, citing)
        return candidates[0] if len(candidates) == 1 else None

    def candidates(self, reference: Reference, citing: Item) -> tuple[Item, ...]:
        """The nodes it may mean: those of its own kind and part if there are any, else all."""
        if reference.number.isalpha():
            return self._lettered(reference)
        found = self._by_number.get(reference.number, [])
        if len(found) < 2:
            return tuple(found)
        home = reference.number, self._part_of(citing), _in_article(self._items, citing)
        known = self._meant.get(home)
        if known is None:
            part = [item for item in found if self._part_of(item) == home[1]]
            alike = [item for item in part or found if _in_article(self._items, item) == home[2]]
            known = self._meant[home] = tuple(alike or part or found)
        return known

    def _part_of(self, item: Item) -> int:
        part = self._parts.get(item.index)
        if part is None:
            part = self._parts[item.index] = part_of(self._items, item)
        return part

    def loose_candidates(self, reference: Reference) -> tuple[Item, ...]:
        """All nodes that a loose reference may mean: clauses with the letter, sections with the word and number."""
        number = reference.number.casefold()
        sections = [item for item in self._by_letter.get(reference.text.casefold(), ()) if item.is_section]
        clauses = [item for item in self._by_letter.get(number, ()) if not item.is_section] if number.isalpha() else []
        return (*sections, *clauses)

    def has_numbers_like(self, reference: Reference, citing: Item) -> bool:
        """True where the part of `citing` numbers its nodes the way `reference` does, so that it should resolve."""
        if reference.number.isalpha():
            return bool(self._list_of(reference))
        depth = reference.number.count(".")
        same_part = (
            item.label
            for items in self._by_number.values()
            for item in items
            if part_of(self._items, item) == part_of(self._items, citing)
        )
        return any((label or "").count(".") == depth for label in same_part)

    def _lettered(self, reference: Reference) -> tuple[Item, ...]:
        letter = reference.number.casefold()
        return tuple(item for item in self._list_of(reference) if (item.label or "").casefold() == letter)

    def _list_of(self, reference: Reference) -> tuple[Item, ...]:
        """The lettered items of the one list that a word like "dienst" points to; () if not exactly one."""
        wanted = next((intro for word, intro in _LISTS if word.match(reference.word)), None)
        by_parent: dict[int, list[Item]] = {}
        for item in self._items:
            if item.parent != ROOT and item.label is not None and len(item.label) == 1 and item.label.isalpha():
                by_parent.setdefault(item.parent, []).append(item)
        lists = [
            tuple(found)
            for parent, found in by_parent.items()
            if wanted is not None and self._introduces(self._items[parent], wanted, reference)
        ]
        return lists[0] if len(lists) == 1 else ()

    def _introduces(self, parent: Item, wanted: re.Pattern[str], reference: Reference) -> bool:
        if reference.word.startswith("sub") and parent.node.role is Role.SUB_PROCESSORS:
            return True
        return wanted.search(parent.normal) is not None


def _number(item: Item) -> str | None:
    """The number by which a clause or article is cited; None for letters and bullets."""
    if item.label is None:
        return None
    if item.is_section:
        found = _ARTICLE.fullmatch(item.label)
        return found["number"] if found else None
    return item.label if item.label[0].isdigit() and item.node.type is NodeType.CLAUSE else None


def _clause_above_is_none(items: Outline, item: Item) -> bool:
    return item.parent == ROOT or items[item.parent].is_section


def part_of(items: Outline, item: Item) -> int:
    """Index of the part ("Deel 2") that `item` is in; ROOT if the document has no parts."""
    top = item
    while top.parent != ROOT:
        top = items[top.parent]
    return top.index if top.is_section and (top.label or "").casefold().startswith("deel") else ROOT


def _in_article(items: Outline, item: Item) -> bool:
    """True for an article and everything in it."""
    at = item.index
    while at != ROOT:
        if items[at].is_section and _ARTICLE.fullmatch(items[at].label or ""):
            return True
        at = items[at].parent
    return False

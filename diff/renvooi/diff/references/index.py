"""What a version can be cited by: the numbers, letters and headings of its nodes, read once.

Artikel 3.            "artikel 3"; its clause "2." is "artikel 3, lid 2" and no "artikel 2"
  2. ...
## 4.1 Betaling       "artikel 4.1", "paragraaf 4.1"
## B. Definitions     "section B"
"""

import re
from collections.abc import Iterator
from functools import cached_property

from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.references.words import roman
from renvooi.model import NodeType

_NUMBER = r"\d+(?:\.\d+)*[a-z]?|[IVXLC]+|[A-Z]"
_LABEL = re.compile(rf"(?:(?P<word>[^\W\d]+|§)\.?\s*)??(?P<number>{_NUMBER})[.:)]*")
_IN_HEADING = re.compile(
    rf"(?:(?P<word>artikel|article|art|section|clause|§|hoofdstuk|chapter|paragraaf|bijlage|annex|deel|part)(?![^\W\d])\.?\s*(?P<number>{_NUMBER})(?=[\s.:)]|$)"
    r"|(?P<plain>\d+(?:\.\d+)*(?=[.)\s])|(?:[IVXLC]+|[A-Z])(?=[.)]\s)))",
    re.IGNORECASE,
)
_FAMILIES = {
    word: family
    for family, words in {
        "article": "artikel artikelen art art. article articles section sections clause clauses artikels",
        "§": "§ §§",
        "chapter": "hoofdstuk hoofdstukken chapter chapters",
        "paragraph": "paragraaf paragrafen",
        "division": "afdeling afdelingen abschnitt",
        "title": "titel",
        "part": "deel part parts teil boek",
        "annex": "bijlage bijlagen annex annexes schedule schedules appendix exhibit exhibits anlage anlagen anhang",
    }.items()
    for word in words.split()
}
"""The words that a label and a reference may use for one kind of section."""
_PARTS = frozenset(("part", "annex"))
WORD = re.compile(r"\w+")


def family_of(word: str) -> str:
    """The family of a citing word; the word itself where it has none."""
    return _FAMILIES.get(word, word)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a heading, in lower case."""
    return tuple(WORD.findall(text.casefold()))


def part_of(items: Outline, item: Item) -> int:
    """Index of the part ("Deel 2", "Bijlage 1") that `item` is in; ROOT if it is in none."""
    top = item
    while top.parent != ROOT:
        top = items[top.parent]
    read = _read_section(top) if top.is_section else None
    return top.index if read is not None and read[0] in _PARTS else ROOT


def _read_section(item: Item) -> tuple[str, str] | None:
    """Family ("" where only a number stands) and number of a section; None if it has none."""
    label = item.node.label
    if label is not None:
        found = _LABEL.fullmatch(label.strip().rstrip("."))
        return (family_of((found["word"] or "").casefold()), found["number"]) if found else None
    found = _IN_HEADING.match(item.node.heading or "")
    if found is None:
        return None
    if found["plain"]:
        return "", found["plain"]
    return family_of(found["word"].casefold()), found["number"]


def number_of(item: Item) -> str | None:
    """The number or letter by which a node is cited; None if it has none."""
    if item.is_section:
        read = _read_section(item)
        return read[1] if read is not None else None
    return item.label


def keys_of(number: str) -> tuple[str, ...]:
    """What a number is looked up by: as printed, and a Roman one by its value too."""
    value = roman(number)
    return (number.casefold(),) if value is None else (number.casefold(), str(value))


class Index:
    """The nodes of one version by what they are cited by."""

    def __init__(self, items: Outline) -> None:
        self.items = items
        self.articles: dict[str, list[Item]] = {}
        """Clauses and articles by number."""
        self.paragraphs: dict[str, list[Item]] = {}
        """Clauses by a number that only counts within what holds them: "lid 2"."""
        self.sections: dict[tuple[str, str], list[Item]] = {}
        """Sections by family and number."""
        self.letters: dict[str, list[Item]] = {}
        """Clauses by a letter that labels them, sections by their whole label."""
        self._article_sections: set[int] = set()
        self._parts: dict[int, int] = {}
        for item in items:
            if item.is_section:
                self._add_section(item)
            elif item.node.label is not None:
                self._add_clause(item)

    def _add_section(self, item: Item) -> None:
        if item.label is not None:
            self.letters.setdefault(item.label.casefold(), []).append(item)
        read = _read_section(item)
        if read is None:
            return
        family, number = read
        for key in keys_of(number):
            if family in ("article", ""):
                self.articles.setdefault(key, []).append(item)
            self.sections.setdefault((family, key), []).append(item)
        if family in ("article", "§"):
            self._article_sections.add(item.index)

    def _add_clause(self, item: Item) -> None:
        label = item.label
        if label is None or item.node.type is not NodeType.CLAUSE:
            return
        if label.isalpha():
            self.letters.setdefault(label.casefold(), []).append(item)
        elif label[0].isdigit() and not label.endswith("°"):
            numbers = self.paragraphs if self._is_paragraph(item, label) else self.articles
            numbers.setdefault(label.casefold(), []).append(item)

    def _is_paragraph(self, item: Item, label: str) -> bool:
        """True for what is cited by what holds it: a *lid* of an article, a number under a clause."""
        above = item.above
        if above is None:
            return False
        return not above.is_section or (above.index in self._article_sections and "." not in label)

    def part_of(self, item: Item) -> int:
        """As `part_of`, once for each node."""
        part = self._parts.get(item.index)
        if part is None:
            part = self._parts[item.index] = part_of(self.items, item)
        return part

    def is_article(self, item: Item) -> bool:
        """True for a section that is numbered as an article."""
        return item.index in self._article_sections

    def article_above(self, item: Item) -> Item | None:
        """The article that `item` is or stands in; None outside of articles."""
        at: Item | None = item
        while at is not None and not self.is_article(at):
            at = at.above
        return at

    @cached_property
    def children(self) -> dict[int, list[Item]]:
        """The nodes right below each node, by its index."""
        below: dict[int, list[Item]] = {}
        for item in self.items:
            below.setdefault(item.parent, []).append(item)
        return below

    @cached_property
    def headings(self) -> dict[str, list[tuple[tuple[str, ...], Item]]]:
        """Sections with the words of their heading, by the first of these."""
        found: dict[str, list[tuple[tuple[str, ...], Item]]] = {}
        for item in self.items:
            words = words_of(item.node.heading or "") if item.is_section else ()
            if words:
                found.setdefault(words[0], []).append((words, item))
        return found

    @cached_property
    def depths(self) -> frozenset[tuple[int, int]]:
        """Each part with how many numbers its clauses and articles have ("2.1" has a depth of 1)."""
        return frozenset(
            (self.part_of(item), number.count(".")) for number, found in self.articles.items() for item in found
        )

    @cached_property
    def has_signs(self) -> bool:
        """True where articles are numbered "§ 3": an "Artikel 3" is then of another text."""
        return any(family == "§" for family, _ in self.sections)

    @cached_property
    def lettered_lists(self) -> tuple[tuple[Item, tuple[Item, ...]], ...]:
        """Each node that has lettered entries right below it, with these."""
        return tuple(self._lettered())

    def _lettered(self) -> Iterator[tuple[Item, tuple[Item, ...]]]:
        for parent, below in self.children.items():
            entries = tuple(item for item in below if not item.is_section and len(item.label or "") == 1)
            lettered = tuple(item for item in entries if (item.label or "").isalpha())
            if parent != ROOT and lettered:
                yield self.items[parent], lettered

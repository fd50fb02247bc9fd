"""The labels that Word computes: which number a paragraph of a list has, and how it is printed.

    numbering.xml: level 0 "%1." decimal; level 1 "%1.%2" decimal; level 2 "%3)" lowerLetter
    paragraphs at levels 0, 1, 1, 2, 0 print as "1.", "1.1", "1.2", "a)", "2."

Lists with one definition count on together, until one of them is told to start anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from renvooi.parser.docx.counting import KNOWN_FORMS, LETTERS, ROMANS, written
from renvooi.parser.docx.names import W, children, number, switch, value
from renvooi.parser.docx.styles import Styles
from renvooi.parser.docx.symbols import as_shown
from renvooi.parser.markers import Marker, MarkerKind

LEVELS = 9
"""Levels of a list in Word."""

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    form: str
    """As in `w:numFmt`."""
    pattern: str
    """What is printed, "%1" for the number of the first level."""
    digits: bool
    """Whether numbers of all levels are written as digits."""
    restart: int | None
    """How many outer levels start it anew; None for all of them, 0 for none."""
    tabbed: bool
    """Whether a tab stop follows, not a blank."""
    hidden: bool
    font: str
    style: str | None
    """The paragraph style that stands for this level."""
    properties: Element | None
    """Indents of its paragraphs."""


@dataclass(frozen=True, slots=True)
class Label:
    """What Word prints before a paragraph of a list."""

    text: str
    marker: Marker
    tabbed: bool
    guessed: bool
    """Whether its numbers are written in a way that is not known here."""


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions = _by_id(root, "abstractNum", "abstractNumId")
        self._lists = _by_id(root, "num", "numId")
        self._levels: dict[tuple[str, int], Level | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def level(self, list_id: str, index: int) -> Level | None:
        """Level `index` (0-based) of a list; None if the file defines none."""
        if (list_id, index) not in self._levels:
            self._levels[list_id, index] = self._find_level(list_id, index)
        return self._levels[list_id, index]

    def _find_level(self, list_id: str, index: int) -> Level | None:
        override = self._override(list_id, index)
        own = None if override is None else override.find(f"{W}lvl")
        definition = self._definition(list_id)
        found = own if own is not None else _level_of(definition, index)
        return None if found is None else _level(found)

    def level_for(self, list_id: str, styles: Sequence[str]) -> int | None:
        """The level that one of `styles`, nearest first, stands for."""
        for style in styles:
            for index in range(LEVELS):
                level = self.level(list_id, index)
                if level is not None and level.style == style:
                    return index
        return None

    def count(self, list_id: str, index: int) -> Label | None:
        """The label of the next paragraph at level `index` of a list; None where nothing is printed."""
        level = self.level(list_id, index)
        if level is None:
            return None
        counts = self._counts.setdefault(self._counter(list_id), {})
        for upper in range(index + 1):
            self._begin(list_id, upper, counts)
        for upper in range(index):
            # A list that opens below its first level counts the levels above as begun.
            counts.setdefault(upper, self._start(list_id, upper))
        counts[index] = counts[index] + 1 if index in counts else level.start
        for deeper in [key for key in counts if key > index]:
            below = self.level(list_id, deeper)
            if below is None or below.restart is None or index < below.restart:
                del counts[deeper]
        return None if level.hidden else self._label(list_id, index, level, counts)

    def _begin(self, list_id: str, index: int, counts: dict[int, int]) -> None:
        """Set a level to where its list is told to start, the first time that it is met."""
        override = self._override(list_id, index)
        start = number(value(override, "startOverride"))
        if start is not None and (list_id, index) not in self._started:
            counts[index] = start - 1
        self._started.add((list_id, index))

    def _start(self, list_id: str, index: int) -> int:
        level = self.level(list_id, index)
        return 1 if level is None else level.start

    def _label(self, list_id: str, index: int, level: Level, counts: dict[int, int]) -> Label | None:
        levels = [self.level(list_id, upper) or level for upper in range(index + 1)]
        values = [counts[upper] for upper in range(index + 1)]
        if level.form == "bullet":
            text = as_shown(level.pattern, level.font).text.strip() or "•"
            return Label(text, Marker(MarkerKind.BULLET, text, (), True), level.tabbed, False)
        places = [int(found) - 1 for found in _PLACE.findall(level.pattern) if int(found) <= index + 1]
        printed = {place: written(values[place], "decimal" if level.digits else levels[place].form) for place in places}
        text = _PLACE.sub(lambda found: printed.get(int(found[1]) - 1, ""), level.pattern).strip()
        if not text or (places and not any(printed.values())):
            return None
        marker = Marker(_kind(level, places), text, tuple(values[place] for place in places), True)
        return Label(text, marker, level.tabbed, any(levels[place].form not in KNOWN_FORMS for place in places))

    def _counter(self, list_id: str) -> str:
        """What is counted: the definition, so that lists that share one go on with each other."""
        definition = self._definition(list_id)
        return list_id if definition is None else definition.get(f"{W}abstractNumId", list_id)

    def _override(self, list_id: str, index: int) -> Element | None:
        for override in children(self._lists.get(list_id)):
            if override.tag == f"{W}lvlOverride" and number(override.get(f"{W}ilvl")) == index:
                return override
        return None

    def _definition(self, list_id: str) -> Element | None:
        """The definition of a list, also where it is given by a style that stands for it."""
        for _ in range(LEVELS):
            found = self._definitions.get(value(self._lists.get(list_id), "abstractNumId") or "")
            link = value(found, "numStyleLink")
            following = None if link is None else self._styles.list_of_style(link)
            if following is None or following == list_id:
                return found
            list_id = following
        return None


def _by_id(root: Element | None, tag: str, key: str) -> dict[str, Element]:
    return {found.get(W + key, ""): found for found in children(root) if found.tag == W + tag}


def _level_of(definition: Element | None, index: int) -> Element | None:
    for level in children(definition):
        if level.tag == f"{W}lvl" and number(level.get(f"{W}ilvl")) == index:
            return level
    return None


def _level(element: Element) -> Level:
    run = element.find(f"{W}rPr")
    fonts = None if run is None else run.find(f"{W}rFonts")
    start = number(value(element, "start"))
    return Level(
        0 if start is None else start,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        bool(switch(element, "isLgl")),
        number(value(element, "lvlRestart")),
        value(element, "suff") in (None, "tab"),
        bool(switch(run, "vanish")),
        (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else "",
        value(element, "pStyle"),
        element.find(f"{W}pPr"),
    )


def _kind(level: Level, places: Sequence[int]) -> MarkerKind:
    if not places:
        return MarkerKind.BULLET
    if len(places) > 1:
        return MarkerKind.DECIMAL
    if level.form in LETTERS and not level.digits:
        return MarkerKind.LETTER
    return MarkerKind.ROMAN if level.form in ROMANS and not level.digits else MarkerKind.NUMBER

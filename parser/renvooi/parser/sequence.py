"""The lists that are open, and which marker would be next in one of them."""

import re

from renvooi.parser.markers import Marker, MarkerKind, find_readings


class OpenLists:
    """Lists by the ordinal that each has reached; changed as markers are taken."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self._outside: list[tuple[list[int], list[int]]] = []
        """For each of `numbers` the letters and romans that were open around it."""
        self.decimals: dict[int, tuple[int, ...]] = {}
        self.letters: list[int] = []
        self.romans: list[int] = []
        self.article: int | None = None
        self.headings: dict[str, int] = {}
        """Number of the last heading that opened with a word, in lower case."""

    def heading(self, text: str) -> None:
        """A numbered heading opens: lists below it start anew."""
        word, numbers = _numbered(text)
        wanted = (self.headings.get(word, 0) + 1, 1)
        self.headings[word] = next((number for number in (*wanted, *numbers) if number in numbers), 0)
        digits = re.match(r"\d+", text.split()[1])
        self.article = int(digits[0]) if digits else None
        self.letters, self.romans, self.numbers, self._outside = [], [], [], []
        self.decimals = {}

    def wants_heading(self, label: str) -> bool:
        """Whether `label` ("Artikel 2.") is the next of its word, or the first."""
        word, numbers = _numbered(label)
        return any(number in (1, self.headings.get(word, 0) + 1) for number in numbers)

    def section(self, marker: Marker | None) -> None:
        """A heading opens, without a number or with one that `marker` counted in; numbers may go on below it."""
        self.letters, self.romans = [], []
        if marker is not None and marker.kind is MarkerKind.NUMBER:
            self.article = marker.ordinal[0]
            self.decimals = {depth: last for depth, last in self.decimals.items() if last[0] != self.article}

    def wants(self, marker: Marker) -> bool:
        """Whether `marker` is the next of an open list or the first of a new one."""
        match marker.kind:
            case MarkerKind.BULLET:
                return True
            case MarkerKind.NUMBER:
                number = marker.ordinal[0]
                if not self.numbers and not marker.is_bare:
                    return True
                return number == 1 or any(last < number <= last + 2 for last in self.numbers)
            case MarkerKind.DECIMAL:
                return self._wants_decimal(marker.ordinal)
            case MarkerKind.LETTER:
                # A list may leave a letter out, as many do the j; a letter alone is too weak a sign for that.
                before = (1,) if marker.label.isalpha() else (1, 2)
                return marker.ordinal[0] == 1 or any(marker.ordinal[0] - step in self.letters for step in before)
            case MarkerKind.ROMAN:
                return marker.ordinal[0] == 1 or marker.ordinal[0] - 1 in self.romans

    def _wants_decimal(self, ordinal: tuple[int, ...]) -> bool:
        last = self.decimals.get(len(ordinal))
        if last is not None and last[:-1] == ordinal[:-1]:
            return last[-1] < ordinal[-1] <= last[-1] + 2
        # The list that it belongs to need not be the outermost: one of the parties may come first.
        opens = {*self.numbers, *(() if self.article is None else (self.article,))}
        return ordinal[-1] <= 2 and (not opens or ordinal[0] in opens or len(ordinal) > 2)

    def take(self, marker: Marker) -> None:
        """Count `marker` in; lists nested deeper than its own are closed."""
        match marker.kind:
            case MarkerKind.BULLET:
                pass
            case MarkerKind.NUMBER:
                number = marker.ordinal[0]
                while self.numbers and number != 1 and not self.numbers[-1] < number <= self.numbers[-1] + 2:
                    self.numbers.pop()
                    self._outside.pop()
                if self.numbers and number != 1:
                    self.numbers[-1] = number
                    self.letters, self.romans = self._outside[-1]
                else:
                    self.numbers.append(number)
                    self._outside.append((self.letters, self.romans))
            case MarkerKind.DECIMAL:
                self.decimals[len(marker.ordinal)] = marker.ordinal
                self.letters, self.romans = [], []
            case MarkerKind.LETTER:
                self.letters = _advanced(self.letters, marker.ordinal[0])
            case MarkerKind.ROMAN:
                self.romans = _advanced(self.romans, marker.ordinal[0])


def _numbered(heading: str) -> tuple[str, tuple[int, ...]]:
    """The word that a heading opens with and the number after it in every reading; none for "3.1"."""
    word, number = heading.split()[:2]
    bare = number.rstrip(".:)")
    if bare.isdecimal():
        return word.casefold(), (int(bare),)
    readings = find_readings(f"{bare}.")
    return word.casefold(), tuple(reading.ordinal[0] for reading in readings if len(reading.ordinal) == 1)


def _advanced(open_lists: list[int], ordinal: int) -> list[int]:
    if ordinal == 1:
        return [*open_lists, 1]
    for depth in range(len(open_lists) - 1, -1, -1):
        if 0 < ordinal - open_lists[depth] <= 2:
            return [*open_lists[:depth], ordinal]
    return [*open_lists, ordinal]

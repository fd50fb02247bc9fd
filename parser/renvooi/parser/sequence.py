"""The lists that are open, and which marker would be next in one of them."""

from renvooi.parser.markers import Marker, MarkerKind


class OpenLists:
    """Lists by the ordinal that each has reached; changed as markers are taken."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.decimals: dict[int, tuple[int, ...]] = {}
        self.letters: list[int] = []
        self.romans: list[int] = []
        self.article: int | None = None

    def heading(self, text: str) -> None:
        """A numbered heading opens: lists below it start anew."""
        digits = "".join(char for char in text.split()[1] if char.isdigit())
        self.article = int(digits) if digits else None
        self.letters, self.romans, self.numbers = [], [], []

    def wants(self, marker: Marker) -> bool:
        """Whether `marker` is the next of an open list or the first of a new one."""
        match marker.kind:
            case MarkerKind.BULLET:
                return True
            case MarkerKind.NUMBER:
                number = marker.ordinal[0]
                return number == 1 or not self.numbers or any(last < number <= last + 2 for last in self.numbers)
            case MarkerKind.DECIMAL:
                return self._wants_decimal(marker.ordinal)
            case MarkerKind.LETTER:
                return marker.ordinal[0] == 1 or marker.ordinal[0] - 1 in self.letters
            case MarkerKind.ROMAN:
                return marker.ordinal[0] == 1 or marker.ordinal[0] - 1 in self.romans

    def _wants_decimal(self, ordinal: tuple[int, ...]) -> bool:
        last = self.decimals.get(len(ordinal))
        if last is not None and last[:-1] == ordinal[:-1]:
            return last[-1] < ordinal[-1] <= last[-1] + 2
        opens = self.article if self.article is not None else (self.numbers[0] if self.numbers else None)
        return ordinal[-1] <= 2 and (opens is None or ordinal[0] == opens or len(ordinal) > 2)

    def take(self, marker: Marker) -> None:
        """Count `marker` in; lists nested deeper than its own are closed."""
        match marker.kind:
            case MarkerKind.BULLET:
                pass
            case MarkerKind.NUMBER:
                number = marker.ordinal[0]
                while self.numbers and number != 1 and not self.numbers[-1] < number <= self.numbers[-1] + 2:
                    self.numbers.pop()
                if self.numbers and number != 1:
                    self.numbers[-1] = number
                else:
                    self.numbers.append(number)
                self.letters, self.romans = [], []
            case MarkerKind.DECIMAL:
                self.decimals[len(marker.ordinal)] = marker.ordinal
                self.letters, self.romans = [], []
            case MarkerKind.LETTER:
                self.letters = _advanced(self.letters, marker.ordinal[0])
            case MarkerKind.ROMAN:
                self.romans = _advanced(self.romans, marker.ordinal[0])


def _advanced(open_lists: list[int], ordinal: int) -> list[int]:
    if ordinal == 1:
        return [*open_lists, 1]
    depth = len(open_lists) - 1 - open_lists[::-1].index(ordinal - 1)
    return [*open_lists[:depth], ordinal]

"""Places as people cite them, resolved to the addresses of the two versions.

Punt 17, vierde puntje        ->  Deel 1, punt 17, punt 4
artikel 7.5 van Deel 2        ->  Deel 2, artikel 7.5
Rapportages, punt 2           ->  Rapportages, apps en automatiseringen in het portaal, punt 2
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from renvooi.notice.verifying.wording import plain, words

_ORDINALS = {
    word: str(number)
    for language in (
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    )
    for number, word in enumerate(language.split(), start=1)
}
_NOUN = (
    r"punt(?:je|en|jes)?|artikel(?:en)?|art\.?|item|points?|clauses?|sections?|bullets?|onderdeel|onder|lid|sub|articles?"
    r"|alinea|paragraph|letter|nr\.?|nummer|number|no\."
)
_LABEL = r"\d+(?:\.\d+)*[a-z]?|[a-z](?![\w’'])"
_PIECE = re.compile(
    rf"(?:(?:deel|part)\s+(?P<part>\d))"
    rf"|(?:(?:{_NOUN})\s+(?P<label>{_LABEL}))"
    rf"|(?:(?:het\s+|the\s+)?(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:{_NOUN}|zin)\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:\s*(?:,|\(|\)|–|-|:|van|of|in|under|onder|bij|at)\s*(?:de\s+|het\s+|the\s+)?|\s+)", re.IGNORECASE
)
_DEEL = re.compile(r"(?:deel|part)\s+(\d)", re.IGNORECASE)
_LAST = re.compile(rf"(?:{_NOUN})\s+({_LABEL})$", re.IGNORECASE)
NAMES_A_HEADING = 1
"""Words of a heading that a citation must begin with: headings are abbreviated in letters."""


@dataclass(frozen=True, slots=True)
class Key:
    """An address, or a citation, taken apart."""

    part: str | None
    heading: str
    """In lower case; "" if no heading is named."""
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that a text cites."""

    key: Key
    text: str
    start: int
    end: int


@lru_cache(maxsize=32768)
def key_of(address: str) -> Key:
    """The parts of an address of the tree."""
    part: str | None = None
    labels: list[str] = []
    heading: list[str] = []
    for piece in address.split(", "):
        if found := _DEEL.fullmatch(piece):
            part = found[1]
        elif found := _LAST.fullmatch(piece):
            labels.append(found[1].casefold())
        else:
            heading.append(piece)
    return Key(part, plain(", ".join(heading)), tuple(labels))


class Citations:
    """Finds citations of the addresses of two versions."""

    __slots__ = ("_headings", "_keys")

    def __init__(self, addresses: Sequence[str]) -> None:
        """`addresses` of both versions."""
        self._keys = {key_of(address) for address in addresses}
        self._headings = sorted({key.heading for key in self._keys if key.heading}, key=len, reverse=True)

    def find(self, text: str) -> tuple[Citation, ...]:
        """What `text` cites, in order."""
        return tuple(self._runs(text))

    def leading(self, text: str) -> Citation | None:
        """The place that `text` opens with, behind a number or a mark of its own."""
        opening = re.match(
            r"\s*(?:(?:\d{1,2}|[a-z])[.)]\s+|(?:(?:wijziging|change)\s+\d+\s*:?\s+)?)(?:in\s+|onder\s+|at\s+)?",
            text,
            re.IGNORECASE,
        )
        start = opening.end() if opening else 0
        return next((one for one in self._runs(text) if one.start <= start + 1), None)

    def exists(self, key: Key) -> bool:
        """True if either version has the place."""
        return any(relation(key, known) == "exact" for known in self._keys)

    def _runs(self, text: str) -> Iterator[Citation]:
        at = 0
        while at < len(text):
            run = self._run_at(text, at)
            if run is None:
                at = _next_word(text, at)
                continue
            yield run
            at = run.end

    def _run_at(self, text: str, start: int) -> Citation | None:
        part: str | None = None
        labels: list[str] = []
        at, heading = self._heading_at(text, start)
        end = at
        while True:
            joint = _JOINT.match(text, end) if end > start else None
            found = _PIECE.match(text, joint.end() if joint else end)
            if found is None:
                break
            if found["part"]:
                if part is not None:
                    break
                part = found["part"]
            else:
                labels.append((found["label"] or _ORDINALS[found["ordinal"].casefold()]).casefold())
            end = found.end()
        if not labels and not (heading and end > start):
            return None
        if not labels and not heading:
            return None
        return Citation(Key(part, heading, tuple(labels)), text[start:end], start, end)

    def _heading_at(self, text: str, start: int) -> tuple[int, str]:
        """The heading that is named at `start`, and where its name ends; "" if none is."""
        if start and (text[start - 1].isalnum() or not text[start : start + 1].isupper()):
            return start, ""
        if not text[start : start + 1].isupper():
            return start, ""
        rest = text[start:]
        lowered = rest.casefold().replace("–", "-")
        for heading in self._headings:
            if lowered.startswith(heading):
                return start + len(heading), heading
        first = re.match(
            r"[A-Z][\w-]*(?:,?\s+(?!punt|point|item)[\w-]+){0,8}?(?=\s*(?:,|\(|\s–|:)?\s*(?:punt|alinea|point|item|bullet|eerste|laatste)\b)",
            rest,
        )
        if first is None:
            return start, ""
        named = first[0].casefold()
        for heading in self._headings:
            if heading.startswith(named) or (words(named) and set(words(named)) <= set(words(heading))):
                return start + len(first[0]), heading
        return start, ""


def _next_word(text: str, at: int) -> int:
    found = re.compile(r"\W+(?=\w)").search(text, at)
    return found.end() if found else len(text)


def relation(cited: Key, address: Key) -> str | None:
    """ "exact", "above" (the citation is of something over the address), "below", or None."""
    if cited.part and address.part and cited.part != address.part:
        return None
    if cited.heading and address.heading and cited.heading != address.heading:
        return None
    if cited.heading and not address.heading:
        return None
    if address.heading and not cited.heading and not address.part:
        return None
    if cited.labels == address.labels:
        return "exact"
    if cited.labels == address.labels[: len(cited.labels)]:
        return "above"
    if address.labels == cited.labels[: len(address.labels)]:
        return "below"
    return None

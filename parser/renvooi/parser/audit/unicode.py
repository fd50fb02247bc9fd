"""Characters in the tree that do not look like what they are, or like anything at all.

    "binnen 1\u200b00 dagen"   a blank without width parts the number for a program, not for a reader
    "kl\u0430nt"               the third letter is Cyrillic
    "3O3 euro"                 the middle one is a letter

The text is kept as it is; a diff compares it in NFC and never in NFKC, which would hide half of these.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from renvooi.model import Node, ReadingWarning

BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
OVERLAYS: Final = frozenset("\u0335\u0336\u0337\u0338\u20d2\u20d3\u20d8\u20e5\u20eb")
"""Accents that strike a letter through."""
BLANK_LETTERS: Final = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u034f")
"""Letters and marks without ink; the formatting characters are found by their category."""
JOINERS: Final = frozenset("\u200c\u200d")
"""They join and part letters of Arabic and Indic scripts, and pictures; among Latin letters they do nothing."""
SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
UNITS: Final = frozenset("µμΩΔ")
"""Greek letters of units and formulas, which stand beside Latin ones."""
CYRILLIC_ALIKE: Final = frozenset("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХЅІЈԌԚԜ")
GREEK_ALIKE: Final = frozenset("ονιρκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
"""Letters that look like Latin ones: a word of these alone among Latin words is a disguise."""
SHOWN: Final = 3
"""Words that a warning quotes."""

_WORD = re.compile(r"[^\W_]+")
_SOFT_HYPHEN = re.compile(r"\w\u00ad+\w")
_LETTER_IN_NUMBER = re.compile(r"(?<![^\W\d_])\d[.,]?[OoIl]+[.,]?\d(?![^\W\d_])")
_MEANT_OTHERWISE = re.compile("<(wide|font|circle|narrow|small)>")

ADVICE: Final = {
    "invisible-character": ("holds characters that cannot be seen", "remove them, as they part or join words unseen"),
    "bidi-control": (
        "holds characters that turn the order of text around",
        "read the page: the order of text may differ",
    ),
    "soft-hyphen": ("holds soft hyphens inside of words", "search for such a word fails; have them removed"),
    "private-use": ("holds characters without a meaning of their own", "look at the page for what they show"),
    "mixed-script": ("mixes letters of several scripts in one word", "have it written with letters of one script"),
    "lookalike": ("holds characters that look like others", "have the ordinary ones used"),
    "struck-text": ("holds letters that are struck through", "decide whether they still hold; they were read as text"),
    "not-nfc": ("holds accents apart from their letters", "nothing needs to be done: they are compared as one"),
}
"""What a warning says of a text, and what to do, by code; in the order in which they are shown."""


def find_odd_characters(nodes: Sequence[Node]) -> Iterator[ReadingWarning]:
    """A warning for each page and kind of odd character."""
    by_place: dict[tuple[str, int | None], list[tuple[str, Node]]] = {}
    for node in (inner for root in nodes for inner in root.walk()):
        for text in filter(None, (node.label, node.heading, node.text)):
            for code, word in odd_characters(text, is_label=text is node.label):
                by_place.setdefault((code, node.page), []).append((word, node))
    for (code, page), found in sorted(
        by_place.items(), key=lambda item: (item[0][1] or 0, list(ADVICE).index(item[0][0]))
    ):
        what, advice = ADVICE[code]
        words = ", ".join(f'"{word}"' for word in list(dict.fromkeys(word for word, _ in found))[:SHOWN])
        yield ReadingWarning(code, f"the text {what}: {words}; {advice}", page, found[0][1].bbox)


def odd_characters(text: str, *, is_label: bool = False) -> Iterator[tuple[str, str]]:
    """Codes of what is odd in a text, each with the word that holds it, characters without ink written out."""
    if text.isascii():
        yield from (("lookalike", found[0]) for found in _LETTER_IN_NUMBER.finditer(text))
        return
    latin = sum(_script(char) == "LATIN" for char in text) * 2 >= sum(char.isalpha() for char in text)
    for index, char in enumerate(text):
        code = _code_of(char, text, index, latin=latin)
        if code is not None and not (code == "private-use" and is_label):
            yield code, _around(text, index)
    yield from (("soft-hyphen", _around(text, found.start() + 1)) for found in _SOFT_HYPHEN.finditer(text))
    yield from (("lookalike", found[0]) for found in _LETTER_IN_NUMBER.finditer(text))
    for word in _WORD.findall(text):
        if code := _disguise(word, latin=latin):
            yield code, word
    if unicodedata.normalize("NFC", text) != text:
        yield "not-nfc", next(word for word in text.split() if unicodedata.normalize("NFC", word) != word)


def _code_of(char: str, text: str, index: int, *, latin: bool) -> str | None:
    category = unicodedata.category(char)
    if char in BIDI:
        # marks of direction belong to texts of such a direction; overrides and embeddings hide one in any
        return None if not latin and char in "\u200e\u200f\u061c" else "bidi-control"
    if char in OVERLAYS:
        return "struck-text"
    if char in JOINERS:
        return "invisible-character" if _is_latin_beside(text, index) else None
    if char in BLANK_LETTERS or (category in ("Cf", "Cc") and char not in "\u00ad\n\t"):
        return "invisible-character"
    if SELECTORS.match(char):
        return "invisible-character" if _is_latin_beside(text, index) else None
    if category == "Co":
        return "private-use"
    if latin and not char.isascii() and (category == "Nd" or _MEANT_OTHERWISE.match(unicodedata.decomposition(char))):
        # circled figures are labels; letters and figures of another width or typeface are a disguise
        return "lookalike" if unicodedata.normalize("NFKC", char).isalnum() and "CIRCLED" not in _name(char) else None
    return None


def _is_latin_beside(text: str, index: int) -> bool:
    beside = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    return any(char.isascii() and not char.isspace() for char in beside) or not beside.strip()


def _disguise(word: str, *, latin: bool) -> str | None:
    """The code of a word that mixes scripts, or of one in another script that looks like Latin."""
    scripts = {_script(char) for char in word if char.isalpha() and char not in UNITS} - {""}
    if len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"}) > 1:
        return "mixed-script"
    foreign = [char for char in word if not char.isdigit()]
    if latin and foreign and (set(foreign) <= CYRILLIC_ALIKE or set(foreign) <= GREEK_ALIKE):
        return "lookalike"
    return None


def _script(char: str) -> str:
    """The script of a letter, from the first word of its name; "" for what is no letter."""
    return _name(char).split(" ")[0] if char.isalpha() else ""


def _name(char: str) -> str:
    return unicodedata.name(char, "")


def _around(text: str, index: int) -> str:
    """The word around a character, what cannot be seen in it written as U+XXXX."""
    start = max(text.rfind(blank, 0, index) for blank in (" ", "\n")) + 1
    ends = [end for blank in (" ", "\n") if (end := text.find(blank, index)) >= 0]
    word = text[start : min(ends, default=len(text))]
    return "".join(
        char if char.isprintable() and unicodedata.category(char) != "Co" else f"U+{ord(char):04X}" for char in word
    )

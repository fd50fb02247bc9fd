"""The words that cite, the numbers that follow them, and what stands between two numbers.

One table for Dutch, English and German: a text is not asked for its language, for a Dutch contract
quotes English ones. A word with a number is a reference; a word alone ("het artikel") is none.
"""

import re
from collections.abc import Iterable, Iterator

from renvooi.diff.references.reference import Cited

_WORDS: tuple[tuple[Cited, str], ...] = (
    (Cited.ARTICLE, r"artikel(?:en|s)?|artt?\.|articles?"),
    (Cited.ITEM, r"punt(?:en)?|puntjes?|items?|aandachtspunt(?:en)?"),
    (Cited.PARAGRAPH, r"lid|leden|abs(?:\.|atz|ätze)|subsections?"),
    (Cited.LETTER, r"onder|sub|letters?|onderdee?l(?:en)?|buchst(?:\.|abe)"),
    (
        Cited.SECTION,
        r"hoofdstuk(?:ken)?|paragra(?:af|fen)|afdeling(?:en)?|titel|sections?|clauses?|chapters?|abschnitt|§{1,2}",
    ),
    (Cited.PART, r"deel|parts?|teil"),
    (Cited.ANNEX, r"bijlagen?|annex(?:es)?|schedules?|appendix|exhibits?|anlagen?|anhang"),
    (Cited.ENTRY, r"dienst(?:en)?|product(?:en)?|sub-?\s?verwerkers?|sub-?\s?processors?"),
)
HEAD = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{kind.name}>{words})' for kind, words in _WORDS)})(?:(?<=§)\s*|\s+)(?=[\w(])",
    re.IGNORECASE,
)
"""A word that cites, up to what follows it."""

BEGINNINGS = (
    "artik art. artt. article punt aandachtspunt item lid leden abs subsection onder sub letter buchst hoofdstuk paragra"
    " afdeling titel section clause chapter abschnitt § deel part teil bijlage annex schedule appendix exhibit anlage"
    " anhang dienst product"
).split()
"""How each word of `HEAD` begins: a text is searched for these, which is twenty times as fast as for the pattern."""


def lowered(text: str) -> str:
    """`text` in lower case, each letter in its place; as it is where a letter would become two."""
    folded = text.lower()
    return folded if len(folded) == len(text) else text


def places_of(folded: str, beginnings: Iterable[str]) -> Iterator[int]:
    """Where a word of a text in lower case begins in one of these ways, in no order."""
    for beginning in beginnings:
        at = folded.find(beginning)
        while at >= 0:
            before = folded[at - 1] if at else " "
            if not before.isalnum() and before not in "_-":
                yield at
            at = folded.find(beginning, at + 1)


_DECIMAL = r"\d{1,4}(?:\.\d{1,3})*(?:[a-z](?![\w-]))?"
_ROMAN = r"[IVXLC]{1,6}"
_END = r"(?![\w%€]|[.,:/]\d|['’-]\w|\s*(?:%|procent\b|euro\b))"
"""A number ends here: "punt 3% hoger" and "artikel 6:96" are no article 3 and no article 6."""
_ORDERED = re.compile(rf"(?:\d{{1,2}}:\d{{1,4}}[a-z]?|{_DECIMAL}|{_ROMAN}|[A-Z](?:\.\d+)*){_END}")
_PLAIN = re.compile(rf"\(?(?:{_DECIMAL}|{_ROMAN}){_END}\)?")
NUMBERS: dict[Cited, re.Pattern[str]] = {
    Cited.ARTICLE: _ORDERED,
    Cited.ITEM: re.compile(rf"(?:{_DECIMAL}|[a-z](?=\s+onder\b)){_END}"),
    Cited.PARAGRAPH: _PLAIN,
    Cited.LETTER: re.compile(rf"\(?(?:[ivx]{{2,5}}|(?P<letter>[a-z])(?P=letter)?|\d{{1,2}}°?){_END}\)?"),
    Cited.SECTION: _ORDERED,
    Cited.PART: _ORDERED,
    Cited.ANNEX: _ORDERED,
    Cited.ENTRY: re.compile(rf"[A-Za-z]{_END}"),
}
"""What may follow each kind of word."""

_JOIN = r"(?:en/of|en|of|and|or|und|oder|alsmede|evenals|respectievelijk|dan\s+wel|as\s+well\s+as)"
SEPARATOR = re.compile(
    rf"(?P<range>\s+(?:t/m|tot\s+en\s+met|through|to|bis)\s+|\s*[–]\s*|(?<=\d)-(?=\d))|\s*,\s*(?:{_JOIN}\s+)?|\s+{_JOIN}\s+",
    re.IGNORECASE,
)
"""Between two numbers of one list."""

ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende"
    " vijftiende zestiende"
).split()
LAST = "laatste"
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|{LAST})"
ORDINAL_LIST = re.compile(
    rf"(?P<list>(?<!\w){_ORDINAL}(?:(?:\s*,\s*(?:en\s+)?|\s+(?:en|of|t/m|tot\s+en\s+met|alsmede)\s+)(?:het\s+)?{_ORDINAL})*)"
    rf"\s+(?P<word>lid|leden|punt(?:je|en|jes)?|artikel|hoofdstuk)\b(?!\s+\d)",
    re.IGNORECASE,
)
"""\"tweede en derde lid", "het laatste puntje"."""
ONE_ORDINAL = re.compile(_ORDINAL, re.IGNORECASE)

RELATIVE = re.compile(
    r"\b(?:(?P<this>dit|deze|this)|(?P<before>vorige?|voorgaande|voorafgaande|preceding|previous)|(?P<after>volgende?|following|next))\s+"
    r"(?P<word>artikel|lid|punt|paragraaf|hoofdstuk|article|section|clause)\b(?!\s+(?:\d|[a-z]\b))",
    re.IGNORECASE,
)
RELATIVE_BEGINNINGS = "dit deze this vorig voorgaande voorafgaande volgend preceding previous following next".split()
RELATIVE_KINDS = {
    "artikel": Cited.ARTICLE, "article": Cited.ARTICLE, "lid": Cited.PARAGRAPH, "punt": Cited.ITEM,
}  # fmt: skip
"""Kinds of the words that stand without a number; the others are sections."""


_SINGULAR = {
    "artikelen": "artikel", "artt.": "art.", "articles": "article", "punten": "punt", "puntjes": "puntje",
    "items": "item", "leden": "lid", "onderdelen": "onderdeel", "hoofdstukken": "hoofdstuk", "paragrafen": "paragraaf",
    "sections": "section", "clauses": "clause", "bijlagen": "bijlage", "diensten": "dienst", "producten": "product",
    "subverwerkers": "subverwerker", "sub-verwerkers": "sub-verwerker", "sub-processors": "sub-processor",
    "subprocessors": "subprocessor", "§§": "§", "annexes": "annex", "schedules": "schedule", "afdelingen": "afdeling",
}  # fmt: skip


def singular(word: str) -> str:
    """A citing word as it stands before one number."""
    return _SINGULAR.get(word, word)


def kind_of_relative(word: str) -> Cited:
    """Kind of "dit artikel", "het vorige lid"."""
    return RELATIVE_KINDS.get(word.casefold(), Cited.SECTION)


def roman(number: str) -> int | None:
    """The value of a Roman number in capitals; None if it is none."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    if not number or any(letter not in values for letter in number):
        return None
    digits = [values[letter] for letter in number]
    return sum(-one if one < later else one for one, later in zip(digits, [*digits[1:], 0], strict=True))

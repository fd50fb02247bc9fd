"""The words that cite, the numbers that follow them, and what stands between two numbers.

One table for Dutch, English and German: a text is not asked for its language, for a Dutch contract
quotes English ones. A word with a number is a reference; a word alone ("het artikel") is none.
"""

import re

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
_HEAD = rf"(?:{'|'.join(f'(?P<{kind.name}>{words})' for kind, words in _WORDS)})(?:(?<=§)\s*|\s+)(?=[\w(])"
SCAN = re.compile(_HEAD)
"""A word that cites, up to what follows it, in a text in lower case: that is three times as fast."""
HEAD = re.compile(rf"(?<![\w-]){_HEAD}", re.IGNORECASE)
"""The same at one place of a text."""


HINTS = (
    "artik", "art.", "artt.", "article", "punt", "item", " lid", "lid ", "leden", "absatz", "abs.", "section", "clause",
    "chapter", "schedule", "annex", "appendix", "exhibit", "anlage", "anhang", "abschnitt", "§", "hoofdstuk",
    "paragra", "afdeling", "titel", "deel", "bijlage", "onder", "sub", "letter", "buchst", "dienst", "product", "kopje",
)  # fmt: skip
"""What each word has in it: most clauses refer to nothing, and are told by this."""

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
_ORDINAL_LIST = (
    rf"(?P<list>(?<!\w){_ORDINAL}(?:(?:\s*,\s*(?:en\s+)?|\s+(?:en|of|t/m|tot\s+en\s+met|alsmede)\s+)(?:het\s+)?{_ORDINAL})*)"
    rf"\s+(?P<word>lid|leden|punt(?:je|en|jes)?|artikel|hoofdstuk)\b(?!\s+\d)"
)
SCAN_ORDINALS, ORDINAL_LIST = re.compile(_ORDINAL_LIST), re.compile(_ORDINAL_LIST, re.IGNORECASE)
"""\"tweede en derde lid", "het laatste puntje"."""
ONE_ORDINAL = re.compile(_ORDINAL, re.IGNORECASE)

RELATIVE = re.compile(
    r"\b(?:(?P<this>dit|deze|this)|(?:(?:het|de|the)\s+)?(?:(?P<before>vorige?|voorgaande|voorafgaande|preceding|previous)|(?P<after>volgende?|following|next)))\s+"
    r"(?P<word>artikel|lid|punt|paragraaf|hoofdstuk|article|section|clause)\b(?!\s+(?:\d|[a-z]\b))",
)
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

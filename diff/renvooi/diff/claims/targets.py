"""The words that say where a claim looks, taken apart: numbers, ranks, letters, quoted names.

"De uitleg over 'verversing', puntje 4 onder Rapportages"
-> quoted ("verversing",), ranks (4,), topic "verversing", and the rest to look for headings in
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.signals import numbers

LAST = -1
_ORDINALS = {
    word: rank
    for rank, words in enumerate(
        (
            "eerste first", "tweede second", "derde third", "vierde fourth", "vijfde fifth", "zesde sixth",
            "zevende seventh", "achtste eighth", "negende ninth", "tiende tenth",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_POINT = r"(?:puntjes?|punten|punt|bullets?|bolletjes?|streepjes?|alinea'?s?|opsommingstekens?|points?|paragraphs?|items?|zin(?:nen)?|regels?|rij(?:en)?)"
_VAGUE = re.compile(
    r"\b(?:enkele|diverse|verschillende|sommige|meerdere|een\s+aantal|een\s+paar|hier\s+en\s+daar|some|several|various|a\s+few)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:in|aan|onder|bij|to|under)\s+(?:het\s+|the\s+)?(?:artikel|art\.|clausule|article|clause)\s+\d", re.IGNORECASE
)
_A_PARAGRAPH = re.compile(r"\b(?:alinea'?s?|paragraphs?)\b", re.IGNORECASE)
_INTRODUCTION = re.compile(r"\b(?:de\s+)?(?:inleiding|introductie|introduction)\b", re.IGNORECASE)
_A_POINT = re.compile(rf"\b{_POINT}\b", re.IGNORECASE)
_THE_POINT = re.compile(rf"\b(?:de|het|dit|dat|deze|die|the|this|that)\s+(?:\w+\s+)?{_POINT}\b", re.IGNORECASE)
_NUMBER = r"\d+(?:\.\d+)*[a-z]?"
_AND = r"(?:\s*,\s*|\s+(?:en|of|and|or)\s+|\s*(?:-|–)\s*|\s+(?:t/m|tot\s+en\s+met|tot|to|through)\s+)"
_CITED = re.compile(
    rf"(?P<open>\()?\b(?:artikel(?:en|s)?|art\.|lid|clausules?|articles?|clauses?|sections?(?=\s\d))\s+(?P<list>{_NUMBER}(?:{_AND}(?:(?:artikel|article)\s+)?{_NUMBER}(?![\w%]))*)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"\b{_POINT}\s+(?P<list>{_NUMBER}(?:{_AND}(?:(?:en|and)\s+)?(?:{_POINT}\s+)?{_NUMBER}(?![\w%]))*)", re.IGNORECASE
)
_RANKED = re.compile(
    rf"\b(?P<before>een\s+na\s+|op\s+een\s+na\s+|one\s+but\s+|second\s+to\s+)?(?P<rank>{'|'.join(_ORDINALS)}|laatste|last|voorlaatste|penultimate)"
    rf"(?:\s+(?P<many>{numbers.WORD}|two|three|four|five|\d+))?\s+(?:nieuwe\s+|new\s+)?{_POINT}\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?P<count>{numbers.WORD}|an?|one|two|three|four|five|six|\d+)\s+(?:(?:nieuwe?|extra|aanvullende?|new|additional)\s+)?(?P<what>{_POINT}|artikelen|articles|paragrafen|secties|sections|begrip(?:pen)?|definities?|bepaling(?:en)?|leden|diensten?|maatregel(?:en)?"
    rf"|sub-?verwerkers?|sub-?processors?|certificat?en|provisions?|definitions?|measures?|services?)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?:onderdeel|onder|sub|letter|dienst|product|sub-?verwerker|sub-?processor|point)\s+(?P<letter>[a-z])\b(?!')",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?P<label>(?:deel|hoofdstuk|bijlage|afdeling|titel|part|chapter|annex|appendix|schedule)\s+(?:\d+|[IVXLC]+|[A-Z]))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<!\w)(?:'(?P<single>[^']{1,160})'|\"(?P<double>[^\"]{1,160})\")(?!\w)")
_COMPANY = re.compile(
    r"\b(?!(?:[Ss]ub|[Dd]ienst|[Ll]everancier))[A-ZÀ-Þ][\w&-]*(?:\s+(?:[A-ZÀ-Þ][\w&-]*|&))*\s+(?:B\.\s?V\.|N\.\s?V\.|BV|NV|GmbH|AG|Ltd\.?|Inc\.?|LLC|S\.A\.|SE|Limited|plc)(?!\w)"
)
_TOPIC = re.compile(
    r"\b(?:over|about|on|met\s+betrekking\s+tot)\s+(?P<topic>[^,()]+?)(?=\s+(?:onder|naar|van|uit|to|from|under)\s+(?-i:[A-Z])|\s*[,()]|$)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:(?:in|door|over)\s+)?(?:(?:heel|geheel)\s+(?:het|de)|het\s+(?:hele|gehele|volledige)|de\s+(?:hele|gehele)|hele|the\s+(?:whole|entire))\s+"
    r"(?:document|tekst|demarcatie|statement|stuk|text)\b|\b(?:overal|throughout|everywhere)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^(\d+)\s*(?:-|–|t/m|tot\s+en\s+met|to|through)\s*(\d+)$")
_LONGEST_RANGE = 200
_ENGLISH = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a claim looks, as far as its words alone tell."""

    phrase: str
    """All of them."""
    cited: tuple[str, ...]
    """Numbers of articles or items."""
    aside: bool
    """Whether these stand in parentheses, behind the name that they belong to."""
    ranks: tuple[int, ...]
    """Places among the points of a section or clause, from 1; from the end below 0."""
    letters: tuple[str, ...]
    labels: tuple[str, ...]
    """Parts by their label: "deel 2"."""
    quoted: tuple[str, ...]
    companies: tuple[str, ...]
    count: int | None
    """How many points, where it says that and not which."""
    topic: str | None
    """What it says the text is about."""
    whole: bool
    """The whole document."""
    vague: bool = False
    """Whether it speaks of some places and does not say which."""
    inside: bool = False
    """Whether it speaks of something in a numbered clause, and not of the clause: "aan artikel 2"."""
    paragraph: bool = False
    """Whether it counts paragraphs, which stand between points and are no points."""
    introduction: bool = False
    """Whether it means the text before the points."""
    is_point: bool = False
    """Whether it speaks of a point, a line or a sentence of something larger."""
    some_point: bool = False
    """The same, without saying which: "punt toegevoegd", not "het punt"."""

    @property
    def names(self) -> tuple[str, ...]:
        """What is named word for word: quoted names and companies."""
        return self.quoted + self.companies


def read_target(phrase: str) -> Target:
    """What `phrase` (normalised) says about the place."""
    rest = _QUOTED.sub(" ", phrase)
    cited = list(_CITED.finditer(rest))
    ranks = [*_ranked(rest), *(rank for found in _POINTS.finditer(rest) for rank in _ranks(found["list"]))]
    count = None
    if not ranks and (counted := _COUNTED.search(rest)):
        count = _value(counted["count"])
    topic = _TOPIC.search(phrase)
    return Target(
        phrase=phrase,
        cited=tuple(dict.fromkeys(number for found in cited for number in _listed(found["list"]))),
        aside=bool(cited) and all(found["open"] for found in cited),
        ranks=tuple(dict.fromkeys(ranks)),
        letters=tuple(found["letter"].casefold() for found in _LETTERED.finditer(rest)),
        labels=tuple(" ".join(found["label"].casefold().split()) for found in _LABELLED.finditer(rest)),
        quoted=tuple(found["single"] or found["double"] for found in _QUOTED.finditer(phrase)),
        companies=tuple(found[0] for found in _COMPANY.finditer(rest)),
        count=count,
        topic=topic["topic"].strip() if topic else None,
        whole=_WHOLE.search(rest) is not None,
        vague=_VAGUE.search(rest) is not None,
        inside=_INSIDE.search(rest) is not None,
        paragraph=_A_PARAGRAPH.search(rest) is not None,
        introduction=_INTRODUCTION.search(rest) is not None,
        is_point=_A_POINT.search(rest) is not None,
        some_point=_A_POINT.search(rest) is not None and _THE_POINT.search(rest) is None,
    )


def names_a_company(text: str) -> bool:
    """Whether `text` names a company by its legal form."""
    return _COMPANY.search(text) is not None


def _listed(text: str) -> Iterator[str]:
    """The numbers of a list, ranges written out."""
    for part in re.split(r"\s*,\s*|\s+(?:en|of|and|or)\s+", text):
        plain = re.sub(rf"^(?:{_POINT}|artikel|article|en|and)\s+", "", part.strip(), flags=re.IGNORECASE)
        found = _RANGE.match(plain)
        if found and 0 < int(found[2]) - int(found[1]) <= _LONGEST_RANGE:
            yield from (str(number) for number in range(int(found[1]), int(found[2]) + 1))
        else:
            yield from re.findall(_NUMBER, plain)


def _ranks(text: str) -> Iterator[int]:
    return (int(number) for number in _listed(text) if number.isdigit())


def _ranked(text: str) -> Iterator[int]:
    for found in _RANKED.finditer(text):
        word, many = found["rank"].casefold(), _value(found["many"]) or 1
        if word in ("laatste", "last"):
            last = LAST - 1 if found["before"] else LAST
            yield from range(last - many + 1, last + 1)
        elif word in ("voorlaatste", "penultimate"):
            yield LAST - 1
        else:
            first = _ORDINALS[word]
            yield from range(first, first + many)


def _value(text: str | None) -> int | None:
    if text is None:
        return None
    if (known := _ENGLISH.get(text.casefold())) is not None:
        return known
    found = numbers.value(text)
    return int(found) if found is not None and found == int(found) else None

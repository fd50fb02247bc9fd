"""Names of parties: where a name ends, and its legal form in one notation.

Beta Cloud GMBH, Ierland: opslag   ->   name "Beta Cloud GMBH", form "GmbH", rest ", Ierland: opslag"
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from renvooi.diff.records.wording import bare, words

_FORMS = {
    "B.V.": "bv",
    "N.V.": "nv",
    "V.O.F.": "vof",
    "C.V.": "cv",
    "U.A.": "ua",
    "Ltd.": "ltd limited",
    "LLC": "llc",
    "LLP": "llp",
    "Inc.": "inc incorporated",
    "Corp.": "corp corporation",
    "GmbH": "gmbh",
    "AG": "ag",
    "SE": "se",
    "KG": "kg",
    "S.A.": "sa",
    "S.A.S.": "sas",
    "SARL": "sarl sàrl",
    "S.p.A.": "spa",
    "S.r.l.": "srl",
    "AB": "ab",
    "A/S": "as",
    "ApS": "aps",
    "Oy": "oy",
    "plc": "plc",
    "Pty": "pty",
}
_CANONICAL = {spelling: form for form, spellings in _FORMS.items() for spelling in spellings.split()}
FORM = (
    r"(?:(?i:B\.?\s?V\.?|N\.?V\.?|V\.?O\.?F\.?|U\.?A\.?|Ltd\.?|Limited|GmbH|Inc\.?|Incorporated|LLC|LLP|plc|Corp\.?|Corporation)"
    r"|C\.V\.|S\.?A\.?S?\.?|SARL|S[aà]rl|AG|SE|AB|KG|Oy|ApS|A/S|Pty|S\.?p\.?A\.?|S\.?r\.?l\.?)(?![\w])"
)
"""A legal form in any usual spelling; two of capitals only are no form in lower case ("se", "as")."""
_FORM = re.compile(rf"(?<=\s){FORM}")
_WITH_FORM = re.compile(rf"(?P<name>[^\s;:()|,][^;:()|,]{{0,80}}?),?\s(?P<form>{FORM})")
_BEFORE = re.compile(rf"(?P<what>[^:|]{{3,120}}):\s+(?P<party>[^:|;]{{2,100}}\s{FORM})\s*[;.]?$")
"""What comes first and who second: "Hosting: Alfa B.V."."""
_NAME_END = re.compile(
    r"[;:(|]|,\s|\s[-–—]\s|\s+(?:voor|ten\s+behoeve|gevestigd|te|in|aan|levert|verzorgt|verwerkt|host|die|dat|voert|biedt|t\.b\.v\.)\s"
)
SAME_WORDS = 0.75
"""Similarity of two names, 0 to 1, from which on one may be a misspelling or a longer form of the other."""
_COMMON = frozenset(
    "de het data cloud it ict stichting vereniging groep group digital software online the first best".split()
)
"""First words of names that say little of whose name it is."""
_LEAD = re.compile(r"^\s*[,;:)–—-]*\s*")


@dataclass(frozen=True, slots=True)
class PartyName:
    """Who an entry begins with."""

    name: str
    """As printed, with the legal form."""
    form: str | None
    """In one notation; None if none is named."""
    rest: str
    """What the entry says after the name."""

    @property
    def key(self) -> str:
        """The words of the name without its legal form: equal for one party under two forms."""
        return key_of(self.name)


def split_name(text: str) -> PartyName:
    """The name that an entry of a list opens with, and what follows."""
    text = text.strip()
    if turned := _BEFORE.match(text):
        party = split_name(turned["party"])
        return PartyName(party.name, party.form, turned["what"])
    if found := _WITH_FORM.match(text):
        return PartyName(found[0].strip(), canonical(found["form"]), _LEAD.sub("", text[found.end() :]))
    end = _NAME_END.search(text)
    if end is None:
        return PartyName(bare(text), None, "")
    # "voor" and its like open what follows; marks part it from the name
    start = end.start() if end[0].strip().isalpha() else end.end()
    opening = "(" if "(" in end[0] else ""
    return PartyName(bare(text[: end.start()]), None, bare(opening + text[start:].strip()))


def canonical(form: str) -> str:
    """A legal form in one notation: "B.V." for "BV", "Ltd." for "LIMITED"."""
    plain = "".join(char for char in form if char.isalpha()).casefold()
    return _CANONICAL.get(plain, form)


def one_form(text: str) -> str:
    """`text` with each legal form in one notation."""
    return _FORM.sub(lambda found: canonical(found[0]), text)


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The words of `name` without its legal form."""
    found = _WITH_FORM.fullmatch(name.strip())
    return words(found["name"] if found else name)


def names_alike(one: str, other: str) -> bool:
    """Whether two names may be those of one thing: the first word that tells is equal, or nearly all letters are."""
    return alike(key_of(one), key_of(other))


def alike(one: str, other: str) -> bool:
    """The same of two names as `key_of` gives them."""
    first = telling_word(one)
    if first and first == telling_word(other) and (len(first) > 2 or one == other):
        return True
    return Indel.normalized_similarity(one, other) >= SAME_WORDS


def telling_word(key: str) -> str:
    """The first word of a name that says whose it is; empty if none does."""
    return next((word for word in key.split() if word not in _COMMON), "")

"""The proof that two texts say the same: every difference is of a kind that carries no meaning.

Both texts become sequences of canonical words; they must have one length, and each pair of
words must be equal or of an allowed kind. What is not on the list is not proven, and so not
editorial: commas around a clause, quotes that come or go, capitals.
"""

import re
from collections.abc import Iterator, Sequence

from renvooi.diff.normal import normalise
from renvooi.diff.signals import numbers
from renvooi.diff.signals.date import dates
from renvooi.diff.signals.term import UNITS
from renvooi.diff.tokens import tokenise

_NORM = re.compile(r"\b(ISO|NEN|IEC|NTA)[\s-]?(?=\d)")
_AMOUNT = re.compile(r"[€$£]\s?\d+(?:\.\d{3})*(?:,\d+)?(?:,-)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CURRENCY = frozenset({"€", "eur", "euro"})
_COUNTED = frozenset(
    {"euro", "eur", "%", "procent", "gebruikers", "records", "klanten", "stuks", "keer", "uur", "dagen"}
)
"""What thousands stand before; a dotted number before anything else may be a name."""
_ARTICLES = frozenset({"de", "het"})
_TWO_GENDERS = frozenset(
    "aas bal band bit blik bos bot collectief deel dek deksel diamant doek draf eigendom eind figuur gewricht hof hoop idee"
    " jacht kader kant klad koppel kruid leer loon maal mark mens merk middel moer net object omslag oor orgel pad palet pand"
    " pas patroon plan pond pool portier post punt raad rooster salaris schild school schot schrift slag snoer soort spit"
    " staal stand steen stel stift stof strip subject tal tij type vat veer vlek vorm want weer wild zegel zicht zout"
    " stelsel veld bestek bod cent mail".split()
)
"""Nouns that are one thing with "de" and another with "het", or are used with both."""
_BEFORE_NOUN = 4
"""Words after an article among which its noun is looked for."""
_SENTENCE_ENDS = frozenset(".;:!?")
_D_STEMS = frozenset(
    "meld vermeld houd behoud onderhoud word vind bevind ondervind bied verbied zend verzend antwoord beantwoord besteed leid"
    " begeleid scheid verspreid rijd vermijd bestrijd laad raad duid bind verbind snijd lijd treed betreed overschrijd vermoed".split()
)
"""Stems of verbs whose third person ends in "dt"."""


def proven_editorial(old: str, new: str) -> str | None:
    """Why the difference carries no meaning, as one sentence; None if that is not proven."""
    left, right = normalise(old), normalise(new)
    if left == right:
        return "the same text but for quotes, dashes or white space"
    one, other = list(_canonical(left)), list(_canonical(right))
    if one == other:
        return "the same text but for punctuation or the notation of numbers"
    if len(one) != len(other):
        return None
    kinds = [_kind(one, other, at) for at in range(len(one)) if one[at] != other[at]]
    if any(kind is None for kind in kinds):
        return None
    return "the same text but for " + " and ".join(dict.fromkeys(kind for kind in kinds if kind))


def _kind(old: Sequence[str], new: Sequence[str], at: int) -> str | None:
    """What kind of meaningless difference the words at `at` show; None if none is known."""
    if {old[at], new[at]} == _ARTICLES and not any(_gender_tells(words[at + 1 :]) for words in (old, new)):
        return "an article"
    short, long = sorted((old[at], new[at]), key=len)
    opens = at == 0 or old[at - 1] in _SENTENCE_ENDS
    if short in _D_STEMS and long == short + "t" and not opens:
        return "a d/dt spelling"
    return None


def _gender_tells(following: Sequence[str]) -> bool:
    """True where "de" and "het" before these words may be two things: "het deel", "de goede", "het delen"."""
    noun = following[0] if following else ""
    if not noun.isalpha() or not noun.islower() or noun.endswith(("e", "en")):
        return True
    return any(word.casefold() in _TWO_GENDERS for word in following[:_BEFORE_NOUN])


def _canonical(text: str) -> Iterator[str]:
    """The words of `text` with one notation for numbers, dates and norms, without the mark that ends it."""
    tokens = list(tokenise(_NORM.sub(r"\1", text)))
    # A comma decides what the words behind it belong to, and "..." leaves a list open: only the last mark is idle.
    if len(tokens) > 1 and tokens[-1] in ".;" and tokens[-2] not in ".;,":
        tokens.pop()
    for at, token in enumerate(tokens):
        following = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
        yield _one_notation(token, following, tokens[at - 1].casefold() if at else "")


def _one_notation(token: str, following: str, before: str) -> str:
    date = next(dates(token), None)
    if date is not None and date.text == token:
        # an address that holds a date is more than that date
        return "{:04}-{:02}-{:02}".format(*date.value)
    if _AMOUNT.fullmatch(token):
        return re.sub(r"\s|,-$|(?<=\d)\.(?=\d{3})", "", token)
    if _THOUSANDS.fullmatch(token) and (before in _CURRENCY or following in _COUNTED):
        # "artikel 3.100" and "versie 2.100" are no thousands
        return token.replace(".", "")
    if token.casefold() == "een" and following not in UNITS:
        return token
    value = numbers.value(token) if token.isalpha() else None
    return f"{value:.15g}" if value is not None else token

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
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
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
_JOINS = frozenset({"en", "of"})
_CONJUNCTIONS = _JOINS | frozenset(
    "maar want dus noch doch alsmede alsook evenals tenzij mits indien als wanneer zodra zolang omdat doordat zodat opdat"
    " terwijl hoewel die dat welke wie wat waar waarbij waarvan waarop waarin waardoor waarmee waarvoor waarna voordat nadat"
    " totdat".split()
)
"""Words that join or open a clause: with a second one a comma may say what belongs together."""
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
    """The words of `text` with one notation for numbers, dates and norms, without idle commas."""
    tokens = [token.text for token in tokenise(_NORM.sub(r"\1", text))]
    while tokens and tokens[-1] in ".;":
        tokens.pop()
    for at, token in enumerate(tokens):
        following = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
        if token == "," and following in _JOINS and _is_idle(tokens, at):
            continue
        yield _one_notation(token, following)


def _is_idle(tokens: Sequence[str], at: int) -> bool:
    """True for a comma in a sentence without another comma and with one conjunction, the one that follows."""
    start = next((n + 1 for n in range(at, -1, -1) if tokens[n] in _SENTENCE_ENDS), 0)
    end = next((n for n in range(at, len(tokens)) if tokens[n] in _SENTENCE_ENDS), len(tokens))
    sentence = [token.casefold() for token in tokens[start:end]]
    return sentence.count(",") == 1 and sum(word in _CONJUNCTIONS for word in sentence) == 1


def _one_notation(token: str, following: str) -> str:
    date = next(dates(token), None)
    if date is not None and date.text == token:
        # an address that holds a date is more than that date
        return "{:04}-{:02}-{:02}".format(*date.value)
    if _THOUSANDS.fullmatch(token):
        return token.replace(".", "")
    if token.casefold() == "een" and following not in UNITS:
        return token
    value = numbers.value(token) if token.isalpha() else None
    return f"{value:.15g}" if value is not None else token

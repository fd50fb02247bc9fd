"""What the words of a house may not say, because the notice says it, or because it would contradict it.

A house greets, thanks and says who answers questions. That nothing changes, that there is nothing to do,
that silence is consent, which right a client has and until when: only the notice says such things, from
the clause and the calendar. So a sentence that speaks of them is refused, also where it would be true.
A sentence that stands so in the notice itself may be said again.

    Er verandert niets voor u.                       denies the changes
    Horen wij niets van u, dan bent u akkoord.       consent
    U heeft 14 dagen.                                a term that the notice does not have
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from unicodedata import category, name, normalize

Unfair = tuple[str, str]
"""What is wrong, and the words that say it."""

_NUMBERS = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien twintig eenentwintig "
    "achtentwintig dertig veertig vijftig zestig negentig one two three four five six seven eight nine ten eleven twelve "
    "fourteen fifteen twenty thirty forty fifty sixty ninety"
).split()
_UNITS = "uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwartaal|jaar|jaren|hours?|days?|weeks?|months?|years?"
_TERM = re.compile(
    rf"(?<![\w.:])(?:\d+|{'|'.join(_NUMBERS)})(?:\s+\(\w+\))?[\s-]+(?:(?:werk|kalender)|(?:working|business|calendar)\s+)?(?:{_UNITS})\b"
)
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:e|st|nd|rd|th)?\s+(?:{_MONTHS})(?:\s+\d{{4}})?\b|\b(?:{_MONTHS})\s+\d{{1,2}}(?:,?\s+\d{{4}})?\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b20\d\d\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"
)
_PLACE_AND_DATE = re.compile(rf"(?:[^\W\d][\w' -]*,\s*)?(?:{_DATE.pattern})\.?")
"""The line of a letter that says where and when it was written."""

_HEARD = re.compile(
    r"\b(?:akkoord\w*|ins(?:tem|temt|temmen|temming)|stem(?:t|men)?\b[^.]*\bin|aanvaard\w*|accepte\w*|geaccepteerd|goedgekeurd|goedkeur\w*"
    r"|toestem\w*|stilzwijgend\w*|geacht|agree[sd]?|agreeing|accept\w*|consent\w*|approv\w*|deem(?:ed|s)?|tacit\w*|implied)\b"
)
_RIGHT = re.compile(
    r"\b(?:bezwa(?:ar|ren)|opzeg\w*|opgezegd|zeg(?:t|gen)?\b[^.]*\bop|beeindig\w*|ontbind\w*|recht(?:en)?|termijn\w*|laatste dag|uiterlijk"
    r"|coulance|verval(?:t|len)?|te laat|terminat\w*|object(?:s|ing|ions?)|right(?:s)?|deadline\w*|last day|no later than|lapse[sd]?|too late)\b"
)
_PROMISE = re.compile(
    r"\b(?:vergoed\w*|schade\w*|garand\w*|garant\w*|compens\w*|aansprakelijk\w*|boete\w*|damages|guarant\w*|indemni\w*|liab\w*|refund\w*|penalt\w*)\b"
)
_SET_ASIDE = re.compile(
    r"\b(?:negeer\w*|negeren|genegeerd|vergissing|ten onrechte|concept\w*|ter informatie|proefbericht|ignore\w*|disregard\w*|mistake\w*"
    r"|drafts?|for information|in error|superseded|weggooi\w*|vrijblijvend\w*|uitgesteld|ingetrokken|withdrawn|postponed|throw away)\b"
)
_NOTHING_TO_DO = re.compile(r"\b(?:hoeft|hoeven|hoef|needn't|need not|no need|not necessary|overbodig|onnodig)\b")
_TOPIC = re.compile(
    r"(?:wijzig|veran[dt]er|aanpass|aangepast|verschil|gevolg|invloed|merk|raakt|raken|effect|inhoud|redactione|tekstue|cosmeti"
    r"|taalkundig|formaliteit|reage|reactie|antwoord|actie|bericht|horen|hoort|lees|lezen|nodig|afspra|afgesproken|overeenkomst"
    r"|contract|chang|amend|differ|impact|matter|substan|editorial|formality|repl(?:y|ies)|respon|react|action|hear|read|agreement"
    r"|\bdoen\b|\bdoet\b|\bdo\b|\bdone\b)"
)
_DENIED = re.compile(
    r"\b(?:niet|niets|niks|geen|geenszins|nooit|nergens|zonder|alleen|slechts|enkel|louter|uitsluitend|puur|zuiver|nauwelijks|amper|noch|not|no"
    r"|nothing|never|none|without|only|merely|just|purely|solely|hardly|\w+n't|cannot)\b"
)
_SAME = re.compile(
    r"\b(?:ongewijzigd\w*|onveranderd\w*|hetzelfde|gelijk|bij het oude|zoals het was|zoals u gewend|unchanged|the same|as (?:it|they) (?:was|were)"
    r"|as before|business as usual|verduidelijking(?:en)?|clarifications?)\b"
)
_IDIOM = re.compile(
    r"\b(?:aarzel(?:t)?(?: u)? niet|twijfel(?:t)?(?: u)? niet|schroom(?:t)?(?: u)? niet|(?:do not|don't|please don't) hesitate"
    r"|niet alleen\b|not only\b)"
)
"""Denials that deny nothing."""

_STATEMENTS = (
    (_HEARD, "speaks of consent"),
    (_NOTHING_TO_DO, "says that there is nothing to do"),
    (_SAME, "says that nothing changes"),
)
_CLAIMS = (
    (_RIGHT, "speaks of a right or its term"),
    (_PROMISE, "promises something"),
    (_SET_ASIDE, "says what the notice is worth"),
)
"""What a name or an address may hold, and a sentence may not."""

_SPACED = re.compile(r"(?:\b\w\s+){4}")
"""Words of which the letters stand apart."""
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_ANSWER = 4
"""Words of a sentence that may be the answer to the question before it: "Wat verandert er? Helemaal niets."."""
_QUOTED = 80
"""Characters of a sentence that are quoted; enough to find it."""


def unfair(paragraphs: Iterable[str], *, told: Iterable[str] = ()) -> Unfair | None:
    """The first thing that `paragraphs` of a house say and may not; None if they are fair.

    `told` are the paragraphs of the notice without the house.
    """
    known = [_plain(text) for text in told]
    repeated = {sentence for text in known for sentence in _sentences(text)}
    terms = {found[0] for text in known for found in _TERM.finditer(text)}
    days = " ".join(known)
    said = [sentence for paragraph in paragraphs for sentence in _sentences(_plain(paragraph))]
    for text in said:
        if text not in repeated and (what := contradiction(text) or _claim(text, terms=terms, days=days)) is not None:
            return what, _shortened(text)
    for text in _answers(said):
        if (what := contradiction(text)) is not None:
            return what, _shortened(text)
    return None


def contradiction(text: str) -> str | None:
    """Why `text` is no greeting, name or address but a statement about the notice; None if it is one."""
    meant = _IDIOM.sub(" ", _plain(text))
    for pattern, what in _STATEMENTS:
        if pattern.search(meant):
            return what
    return "denies or limits something" if _DENIED.search(meant) and _TOPIC.search(meant) else None


def _claim(text: str, *, terms: set[str], days: str) -> str | None:
    for pattern, what in _CLAIMS:
        if pattern.search(text):
            return what
    if _SPACED.search(text) or any(_is_of_another_script(word) and word not in days for word in text.split()):
        return "spells its words so that they are not read as words"
    if any(found[0] not in terms for found in _TERM.finditer(text)):
        return "names a term that the notice does not have"
    if _PLACE_AND_DATE.fullmatch(text) is None and any(found[0] not in days for found in _DATE.finditer(text)):
        return "names a day that the notice does not have"
    return None


def _answers(sentences: list[str]) -> list[str]:
    """Each sentence with a short one behind it, which may say the half that is missing."""
    return [f"{first} {second}" for first, second in pairwise(sentences) if len(second.split()) <= _ANSWER]


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in _END.split(text) if one.strip()]


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "..."


def _plain(text: str) -> str:
    """`text` in lower case with plain letters and quotes and single spaces, so that no accent hides a word."""
    letters = normalize("NFKD", text.replace("\u2019", "'"))
    return " ".join("".join(one for one in letters if category(one) != "Mn").casefold().split())


def _is_of_another_script(word: str) -> bool:
    return any(one.isalpha() and not name(one, "").startswith("LATIN") for one in word)

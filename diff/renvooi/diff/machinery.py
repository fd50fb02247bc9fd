"""Text that describes the document rather than the agreement: the statement of version, the author's list.

A line of the list is told apart only where its form says that it is about the text ("artikel 8 is
verduidelijkt") and it seems to rule nothing itself; then it is for review. A rule can be written
anywhere, so everything else in the list is judged like any other text, and nothing but the heading
of the list is ever editorial: most rules can be written in the form of a claim.
"""

import re

from renvooi.diff.grounds import OWN_LIST
from renvooi.diff.signals import Case, Side, numbers
from renvooi.diff.signals.certification import certificates
from renvooi.diff.signals.classes import OBLIGATION
from renvooi.diff.signals.condition import conditions
from renvooi.diff.signals.location import locations
from renvooi.diff.signals.modality import modes
from renvooi.diff.signals.quantity import quantities
from renvooi.diff.signals.security import measures
from renvooi.diff.signals.sentences import sentences
from renvooi.diff.signals.term import terms
from renvooi.diff.statements import statements
from renvooi.model import Role, Signal, SignalType, Significance
from renvooi.model.versions import compare_versions

_LABEL = r"v?\d+(?:[.-]\d+)*"
_DONE = (
    r"(?:toegevoegd|gewijzigd|aangepast|verplaatst|vervallen|verwijderd|geschrapt|samengevoegd|gesplitst|hernummerd"
    r"|herschreven|hernoemd|verduidelijkt|(?:duidelijker|anders)\s+verwoord|verbeterd|uitgebreid|ingekort|vervangen"
    r"|vernieuwd|aangescherpt|leesbaarder\s+gemaakt|opnieuw\s+ingedeeld)"
)
_NO_CHANGE = r"(?:geen|zonder)\s+(?:(?:inhoudelijke|andere|verdere|tekstuele)\s+)*wijziging(?:en)?(?:\s+gedaan)?"
_IS = r"(?:is|zijn|wordt|worden|werd|werden)"
_CLAIM = re.compile(
    rf"\b{_IS}\s(?P<between>(?:(?!{_IS}\b)[^\s,;:]+\s)*?)(?:niet\s+gewijzigd|{_DONE})\b"
    rf"|\b(?:heet|heten)\s+(?:nu|voortaan)\b|(?:\b(?:er\s+)?{_IS}\s+(?:er\s+)?)?\b{_NO_CHANGE}\b"
    rf"|^dit\s+is\s+versie\s+{_LABEL},\s+de\s+opvolger\s+van\s+versie\s+{_LABEL}$"
    rf"|^verschillen\s+(?:met|ten\s+opzichte\s+van)\s+(?:versie\s+)?{_LABEL}$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[,:()]|\s-\s|\b(?:en|of|maar|want|dus|zodat|waar\w+|omdat|indien|als|die|dat)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|heeft|hebben|gaan|blijven|doen|komen|geven|ge[a-z]{3,}(?:d|t)"
    r"|[a-z]+[bdfgjklmnprsvz]t|[a-z]*(?:aa|ee|oo|uu|ij|ie|oe|ui|ou|au)[a-z]?t)\b",
)
"""What looks like a verb; a noun too many costs a look."""
_NO_VERB = frozenset(
    "punt het niet wordt tekst dienst klant recht opdracht overzicht inzicht contract document statement project product"
    " lijst kant inhoud intelligentie inbreuk incident asset budget".split()
)
"""Nouns and function words of that form that claims name."""
_QUOTED = re.compile(r"'[^']*'")
_DENIAL = re.compile(r"\b(?:niet|geen|nooit|nimmer|noch|zonder)\b", re.IGNORECASE)
_UNCHANGED = re.compile(rf"\b(?:{_NO_CHANGE}|niet\s+gewijzigd)\b", re.IGNORECASE)
_PLACES = re.compile(
    rf"\b(?:\d+|{numbers.WORD})\s+(?:puntjes?|punten|artikelen|alinea's|zinnen|woorden|delen|koppen|paragrafen)\b",
    re.IGNORECASE,
)
_BEARS = re.compile(
    r"\b(?:aansprakelijk|verantwoordelijk|verplicht|schade|boete|vergoed|kosten|tarie|prij|bewaar)\w*", re.IGNORECASE
)
_OTHER_THAN_WORDING = re.compile(
    r"\b(?:toegevoegd|(?<!niet )gewijzigd|aangepast|vervallen|verwijderd|geschrapt|uitgebreid|ingekort|vervangen|vernieuwd"
    r"|aangescherpt)\b",
    re.IGNORECASE,
)
_OF_THE_TEXT = re.compile(
    r"\b(?:punt(?:en|jes?)?|artikel(?:en)?|kop(?:pen|je)?|tekst(?:en)?|uitleg|toelichting(?:en)?|omschrijving(?:en)?|beschrijving(?:en)?"
    r"|formulering(?:en)?|verwoording|paragra(?:af|fen)|alinea's?|zin(?:nen)?|woord(?:en)?|spelfout(?:en)?|tikfout(?:en)?"
    r"|onderde(?:el|len)|hoofdstuk(?:ken)?|bepaling(?:en)?|clausules?|definities?|begrip(?:pen)?|titel|inleiding|verwijzing(?:en)?"
    r"|nummering|demarcatie|statement|document)\b",
    re.IGNORECASE,
)
"""What a claim speaks of: without it "Alle gegevens worden verwijderd" would be one."""
_VERSION_LABEL = re.compile(r"(?<![\w.-])v?\d+(?:[.-]\d+)+(?![\w-]|\.\d)", re.IGNORECASE)
_HEADING = re.compile(rf"verschillen\s+(?:met|ten\s+opzichte\s+van)\s+(?:versie\s+)?(?:{_LABEL})", re.IGNORECASE)
_OF_A_LIST = frozenset({SignalType.NEGATION, SignalType.DATE, SignalType.REFERENCE})
"""Signals that a list of changes gives by its nature: "geen wijzigingen", "artikel 8"."""

Verdict = tuple[Significance, str]


def judge_machinery(case: Case, signals: tuple[Signal, ...]) -> Verdict | None:
    """Significance and reason of text that describes the document; None where it is judged like other text."""
    if all(Role.DIFFERENCES in side.roles for side in case.sides):
        return _listed(case, signals)
    if not all(Role.VERSION in side.roles for side in case.sides):
        return None
    if any(signal.type is not SignalType.DATE for signal in signals):
        return None
    return Significance.REVIEW, "the statement of version and date of this document itself"


def _listed(case: Case, signals: tuple[Signal, ...]) -> Verdict | None:
    if not all(_stands_in_list(side) and is_claim(side.text) for side in case.sides):
        return None
    rules = any(signal.type not in _OF_A_LIST for signal in signals)
    if rules or any(_rules_something(side) for side in case.sides):
        return Significance.REVIEW, "stands in the author's own list of changes, but reads as a rule"
    if all(_HEADING.fullmatch(side.text.strip()) for side in case.sides):
        return Significance.EDITORIAL, "the heading of the author's own list of changes"
    return Significance.REVIEW, OWN_LIST


def _stands_in_list(side: Side) -> bool:
    """True for the list itself and its lines; below a heading of its own a text is no line of the list."""
    return Role.DIFFERENCES in (side.role, side.list_role)


def is_claim(text: str) -> bool:
    """True where every sentence of `text` has the form of a statement about the text of the document."""
    found = sentences(text)
    return bool(found) and all(_is_claim(sentence.rstrip(".;! ")) for sentence in found)


def _is_claim(sentence: str) -> bool:
    """True for one sentence that claims and has no part with a verb of its own beside the claim."""
    plain = _QUOTED.sub("X", sentence).strip()
    claims = list(_CLAIM.finditer(plain))
    if not claims:
        return False
    subjects = [plain[: claims[0].start()], *(claim["between"] or "" for claim in claims)]
    ends = [*(claim.start() for claim in claims[1:]), len(plain)]
    rest = [plain[claim.end() : end] for claim, end in zip(claims, ends, strict=True)]
    if claims[0]["between"] is None:
        # "zonder wijziging" is no verb, so the words before it may hold one
        rest.append(subjects[0])
    return not any(_JOINT.search(part) and _has_verb(part) for part in subjects) and not any(map(_has_verb, rest))


def _has_verb(part: str) -> bool:
    return any(found[0].casefold() not in _NO_VERB for found in _VERB.finditer(part))


def _rules_something(side: Side) -> bool:
    """True where a clause says who does what, or sets a term, an amount, a place or a condition."""
    text = _UNCHANGED.sub(" ", side.text)
    if any(one.parties for one in statements(text, side.parties)) or any(True for _ in terms(text)):
        return True
    if any(True for _ in quantities(_PLACES.sub(" ", text))) or locations(text) or conditions(text):
        return True
    if any(modes(sentence) != {OBLIGATION} for sentence in sentences(text)) or _DENIAL.search(text):
        return True
    weighty = bool(_BEARS.search(text)) or bool(measures(text)) or bool(certificates(text))
    return any(
        _OTHER_THAN_WORDING.search(sentence) and (weighty or not _OF_THE_TEXT.search(sentence))
        for sentence in sentences(text)
    )


def without_version(text: str, version: str | None) -> str:
    """`text` with every label of `version` as "#"; other labels stay, because they name something else."""
    if version is None:
        return text
    return _VERSION_LABEL.sub(lambda found: "#" if compare_versions(found[0], version) == 0 else found[0], text)

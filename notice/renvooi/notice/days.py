"""The calendar days after notice that a clause gives for a right, or nothing where that is not certain.

A term says nothing until it is known what it runs from. So a term counts only where notice or
its receipt follows it, or where nothing does and the right itself is what it governs; a word
that may set another start, a range or a second number leaves the reading to a person.
"""

import re
from collections.abc import Iterator, Sequence

from text_to_num import text2num  # type: ignore[import-untyped]  # it ships no annotations

from renvooi.model import Bilingual, Window

_TERM = re.compile(
    r"\b(?:binnen|gedurende|uiterlijk|tot|within)\s+(?:uiterlijk\s+|een\s+termijn\s+van\s+|maximaal\s+)?"
    r"(?P<number>[^\W_]+(?:-[^\W_]+)?)\s*(?:\(\s*(?P<again>[^\W_]+)\s*\)\s*)?"
    r"(?P<unit>(?:kalender)?dag(?:en)?|(?:calendar\s+)?days?|week|weken|weeks)\b",
    re.IGNORECASE,
)
"""A term in calendar days or weeks. Working days and months are left to a human: their end needs a choice."""

DAYS_OF_A_WEEK = 7
_WEEK = re.compile(r"week|weken|weeks", re.IGNORECASE)

_UNIT = (
    r"(?:(?:werk|kalender)?dag(?:en)?|week|weken|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren)|uur|uren"
    r"|(?:calendar\s+)?days?|weeks?|months?|years?|hours?)\b"
)
_AGAIN = r"(?:\s*\(\s*[^\W_]+\s*\))?+"
_ANY_TERM = re.compile(rf"\b(?P<number>[^\W_]+){_AGAIN}\s*(?P<unit>{_UNIT})", re.IGNORECASE)
"""A term in any unit, whatever it runs from: enough to forbid saying that a clause names none."""

_WITHOUT_UNIT = re.compile(
    rf"\b(?:binnen|within)\s+(?:uiterlijk\s+|maximaal\s+)?(?!(?:een|één|one|a)\b)"
    rf"(?P<number>[^\W_]+(?:-[^\W_]+)?)\b{_AGAIN}(?!\s*{_UNIT})",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?P<number>[^\W_]+)\s*(?:\b(?:tot|of|à|to|or)\b|[-\u2013])\s*(?=(?P<second>[^\W_]+))", re.IGNORECASE
)

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?![a-z\u00e0-\u00ff])|(?<=;)\s+|(?<!:)\n")
"""A legal form ("B.V. mag") ends no sentence, and what a colon leads in belongs to it."""

_NOTICE = r"(?:kennisgeving|mededeling|melding|bericht|notificatie|aankondiging|notice|notification)\b"
_THE = r"(?:(?:de|het|deze|dit|die|een|the|this|such|our)\s+)?(?:(?:schriftelijke?|written)\s+)?"
_AMENDED = r"(?:wijzig|aanpass|aanvull|vervang|toevoeg|chang|amend)"
_OF_WHAT = (
    rf"(?!\s+(?:van|over|of)\b(?!(?:\s+[^\W_]+){{0,4}}?\s+{_AMENDED})"
    r"(?!\s+(?:de\s+|the\s+)?(?:data\s+)?(?:verwerker|processor)\b))"
)
"""Notice of an amendment, or by the processor; "na melding van een datalek" runs from something else."""

_FROM_NOTICE = re.compile(
    rf"\b(?:na|after|of)\s+{_THE}(?:(?:ontvangst|receipt)\s+(?:van|of)\s+{_THE})?{_NOTICE}{_OF_WHAT}"
    r"|\b(?:na|after|of)\s+(?:de\s+|the\s+)?(?:ontvangst|receipt)\b(?:\s+(?:daarvan|hiervan|ervan|thereof)\b)?(?!\s+(?:van|of)\b)"
    rf"|\bnadat\s+(?:(?:klant|opdrachtgever|hij|zij|u)\s+)?{_THE}{_NOTICE}"
    r"(?:\s+[^\W_]+){0,3}?\s+(?:ontvangen|ontvangt|ontving|bereikt)\b",
    re.IGNORECASE,
)

_OTHER_START = re.compile(
    r"\b(?:vanaf|volgende?\s+op|sinds|gerekend|te\s+rekenen|ingaande?|tevoren|vooraf\w*|ingangsdatum|dagtekening"
    r"|verzending|verzenden|verzonden|publicatie|publiceren|gepubliceerd|bekendmaking\s+op|website|niet\s+(?:uiterlijk\s+)?binnen"
    r"|(?:doch|maar|en)\s+(?:in\s+elk\s+geval\s+)?uiterlijk"
    r"|since|starting|effective\s+date|publication|published|not\s+within)\b",
    re.IGNORECASE,
)
"""Words that may set another start or end, or turn the term round, wherever in the sentence they stand."""

_ANCHOR = re.compile(r"\b(?:na|nadat|vóór|voordat|alvorens|after|before|prior|from|upon|following)\b", re.IGNORECASE)
_ANCHOR_BEHIND = re.compile(r"\b(?:voor|tot|uiterlijk|until|by)\b", re.IGNORECASE)
_RIGHT = ("opzeg", "op te zeggen", "beëindig", "bezwaar", "terminate", "object")
_MAX_WORDS_TO_RIGHT = 8
"""Words between a term and the verb it governs; "schriftelijk en met opgaaf van redenen" has six."""
_BREAK = re.compile(r"[,:]|\b(?:die|dat|waar\w*|of|which|that)\b", re.IGNORECASE)


def days_in(text: str, proof: Sequence[str] = ()) -> int | None:
    """The calendar days after notice within which a clause lets the client act; None if that is not certain.

    The term must stand in a sentence with one of the words `proof`, those of the right itself, and
    the clause may name no other term in any unit: "opzeggen binnen 30 dagen; wij antwoorden binnen
    5 dagen" is for a human. A number in figures and in words must agree. A week is seven days; a term of
    none is no term.
    """
    named = {(found["number"].casefold(), found["unit"].casefold()) for found in any_terms(text)}
    if len(named) > 1 or any(_number(found["number"]) is not None for found in _WITHOUT_UNIT.finditer(text)):
        return None
    every = _SENTENCE.split(text)
    if any("termijn" in one.casefold() and _starts_elsewhere(one) for one in every):
        return None
    sentences = [one for one in every if not proof or any(word in one.casefold() for word in proof)]
    counted = {days for one in sentences for days in _days_of(one, proof or _RIGHT)}
    return counted.pop() if len(counted) == 1 else None


def any_terms(text: str) -> Iterator[re.Match[str]]:
    """Every term in any unit that `text` names."""
    return (found for found in _ANY_TERM.finditer(text) if _number(found["number"]) is not None)


def term_in_words(window: Window) -> Bilingual:
    """The days of `window`: "30 dagen", or "4 weken (28 dagen)" where the clause that names them counts in weeks."""
    days = _counted(window.days, ("dag", "dagen"), ("day", "days"))
    for found in any_terms(window.basis.quote or ""):
        weeks = _number(found["number"])
        if weeks is not None and _is_in_weeks(found) and weeks * DAYS_OF_A_WEEK == window.days:
            counted = _counted(weeks, ("week", "weken"), ("week", "weeks"))
            return Bilingual(f"{counted.nl} ({days.nl})", f"{counted.en} ({days.en})")
    return days


def _counted(number: int, nl: tuple[str, str], en: tuple[str, str]) -> Bilingual:
    return Bilingual(f"{number} {nl[number != 1]}", f"{number} {en[number != 1]}")


def _is_in_weeks(found: re.Match[str]) -> bool:
    return _WEEK.fullmatch(found["unit"]) is not None


def _days_of(sentence: str, right: Sequence[str]) -> Iterator[int | None]:
    """The days of each term of `sentence` that counts; None for one of which the start is uncertain."""
    uncertain = bool(_OTHER_START.search(sentence)) or _holds_range(sentence)
    for found in _TERM.finditer(sentence):
        if uncertain:
            yield None
        elif _counts(sentence, found, right):
            yield _days(found)


def _holds_range(sentence: str) -> bool:
    return any(
        _number(found["number"]) is not None and _number(found["second"]) is not None
        for found in _RANGE.finditer(sentence)
    )


def _counts(sentence: str, found: re.Match[str], right: Sequence[str]) -> bool:
    behind = sentence[found.end() :]
    if _FROM_NOTICE.match(behind.lstrip()):
        return True
    return not _starts_elsewhere(sentence) and not _ANCHOR_BEHIND.search(behind) and _governs(behind, right)


def _starts_elsewhere(sentence: str) -> bool:
    """True if `sentence` names a start that is neither notice nor receipt."""
    return bool(_OTHER_START.search(sentence) or _ANCHOR.search(_FROM_NOTICE.sub("", sentence)))


def _governs(behind: str, right: Sequence[str]) -> bool:
    """True if the text behind a term comes to the right itself with nothing but plain words between."""
    starts = [at for word in right if (at := behind.casefold().find(word.casefold())) >= 0]
    between = behind[: min(starts)] if starts else None
    return between is not None and len(between.split()) <= _MAX_WORDS_TO_RIGHT and not _BREAK.search(between)


def _days(found: re.Match[str]) -> int | None:
    number = _number(found["number"])
    if found["again"] is not None and _number(found["again"]) != number:
        return None
    if not number:
        return None
    return number * DAYS_OF_A_WEEK if _is_in_weeks(found) else number


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    for language in ("nl", "en"):
        try:
            return int(text2num(word.casefold(), language))
        except ValueError:
            continue
    return None

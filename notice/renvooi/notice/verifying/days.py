"""Days and dates of a notice, held against the calendar, the clause and the two versions."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz import fuzz, process

from renvooi.model import NoticeFinding, Right, RightKind
from renvooi.notice.render.dates import in_words
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.facts import MONTHS, Fact, FactKind, facts
from renvooi.notice.verifying.finding import error, warning
from renvooi.notice.verifying.saying import RIGHT_WORDS, Said
from renvooi.notice.verifying.told import ToldNotice
from renvooi.notice.verifying.wording import sentences

_RECEIVED = re.compile(
    r"\b(?:u\s+ont(?:ving|vangt)|ontvangen\s+op|(?:dag|datum)\s+van\s+ontvangst|ontvangst(?:datum)?\s*:|you\s+(?:have\s+)?received?|received\s+on"
    r"|(?:day|date)\s+of\s+receipt)\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:tot\s+en\s+met|t/m|tot|uiterlijk|laatste\s+dag|vóór|voor|deadline|until|till|by|no\s+later\s+than|last\s+day|up\s+to"
    r"|on\s+or\s+before|before)\b[^.;]{0,60}?$",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(?:gel(?:dt|den)\s+(?:vanaf|per|met\s+ingang|sinds)|ingangsdatum|ga(?:at|an)\s+(?:[\w-]+\s+){0,8}?in\b|in\s+werking|van\s+kracht|met\s+ingang\s+van"
    r"|effective|takes?\s+effect|appl(?:y|ies)\s+(?:from|as)|comes?\s+into\s+(?:force|effect)|in\s+force)",
    re.IGNORECASE,
)
_OTHER_WHO = re.compile(
    r"\b(?:wij|we)\b[^.;]{0,60}\b(?:reageren|antwoord\w*|bevestig\w*|laten|hoort|respond|reply|confirm|answer|let you know)\b"
    r"|\b(?:reageren|antwoorden|bevestigen)\s+(?:wij|we)\b|\b(?:hoort|krijgt)\s+u\b|\byou\s+will\s+(?:hear|get|receive)\b",
    re.IGNORECASE,
)
_RESPONDS = re.compile(
    r"\b(?:reager\w*|reactie|respond\w*|response|laatste\s+dag|last\s+day|termijn|deadline)\b", re.IGNORECASE
)
_HOUR = re.compile(
    r"[\s,(]*(?:om|vóór|at|before|by)?\s*(?P<h>\d{1,2})[.:](?P<m>\d\d)\s*(?:uur|u\b|h\b|hours|\)|[.,]|$)", re.IGNORECASE
)
_MIDNIGHT = frozenset({("24", "00"), ("23", "59"), ("0", "00"), ("00", "00")})
_OTHER_START = re.compile(
    r"\s+(?:na|vanaf|after|from|of)\s+(?:de\s+|the\s+)?(?:(?P<sure>dagtekening|datum\s+van\s+deze\s+brief|(?:datum\s+(?:van\s+)?)?(?:de\s+)?poststempel"
    r"|date\s+of\s+(?:this|the)\s+letter|postmark)|(?P<maybe>verzend\w*|datum\s+van\s+deze|sending|dispatch|date\s+of\s+this))\b",
    re.IGNORECASE,
)
_OTHER_PURPOSE = re.compile(
    r"\b(?:vraag|vragen|gesprek|bel|bellen|mail|mailen|contact|antwoord\w*|toelichting|question\w*|call|appointment|e-mail)\b",
    re.IGNORECASE,
)
_LIKE_A_DATE = re.compile(r"\b\d{1,2}\s+(?P<month>[a-z]{3,10})\s+20\d\d\b", re.IGNORECASE)
LIKE_A_MONTH = 70.0
"""Similarity from which on a word between a day and a year is a month with a slip of the pen."""
_COULANCE = re.compile(r"coulance|goodwill|leniency|courtesy", re.IGNORECASE)


def received_in(told: ToldNotice) -> date | None:
    """The day of receipt that the notice itself names; None if it names none, or two."""
    named = {
        fact.value
        for block in told.blocks
        for sentence in sentences(block.text)
        for fact in facts(sentence)
        if fact.kind is FactKind.DATE and _RECEIVED.search(sentence) and not _LAST.search(sentence[: fact.start])
    }
    days = {_day(value) for value in named}
    return days.pop() if len(days) == 1 else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def check_days(case: Case) -> Iterator[NoticeFinding]:
    """Weekdays, last days, numbers of days and dates of effect that are wrong."""
    for one in case.said:
        if one.own:
            continue
        for sentence in sentences(one.text):
            if case.shown.quotes(sentence) and len(sentence) > 20:
                continue
            yield from _sentence(case, one, sentence)


def _sentence(case: Case, one: Said, sentence: str) -> Iterator[NoticeFinding]:
    yield from _no_month(sentence)
    for fact in facts(sentence):
        if fact.kind is FactKind.DATE:
            yield from _weekday(sentence, fact)
            yield from _date(case, one, sentence, fact)
        elif fact.kind is FactKind.TERM and not one.exact and one.block.side is None:
            yield from _term(case, one, sentence, fact)


def _no_month(sentence: str) -> Iterator[NoticeFinding]:
    for found in _LIKE_A_DATE.finditer(sentence):
        month = found["month"].casefold()
        if month not in MONTHS and process.extractOne(
            month, list(MONTHS), scorer=fuzz.ratio, score_cutoff=LIKE_A_MONTH
        ):
            yield error(
                "weekday-differs", f"“{found[0]}” bestaat niet.", f"“{found[0]}” does not exist.", quote=sentence
            )


def _weekday(sentence: str, fact: Fact) -> Iterator[NoticeFinding]:
    day = _day(fact.value)
    if day is None:
        yield error("weekday-differs", f"“{fact.text}” bestaat niet.", f"“{fact.text}” does not exist.", quote=sentence)
    elif fact.weekday is not None and day.weekday() != fact.weekday:
        yield error(
            "weekday-differs",
            f"“{fact.text}” klopt niet: het is {in_words(day, 'nl')}.",
            f"“{fact.text}” is wrong: it is {in_words(day, 'en')}.",
            quote=sentence,
        )


def _date(case: Case, one: Said, sentence: str, fact: Fact) -> Iterator[NoticeFinding]:
    day = _day(fact.value)
    if day is None or (one.exact and one.cited is not None and not _RESPONDS.search(sentence)):
        return
    before = sentence[: fact.start]
    received = case.shown.notice.received
    if _RECEIVED.search(sentence) and not _LAST.search(before):
        if received is not None and day != received:
            yield _differs("received-differs", "De dag van ontvangst", "The day of receipt", [received], sentence)
    elif _STARTS.search(sentence) and not _speaks_of_right(one, sentence):
        yield from _effect(case, sentence, day)
    elif _LAST.search(before) and (one.rights or _RESPONDS.search(sentence)):
        yield from _last_day(case, one, sentence, day, fact.text)


def _speaks_of_right(one: Said, sentence: str) -> bool:
    return any(pattern.search(sentence) for pattern in RIGHT_WORDS.values()) or bool(_RESPONDS.search(sentence))


def _effect(case: Case, sentence: str, day: date) -> Iterator[NoticeFinding]:
    notice = case.shown.notice
    known = [notice.effective_date, case.shown.old.effective_date]
    if notice.effective_date is not None and day not in known:
        yield _differs(
            "effective-date-differs", "De ingangsdatum", "The effective date", [notice.effective_date], sentence
        )
    elif day == case.shown.old.effective_date != notice.effective_date and not _speaks_of_old(case, sentence):
        expected = [notice.effective_date] if notice.effective_date else []
        yield _differs("effective-date-differs", "De ingangsdatum", "The effective date", expected, sentence)


def _speaks_of_old(case: Case, sentence: str) -> bool:
    return bool(re.search(r"\b(?:oude|vorige|huidige|eerdere|old|previous|current)\b", sentence, re.IGNORECASE)) or (
        case.shown.notice.old.version is not None and case.shown.notice.old.version in sentence
    )


def kinds_in(case: Case, one: Said, sentence: str) -> tuple[RightKind, ...]:
    """The rights that a sentence is about: those it names, else those of its block, else those above it."""
    for text in (sentence, one.text, *one.block.about):
        found = tuple(kind for kind, pattern in RIGHT_WORDS.items() if pattern.search(text))
        if found:
            return found
    return tuple(dict.fromkeys(right.kind for right in case.shown.notice.rights))


def _rights(case: Case, one: Said, sentence: str) -> tuple[Right, ...]:
    kinds = kinds_in(case, one, sentence)
    return tuple(right for right in case.shown.notice.rights if right.kind in kinds)


def _last_day(case: Case, one: Said, sentence: str, day: date, in_sentence: str) -> Iterator[NoticeFinding]:
    windows = [right.window for right in _rights(case, one, sentence) if right.window]
    if not windows:
        return
    if case.shown.notice.received is None:
        yield warning(
            "last-day-not-checked",
            "Zonder dag van ontvangst is de laatste dag niet na te rekenen.",
            "Without a day of receipt the last day cannot be computed.",
            quote=sentence,
        )
        return
    hour = _HOUR.match(sentence[sentence.index(in_sentence) + len(in_sentence) :])
    if hour and (hour["h"], hour["m"]) not in _MIDNIGHT:
        yield error(
            "last-day-differs",
            f"De laatste dag eindigt niet om {hour['h']}.{hour['m']} uur, maar om 24.00 uur.",
            f"The last day does not end at {hour['h']}:{hour['m']} but at 24:00.",
            quote=sentence,
        )
    last = [window.last_day for window in windows if window.last_day]
    lenient = [window.coulance for window in windows if window.coulance]
    if day in last or (day in lenient and _COULANCE.search(one.text)) or day == case.shown.notice.received:
        return
    yield _differs("last-day-differs", "De laatste dag", "The last day", last, sentence)


def _term(case: Case, one: Said, sentence: str, fact: Fact) -> Iterator[NoticeFinding]:
    if not (
        one.rights and (_speaks_of_right(one, sentence) or _LAST.search(sentence[: fact.start]) or "binnen" in sentence)
    ):
        return
    if _OTHER_PURPOSE.search(sentence) and not _speaks_of_right(one, sentence):
        return
    yield from _counted_from(sentence, fact)
    number, family = fact.value.split(" ", 1)
    if family in ("minutes",) or _OTHER_WHO.search(sentence):
        return
    windows = [right.window for right in _rights(case, one, sentence) if right.window]
    if windows and not any(family == "days" and float(number) == window.days for window in windows):
        days = sorted({window.days for window in windows})
        counted = " / ".join(map(str, days))
        yield error(
            "days-differ",
            f"“{fact.text}” klopt niet: het zijn {counted} dagen.",
            f"“{fact.text}” is wrong: it is {counted} days.",
            quote=sentence,
        )


def _counted_from(sentence: str, fact: Fact) -> Iterator[NoticeFinding]:
    """A term that is told to run from another day than that of receipt."""
    start = _OTHER_START.match(sentence, fact.end)
    if start is not None:
        make = error if start["sure"] else warning
        yield make(
            "days-differ",
            f"De termijn loopt vanaf de kennisgeving, niet “{start[0].strip()}”.",
            f"The term runs from the notice, not “{start[0].strip()}”.",
            quote=sentence,
        )


def _differs(code: str, nl: str, en: str, expected: Sequence[date], sentence: str) -> NoticeFinding:
    days = sorted(set(expected))
    return error(
        code,
        f"{nl} klopt niet: het is {' of '.join(in_words(day, 'nl') for day in days)}.",
        f"{en} is wrong: it is {' or '.join(in_words(day, 'en') for day in days)}.",
        quote=sentence,
    )

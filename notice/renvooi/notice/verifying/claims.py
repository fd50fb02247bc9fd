"""What a notice says of a change, held against the two texts: values, pairs, places, what happened."""

import re
from collections.abc import Iterator

from renvooi.model import NoticeFinding, Operation
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.facts import Fact, FactKind, facts
from renvooi.notice.verifying.finding import error
from renvooi.notice.verifying.quotes import differing
from renvooi.notice.verifying.saying import Said, is_reason
from renvooi.notice.verifying.shown import ShownChange, Value
from renvooi.notice.verifying.tense import tense
from renvooi.notice.verifying.told import BlockKind
from renvooi.notice.verifying.wording import sentences

_HELD = frozenset(FactKind) - {FactKind.NUMBER}
"""Kinds of value that a notice may not change; bare numbers count things that no text names."""
_CHANGES = re.compile(
    r"\b(?:wijzig\w*|verander\w*|wordt|worden|verleng\w*|verkort\w*|verhoog\w*|verlaag\w*|toegevoegd|vervalt|vervallen|vervangen"
    r"|nieuwe?|voortaan|schakelen|chang\w*|becomes?|extend\w*|shorten\w*|increase\w*|reduc\w*|added|removed|replac\w*|new)\b",
    re.IGNORECASE,
)
MINUTES = 24 * 60
"""Minutes of a day."""
LEAST_LETTERS = 6
"""Letters of a word by which old and new text are told apart; short words stand in every sentence."""
_RENUMBERED = re.compile(
    r"hernummer|renumber|verplaats|moved|heet(?:te)? nu|is nu|wordt punt|nummer|schuift", re.IGNORECASE
)
_ADDED = re.compile(
    r"\b(?:toegevoegd|toegetreden|komt erbij|is nieuw|zijn nieuw|nieuwe? (?:sub\w*|punt\w*|artikel|bepaling)|added|inserted|is new)\b",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\b(?:verval(?:t|len)|verwijderd\b(?!\s+(?:binnen|na|als))|geschrapt|verdwijnt|verdwenen|weggevallen|removed|deleted|dropped"
    r"|struck out|no longer (?:engaged|used))\b",
    re.IGNORECASE,
)
_LONGER = re.compile(r"\b(?:verleng\w*|(?<!niet )langere?|ruimere?|(?<!no )longer|extend\w*)\b", re.IGNORECASE)
_SHORTER = re.compile(
    r"\b(?:verkort\w*|kortere?|sneller|eerder dan|sooner|earlier than|strengere? termijn|shorter|shorten\w*|quicker)\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(r"\b(?:verhoog\w*|hogere?|duurder|meer kosten|increas\w*|higher|raised?)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:verlaag\w*|lagere?|goedkoper|decreas\w*|lower\w*|reduc\w*|cheaper)\b", re.IGNORECASE)


def check_places(case: Case) -> Iterator[NoticeFinding]:
    """Places that are told as changed and did not change."""
    for one in case.said:
        if one.own or one.cited is None or not one.leads or one.rights or _is_borne_out(case, one):
            continue
        if one.block.side is not None or (one.block.kind is BlockKind.PARAGRAPH and not _CHANGES.search(one.text)):
            continue
        if len(one.text) > len(one.cited.text) and case.is_known(one.text):
            continue
        exists = case.shown.citations.exists(one.cited.key)
        if not exists and not one.cited.key.labels:
            continue
        yield error(
            "place-not-changed",
            f"In {one.cited.text} verandert niets." if exists else f"{one.cited.text} staat in geen van beide versies.",
            f"Nothing changes in {one.cited.text}." if exists else f"{one.cited.text} is in neither version.",
            quote=one.text,
        )


def _is_borne_out(case: Case, one: Said) -> bool:
    """True if something changes there, and it is more than a number where more than that is told."""
    if not one.about or any(not change.renumbered_only for change in one.about):
        return bool(one.about)
    assert one.cited is not None
    same = (other for other in case.said if other.cited and other.cited.key == one.cited.key)
    return one.editorial or any(_RENUMBERED.search(other.text) for other in same)


def check_values(case: Case) -> Iterator[NoticeFinding]:
    """Values that a change does not have, and old ones told as new."""
    for one, sentence in case.own_words():
        if one.rights and not one.exact:
            continue
        for fact in facts(sentence):
            if fact.kind in _HELD or (fact.kind is FactKind.NUMBER and one.exact):
                yield from _value(case, one, sentence, fact)
    for one in case.said:
        if one.block.side is not None and not one.own and one.exact:
            yield from _cell_values(case, one)


def _value(case: Case, one: Said, sentence: str, fact: Fact) -> Iterator[NoticeFinding]:
    value = (fact.kind, fact.value)
    about = one.about or tuple(change for change in case.shown.rows if value in change.differing)
    if fact.kind is FactKind.NUMBER:
        about = tuple(change for change in about if any(kind is FactKind.NUMBER for kind, _ in change.differing))
        if not about or _in_place(one, sentence, fact) or value not in _all(about):
            return
    if value not in _all(about):
        value = next((one for one in _same(value) if one in _all(about)), value)
    if value in _all(about):
        yield from _exchanged(about, sentence, fact)
    elif fact.kind is FactKind.DATE:
        if one.cited and any(kind is FactKind.DATE for kind, _ in _differing(one)) and not _is_known_date(case, fact):
            yield _not_shown(one, sentence, fact)
    elif one.about and not is_reason(one, sentence) and any(kind is fact.kind for kind, _ in _differing(one)):
        yield _not_shown(one, sentence, fact)
    elif value not in case.shown.stated and fact.kind is not FactKind.MONTH:
        yield from _unknown(one, sentence, fact)


def _unknown(one: Said, sentence: str, fact: Fact) -> Iterator[NoticeFinding]:
    """A value of neither version: an error where a change of it is claimed."""
    if is_reason(one, sentence):
        return
    claimed = bool(_CHANGES.search(sentence)) or bool(one.exact)
    if (
        (fact.kind in (FactKind.NAME, FactKind.SHARE, FactKind.MONEY) and claimed)
        or (fact.kind is FactKind.TERM and claimed and one.leads and one.exact)
        or (fact.kind in (FactKind.COUNTRY, FactKind.CODE) and one.exact)
    ):
        yield _not_shown(one, sentence, fact)


def _in_place(one: Said, sentence: str, fact: Fact) -> bool:
    """True if a bare number is part of a place."""
    return one.cited is not None and sentence.startswith(one.cited.text) and fact.start < len(one.cited.text)


def _is_known_date(case: Case, fact: Fact) -> bool:
    notice = case.shown.notice
    windows = [right.window for right in notice.rights if right.window]
    known = [notice.effective_date, notice.received, *(window.last_day for window in windows)]
    return fact.value in {day.isoformat() for day in (*known, *(window.coulance for window in windows)) if day}


def _differing(one: Said) -> frozenset[Value]:
    return frozenset(value for change in one.about for value in change.differing)


def _all(about: tuple[ShownChange, ...]) -> frozenset[Value]:
    return frozenset(value for change in about for value in change.stated)


def _cell_values(case: Case, one: Said) -> Iterator[NoticeFinding]:
    """Values in the cell of a side that this side does not have."""
    changes = one.about
    for fact in one.facts:
        if fact.kind not in _HELD:
            continue
        value = (fact.kind, fact.value)
        if value in _all(changes):
            wrong = [
                change
                for change in changes
                if value in (change.new_only if one.block.side == "old" else change.old_only)
            ]
            right = [change for change in changes if value in change.stated and change not in wrong]
            if wrong and not right:
                yield _wrong_side(one.text, fact, wrong[0], str(one.block.side))
        elif any(kind is fact.kind for kind, _ in _differing(one)) or value not in case.shown.stated:
            yield _not_shown(one, one.text, fact)


def _same(value: Value) -> tuple[Value, ...]:
    """The same term in the other unit: three days are 72 hours."""
    kind, text = value
    number, _, unit = text.partition(" ")
    if kind is not FactKind.TERM or unit not in ("days", "minutes"):
        return ()
    other = f"{float(number) * MINUTES:g} minutes" if unit == "days" else f"{float(number) / MINUTES:g} days"
    return ((kind, other),)


def _exchanged(about: tuple[ShownChange, ...], sentence: str, fact: Fact) -> Iterator[NoticeFinding]:
    value = (fact.kind, fact.value)
    when = tense(sentence, fact.start, fact.end)
    if when is None:
        return
    holds = [change for change in about if value in change.stated]
    wrong = [change for change in holds if value in (change.new_only if when == "old" else change.old_only)]
    if wrong and len(wrong) == len(holds):
        yield _wrong_side(sentence, fact, wrong[0], when)


def check_exchanged_words(case: Case) -> Iterator[NoticeFinding]:
    """Words of the old text told as new beside words of the new text told as old."""
    for one in case.said:
        if one.own or one.block.side is not None or len(one.exact) != 1:
            continue
        gone, come = (_marking(found) for found in differing(one.exact[0].old, one.exact[0].new))
        gone, come = _apart(gone, come), _apart(come, gone)
        told = [
            (word, tense(text, start, end), text)
            for text in sentences(one.text)
            for word, start, end in _spans(text)
            if word in gone or word in come
        ]
        old_as_new = [text for word, when, text in told if word in gone and when != "old"]
        new_as_old = [text for word, when, text in told if word in come and when == "old"]
        rightly = any((word in gone and when == "old") or (word in come and when == "new") for word, when, _ in told)
        if old_as_new and new_as_old and not rightly:
            yield error(
                "pair-not-shown",
                f"Oud en nieuw zijn verwisseld: {one.exact[0].place}.",
                f"Old and new are exchanged: {one.exact[0].place}.",
                quote=new_as_old[0],
                change=one.exact[0].id,
            )


def _marking(found: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in found if len(word) >= LEAST_LETTERS)


def _apart(these: frozenset[str], those: frozenset[str]) -> frozenset[str]:
    """The words of which the other text has no other form."""
    other = {word[:4] for word in those}
    return frozenset(word for word in these if word[:4] not in other)


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    return ((found[0].casefold(), found.start(), found.end()) for found in re.finditer(r"[^\W\d_]+", text))


def _wrong_side(quote: str, fact: Fact, change: ShownChange, told: str) -> NoticeFinding:
    nl, en = (("oud", "nieuwe"), ("old", "new")) if told == "old" else (("nieuw", "oude"), ("new", "old"))
    return error(
        "pair-not-shown",
        f"“{fact.text}” wordt {nl[0]} genoemd, en staat in {change.place} alleen in de {nl[1]} tekst.",
        f"“{fact.text}” is told as {en[0]}, and {change.place} has it in the {en[1]} text only.",
        quote=quote,
        change=change.id,
    )


def _not_shown(one: Said, sentence: str, fact: Fact) -> NoticeFinding:
    place = one.about[0].place if one.about else None
    where = (f"in {place}", f"in {place}") if place else ("in een van de versies", "in either version")
    return error(
        "value-not-shown",
        f"“{fact.text}” staat niet {where[0]}.",
        f"“{fact.text}” is not {where[1]}.",
        quote=sentence,
        change=one.exact[0].id if one.exact else None,
    )


def check_operations(case: Case) -> Iterator[NoticeFinding]:
    """Text or a party that is said to come and goes, or the reverse; a term said to be longer that is shorter."""
    for one, sentence in case.own_words():
        yield from _named(case, sentence)
        if len(one.exact) == 1:
            yield from _come_or_gone(one, sentence)
        for change in () if is_reason(one, sentence) else one.exact:
            yield from _direction(change, sentence)


def _named(case: Case, sentence: str) -> Iterator[NoticeFinding]:
    """A party with its name and one verb in the sentence."""
    names = [fact for fact in facts(sentence) if fact.kind is FactKind.NAME]
    added, removed = bool(_ADDED.search(sentence)), bool(_REMOVED.search(sentence))
    if len(names) != 1 or added == removed:
        return
    value = (names[0].kind, names[0].value)
    came = [change for change in case.shown.changes if value in change.new_only]
    went = [change for change in case.shown.changes if value in change.old_only]
    if (added and went and not came) or (removed and came and not went):
        yield _opposite(sentence, (went or came)[0], added=added)


def _come_or_gone(one: Said, sentence: str) -> Iterator[NoticeFinding]:
    change = one.exact[0]
    added, removed = bool(_ADDED.search(sentence)), bool(_REMOVED.search(sentence))
    if Operation.INSERTED in change.operations and removed and not added:
        yield _opposite(sentence, change, added=False)
    if Operation.DELETED in change.operations and added and not removed:
        yield _opposite(sentence, change, added=True)


def _opposite(sentence: str, change: ShownChange, *, added: bool) -> NoticeFinding:
    nl, en = ("toegevoegd", "added") if added else ("vervallen", "removed")
    return error(
        "operation-differs",
        f"Dit noemt de kennisgeving {nl}; in {change.place} is het andersom.",
        f"The notice calls this {en}; in {change.place} it is the other way round.",
        quote=sentence,
        change=change.id,
    )


def _direction(change: ShownChange, sentence: str) -> Iterator[NoticeFinding]:
    for kinds, more, less in (
        ((FactKind.TERM,), _LONGER, _SHORTER),
        ((FactKind.MONEY, FactKind.SHARE), _HIGHER, _LOWER),
    ):
        grown = _grown(change, kinds)
        if grown is None:
            continue
        says_more, says_less = bool(more.search(sentence)), bool(less.search(sentence))
        if says_more != says_less and says_more != grown:
            yield error(
                "operation-differs",
                f"De kennisgeving noemt de verkeerde richting: in {change.place} gaat het andersom.",
                f"The notice tells the wrong direction: in {change.place} it goes the other way.",
                quote=sentence,
                change=change.id,
            )


def _grown(change: ShownChange, kinds: tuple[FactKind, ...]) -> bool | None:
    """True if the one value of these kinds grew; None if there is not one on each side, in one unit."""
    sides = []
    for side in (change.old_only, change.new_only):
        found = [value for kind, value in side if kind in kinds]
        if len(found) != 1:
            return None
        sides.append(_measured(found[0]))
    (old, old_unit), (new, new_unit) = sides
    if {old_unit, new_unit} == {"days", "months"}:
        old, new = (old * 30 if old_unit == "months" else old), (new * 30 if new_unit == "months" else new)
    elif old_unit != new_unit:
        return None
    return None if old == new else new > old


def _measured(value: str) -> tuple[float, str]:
    number = re.search(r"[\d.]+", value)
    return (float(number[0]) if number else 0.0), re.sub(r"[\d.]+", "", value).strip()

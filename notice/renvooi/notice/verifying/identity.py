"""Which document, which versions and which files a notice says it is about."""

import re
from collections.abc import Iterator

from renvooi.model import Notice, NoticeFinding
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import error, warning
from renvooi.notice.verifying.wording import squashed

_VERSION = re.compile(
    r"\b(?:versies?|versions?|versienummer|edition)\b[\s:]*(?:nummer\s+)?[“\"(]?(?P<v>\d{1,2}-\d{4}|\d{4}-\d{1,2})\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?<![\w.-])(?:\d{2}-\d{4}|\d{4}-\d{2})(?![\w-])")
_DIGEST = re.compile(r"\b[0-9a-fA-F]{64}\b")
_ID = re.compile(r"\bnotice-[0-9a-f]{6,}\b")
_OLD = re.compile(r"\b(?:oude|vorige|huidige|old|previous|current|vervangt|replaces|opvolger van)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:nieuwe|new)\b", re.IGNORECASE)
_STEP = re.compile(
    rf"(?P<a>{_LABEL.pattern})[^.]{{0,40}}?\b(?P<verb>wordt|naar|becomes|to|door|by|vervangt|replaces|opvolger van)\b[^.]{{0,40}}?(?P<b>{_LABEL.pattern})",
    re.IGNORECASE,
)
_OF_ACCOUNT = re.compile(
    r"\b(?:waarom|redenen|reden|omdat|why|reasons?|because|partij(?:en)?|part(?:y|ies)|beantwoord|answered"
    r"|redactioneel|editorial|over\s+zichzelf|about\s+itself)\b",
    re.IGNORECASE,
)
"""Words in a sentence, or in the headings over it, by which it may be the account of a processor."""
_TURNED = frozenset("vervangt replaces".split())


def check_identity(case: Case) -> Iterator[NoticeFinding]:
    """Versions, files and ids that are not those of the step."""
    for one, sentence in case.own_words():
        if one.exact:
            continue
        yield from _versions(case, sentence)
        yield from _digests(case, sentence)
        yield from _ids(case, sentence)


def _ids(case: Case, sentence: str) -> Iterator[NoticeFinding]:
    """An id that is not that of the notice: wrong where the account is the same, which is part of the id."""
    right = case.shown.notice.id
    if all(found[0] == right for found in _ID.finditer(sentence)):
        return
    if _has_same_account(case):
        yield error("id-differs", f"Het kenmerk hoort te zijn: {right}.", f"The id should be {right}.", quote=sentence)
    else:
        yield warning(
            "id-differs",
            f"Met de gegeven redenen is het kenmerk {right}; met andere redenen is het een ander kenmerk.",
            f"With the reasons that were given the id is {right}; other reasons have another id.",
            quote=sentence,
        )


def _has_same_account(case: Case) -> bool:
    """Whether the notice gives the reasons, answers and details of ours, and no others."""
    told = squashed(case.told.text)
    if not all(squashed(one) in told for one in _account(case.shown.notice)):
        return False
    return not any(
        _OF_ACCOUNT.search(" ".join((sentence, *one.block.about)))
        for one, sentence in case.own_words()
        if not _ID.search(sentence)
    )


def _account(notice: Notice) -> Iterator[str]:
    """What people gave to a notice, as its reader sees it."""
    for row in (*notice.rows, *notice.editorial, *notice.archived):
        yield row.why or ""
        yield row.verdict.because if row.verdict is not None else ""
    for one in notice.accepted:
        yield one.because
    for party in notice.engaged:
        yield from (party.name, party.address or "", party.contact or "", party.transfer or "")
        yield from (*party.services, *party.data)


def _versions(case: Case, sentence: str) -> Iterator[NoticeFinding]:
    old, new = case.shown.notice.old.version, case.shown.notice.new.version
    known = {old, new}
    if old is None or new is None or old == new:
        return
    for found in _VERSION.finditer(sentence):
        if found["v"] not in known and found["v"] not in _stated(case):
            yield _wrong(case, sentence)
            return
    step = _STEP.search(sentence)
    if step and {step["a"], step["b"]} == known:
        first_is_new = step["verb"].casefold() in _TURNED
        if (step["a"] == new) != first_is_new:
            yield _wrong(case, sentence)
        return
    named = [found[0] for found in _LABEL.finditer(sentence) if found[0] in known]
    if len(set(named)) == 1 and "bestand" not in sentence:
        is_old, is_new = bool(_OLD.search(sentence)), bool(_NEW.search(sentence))
        if is_old != is_new and (named[0] == new) is is_old and not _VERSIONED_HEADING.search(sentence):
            yield _wrong(case, sentence)


_VERSIONED_HEADING = re.compile(r"\bVerschillen\s+met\b", re.IGNORECASE)


def _stated(case: Case) -> frozenset[str]:
    """Labels that the text of either version names: those of other documents, and of earlier versions."""
    return frozenset(
        found[0] for one in (*case.shown.old_sentences, *case.shown.new_sentences) for found in _LABEL.finditer(one)
    )


def _wrong(case: Case, sentence: str) -> NoticeFinding:
    old, new = case.shown.notice.old.version, case.shown.notice.new.version
    return error(
        "version-differs",
        f"De versies kloppen niet: {old} wordt {new}.",
        f"The versions are wrong: {old} becomes {new}.",
        quote=sentence,
    )


def _digests(case: Case, sentence: str) -> Iterator[NoticeFinding]:
    sides = {"old": case.shown.notice.old.sha256, "new": case.shown.notice.new.sha256}
    found = [one[0].casefold() for one in _DIGEST.finditer(sentence)]
    if not found:
        return
    is_old, is_new = bool(_OLD.search(sentence)), bool(_NEW.search(sentence))
    expected = (
        {sides["old"]} if is_old and not is_new else {sides["new"]} if is_new and not is_old else set(sides.values())
    )
    if not set(found) <= expected:
        yield error(
            "digest-differs",
            "Deze SHA-256 is niet die van het bestand.",
            "This SHA-256 is not that of the file.",
            quote=sentence,
        )

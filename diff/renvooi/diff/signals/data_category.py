"""Which kinds of personal data, or of whom, are processed changed.

    Het portaal bewaart namen.   ->   Het portaal bewaart namen en medische gegevens.

Looked at are sentences that say what is processed, and entries of a list that name nothing else.
"""

import re

from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.classes import has_finite_verb
from renvooi.diff.signals.concepts import concepts
from renvooi.diff.signals.data_kinds import all_kinds, people, strong_kinds
from renvooi.diff.signals.definition import changes_every_use
from renvooi.diff.signals.matched import matched
from renvooi.diff.signals.parties import Actor, mentions
from renvooi.diff.signals.purpose import purposes
from renvooi.model import Signal, SignalType

_SAYS_WHAT = re.compile(
    r"\bverwerk(?:t|en|ing|ingen)?\b|\bbevat(?:ten)?\b|\bomvat(?:ten)?\b|\bverzamel|\bbewa(?:ar|ren|ard)|\bopgeslagen\b|\bslaa[nt]\b|\bvastgelegd\b|\bleg(?:t|gen)\b|\bregistre|\bgeregistreerd"
    r"|\bcategorie|\bbetref(?:t|fen)\b|\bhet\s+gaat\s+om\b|\bbetrekking\s+op\b|\bverstaan\b|\bsoort(?:en)?\b|\bte\s+weten\b|\bwaaronder\b|\bbetrokkenen\b|\buitgewisseld\b|\bontvang"
    r"|\bverstrek|\bdeelt\b|\bgedeeld\b|\bingevoerd|\bdoorgegeven\b|\bverzonden\b|\bpersoonsgegevens\b|\bbestaa[nt]\b|\bvraagt\b|\bgebruikt\b|\btoont\b|\bgetoond\b|\bgekoppeld\b|\bhaal(?:t|en)\b|\bopgehaald\b",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"gegevens\s+(?:\S+\s+){0,2}?(?:van|over)\b|\bbetrokkenen\b|\bpersonen\b|\bdossiers?\s+van\b|verwerk", re.IGNORECASE
)
_LIST = re.compile(
    r"\b(te weten|namelijk|zijnde)\b|\b(waaronder|zoals|onder andere|o\.a\.|onder meer|bijvoorbeeld)\b", re.IGNORECASE
)
_NOT_PERSONAL, _PERSONAL = "no personal data", "persoonsgegevens"
_COLLECTS = re.compile(
    r"\b(?:(?P<surely>verzamel(?:t|en)|registreer(?:t)|registreren|slaa[nt]|leg(?:t|gen)|haal(?:t|en)|(?:volgende|deze)\s+(?:persoons)?gegevens(?:\s+\w+){0,4}:|(?:soorten|categorieën)\s+(?:persoons)?gegevens(?:\s+\w+){0,4}:)|verwerk(?:t|en)"
    r"|betrokkenen\s+zijn)\s+",
    re.IGNORECASE,
)
_OBJECT_END = re.compile(
    r"\s+(?:op|vast)\b|[.;:]|\s+(?:met|om|voor|ten|van|in|die|dat|waarvan|tijdens|bij|zoals|namens|door|binnen|uitsluitend|alleen)\s",
    re.IGNORECASE,
)
_OBJECT_WORDS = 3
"""Words of one kind of data in an enumeration."""
_LIST_WORDS = 12
"""Words up to which a text without a verb is an entry of a list."""


def find_data_category(case: Case) -> tuple[Signal, ...]:
    """Kinds of data, or groups of people, that one side names and the other does not."""
    found = matched(case, lists_whole=True)
    if found is None:
        return ()
    assert case.old is not None
    assert case.new is not None
    signals = [one for old, new in found.pairs for one in _compare(old, new, case.old, case.new)]
    if not signals:
        for texts, others, gone in ((found.gone, case.new.text, True), (found.come, case.old.text, False)):
            for text in texts:
                only = {name: words for name, words in strong_kinds(text).items() if name not in all_kinds(others)}
                if only and _SAYS_WHAT.search(text):
                    signals.append(_signal(only if gone else {}, {} if gone else only, text))
    return tuple(signals)


def _compare(old: str, new: str, before: Side, after: Side) -> list[Signal]:
    left, right = _named(old, before), _named(new, after)
    for one, another in ((left, right), (right, left)):
        if _NOT_PERSONAL in one and _PERSONAL not in another:
            # only where it takes the place of personal data does it say that other data are processed
            del one[_NOT_PERSONAL]
    gone = {name: words for name, words in left.items() if name not in right}
    come = {name: words for name, words in right.items() if name not in left}
    if gone or come:
        return [_signal(gone, come, new)]
    if (gone_items := _other_items(old, new, left)) or (come_items := _other_items(new, old, right)):
        come_items = _other_items(new, old, right)
        return [
            _signal(dict(zip(gone_items, gone_items, strict=True)), dict(zip(come_items, come_items, strict=True)), new)
        ]
    if left and right and _closed(old) != _closed(new) and None not in (_closed(old), _closed(new)):
        evidence = "the kinds of data were all that there are, and are examples now, or the other way round"
        return [signal(SignalType.DATA_CATEGORY, ", ".join(left.values()), ", ".join(right.values()), evidence)]
    return []


def _named(text: str, side: Side) -> dict[str, str]:
    """What a sentence says is processed: kinds of data, then of whom; what for is another question."""
    for purpose in purposes(text, side.parties):
        text = text.replace(purpose, " ")
    if not (_SAYS_WHAT.search(text) or _is_entry(text)):
        return strong_kinds(text) if _OF_PEOPLE.search(text) else {}
    found = dict(all_kinds(text))
    if _OF_PEOPLE.search(text):
        clients = {one.text for one in mentions(text, side.parties) if one.actor is Actor.CLIENT}
        found |= {name: words for name, words in people(text).items() if words not in clients}
    return found


def _other_items(text: str, other: str, known: dict[str, str]) -> tuple[str, ...]:
    """The objects of "verzamelt" and its like that the other text has not, where they are kinds of data."""
    return tuple(one for one in _objects(text, known) if not concepts(one) & concepts(other))


def _objects(text: str, known: dict[str, str]) -> list[str]:
    verb = _COLLECTS.search(text)
    if verb is None or not (known or verb["surely"]):
        return []
    stop = _OBJECT_END.search(text, verb.end() - 1)
    listed = re.split(r",\s*|\s+en\s+|\s+of\s+", text[verb.end() : stop.start() if stop else len(text)])
    return listed if len(listed) > 1 and all(len(one.split()) <= _OBJECT_WORDS for one in listed) else []


def _is_entry(text: str) -> bool:
    return len(text.split()) <= _LIST_WORDS and not has_finite_verb(text) and bool(all_kinds(text))


def _closed(text: str) -> bool | None:
    """True for "te weten", False for "waaronder"; None where neither is said."""
    found = _LIST.search(text)
    return None if found is None else found[1] is not None


def _signal(gone: dict[str, str], come: dict[str, str], sentence: str) -> Signal:
    old, new = (", ".join(found.values()) or None for found in (gone, come))
    evidence = (
        f"kinds of data only in the old text: {', '.join(gone) or 'none'}; only in the new: {', '.join(come) or 'none'}"
    )
    return signal(SignalType.DATA_CATEGORY, old, new, evidence + changes_every_use(sentence))

"""A third party was engaged, replaced or dropped.

In the list of sub-processors every entry counts; elsewhere the names with a legal form in a
sentence that speaks of sub-processors. A letter that shifts or a "; en" that follows is no
change of a party.
"""

import re

from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.sentences import sentences
from renvooi.model import NodeType, Role, Signal, SignalType

_FORM = r"(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|Ltd\.?|Limited|GmbH|Inc\.?|LLC|LLP|S\.?A\.?S?\.?|S[aà]rl|AG|SE|AB|Oy|ApS|A/S|plc|Corp\.?|Corporation|Pvt\.?(?:\s+Ltd\.?)?|S\.?p\.?A\.?|S\.?r\.?l\.?)"
_NAME = re.compile(rf"((?:[A-Z0-9][\w&'.-]*\s+(?:(?:&|en|of|the)\s+(?=[A-Z]))?){{1,6}}?){_FORM}(?![\w])")
_ENGAGED = re.compile(r"\bsub-?\s?(?:processors?|verwerkers?)\b|\bingeschakelde\s+derde", re.IGNORECASE)
_ENTRY_END = re.compile(r"[,;:(]|\s-\s|\s+(?:voor|ten\s+behoeve|gevestigd|te|in|aan)\s+")
_LIST_END = re.compile(r"(?:[;,]\s*en|[;,.])$")


def find_sub_processor(case: Case) -> tuple[Signal, ...]:
    """Entries and names of third parties that came, went or changed."""
    if any(_is_entry(side) for side in case.sides):
        return _entry(case)
    if case.old is None or case.new is None:
        side = case.old or case.new
        return _one_sided(case, side) if side and Role.SUB_PROCESSORS in side.roles else ()
    before, after = _engaged_names(case.old), _engaged_names(case.new)
    return _difference(before, after)


def _is_entry(side: Side) -> bool:
    """True for an item of the list itself, and not for what is said of a party below its item."""
    return side.list_role is Role.SUB_PROCESSORS and side.type is NodeType.CLAUSE


def _entry(case: Case) -> tuple[Signal, ...]:
    old = entry_name(case.old.text) if case.old else None
    new = entry_name(case.new.text) if case.new else None
    kind = SignalType.SUB_PROCESSOR
    if case.old is None:
        return (signal(kind, None, new, f"in the list of sub-processors, not before: {new}"),)
    if case.new is None:
        return (signal(kind, old, None, f"no longer in the list of sub-processors: {old}"),)
    if old != new:
        return (signal(kind, old, new, f"the list of sub-processors named {old} and names {new}"),)
    if _said(case.old.text) != _said(case.new.text):
        return (signal(kind, case.old.text, case.new.text, f"the entry of sub-processor {new} says something else"),)
    return ()


def entry_name(text: str) -> str:
    """The name that an entry of the list begins with."""
    if found := _NAME.match(text):
        return found[0].strip()
    return _LIST_END.sub("", _ENTRY_END.split(text, maxsplit=1)[0].strip())


def _said(text: str) -> str:
    return _LIST_END.sub("", text.strip()).strip()


def _engaged_names(side: Side) -> tuple[str, ...]:
    """Names with a legal form in the sentences about sub-processors; all of them below the list."""
    listed = Role.SUB_PROCESSORS in side.roles
    spoken = (text for text in sentences(side.text) if listed or _ENGAGED.search(text))
    return tuple(dict.fromkeys(found[0].strip() for text in spoken for found in _NAME.finditer(text)))


def _one_sided(case: Case, side: Side) -> tuple[Signal, ...]:
    names = _engaged_names(side)
    return _difference((), names) if case.old is None else _difference(names, ())


def _difference(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Signal, ...]:
    kind = SignalType.SUB_PROCESSOR
    gone = [
        signal(kind, name, None, f"no longer named as a third party: {name}") for name in before if name not in after
    ]
    come = [
        signal(kind, None, name, f"named as a third party, not before: {name}") for name in after if name not in before
    ]
    return (*gone, *come)

"""A third party was engaged, replaced, renamed or dropped, or is engaged for something else.

    c Alfa Hosting B.V.; en   ->   d Alfa Cloud B.V.        one signal: renamed

In the list of sub-processors the record of an entry counts, and of what stands below it; a letter
that shifts or a "; en" that follows is no change of a party. Elsewhere the names count of those
whom a sentence engages.
"""

from collections.abc import Iterator, Sequence

from renvooi.diff.records.engaging import ENGAGES, legal_names, names_in
from renvooi.diff.records.entries import BAR
from renvooi.diff.records.names import canonical, key_of, split_name
from renvooi.diff.records.pairing import names_alike
from renvooi.diff.records.same import same_text, same_values
from renvooi.diff.records.sub_processors import own_values, parties_of, values_of
from renvooi.diff.records.values import Value
from renvooi.diff.records.wording import bare
from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.sentences import sentences
from renvooi.model import FieldName, NodeType, Role, Signal, SignalType

_KIND = SignalType.SUB_PROCESSOR
_LISTED = Role.SUB_PROCESSORS


_NOTATION = frozenset({FieldName.LOCATION, FieldName.COUNTRY, FieldName.TRANSFER})


def find_sub_processor(case: Case) -> tuple[Signal, ...]:
    """Entries and names of third parties that came, went or changed."""
    if any(_is_entry(side) for side in case.sides):
        return tuple(_entry(case))
    if case.old is not None and case.new is not None and _is_below(case.old) and _is_below(case.new):
        old, new = case.old, case.new
        return tuple(_says_else(old, new, values_of(old.text), values_of(new.text)))
    # what came or went below an entry may have come or gone with it, and is no party of its own
    before = engaged(case.old) if case.old is not None else ()
    after = engaged(case.new) if case.new is not None else ()
    return tuple(_difference(before, after)) or _engagement(case)


def _is_entry(side: Side) -> bool:
    """True for an item of the list itself, and not for what is said of a party below its item."""
    return side.list_role is _LISTED and side.type is NodeType.CLAUSE


def _is_below(side: Side) -> bool:
    """True for what is said of a party below its entry."""
    return _LISTED in side.roles and side.role is not _LISTED and side.type is not NodeType.SECTION


def _entry(case: Case) -> Iterator[Signal]:
    old, said = _parties(case.old)
    new, says = _parties(case.new)
    gone, come = (
        [name for name in side if _key(name) not in set(map(_key, other))] for side, other in ((old, new), (new, old))
    )
    if case.old is not None and case.new is not None and len(gone) == len(come) == 1:
        # the aligner took the two entries for one, and says so in its change
        what = "is renamed" if names_alike(gone[0], come[0]) else "is replaced"
        yield signal(_KIND, gone[0], come[0], f"the entry of sub-processor {gone[0]} {what}: it names {come[0]}")
    else:
        yield from (signal(_KIND, name, None, f"no longer in the list of sub-processors: {name}") for name in gone)
        yield from (signal(_KIND, None, name, f"in the list of sub-processors, not before: {name}") for name in come)
    if case.old is not None and case.new is not None and not gone and not come:
        yield from _says_else(case.old, case.new, said, says)


def _parties(side: Side | None) -> tuple[tuple[str, ...], tuple[Value, ...]]:
    """Whom an entry names, and what it says of them."""
    if side is None:
        return (), ()
    # the cells of a row say one thing each
    named, rest = parties_of(side.text.replace(BAR, "; "))
    return tuple(one.name for one in named), own_values(rest)


def _key(name: str) -> tuple[str, str]:
    """A party with its legal form, in whatever spelling: "B.V." and "BV" are one."""
    return key_of(name), canonical(split_name(name).form or "")


def _says_else(old: Side, new: Side, said: Sequence[Value], says: Sequence[Value]) -> Iterator[Signal]:
    """An entry or a bullet below one whose words differ: by field where it can be told, else as a whole."""
    found = tuple(_fields(old, new, said, says))
    if found:
        yield from found
    elif not same_text(bare(old.text), bare(new.text)):
        yield signal(_KIND, bare(old.text), bare(new.text), "what is said of the sub-processor is something else")


def _fields(old: Side, new: Side, said: Sequence[Value], says: Sequence[Value]) -> Iterator[Signal]:
    for name in FieldName:
        before, after = (tuple(value for field, value in side if field is name) for side in (said, says))
        if same_values(name, before, after):
            continue
        was, now = ("; ".join(side) or None for side in (before, after))
        evidence = f"{name.value} of the sub-processor: {was or 'not stated'}, now {now or 'not stated'}"
        if name in _NOTATION:
            # the words of the text, for the values are in renvooi's own notation
            was, now = (bare(side.text) if value else None for side, value in ((old, was), (new, now)))
        yield signal(_KIND, was, now, evidence)


def _engagement(case: Case) -> tuple[Signal, ...]:
    """A signal where somebody unnamed is engaged on one side only."""
    old, new = (_engaging(side) for side in (case.old, case.new))
    if (old is None) is (new is None):
        return ()
    evidence = "engages someone, not before" if old is None else "no longer engages someone"
    return (signal(_KIND, old, new, f"{evidence}: {new or old}"),)


def _engaging(side: Side | None) -> str | None:
    """The first sentence that engages someone; None without one."""
    found = (text for text in sentences(side.text) if ENGAGES.search(text)) if side is not None else iter(())
    return next(found, None)


def engaged(side: Side) -> tuple[str, ...]:
    """The names in sentences that engage someone; in a list of sub-processors also those with a legal form elsewhere."""
    listed = _LISTED in side.roles
    found: list[str] = []
    for text in sentences(side.text):
        found += names_in(text, side.parties) or (legal_names(text, side.parties) if listed else ())
    return tuple(dict.fromkeys(found))


def _difference(before: Sequence[str], after: Sequence[str]) -> Iterator[Signal]:
    """Names that came or went; two that are alike are one party under another name."""
    gone, come = ([name for name in side if name not in other] for side, other in ((before, after), (after, before)))
    for name in gone:
        later = next((other for other in come if names_alike(name, other)), None)
        if later is None:
            yield signal(_KIND, name, None, f"no longer named as a third party: {name}")
        else:
            come.remove(later)
            yield signal(_KIND, name, later, f"the third party {name} is named {later}")
    yield from (signal(_KIND, None, name, f"named as a third party, not before: {name}") for name in come)

"""A third party was engaged, replaced, renamed or dropped, or is engaged for something else.

    c Alfa Hosting B.V.; en   ->   d Alfa Cloud B.V.        one signal: renamed

In the list of sub-processors the record of an entry counts, and of what stands below it; a letter
that shifts or a "; en" that follows is no change of a party. Elsewhere the names count of those
whom a sentence engages.
"""

import re
from collections.abc import Iterator, Sequence

from renvooi.diff.records.engaging import ENGAGES, SPEAKS_OF_CERTIFYING, legal_names, names_in
from renvooi.diff.records.entries import BAR
from renvooi.diff.records.names import canonical, key_of, names_alike, one_form, split_name
from renvooi.diff.records.same import same_text, same_values
from renvooi.diff.records.sub_processors import own_values, parties_of, values_of
from renvooi.diff.records.values import Value
from renvooi.diff.records.wording import bare
from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.matched import matched, with_lists
from renvooi.diff.signals.sentences import sentences, stems
from renvooi.model import FieldName, NodeType, Role, Signal, SignalType

_KIND = SignalType.SUB_PROCESSOR
_LISTED = Role.SUB_PROCESSORS


_CALLS = r",?\s+\(?(?:voorheen|voordien|eerder|tot\s+\w+|vroeger|voormalig)\b"
_FORMERLY = re.compile(
    r"\b(?:voorheen|voordien|eerder|vroeger|voormalig)\s+(?:(?:genaamd|geheten|bekend\s+als|handelend\s+onder\s+de\s+naam):?\s+)?(?P<rest>[^.;()]{1,80}(?:\.[^;()]{0,20})?)",
    re.IGNORECASE,
)
"""What a text says that a party was named before."""
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
    text = case.new.text if case.new is not None else ""
    return (
        tuple(_difference(before, after, text))
        or tuple(_exchanged(case, before, after))
        or _engagement(case)
        or (() if before or after else tuple(_places(case)))
    )


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
    elif not same_text(*(one_form(bare(side.text)) for side in (old, new))):
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
    for text in with_lists(side.text):
        found += names_in(text, side.parties) or (legal_names(text, side.parties) if listed else ())
    return tuple(dict.fromkeys(found))


def _places(case: Case) -> Iterator[Signal]:
    """Names that took each other's place, or another's, in sentences that say nothing of engaging.

    "De back-ups staan bij Alfa B.V." -> "De back-ups staan bij Beta B.V."
    """
    found = matched(case)
    if found is None or case.old is None or case.new is None:
        return
    for old, new in found.pairs:
        if SPEAKS_OF_CERTIFYING.search(f"{old} {new}"):
            continue
        before, after = (
            tuple(name for name in legal_names(text, side.parties) if not _POSTAL.search(name))
            for text, side in ((old, case.old), (new, case.new))
        )
        if before and after:
            yield from _difference(before, after, new)


_POSTAL = re.compile(r"\d{4}\s?[A-Z]{2}$")
"""A postal code ends as a Swedish company does: "1234 AB"."""
_TASK_WORDS = 6
"""Words behind a name among which its task is looked for."""


def _tasks(side: Side, names: Sequence[str]) -> dict[str, frozenset[str]]:
    """For each name the content words between it and the next: "Alfa (hosting) en Beta (support)"."""
    result = {}
    for name in names:
        at = side.text.find(name) + len(name)
        end = min((place for other in names if (place := side.text.find(other, at)) > 0), default=len(side.text))
        result[name] = stems(" ".join(side.text[at:end].split(". ")[0].split()[:_TASK_WORDS]))
    return result


def _exchanged(case: Case, names: Sequence[str], others: Sequence[str]) -> Iterator[Signal]:
    """Parties who are the same, and whose tasks were exchanged."""
    if case.old is None or case.new is None or len(names) < 2 or set(names) != set(others):
        return
    old, new = _tasks(case.old, names), _tasks(case.new, names)
    for name in names:
        other = next((one for one in names if one != name and old[one] and old[one] == new[name]), None)
        if other is not None and old[name] != new[name]:
            evidence = f"{name} does what {other} did"
            yield signal(_KIND, case.old.text, case.new.text, evidence)
            return


def _difference(before: Sequence[str], after: Sequence[str], text: str) -> Iterator[Signal]:
    """Names that came or went; two that are alike are one party under another name.

    A name that `text` itself calls a new one of a party ("voorheen Alfa B.V.") is no other party.
    """
    gone, come = ([name for name in side if name not in other] for side, other in ((before, after), (after, before)))
    formerly = {_key(name) for found in _FORMERLY.finditer(text) for name in before if found["rest"].startswith(name)}
    if formerly:
        gone = [name for name in gone if _key(name) not in formerly]
        come = [name for name in come if not re.search(re.escape(name) + _CALLS, text)]
    for name in gone:
        later = next((other for other in come if names_alike(name, other)), None)
        if later is None:
            yield signal(_KIND, name, None, f"no longer named as a third party: {name}")
        else:
            come.remove(later)
            yield signal(_KIND, name, later, f"the third party {name} is named {later}")
    yield from (signal(_KIND, None, name, f"named as a third party, not before: {name}") for name in come)

"""Findings about references that no longer mean what they meant: from a pair of versions, and from one alone."""

from collections.abc import Iterator

from renvooi.diff.outline import Item, Outline
from renvooi.diff.references.alone import Proven, Shifted, find_shifted, series_of
from renvooi.diff.references.follow import Followed, Ledger
from renvooi.diff.references.index import number_of
from renvooi.diff.references.naming import cited_as, short
from renvooi.diff.references.resolve import Resolver
from renvooi.model import Finding, Severity

STALE = "reference-stale"
SPLIT = "reference-split"


def find_stale(ledger: Ledger) -> tuple[Finding, ...]:
    """The stale references of the new version, in reading order: those that were followed, and those seen in it alone."""
    followed = [(_place(citing, one.new.start), _stale(one, citing, ledger)) for one, citing in ledger.stale]
    known = {place for place, _ in followed}
    alone = find_shifted(ledger.new, ledger.alignment.new, proven=_proven(ledger))
    seen = [(place, _finding(one)) for one in alone if (place := _place(one.citing, one.reference.start)) not in known]
    split = [(place, finding) for place, finding in _split(ledger) if place not in known]
    return tuple(finding for _, finding in sorted([*followed, *seen, *split], key=lambda one: one[0]))


def find_stale_alone(items: Outline, resolver: Resolver | None = None) -> tuple[Finding, ...]:
    """The stale references that one version shows by itself, in reading order."""
    shifted = find_shifted(resolver or Resolver(items), items)
    found = [(_place(one.citing, one.reference.start), _finding(one)) for one in shifted]
    return tuple(finding for _, finding in sorted(found, key=lambda one: one[0]))


def _proven(ledger: Ledger) -> Proven:
    shifts = {
        (series_of(ledger.new, citing, one.new.number), shift)
        for one, citing in ledger.stale
        if (shift := _shift(one)) is not None
    }
    return Proven(frozenset(shifts), ledger.right) if shifts else Proven()


def _place(citing: Item, start: int) -> tuple[int, int]:
    return citing.index, start


def _shift(followed: Followed) -> int | None:
    """How far the target went from its number; None if it is gone or has no plain number."""
    if followed.stands_now is None:
        return None
    label, number = number_of(followed.stands_now) or "", followed.new.number
    before, _, last = label.rpartition(".")
    above, _, cited = number.rpartition(".")
    return int(last) - int(cited) if before == above and last.isdigit() and cited.isdigit() else None


def _stale(followed: Followed, citing: Item, ledger: Ledger) -> Finding:
    assert followed.old_target is not None
    now, stands_now = followed.new_target, followed.stands_now
    deleted = ", a clause that is deleted" if stands_now is None else ""
    takes = f"{', ' if deleted else ' '}and is now {short(now)}" if now is not None else ""
    replaced = ledger.is_replaced(followed)
    right = cited_as(followed.new, stands_now, citing, ledger.new) if stands_now is not None else None
    return Finding(
        code=STALE,
        severity=Severity.WARNING if replaced else Severity.ERROR,
        message=(
            f'{citing.address} refers to "{followed.new.text}", which was {short(followed.old_target)}{deleted}{takes}'
        ),
        at=citing.ref(),
        suggestion=right,
        related=tuple(item.ref() for item in (stands_now, now) if item is not None),
    )


def _finding(shifted: Shifted) -> Finding:
    """A reference that its own words give away; one without such words is only told of."""
    one = shifted
    says = f'{one.citing.address} refers to "{one.reference.text}", which is {short(one.printed)}'
    if one.reason is None:
        message = f"{says}; other references near it are {abs(one.shift)} too {'low' if one.shift > 0 else 'high'}: look whether this one is"
    else:
        message = f"{says}; {one.reason}, and that is {short(one.meant)}"
    return Finding(
        code=STALE,
        severity=Severity.ERROR if one.reason is not None else Severity.INFO,
        message=message,
        at=one.citing.ref(),
        suggestion=one.correct,
        related=tuple(item.ref() for item in (one.meant, one.printed) if item is not None),
    )


def _split(ledger: Ledger) -> Iterator[tuple[tuple[int, int], Finding]]:
    """References to a clause that was split: which half is meant is not said."""
    if not any(part.more_new for part in ledger.alignment.parts):
        return
    for link in ledger.alignment.links:
        old, new = ledger.alignment.old[link.old], ledger.alignment.new[link.new]
        if not ledger.old.references(old):
            continue
        for followed in ledger.follow(old, new):
            halves = ledger.halves(followed.old_target)
            if halves and followed.new_target in halves and followed.new_target is not new:
                yield _place(new, followed.new.start), _which_half(followed, new, halves)


def _which_half(followed: Followed, citing: Item, halves: tuple[Item, ...]) -> Finding:
    names = " and ".join(item.address for item in halves)
    message = f'{citing.address} refers to "{followed.new.text}", which was split into {names}: look which is meant'
    related = tuple(item.ref() for item in halves)
    return Finding(SPLIT, Severity.WARNING, message, citing.ref(), None, related)

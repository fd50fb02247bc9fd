"""An amount, a percentage, a size, a clock time or a count changed; norms, articles and periods are none.

maximaal vijf gebruikers   ->   maximaal 5 gebruikers     the same
maximaal vijf gebruikers   ->   minimaal vijf gebruikers  another limit
€ 100 per maand            ->   € 100 per jaar            another amount
"""

import re
from functools import lru_cache

from renvooi.diff.signals import amounts, date, term
from renvooi.diff.signals.amounts import Quantity
from renvooi.diff.signals.benefits import actor_at, other_party
from renvooi.diff.signals.case import Case
from renvooi.diff.signals.taken import Taken
from renvooi.diff.signals.values import differing
from renvooi.model import Beneficiary, Direction, Signal, SignalType

__all__ = ["Quantity", "canonical", "find_quantity", "quantities"]

_PAYS = re.compile(
    r"\b(?:betaal|betalen|betaalt|verschuldigd|vergoed|vergoedt|vergoeden|verbeurt|draagt\s+bij|kost)\w*", re.IGNORECASE
)
_CHARGES = re.compile(
    r"\b(?:rekent|rekenen|factureert|factureren|brengt|brengen|hanteert|ontvangt|ontvangen)\b", re.IGNORECASE
)


def find_quantity(case: Case) -> tuple[Signal, ...]:
    """Numbers that differ, each beside what it became."""
    if case.old is None or case.new is None:
        return ()
    old, new = quantities(case.old.text), quantities(case.new.text)
    pairs = differing(old, new, same=_same, old_text=case.old.text, new_text=case.new.text)
    return tuple(_signal(before, after, case) for before, after in pairs)


def _same(old: Quantity, new: Quantity) -> bool:
    return (old.kind, old.said, old.limit) == (new.kind, new.said, new.limit)


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in the order in which they stand."""
    taken = Taken()
    taken.add_all(date.dates(text))
    taken.add_all(term.terms(text))
    return tuple(sorted(amounts.read(text, taken), key=lambda quantity: quantity.start))


def canonical(text: str) -> str:
    """`text` with each quantity in one notation: "€ 1.500,-" and "EUR 1500" become equal."""
    for quantity in reversed(quantities(text)):
        if quantity.kind not in ("ordinal", "share") and not quantity.soft:
            text = f"{text[: quantity.start]}{quantity.said}{text[quantity.end :]}"
    return text


def _signal(old: Quantity | None, new: Quantity | None, case: Case) -> Signal:
    evidence = f"old: {old.full if old else 'none'}; new: {new.full if new else 'none'}"
    words = old.text if old else None, new.text if new else None
    return Signal(SignalType.QUANTITY, *words, evidence, _direction(old, new), _benefits(old, new, case))


def _direction(old: Quantity | None, new: Quantity | None) -> Direction:
    if old is None or new is None:
        return Direction.ADDED if old is None else Direction.REMOVED
    return Direction.CHANGED


def _benefits(old: Quantity | None, new: Quantity | None, case: Case) -> Beneficiary | None:
    """Who gains by a sum that changed: less is good for who pays it, more for who charges it."""
    if old is None or new is None or case.old is None or case.new is None:
        return None
    comparable = old.kind == new.kind == "money" and old.per == new.per and old.limit == new.limit
    if not comparable or old.said[0] != new.said[0]:
        return None
    actor = actor_at(case.new, new.start, new.end)
    if actor is None or actor is not actor_at(case.old, old.start, old.end):
        return None
    pays, charges = (pattern.search(case.new.text) is not None for pattern in (_PAYS, _CHARGES))
    if pays == charges:
        return None
    more_is_good = charges
    return actor if (new.value > old.value) is more_is_good else other_party(actor)

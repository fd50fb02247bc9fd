"""The signals, in the order in which a change lists them."""

from collections.abc import Callable

from renvooi.diff.signals.case import Case
from renvooi.diff.signals.certification import find_certification
from renvooi.diff.signals.changed import only_changed
from renvooi.diff.signals.condition import find_condition
from renvooi.diff.signals.date import find_date
from renvooi.diff.signals.location import find_location
from renvooi.diff.signals.modality import find_modality
from renvooi.diff.signals.negation import find_negation
from renvooi.diff.signals.quantity import find_quantity
from renvooi.diff.signals.reference import find_reference
from renvooi.diff.signals.responsibility import find_responsibility
from renvooi.diff.signals.security import find_security
from renvooi.diff.signals.sub_processor import find_sub_processor
from renvooi.diff.signals.term import find_term
from renvooi.model import Signal, SignalType

Finder = Callable[[Case], tuple[Signal, ...]]

SIGNALS: tuple[tuple[SignalType, Finder], ...] = (
    (SignalType.RESPONSIBILITY, find_responsibility),
    (SignalType.MODALITY, find_modality),
    (SignalType.NEGATION, find_negation),
    (SignalType.CONDITION, find_condition),
    (SignalType.TERM, find_term),
    (SignalType.QUANTITY, find_quantity),
    (SignalType.DATE, find_date),
    (SignalType.SUB_PROCESSOR, find_sub_processor),
    (SignalType.LOCATION, find_location),
    (SignalType.CERTIFICATION, find_certification),
    (SignalType.SECURITY, find_security),
    (SignalType.REFERENCE, find_reference),
)


WHOLE = frozenset({SignalType.SUB_PROCESSOR, SignalType.REFERENCE})
"""Signals that look at the whole clause; the others see the sentences of it that changed."""


def find_signals(case: Case) -> tuple[Signal, ...]:
    """Every piece of evidence that the meaning of a clause changed; none for equal texts."""
    if case.old is not None and case.new is not None and case.old.text == case.new.text:
        return ()
    changed = only_changed(case)
    return tuple(signal for kind, find in SIGNALS for signal in find(case if kind in WHOLE else changed))

"""The signals, in the order in which a change lists them."""

from collections.abc import Callable

from renvooi.diff.signals.anaphora import find_anaphora
from renvooi.diff.signals.case import Case
from renvooi.diff.signals.certification import find_certification
from renvooi.diff.signals.changed import only_changed, without_links
from renvooi.diff.signals.condition import find_condition
from renvooi.diff.signals.cost import find_cost
from renvooi.diff.signals.data_category import find_data_category
from renvooi.diff.signals.date import find_date
from renvooi.diff.signals.location import find_location
from renvooi.diff.signals.modality import find_modality
from renvooi.diff.signals.negation import find_negation
from renvooi.diff.signals.purpose import find_purpose
from renvooi.diff.signals.quantity import find_quantity
from renvooi.diff.signals.records import find_entry
from renvooi.diff.signals.reference import find_reference
from renvooi.diff.signals.responsibility import find_responsibility
from renvooi.diff.signals.role import find_role
from renvooi.diff.signals.security import find_security
from renvooi.diff.signals.service import find_service
from renvooi.diff.signals.sub_processor import find_sub_processor
from renvooi.diff.signals.term import find_term
from renvooi.model import Signal, SignalType

Finder = Callable[[Case], tuple[Signal, ...]]


def _find_anaphora(case: Case) -> tuple[Signal, ...]:
    return find_anaphora(case, [find for kind, find in SIGNALS if kind is not SignalType.ANAPHORA])


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
    (SignalType.COST, find_cost),
    (SignalType.DATA_CATEGORY, find_data_category),
    (SignalType.SERVICE, find_service),
    (SignalType.PURPOSE, find_purpose),
    (SignalType.ROLE, find_role),
    (SignalType.REFERENCE, find_reference),
    (SignalType.ANAPHORA, _find_anaphora),
)


WHOLE = frozenset(
    {
        SignalType.SUB_PROCESSOR,
        SignalType.CERTIFICATION,
        SignalType.DATA_CATEGORY,
        SignalType.SERVICE,
        SignalType.PURPOSE,
        SignalType.REFERENCE,
        SignalType.ANAPHORA,
    }
)
"""Signals that look at the whole clause; the others see the sentences of it that changed."""


def find_signals(case: Case) -> tuple[Signal, ...]:
    """Every piece of evidence that the meaning of a clause changed; none for equal texts."""
    if case.old is not None and case.new is not None and case.old.text == case.new.text:
        return ()
    case = without_links(case)
    entry = find_entry(case)
    # what an entry of a list is read as stands for its type
    told = {signal.type for signal in entry}
    changed = only_changed(case)
    found = (find(case if kind in WHOLE else changed) for kind, find in SIGNALS if kind not in told)
    return (*entry, *(signal for signals in found for signal in signals))

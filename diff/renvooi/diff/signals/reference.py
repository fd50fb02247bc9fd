"""A reference means another clause than it did.

The number alone says nothing: a reference that follows its renumbered target has not changed.
Which clause it means is resolved beforehand, in both trees; the case carries the outcome.
"""

from renvooi.diff.signals.case import Case, signal
from renvooi.model import Signal, SignalType


def find_reference(case: Case) -> tuple[Signal, ...]:
    """References whose number changed and that do not mean the same clause as before."""
    return tuple(
        signal(SignalType.REFERENCE, cited.old, cited.new, f"the reference was to {cited.old} and is to {cited.new}")
        for cited in case.cited
        if cited.old != cited.new and not cited.same_target
    )

"""The responsibility ledger: who does what in a version, what of it changed, and how to show it."""

from renvooi.diff.responsibilities.against import against
from renvooi.diff.responsibilities.build import responsibilities
from renvooi.diff.responsibilities.render import LEDGER_FORMS, render_responsibilities

__all__ = ["LEDGER_FORMS", "against", "render_responsibilities", "responsibilities"]

"""Deterministic evidence that meaning changed, one module per kind of evidence."""

from renvooi.diff.signals.case import Case, Side
from renvooi.diff.signals.table import SIGNALS, find_signals

__all__ = ["SIGNALS", "Case", "Side", "find_signals"]

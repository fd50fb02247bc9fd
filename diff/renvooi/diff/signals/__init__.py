"""Deterministic evidence that meaning changed, one module per kind of evidence.

Each name is imported from its module when it is first asked for, as in `renvooi.diff`.
"""

from renvooi.model.asking import when_asked

_MODULES = {
    "case": "Case Side",
    "table": "SIGNALS find_signals",
}
"""By module: the names that it gives to the part."""

__getattr__, __dir__ = when_asked(__name__, _MODULES)

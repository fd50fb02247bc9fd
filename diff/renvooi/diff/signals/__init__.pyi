# ruff: noqa: I001  (one import a module: the sorter would take each name apart)
"""Names of the part, for type checkers; `__init__.py` says why."""

from renvooi.diff.signals.case import (
    Case as Case,
    Side as Side,
)
from renvooi.diff.signals.table import (
    SIGNALS as SIGNALS,
    find_signals as find_signals,
)

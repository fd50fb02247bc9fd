"""What a text refers to: found, told apart from acts and other contracts, resolved, followed, and judged."""

from renvooi.diff.references.find import mentions, references
from renvooi.diff.references.follow import Followed, Ledger, with_numbers_of_now
from renvooi.diff.references.reference import Cited, Origin, Reference, Step
from renvooi.diff.references.resolve import Resolver
from renvooi.diff.references.stale import find_stale, find_stale_alone
from renvooi.diff.references.unclear import find_ambiguous, find_letter_case
from renvooi.diff.references.unresolved import find_unresolved

__all__ = [
    "Cited",
    "Followed",
    "Ledger",
    "Origin",
    "Reference",
    "Resolver",
    "Step",
    "find_ambiguous",
    "find_letter_case",
    "find_stale",
    "find_stale_alone",
    "find_unresolved",
    "mentions",
    "references",
    "with_numbers_of_now",
]

"""A released notice and who is on record, to who gets it, where, in which language and with which term."""

from renvooi.notice.mailing.recipients import Audience, Passed, Reason, Recipient, Told, audience
from renvooi.notice.mailing.rehearsal import REHEARSAL_SCHEMA, Differences, Rehearsal, rehearse
from renvooi.notice.mailing.terms import OwnTerm, bases_of, own_terms, with_own_terms

__all__ = [
    "REHEARSAL_SCHEMA",
    "Audience",
    "Differences",
    "OwnTerm",
    "Passed",
    "Reason",
    "Recipient",
    "Rehearsal",
    "Told",
    "audience",
    "bases_of",
    "own_terms",
    "rehearse",
    "with_own_terms",
]

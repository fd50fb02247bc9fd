"""Who does what in Dutch contract prose: a text and its parties to statements."""

from renvooi.diff.statements.hints import may_bear
from renvooi.diff.statements.reading import concerned, statements
from renvooi.diff.statements.tasks import content
from renvooi.diff.statements.value import Statement, Verb
from renvooi.diff.statements.who import CLIENT, PROCESSOR, RULE, Kind, Who

__all__ = [
    "CLIENT",
    "PROCESSOR",
    "RULE",
    "Kind",
    "Statement",
    "Verb",
    "Who",
    "concerned",
    "content",
    "may_bear",
    "statements",
]

"""Whether a text may say who is responsible, told by its words alone: much cheaper than to read it.

Most clauses that come or go bear nothing; a word that every bearing clause has one of is looked for first.
"""

import re

from renvooi.diff.statements import lexicon
from renvooi.diff.statements.duties import BEARING
from renvooi.diff.statements.idioms import IDIOM_WORDS

_WORD = re.compile(r"\w[\w&/'-]*")
_NEEDED = BEARING | IDIOM_WORDS
_POINTERS = frozenset("aan dat dit".split())
"""With "is": "het is aan de klant", "anders is dat de klant"."""


def may_bear(text: str) -> bool:
    """False only for a text of which no statement bears anything."""
    words = frozenset(_WORD.findall(text.casefold()))
    if not _NEEDED.isdisjoint(words):
        return True
    return not (_POINTERS.isdisjoint(words) or lexicon.COPULAS.isdisjoint(words))

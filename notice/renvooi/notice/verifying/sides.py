"""Which of the two texts a label or a column is about."""

import re

_OLD = (
    r"was|oud|oude(?:\s+tekst)?|huidig|huidige(?:\s+tekst)?|eerst|old(?:\s+text)?|before|current(?:\s+text)?|from|van"
)
_NEW = r"wordt|nieuw|nieuwe(?:\s+tekst)?|new(?:\s+text)?|becomes|after|will\s+be|to|naar"
_COLUMN = re.compile(rf"\s*(?:(?P<old>{_OLD})|(?P<new>{_NEW}))\s*(?:[:(].*)?\s*", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(
    r"\s*(?:(?P<old>was|oud|oude\s+tekst|old|before)|(?P<new>wordt|nieuwe\s+tekst|new|becomes))\s*:\s", re.IGNORECASE
)
_BOTH = re.compile(r"\b(?:wordt|new|becomes)\s*:", re.IGNORECASE)


def side_of(text: str, *, header: bool = False) -> str | None:
    """ "old" or "new" where `text` is labelled so ("Was: ..."), or is the `header` of such a column; else None."""
    found = _COLUMN.fullmatch(text) if header else _LABEL.match(text)
    if found is None or (not header and found["old"] and _BOTH.search(text)):
        return None
    return "old" if found["old"] else "new"


def without_label(text: str) -> str:
    """`text` behind its label."""
    found = _LABEL.match(text)
    return text[found.end() :] if found else text

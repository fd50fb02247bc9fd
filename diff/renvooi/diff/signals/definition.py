"""A sentence that says what a term means: one changed line changes every clause that uses it."""

import re

_DEFINES = re.compile(
    r"\bonder\s+(?:de\s+|het\s+|een\s+)?['\"]?(?P<first>[^:;.]{1,60}?)['\"]?\s+(?:wordt|worden|verstaan)\b[^:;.]{0,80}?\bverstaa?n?\b"
    r"|^['\"]?(?P<second>[A-Z][\w-]*(?: [\w-]+){0,2})['\"]?\s*:\s",
    re.IGNORECASE,
)
_ONLY_CAPITAL = re.compile(r"['\"]?[A-Z]")


def defined_term(sentence: str) -> str | None:
    """The term that `sentence` defines; None if it defines none."""
    found = _DEFINES.search(sentence)
    if found is None or (found["second"] and not _ONLY_CAPITAL.match(sentence)):
        return None
    return (found["first"] or found["second"]).strip(" '\"")


def changes_every_use(sentence: str) -> str:
    """What to add to the evidence of a change in a definition; "" for other sentences."""
    term = defined_term(sentence)
    return f'; it defines "{term}", so every clause that uses the term changes with it' if term else ""

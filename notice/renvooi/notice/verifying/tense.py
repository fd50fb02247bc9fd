"""Whether words of a notice speak of what was or of what will be.

    binnen 7 dagen in plaats van 14 dagen     7 is new, 14 is old
    Dat was een week.                         a week is old
    Voorbeeld Data doet dit niet langer.      the party is old

Only the nearest cue counts, and no cue says nothing: a check that is not sure does not accuse.
"""

import re

_BEFORE = re.compile(
    r"(?P<old>\b(?:was|waren|eerst|voorheen|tot nu toe|tot nog toe|in plaats van|niet langer|niet meer|vervangt|vervangen wij"
    r"|oude|nu nog|stond|deed|deden|eerder|until now|so far|used to|previously|formerly|instead of|rather than|no longer|replaces"
    r"|had|did)\b|\b(?:van|from)\b(?=(?:[^.;]|\.(?=\S|\s+(?-i:[a-z])))*?\b(?:naar|to)\b))"
    r"|(?P<new>\b(?:wordt|worden|voortaan|nu|naar|vervangen door|plaats voor|gaat|gaan|nieuwe?|now|becomes?|will be"
    r"|replaced by|way for|from now on|instead,|maar|but)\b|\bto\b(?=\s+(?:the\s+)?[\dA-Z])|→|->)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,()]*(?:[\w.-]+\s+){0,3}?(?:(?P<old>maakt plaats|wordt vervangen|is vervangen|vervalt|verdwijnt|(?<!\ben )niet langer|(?<!\ben )niet meer"
    r"|deed|makes way|is replaced|(?<!\band )no longer|until now|tot nu toe|eerst\b|→|->|used to)"
    r"|(?P<new>in plaats van|instead of|rather than|vervangt|replaces|voortaan|\bnu\b|\bnow\b|from now on))",
    re.IGNORECASE,
)


def tense(sentence: str, start: int, end: int) -> str | None:
    """ "old" or "new" for what stands from `start` to `end` in `sentence`; None if no cue says."""
    before = None
    for found in _BEFORE.finditer(sentence):
        if found.end() > start:
            break
        before = found
    after = _AFTER.match(sentence, end)
    if after and (before is None or start - before.end() > after.end() - end):
        return "old" if after["old"] else "new"
    if before is None:
        return "old" if after and after["old"] else "new" if after else None
    return "old" if before["old"] else "new"


def speaks_of_past(sentence: str) -> bool:
    """True if `sentence` has any cue that it tells how things were."""
    return any(found["old"] for found in _BEFORE.finditer(sentence)) or bool(re.search(r"\bniet meer\b", sentence))

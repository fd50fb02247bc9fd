"""What the words before a value make of it: at most, at least, more, less, after, about.

"Uiterlijk binnen 24 uur", "niet langer dan 24 uur" and "ten hoogste 24 uur" are one limit;
"na 24 uur" and "minimaal 24 uur" are others.
"""

import re

AT_MOST, AT_LEAST, MORE, LESS, AFTER, ABOUT = "at most", "at least", "more than", "less than", "after", "about"
PERIOD = "a period of"
"""Neither a limit nor none: "een termijn van 14 dagen" may be "binnen 14 dagen" as well as "14 dagen"."""
_WORDINGS: tuple[tuple[str, str], ...] = (
    (
        AT_MOST,
        (
            r"binnen|uiterlijk|maximaal|maximum|max\.?|hoogstens|hooguit|ten\s+hoogste|(?:niet|nooit|nimmer)\s+(?:langer|later|meer|hoger)\s+dan"
            r"|op\s+zijn\s+(?:laatst|hoogst)|niet\s+na|beperkt\s+tot|tot|ten\s+laatste"
        ),
    ),
    (
        AT_LEAST,
        r"minimaal|minimum|min\.?|minstens|tenminste|ten\s+minste|(?:niet|nooit|nimmer)\s+(?:korter|minder|lager)\s+dan|op\s+zijn\s+minst",
    ),
    (MORE, r"(?:langer|meer|later|hoger)\s+dan"),
    (LESS, r"(?:korter|minder|eerder|lager)\s+dan"),
    (AFTER, r"na(?:\s+(?:verloop|afloop)\s+van)?|vanaf|pas\s+na|niet\s+eerder\s+dan"),
    (ABOUT, r"circa|ca\.?|ongeveer|om\s+en\s+nabij|gemiddeld|plusminus"),
    (PERIOD, r"\w*(?:termijn|periode|tijd|duur)\s+van"),
)
_FILLERS = r"een|de|het|volle|totaal|eerste|laatste|telkens|steeds|nog|wel|van"
_LIMIT = re.compile(
    "|".join(rf"(?P<l{at}>\b(?:{wording})(?!\w))" for at, (_, wording) in enumerate(_WORDINGS)), re.IGNORECASE
)
_BETWEEN = re.compile(rf"(?:\s+(?:{_FILLERS}))*\s*", re.IGNORECASE)
REACH = 42
"""Characters before a value in which its limit is looked for: "niet langer dan een periode van" and some."""


def limit_before(text: str, start: int) -> str | None:
    """The limit that the words right before `start` set; None if they set none."""
    near = text[max(0, start - REACH) : start]
    reaching = [match for match in _LIMIT.finditer(near) if _reaches(near[match.end() :])]
    if not reaching:
        return None
    match = reaching[-1]
    kind = _WORDINGS[int((match.lastgroup or "l0")[1:])][0]
    if kind in (PERIOD, AFTER):
        # "binnen een termijn van 14 dagen" and "uiterlijk na 14 dagen" are limits all the same
        return limit_before(text, start - len(near) + match.start()) or kind
    return kind


def _reaches(rest: str) -> bool:
    """True where only filling words, or another limit, stand between a limit and its value."""
    return rest[:1].isspace() and _BETWEEN.fullmatch(_LIMIT.sub(" ", rest)) is not None

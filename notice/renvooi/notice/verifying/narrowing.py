"""A right that is told away, or made smaller than its clause makes it.

A negation counts only where it is bound to the verb of the right: "kunt u niet instemmen, dan mag u
opzeggen" gives the right, "dan mag u niet opzeggen" takes it.
"""

import re
from collections.abc import Iterator

from renvooi.model import NoticeFinding, Right, RightKind
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import error, warning
from renvooi.notice.verifying.saying import RIGHT_WORDS

_VERB = {
    RightKind.TERMINATE: r"(?:opzeg\w*|op\s+te\s+zeggen|beëindig\w*|terminat\w*)",
    RightKind.OBJECT: r"(?:bezwa(?:ar|ren)|object(?:ion)?s?\b)",
}
_FREE_OF_CONDITION = (
    r"(?:(?!\b(?:als|indien|wanneer|omdat|tenzij|die|waar\w*|if|when|who|which|because|unless)\b)[^.,;:?!])*?"
)
_NOT = (
    r"(?:niet|geen|nooit|nimmer)\b(?!\s+(?:alleen|slechts|meer|langer|zonder|mondeling|telefonisch|tegelijk\w*|later|eerder|na|vóór"
    r"|voor|automatisch|vanzelf|ook|direct|per|akkoord|eens|instem\w*|mee\w*|in\s+een|vinden|tevreden)\b)"
)
_AGREEING = r"(?:(?!\b(?:akkoord|instemmen|instemt|eens|vinden|agree)\b)[^.,;:?!])*?"
_BEHIND = (
    r"(?!\s+(?:\w+\s+){0,2}?(?:nodig|verplicht|later|eerder|hetzelfde|meer|afhankelijk|gebonden|zonder|alleen|mondeling"
    r"|required|necessary|the\s+same|needed|only|later)\b)"
)
_DENIED = {
    kind: re.compile(
        rf"\b(?:kunt|kan|mag|mogen|kunnen)\b{_FREE_OF_CONDITION}\b{_NOT}{_AGREEING}\b{verb}"
        rf"|\b(?:can|may|could)\s*(?:not|n['’]t)\s+(?:\w+\s+){{0,2}}?{verb}(?!\s+(?:\w+\s+){{0,3}}?(?:orally|by\s+phone|without|later|after))"
        rf"|\bnot\s+(?:entitled|allowed|permitted|able)\s+to\s+{verb}|\bno\s+(?:right|possibility)\s+(?:to|of)\s+{verb}"
        rf"|\bgeen\s+(?:recht|mogelijkheid)\s+(?:om|op|tot|van)\s+{_AGREEING}{verb}|\bniet\s+(?:mogelijk|toegestaan)\s+om\s+{_AGREEING}{verb}"
        rf"|\b{verb}(?:\s+maken)?\s+(?:[^\s.,;:?!]+\s+){{0,5}}?(?:kan|mag|is|can|may)\s+(?:[^\s.,;:?!]+\s+){{0,2}}?(?:niet|not){_BEHIND}(?:\s+(?:mogelijk|toegestaan|possible|allowed))?",
        re.IGNORECASE,
    )
    for kind, verb in _VERB.items()
}
_ONLY = re.compile(
    r"\b(?:alleen|uitsluitend|slechts|enkel|mits|op\s+voorwaarde|only|provided\s+that|on\s+condition)\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:schriftelijk\w*|gemotiveerd|reden\w*|opgaaf|binnen|tot\s+en\s+met|vóór|uiterlijk|redelijk\w*|akkoord|instem\w*|eens"
    r"|derde\w*|(?:in\s+)?writing|written|reason\w*|within|until|before|by|agree|naar|aan|e-?mail\w*|post|brief)\b|\b(?:sub|derd)\S*",
    re.IGNORECASE,
)
_BURDEN = re.compile(
    r"\b(?:aanto\w*|bewij\w*|schade|benadeeld|betaal\w*|toestemming|goedkeur\w*|prove|proof|damage|harm|pay|approv\w*)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:wijziging(?:en)?|changes?)\s+(?P<n>\d+(?:\s*(?:,|en|and|t/m|-|–)\s*\d+)*)", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:niet|geen|not|no)\s+(?:alleen|slechts|uitsluitend|only|just)\b", re.IGNORECASE)


def denies(sentence: str, kind: RightKind) -> bool:
    """True if `sentence` says that the client does not have the right."""
    return bool(_DENIED[kind].search(sentence))


def check_narrowed(case: Case) -> Iterator[NoticeFinding]:
    """Conditions on a right that its clause does not make."""
    for one, sentence in case.own_words():
        if one.exact or _NEGATED.search(sentence):
            continue
        for right in case.shown.notice.rights:
            if not RIGHT_WORDS[right.kind].search(sentence):
                continue
            for found in _ONLY.finditer(sentence):
                yield from _narrowed(right, sentence, found["rest"])


def _narrowed(right: Right, sentence: str, rest: str) -> Iterator[NoticeFinding]:
    numbers = _NUMBERED.search(rest)
    fewer = numbers is not None and len(_counted(numbers["n"])) < len(right.changes)
    others = [kind for kind, words in RIGHT_WORDS.items() if kind is not right.kind and words.search(rest)]
    conditional = re.search(r"\b(?:als|indien|wanneer|mits|if|when)\b|\bu\s+ook\b", sentence)
    burden = _BURDEN.search(rest) and not _BURDEN.search(right.basis.quote or "")
    if fewer or burden or (others and conditional):
        yield _finding(sentence, certain=True)
    elif numbers is None and not others and not _ALLOWED.search(rest):
        yield _finding(sentence, certain=False)


def _counted(numbers: str) -> set[int]:
    """The changes that "1, 3–5" names."""
    found: set[int] = set()
    for part in re.split(r"\s*(?:,|en|and)\s*", numbers):
        ends = [int(one) for one in re.findall(r"\d+", part)]
        found |= set(range(ends[0], ends[-1] + 1)) if ends else set()
    return found


def _finding(sentence: str, *, certain: bool) -> NoticeFinding:
    make = error if certain else warning
    return make(
        "right-narrowed",
        "De bepaling stelt deze voorwaarde niet aan het recht.",
        "The clause does not put this condition on the right.",
        quote=sentence,
    )

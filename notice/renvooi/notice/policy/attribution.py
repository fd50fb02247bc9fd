"""Where a text of house policy speaks as if the contract said so.

    De termijn van 30 dagen is ons eigen beleid, geen termijn uit het contract.   -> None
    Het contract geeft u hiervoor 30 dagen.                                       -> "contract geeft"

A notice prints such a text beside its own words that the contract does not say so, and a client cannot
tell which of the two is true. What denies a source in the contract is taken out first: only then does
what is left claim one.
"""

import re

_ARTICLE = r"(?:(?:het|de|uw|ons|onze|een|dit|deze|the|your|our|an?|this)\s+)?"
_SOURCE = (
    r"(?:(?:verwerkers)?overeenkomst|contract|afspraken|voorwaarden|(?:bepaling|artikel|clause|article|section)(?:\s+\d[\d.]*)?"
    r"|(?:processor|processing)\s+agreement|agreement|arrangements)\b"
)
_SAYS = (
    r"(?:geeft|geven|noemt|noemen|bepaalt|bepalen|biedt|bieden|kent|kennen|stelt|zegt|zeggen|schrijft|regelt|regelen"
    r"|gives?|grants?|names?|sets?|provides?|states?|says?|allows?|stipulates?)\b"
)
_BETWEEN = r"(?:\s+(?:u|klanten|de\s+klant|hiervoor|daarvoor|hier|ook|zelf|you|clients?|for\s+this|also|itself))*"
_FROM = r"(?:uit|in|van|volgens|krachtens|op\s+grond\s+van|op\s+basis\s+van|from|under|of|by)\s+"
_LITTLE = r"(?!(?:minder|korter|kortere|alleen|slechts|less|fewer|shorter|only|just|merely)\b)"
_NO = r"\b(?:geen|niet|nooit|noch|not|no|never|nor)\b"

_DENIED = re.compile(
    rf"{_SOURCE}{_BETWEEN}\s+{_SAYS}{_BETWEEN}\s+{_NO}\s+{_LITTLE}"
    rf"|{_SOURCE}{_BETWEEN}\s+(?:does|do)\s+not\s+\w+"
    rf"|{_NO}\s+(?:{_LITTLE}\w+\s+){{0,3}}{_FROM}{_ARTICLE}{_SOURCE}"
    rf"|{_NO}\s+(?:an?\s+)?contract(?:uele?|ual)\b"
    rf"|\b(?:naast|los\s+van|anders\s+dan|beside|besides|apart\s+from|in\s+addition\s+to)\s+(?:\w+\s+){{0,2}}{_FROM}{_ARTICLE}{_SOURCE}"
    rf"|\b(?:rechten|rights)\s+{_FROM}{_ARTICLE}{_SOURCE}\s+(?:blijven|blijft|gelden|remain|stay|are\s+not)\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    rf"{_SOURCE}{_BETWEEN}\s+{_SAYS}"
    rf"|\b(?:geeft|biedt|noemt|bepaalt)\s+{_ARTICLE}{_SOURCE}"
    rf"|\b(?:recht|rechten|termijn|dagen|rights?|term|period|days)\s+(?:\w+\s+){{0,2}}?{_FROM}{_ARTICLE}{_SOURCE}"
    rf"|\b(?:volgens|krachtens|ingevolge|conform|op\s+grond\s+van|op\s+basis\s+van|(?:staat|stelt|vastgelegd|geregeld|bepaald)\s+in"
    rf"|under|pursuant\s+to|according\s+to|based\s+on|by\s+virtue\s+of|(?:set\s+out|laid\s+down)\s+in)\s+{_ARTICLE}{_SOURCE}"
    r"|\bcontract(?:uele?|ual(?:ly)?)\b",
    re.IGNORECASE,
)


def claim_of_contract(text: str) -> str | None:
    """The words by which `text` gives itself out for what the contract says; None if it does not."""
    found = _CLAIMED.search(_DENIED.sub(" ; ", " ".join(text.split())))
    return None if found is None else found[0]

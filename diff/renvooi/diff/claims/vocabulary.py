"""What authors say that they did, and the words in which they say it, in Dutch and English.

The order is that of looking: "een spelfout verbeterd" is a correction before "verbeterd" is a change.
"""

import re
from enum import StrEnum


class Action(StrEnum):
    """What a claim asserts of its target."""

    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    CLARIFIED = "clarified"
    CORRECTED = "corrected"
    CHANGED = "changed"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    LONGER = "longer"
    """A term or an amount that grew."""
    SHORTER = "shorter"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"
    REORDERED = "reordered"
    UNCHANGED = "unchanged"
    NOTHING_ELSE = "no-other-changes"
    """Of the whole document: nothing changed but what the list says."""


_FIXED = r"(?:verbeterd|hersteld|gecorrigeerd|aangepast|gewijzigd|verwijderd|weggehaald|corrected|fixed|changed)"
_CHANGES = r"(?:wijziging(?:en)?|aanpassing(?:en)?|verbetering(?:en)?|correctie(?:s)?|changes?|corrections?)"
_NEVER = r"(?:(?:inhoudelijke|andere|verdere|overige|tekstuele|substantive|other|further)\s+)*"

_PATTERNS = (
    (
        Action.UNCHANGED,
        (
            rf"\bniet\s+(?:gewijzigd|veranderd|aangepast)\b|\bongewijzigd\b|\bonveranderd\b|\bgelijk\s+gebleven\b"
            rf"|\b(?:geen|no)\s+{_NEVER}{_CHANGES}\b(?:\s+(?:gedaan|doorgevoerd|aangebracht|made))?"
            r"|\bniets\s+(?:gewijzigd|veranderd|aangepast)\b|\bunchanged\b|\b(?:not|nothing\s+(?:has\s+)?(?:been\s+)?)\s*changed\b"
        ),
    ),
    (
        Action.CORRECTED,
        (
            rf"\b(?:spel|tik|type|taal|schrijf)?fout(?:en|je|jes)?\b.{{0,40}}?\b{_FIXED}\b"
            rf"|\b(?:redactione(?:el|le)|tekstueel|taalkundig|editorial(?:ly)?|textually)\s+(?:{_FIXED}|{_CHANGES})\b"
            rf"|\b(?:tekstuele|taalkundige|textual)\s+{_CHANGES}\b(?:\s+(?:gedaan|doorgevoerd|aangebracht|made))?"
            rf"|\b(?:typos?|spelling)\b.{{0,40}}?\b{_FIXED}\b"
        ),
    ),
    (
        Action.RENAMED,
        r"\bheet(?:en)?\s+(?:nu|voortaan)\b|\bhernoemd\b|\brenamed\b|\bis\s+now\s+called\b",
    ),
    (Action.RENUMBERED, r"\b(?:her|ver)nummerd\b|\brenumbered\b|^(?:her|ver)nummering\s+van\b"),
    (Action.MERGED, r"\bsamengevoegd\b|\bmerged\b|\bcombined\b|^samenvoeging\s+van\b"),
    (Action.SPLIT, r"\b(?:op)?gesplitst\b|\bopgedeeld\b|\bsplit\b|^splitsing\s+van\b"),
    (Action.REPLACED, r"\bvervangen\b|\breplaced\b"),
    (Action.MOVED, r"\bverplaatst\b|\bverhuisd\b|\bmoved\b|^verplaatsing\s+van\b"),
    (Action.REORDERED, r"\bopnieuw\s+ingedeeld\b|\bherschikt\b|\breordered\b|\bandere\s+volgorde\b"),
    (
        Action.ADDED,
        (
            r"\btoegevoegd\b|\bingevoegd\b|\bopgenomen\b|\bbijgekomen\b|\badded\b|\binserted\b"
            r"|\b(?:is|zijn|are)\s+(?:een\s+|a\s+)?(?:nieuwe?|new)\b|(?:^|(?<=:\s))(?:nieuwe?|extra|new)\b|^toevoeging\s+van\b|^addition\s+of\b"
        ),
    ),
    (
        Action.DELETED,
        r"\b(?:komt\s+te\s+)?vervallen\b|\bverwijderd\b|\bgeschrapt\b|\bweggehaald\b|\bweggelaten\b|\bremoved\b|\bdeleted\b|^(?:verwijdering|vervallen|schrapping)\s+van\b|^(?:removal|deletion)\s+of\b",
    ),
    (Action.LONGER, r"\bverlengd\b|\bverhoogd\b|\bverruimd\b|\blengthened\b|\bprolonged\b|\braised\b|\bincreased\b"),
    (Action.SHORTER, r"\bverkort\b|\bverlaagd\b|\bshortened\s+to\b|\blowered\b|\breduced\b"),
    (Action.EXTENDED, r"\buitgebreid\b|\baangevuld\b|\bextended\b|\bexpanded\b|\bsupplemented\b|^uitbreiding\s+van\b"),
    (Action.SHORTENED, r"\bingekort\b|\bkorter\s+gemaakt\b|\bshortened\b"),
    (
        Action.CLARIFIED,
        (
            r"\bverduidelijkt\b|\b(?:duidelijker|anders|beter)\s+(?:verwoord|omschreven|beschreven|geformuleerd|gemaakt|uitgelegd)\b"
            r"|\b(?:leesbaarder|duidelijker)\s+gemaakt\b|\b(?:ge)?herformuleerd\b|\bclarified\b|\breworded\b|\brephrased\b|^verduidelijking\s+van\b|^clarification\s+of\b"
        ),
    ),
    (
        Action.CHANGED,
        (
            r"\bgewijzigd\b|\baangepast\b|\bveranderd\b|\baangescherpt\b|\bherzien\b|\bvernieuwd\b|\bherschreven\b|\bverbeterd\b"
            r"|\bgeactualiseerd\b|\bbijgewerkt\b|\bchanged\b|\bamended\b|\bupdated\b|\brevised\b|\brewritten\b|\bimproved\b"
            r"|\badjusted\b|\b(?:is|zijn)\s+voortaan\b|\bare\s+now\b|^(?:wijziging(?:en)?|aanpassing(?:en)?|herziening|actualisatie)\s+(?:van|in)\b|^(?:changes?|amendments?|updates?)\s+(?:of|to|in)\b"
        ),
    ),
)
_ACTIONS = re.compile("|".join(f"(?P<{action.name}>{pattern})" for action, pattern in _PATTERNS), re.IGNORECASE)

NO_SUBSTANCE = re.compile(
    r",?\s*(?:\b(?:maar|en|but|and)\s+)?"
    r"(?:\bzonder\s+(?:(?:verdere|enige|dat\s+er\s+sprake\s+is\s+van\s+een)\s+)?inhoudelijke\s+(?:wijziging|verandering|aanpassing)(?:en)?"
    r"|\binhoudelijk\s+(?:is\s+er\s+)?(?:niets?|ongewijzigd|gelijk)(?:\s+(?:gewijzigd|veranderd|gebleven))?"
    r"|\b(?:dit|dat)\s+is\s+geen\s+inhoudelijke\s+wijziging|\b(?:alleen|puur|uitsluitend)\s+(?:redactioneel|tekstueel)"
    r"|\bde\s+(?:inhoud|strekking|betekenis)\s+is\s+(?:daarmee\s+|hiermee\s+)?(?:niet\s+(?:gewijzigd|veranderd)|gelijk\s+gebleven)"
    r"|\bwithout\s+(?:any\s+)?(?:substantive\s+changes?|changes?\s+(?:of|in)\s+(?:substance|meaning))"
    r"|\bwith\s+no\s+substantive\s+changes?|\b(?:there\s+(?:is|are)\s+)?no\s+changes?\s+(?:of|in)\s+(?:substance|meaning))",
    re.IGNORECASE,
)
"""The second assertion of a claim: that what it declares is wording alone."""
SUBSTANCE = re.compile(r"(?<!geen )(?<!zonder )\b(?:inhoudelijk|substantively)\s+(?=\w)", re.IGNORECASE)
"""The opposite: "inhoudelijk gewijzigd"."""
THE_REST = re.compile(
    r"^(?:er\s+(?:is|zijn)\s+)?(?:verder|voor\s+het\s+overige|de\s+rest|(?:alle\s+)?(?:de\s+)?overige|other|otherwise|no\s+other|no\s+further)\b"
    r"|\b(?:andere|verdere|overige|other|further)\s+(?:(?:inhoudelijke|substantive)\s+)?(?:wijziging|verandering|aanpassing|change)",
    re.IGNORECASE,
)
"""What makes "geen wijzigingen" speak of all that the list does not name."""
OPENING = re.compile(
    r"^(?:dit\s+(?:is|document|statement)\b.*\b(?:opvolger|vervangt)\b|this\s+(?:is|document|version)\b.*\b(?:success\w*|replaces)\b"
    r"|(?:de\s+)?(?:verschillen|wijzigingen)\b[^:]*:?$|(?:the\s+)?changes\b[^:]*:$)",
    re.IGNORECASE,
)
"""A sentence that opens a list, or says which version this is, and claims nothing itself."""
FOLLOWING = re.compile(
    r"\b(?:het\s+volgende|de\s+volgende\s+(?:punten|puntjes|artikelen|wijzigingen|onderdelen|teksten|zaken)|the\s+following)\b[^:]*:?$",
    re.IGNORECASE,
)
"""The same for one that leaves the claims to the lines below it, whatever it says was done."""


def find_actions(text: str) -> tuple[tuple[Action, int, int], ...]:
    """The actions that `text` names, with where their words begin and end, in order."""
    return tuple(
        (Action[found.lastgroup], found.start(), found.end())
        for found in _ACTIONS.finditer(text)
        if found.lastgroup is not None
    )

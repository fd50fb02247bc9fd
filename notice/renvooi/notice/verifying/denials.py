"""Sentences that say nothing of substance changes."""

import re
from collections.abc import Iterator

from renvooi.model import NoticeFinding
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import error
from renvooi.notice.verifying.saying import Said
from renvooi.notice.verifying.shown import ShownChange

_NOTHING = re.compile(
    r"\b(?:geen|zonder)\s+(?:enkele\s+)?(?:(?:inhoudelijke|materiële|wezenlijke|significante|belangrijke|feitelijke|relevante)\s+)+"
    r"(?:wijziging|verander|aanpass|gevolg|verschil)\w*"
    r"|\b(?:inhoudelijk|feitelijk|materieel|in de praktijk|voor u|wezenlijk)\s+(?:\w+\s+){0,3}?(?:verandert|wijzigt|verandert er|wijzigt er)\s+(?:er\s+)?(?:\w+\s+){0,2}?(?:niets|niet)\b"
    r"|\b(?:verandert|wijzigt)\s+(?:er\s+)?(?:\w+\s+){0,6}?(?:inhoudelijk|feitelijk|wezenlijk)?\s*(?:niets|niet)\b"
    r"|\bmerkt?\s+(?:u\s+)?(?:\w+\s+){0,5}?niets\b|\b(?:not|nothing)\s+(?:\w+\s+){0,2}?notice\b"
    r"|\bblij(?:ft|ven)\s+(?:\w+\s+){0,4}?(?:inhoudelijk\s+)?(?:gelijk|hetzelfde|ongewijzigd|onveranderd)\b"
    r"|\b(?:no|without(?:\s+any)?|not?\s+any)\s+(?:substantive|material|significant|substantial|real|meaningful)\s+(?:change|amendment|difference|effect|impact)\w*"
    r"|\bnothing\s+(?:\w+\s+){0,3}?changes\b|\bchanges\s+nothing\b|\b(?:remains?|stays?)\s+(?:\w+\s+){0,2}?(?:the\s+same|unchanged)\b"
    r"|\b(?:geen|zonder|no|without)\s+(?:any\s+)?(?:gevolgen|consequenties|consequences|impact|practical\s+effect)\b"
    r"|\bdo(?:es)?\s+not\s+(?:materially\s+|substantively\s+)?(?:change|affect)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:alleen|uitsluitend|slechts|enkel|louter|puur|zuiver|only|purely|merely|solely|just|exclusively)\s+(?:(?:om|een|a|een paar|enkele|kleine|van|minor|some)\s+)*"
    r"(?:redactione\w*|tekstue\w*|taalkundig\w*|cosmetisch\w*|administratie\w*|editorial|textual|cosmetic|linguistic|typographical|clerical|clarif\w*|verduidelijking\w*)"
    r"|\b(?:verduidelijking|verheldering|clarification)\w*\s+(?:van|of)\s+(?:de\s+|het\s+|onze\s+|uw\s+|the\s+|our\s+)?(?:bestaande|huidige|geldende|existing|current)\b"
    r"|\b(?:alle|all|deze|these|de|the)\s+(?:\w+\s+){0,2}?(?:zijn|are)\s+(?:\w+\s+){0,2}?(?:redactioneel|tekstueel|taalkundig|cosmetisch|editorial|cosmetic|textual)\b"
    r"|\b(?:zijn|is|betreft|betreffen|are|is)\s+(?:alle\s+|allemaal\s+|all\s+)?(?:van\s+)?(?:redactionele|tekstuele|taalkundige|editorial|cosmetic)\s+(?:aard|wijziging\w*|changes?|in nature)",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"\b(?:redactione\w*|tekstue\w*|(?:duidelijker|beter|leesbaarder)\s+(?:verwoord|geformuleerd|opgeschreven|gemaakt)|verduidelijkt"
    r"|spelfout|taalfout|typefout|taalkundig\w*|cosmetisch\w*|editorial\w*|clarified|reworded for clarity|typo|more clearly|(?:zonder|geen) gevolgen)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:verder|overige?n?s?|voor het overige|daarnaast|andere|rest|other(?:wise)?|further|apart from|behalve|naast|more|beyond)\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r"\b(?:niet alleen|not only|not just|niet slechts|not merely)\b", re.IGNORECASE)


def check_denials(case: Case) -> Iterator[NoticeFinding]:
    """Claims that nothing of substance changes, at all or in one place."""
    if not case.shown.rows:
        return
    for one, sentence in case.own_words():
        if _QUALIFIED.search(sentence):
            continue
        denied = bool(_NOTHING.search(sentence) or _ONLY.search(sentence))
        if one.cited is not None:
            change = next((change for change in one.exact if change.row and change.old != change.new), None)
            if change is not None and (denied or _EDITED.search(sentence)):
                yield _called_editorial(sentence, change)
        elif denied and not _REST.search(sentence) and not one.rights:
            yield error(
                "denies-changes",
                f"De vergelijking laat {len(case.shown.rows)} wijzigingen zien die als inhoudelijk tellen.",
                f"The comparison shows {len(case.shown.rows)} changes that count as substantive.",
                quote=sentence,
            )
    yield from _under_editorial_heading(case)


def _under_editorial_heading(case: Case) -> Iterator[NoticeFinding]:
    for one in case.said:
        change = next((change for change in one.exact if change.row and change.old != change.new), None)
        if change is None or one.own or not one.leads:
            continue
        if any(_EDITED.search(text) and not _REST.search(text) for text in one.block.about[:2]) and not _also_told(
            case, one, change
        ):
            yield _called_editorial(one.text, change)


def _also_told(case: Case, one: Said, change: ShownChange) -> bool:
    """True if another block, not under such a heading, tells of the change."""
    return any(change in other.exact and not other.editorial for other in case.said if other is not one)


def _called_editorial(sentence: str, change: ShownChange) -> NoticeFinding:
    return error(
        "called-editorial",
        f"Deze wijziging telt als inhoudelijk: {change.place}.",
        f"This change counts as substantive: {change.place}.",
        quote=sentence,
        change=change.id,
    )

"""Sentences that make consent of silence, or of nothing, or tell that nothing need be done.

No clause says so, and a client who believes it lets a term go by. Where the sentence stands under a
condition ("bent u het eens?") a person must judge.
"""

import re
from collections.abc import Iterator

from renvooi.model import NoticeFinding
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import error, warning

_SILENT = re.compile(
    r"\b(?:niets|niet)\s+(?:\w+\s+){0,3}?(?:van\s+u\s+)?(?:hor\w+|hoort|vernemen|reage\w+|laat\s+weten|opzegt|protesteert)\b"
    r"|\blaat\s+u\s+(?:\w+\s+){0,2}?niets\s+(?:van\s+u\s+)?(?:weten|horen)\b|\b(?:hor\w+|vernemen|reageert|ontvangen)\s+(?:\w+\s+){0,4}?(?:niets|niet)\b"
    r"|\bgeen\s+(?:\w+\s+){0,2}?(?:reactie|bezwaar|bericht|antwoord|tegenbericht)\b(?:\s+(?:maakt|ontvang\w*|hebben|heeft|gemaakt|geeft|krijgen))*"
    r"|\b(?:stilzwijgen\w*|zwijg\w+|uitblijven\s+van|(?:te\s+)?blijven\s+gebruiken|blijft\s+(?:\w+\s+){0,3}?gebruik\w*|voortgezet\s+gebruik|verder\s+gebruik\w*)\b"
    r"|\b(?:not|nothing)\s+(?:\w+\s+){0,3}?(?:hear|heard|object|objected|respond\w*|reply|replied|react\w*)\b|\bhear\s+nothing\b"
    r"|\bno\s+(?:\w+\s+){0,2}?(?:response|objection|reply|reaction)\b|\bsilence\b|\babsence\s+of\b|\b(?:continu\w+\s+(?:to\s+use|using|use)|keep\s+using)\b"
    r"|\bwithout\s+(?:a\s+)?(?:response|objection|reply)\b|\bzonder\s+(?:tegen)?(?:bericht|reactie|bezwaar)\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(?:akkoord|instem\w*|ingestemd|stemt\s+(?:u|de\s+klant)\s+(?:\w+\s+)?in|stemt\s+in|accept\w*|aanvaard\w*|toestemming|goedkeur\w*|goedgekeurd|(?:het\s+)?(?:er\s*mee\s+)?eens"
    r"|agree\w*|consent\w*|approv\w*)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:niet|geen|nooit|not|no|never|nodig|needed|required|vereist)\b", re.IGNORECASE)
_NOTHING_TO_DO = re.compile(
    r"\b(?:hoeft|hoeven)\s+(?:\w+\s+){0,4}?(?:niets|niks|geen\s+actie)\s+(?:\w+\s+){0,3}?te\s+(?:doen|ondernemen|regelen)\b"
    r"|\bgeen\s+(?:verdere\s+)?actie\s+(?:\w+\s+){0,4}?(?:nodig|vereist|noodzakelijk)\b|\bniets\s+te\s+(?:doen|ondernemen)\b|\b(?:is|zijn)\s+geen\s+(?:verdere\s+)?actie\b"
    r"|\bno\s+(?:further\s+)?action\s+(?:\w+\s+){0,3}?(?:required|needed|necessary)\b|\bnothing\s+(?:\w+\s+){0,3}?to\s+do\b"
    r"|\b(?:do\s+not|don['’]t|need\s+not)\s+(?:need\s+to|have\s+to)?\s*(?:do|take)\s+(?:anything|any\s+action|action)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:als|indien|wanneer|tenzij|zolang|if|unless|when)\b|^\W*(?:dan|in\s+dat\s+geval|then|in\s+that\s+case)\b"
    r"|\b(?:bent|gaat|heeft|wilt)\s+u\b[^.?]*,",
    re.IGNORECASE,
)
_CONSENTED = re.compile(
    r"\b(?:met|na|dankzij)\s+uw\s+(?:\w+\s+)?(?:instemming|toestemming|akkoord|goedkeuring)\b|\bwith\s+your\s+(?:\w+\s+)?(?:consent|agreement|approval)\b"
    r"|\bu\s+(?:heeft|hebt)\s+(?:\w+\s+){0,4}?(?:ingestemd|toegestemd)\b|\byou\s+have\s+(?:agreed|consented)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\bop\s+uw\s+(?:eigen\s+)?verzoek\b|\bat\s+your\s+(?:own\s+)?request\b", re.IGNORECASE)
_ALTERED = re.compile(
    r"\b(?:wijzig\w*|verander\w*|aangepast|aanpass\w*|doorgevoerd|chang\w*|amend\w*)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:alleen|pas|slechts|uitsluitend|eerst|only|once|after)\b", re.IGNORECASE)


def check_silence(case: Case) -> Iterator[NoticeFinding]:
    """Consent that no one gave, and "u hoeft niets te doen" to a client who has a right."""
    if not case.shown.rows:
        return
    for one, sentence in case.own_words():
        if _takes_silence(sentence):
            yield error(
                "silence-as-consent",
                "Wie niet reageert, stemt daarmee niet in; geen bepaling zegt dat.",
                "Who does not respond does not agree by that; no clause says so.",
                quote=sentence,
            )
        elif case.shown.notice.rights and _NOTHING_TO_DO.search(sentence):
            make = warning if _CONDITION.search(sentence) or one.exact else error
            yield make(
                "nothing-to-do",
                "De klant heeft een recht met een termijn; “niets doen” laat die verlopen.",
                "The client has a right with a term; doing nothing lets it go by.",
                quote=sentence,
            )
        elif not one.exact and _ALTERED.search(sentence) and not _NOT.search(sentence) and not _ONLY.search(sentence):
            yield from _claimed(sentence)


def _takes_silence(sentence: str) -> bool:
    """True if silence or use is told to be agreement, and the agreement is not denied."""
    silent = _SILENT.search(sentence)
    if silent is None:
        return False
    rest = f"{sentence[: silent.start()]} {sentence[silent.end() :]}"
    return bool(_AGREES.search(rest)) and not _NOT.search(rest) and not sentence.rstrip().endswith("?")


def _claimed(sentence: str) -> Iterator[NoticeFinding]:
    agreed = _CONSENTED.search(sentence)
    if agreed or _ASKED.search(sentence):
        make = error if agreed else warning
        yield make(
            "consent-claimed",
            "De vergelijking toont geen verzoek en geen instemming van de klant.",
            "The comparison shows no request and no consent of the client.",
            quote=sentence,
        )

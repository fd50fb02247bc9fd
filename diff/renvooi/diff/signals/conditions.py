"""The conditions and restrictions of a text: what kind, and what they hang on.

"Toegang is alleen mogelijk via VPN, tenzij de klant dat anders wil."
->  only [via VPN]; unless [klant dat anders wil]
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from renvooi.diff.signals.classes import NOUNS
from renvooi.diff.signals.concepts import concepts

_WORDS: tuple[tuple[str, str], ...] = (
    ("effort", r"(?:indien|als|wanneer|waar|zo|voor\s+zover)\s+(?:als\s+)?(?:redelijkerwijs\s+)?mogelijk"),
    ("on request", (r"(?:alleen\s+|uitsluitend\s+)?op\s+(?:(?:schriftelijk|eerste|nader|uitdrukkelijk)\s+)?(?:verzoek|aanvraag)|desge(?:vraagd|wenst)"
                   r"|(?:indien|als|wanneer)\s+gewenst|naar\s+wens|op\s+(?:schriftelijke\s+)?(?:instructie|aanwijzing)")),
    ("where needed", r"(?:waar|zo|indien|als|wanneer)\s+(?:dat\s+|dit\s+)?(?:nodig|noodzakelijk|vereist)(?:\s+is)?|zonodig"),
    ("in consultation", r"in\s+(?:nauw\s+|onderling\s+|nader\s+)?overleg|na\s+(?:voorafgaand\s+|nader\s+)?overleg"),
    ("with consent", (r"(?:na|met|zonder|onder\s+voorbehoud\s+van)\s+(?:de\s+|een\s+)?(?:(?:voorafgaande?|schriftelijke|uitdrukkelijke|nadrukkelijke)"
                     r"(?:\s+en\s+|,?\s+)?){0,3}(?:toestemming|goedkeuring|instemming|akkoord)")),
    ("provided that", r"mits|(?:onder\s+de|op|onder)\s+voorwaarde\s+dat|met\s+dien\s+verstande\s+dat|(?:alleen|slechts|uitsluitend|enkel|louter|pas)\s+(?:indien|als|wanneer|zodra|nadat)"),
    ("unless", r"tenzij|(?:behalve|behoudens)\s+(?:als|indien|wanneer|voor\s?zover|in\s+het\s+geval\s+dat)"),
    ("except", r"(?:behalve|behoudens)(?:\s+in\s+(?:het\s+)?geval\s+van)?|anders\s+dan\s+(?:in|bij)\s+(?:geval\s+van)?|(?:met|onder)\s+uitzondering\s+van|uitgezonderd|m\.u\.v\.|bij\s+(?:wijze\s+van\s+)?uitzondering|bij\s+hoge\s+uitzondering"),
    ("not applicable to", r"(?:is|zijn)\s+niet\s+van\s+toepassing"),
    ("as long as", r"zo\s?lang"),
    ("as far as", r"voor\s?zover"),
    ("as soon as", r"zodra"),
    ("after", r"nadat"),
    ("until", r"totdat|tot\s+het\s+moment\s+(?:dat|waarop)"),
    ("observing", r"met\s+inachtneming\s+van"),
    ("depends on", r"afhankelijk\s+van"),
    ("without prejudice to", r"onverminderd|ongeacht"),
    ("in the case of", r"in\s+geval\s+van|in\s+(?:spoedeisende|dringende|uitzonderlijke|bijzondere|urgente|noodzakelijke)\s+gevallen"),
    ("if", r"indien|wanneer|als|ingeval|in(?:\s+het)?\s+geval(?:len)?\s+(?:dat|waarin)|voor\s+het\s+geval\s+(?:dat)?|ingevolge\s+dat|gesteld\s+dat"),
    ("only", r"(?<!niet )(?<!dan )(?:alleen|uitsluitend|slechts|louter)|(?<!geen )(?<!een )(?<!niet )(?<!op )(?<!de )enkel(?!e)"),
)  # fmt: skip
"""Looked for in this order at each place: what is more particular first."""
_KINDS = tuple(kind for kind, _ in _WORDS)
_PATTERN = re.compile(rf"(?<![\w-])(?:{'|'.join(f'({words})' for _, words in _WORDS)})(?![\w-])", re.IGNORECASE)
_HINT = re.compile(
    r"als|indien|wanneer|louter|pas |wens|instructie|aanwijzing|anders dan|gesteld|nadat|totdat|moment|inachtneming|tenzij|mits|alleen|uitsluitend|slechts|enkel|behalve|behoudens|uitz|uitgez|m\.u\.v|zo ?lang|zover|zodra|verzoek"
    r"|aanvraag|desge|nodig|noodz|vereist|overleg|toest|goedk|instem|akkoord|voorwaarde|verstande|afhankelijk|onverminderd|ongeacht|geval|niet van|niet voor",
    re.IGNORECASE,
)
_ROLE_AS = re.compile(
    r"\b(?:zowel|zo|even\w*|zoals|net|hetzelfde|dezelfde|alsmede)\b[^.;,]{0,200}\bals\b|\b(?:treed\w*|optre\w*|handel\w*|geldt|gelden|dien\w*|fungeer\w*"
    r"|beschouw\w*|aangemerkt|aanmerk\w*|gezien|ziet|ingezet|bekend|levert|aanbied\w*)\b(?:\s+[^\s.;,]+){0,4}?\s+(als)\b|\bals\s+(?:doel|bedoeld|genoemd|vermeld|beschreven|gevolg|zodanig|volgt)\b",
    re.IGNORECASE,
)
"""An "als" that compares, names a role or points, and sets no condition."""
_SUBJECT = frozenset("de het een er u wij we hij zij ze dit dat deze die geen één beide partijen men".split())
_VERB_END = re.compile(r"(?:\w+(?:t|en|d)|is|was|wil|kan|mag|zijn)", re.IGNORECASE)
_BEFORE_NOUN = frozenset(
    "de het een van voor aan op in bij met door tot uit naar per onze ons zijn haar hun uw deze dit die".split()
)
_STOP = re.compile(
    r"[.;:,](?=\s|$)|\s+(?=(?:tenzij|mits|behalve|maar|dan|zal|moet|mag|zullen|volgt|volgen|vervalt)\b)", re.IGNORECASE
)
_PHRASES = frozenset({"on request", "where needed", "in consultation", "with consent"})
"""Kinds that stand in the middle of a sentence, which goes on behind them."""
_OF_WHOM = re.compile(r"\s+(?:van|met|door)\s+(?:(?:de|het|een|beide)\s+)?[^\s.;,]+")
_CASE = "in the case of"
_STOP_OF_NOUN = re.compile(
    r"[.;:,](?=\s|$)|\s+(?=(?:wordt|worden|is|zijn|kan|kunnen|mag|mogen|zal|zullen|moet|moeten|heeft|hebben|geldt|gelden|volgt|dient)\b)",
    re.IGNORECASE,
)
"""Where a condition that is no clause ends: "in geval van onderhoud wordt ..."."""
_ROLE = re.compile(
    r"(?i:sub-?verwerkers?|verwerkers?|verwerkingsverantwoordelijken?|(?:data\s?)?processors?|sub-?processors?|leveranciers?|opdrachtnemers?|onderaannemers?"
    r"|derden?|hostingpartij|contactpersoon)"
)
_MADE = re.compile(
    r"\b(?:aangemerkt|beschouwd|gezien|ingeschakeld|optre\w+|handelt|handelen|fungeert|fungeren|aangewezen|gekwalificeerd|kwalificeert|werkt)\b"
)
"""What makes someone what an "als" says: "als subverwerker is aangemerkt"."""
_ACTS = re.compile(r"(?i:\w{2,}t|is|zijn|treden|worden|zal|kan|mag)")
_TEXTS = 128


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a text."""

    kind: str
    """"if", "unless", "only", ...: all words that set one condition are one kind."""
    words: str
    """The words that set it, in lower case."""
    text: str
    """The words with what it hangs on, as printed."""
    content: frozenset[str]
    """Concepts of what it hangs on."""
    start: int
    end: int


@lru_cache(_TEXTS)
def conditions_of(text: str) -> tuple[Condition, ...]:
    """The conditions of `text` in order; possibility and effort ("waar mogelijk") are modality and left out."""
    if not _HINT.search(text):
        return ()
    masked = _ROLE_AS.sub(lambda found: found[0][:-3] + "~~~" if found[1] else "~" * len(found[0]), text)
    found = []
    for match in _PATTERN.finditer(masked):
        kind = _KINDS[(match.lastindex or 1) - 1]
        if kind == "effort" or (match[0].casefold() == "als" and not _is_conditional(text[match.end() :])):
            continue
        end = _end(text, match.end(), kind)
        content = concepts(text[match.end() : end])
        found.append(
            Condition(kind, match[0].casefold(), text[match.start() : end].strip(), content, match.start(), end)
        )
    return tuple(found)


def _end(text: str, start: int, kind: str) -> int:
    """Where what a condition hangs on ends: after the party for "op verzoek van de klant", else with the part."""
    if kind in _PHRASES:
        tail = _OF_WHOM.match(text, start)
        return tail.end() if tail else start
    stop = (_STOP_OF_NOUN if kind == _CASE else _STOP).search(text, start)
    return stop.start() if stop else len(text)


def _is_conditional(rest: str) -> bool:
    """True for "als de klant betaalt" and "als klant betaalt", not for "als verwerker van de klant"."""
    stop = _STOP.search(rest)
    words = rest[: stop.start() if stop else len(rest)].split()
    if len(words) < 2:
        return False
    last, before = words[-1].casefold(), words[-2].casefold()
    if _ROLE.fullmatch(words[0]) and _MADE.search(" ".join(words[1:])):
        return False
    if (
        _ROLE.fullmatch(words[0])
        and _ACTS.fullmatch(words[1])
        and not (_VERB_END.fullmatch(last) and words[-1] == last)
    ):
        # "als subverwerker treedt op Alfa B.V.": the verb of a main clause, and no condition
        return False
    ends_in_verb = bool(_VERB_END.fullmatch(last)) and last not in NOUNS and before not in _BEFORE_NOUN
    if words[0].casefold() == "een" and len(words) == 2:
        return False
    if words[0].casefold() in _SUBJECT:
        return True
    # "als referentie gebruiken" ends in an infinitive, and the first word is no subject
    return ends_in_verb and (len(words) > 2 or last.endswith("t"))

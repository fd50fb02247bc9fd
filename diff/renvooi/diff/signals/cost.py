"""Whether something costs, or who pays it, changed; another amount is `quantity` and not this.

    levert de export kosteloos     ->   levert de export               no longer said to be free
    inbegrepen in het abonnement   ->   wordt apart gefactureerd       charged
    voor rekening van Voorbeeld    ->   voor rekening van de klant     another payer

Compared by class and never by word: "kosteloos" is "gratis", "doorbelast" is "in rekening gebracht".
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from renvooi.diff.signals.benefits import actor_at, other_party
from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.parties import Actor, mentions
from renvooi.diff.signals.sentences import sentences
from renvooi.model import Beneficiary, Direction, Signal, SignalType

_PAYING = {Beneficiary.PROCESSOR: Actor.PROCESSOR, Beneficiary.CLIENT: Actor.CLIENT}
FREE, INCLUDED, AT_COST, CHARGED = "free", "included in the price", "at cost", "charged"
_NOT_CHARGED = r"(?:niet|geen|zonder|nooit)\b(?:\s+[^\s.;,]+){0,4}?"
_CHARGING = (
    r"(?:in\s+rekening\s+(?:\w+\s+)?\w*bre?[na]\w+|in\s+rekening|(?:door)?bereken(?:t|d)\b|doorbelast\w*|(?:ge)?factureer\w*|gefactureerd|verreken\w*"
    r"|verrekend|doorberekend|belast\b|meerwerk)"
)
_WORDINGS: tuple[tuple[str, str], ...] = (
    ("not free", r"(?:niet|geenszins)\s+(?:langer\s+|meer\s+)?(?:kosteloos|kosteloze|gratis|kostenvrij)"),
    (
        FREE,
        (
            rf"kosteloo?s|kosteloze|gratis|kostenvrije?|om\s+niet(?=[\s.,;]|$)(?!\s+(?:te|langer|meer|alleen|aan))|{_NOT_CHARGED}\s*{_CHARGING}"
            r"|(?:zonder|geen)\s+(?:extra\s+|aanvullende\s+|bijkomende\s+|verdere\s+|enige\s+)?(?:\w*kosten|vergoeding|meerprijs|tarief|toeslag\w*)|(?:hoeft|hoeven)\b[^.;]{0,60}?\b(?:niets?|geen)\s+(?:\w+\s+)?te\s+betalen|betaal(?:t|d)?\s+(?:\w+\s+){0,2}niets"
            r"|zonder\s+dat\s+(?:\w+\s+){0,3}kosten"
        ),
    ),
    (
        "not included",
        r"(?:niet\s+(?:\w+\s+)?(?:inbegrepen|inclusief)|exclusief(?!\s+btw)\s+(?=kosten|onderhoud|licenties?|support))",
    ),
    (
        INCLUDED,
        r"inbegrepen|bij\s+de\s+prijs\s+in|in\s+(?:de|het)\s+\w*(?:prijs|vergoeding|licentie|tarief|fee)\s+(?:begrepen|opgenomen|verwerkt|verdisconteerd)|onderdeel\s+van\s+de\s+(?:prijs|vergoeding)",
    ),
    (AT_COST, r"kostprijs|(?:op\s+basis\s+van\s+)?nacalculatie"),
    (
        CHARGED,
        (
            rf"{_CHARGING}|tegen\s+(?:[^\s.;,]+\s+){{0,4}}?(?:\w*tarief|\w*tarieven|vergoeding|betaling|meerprijs|meerkosten|kosten|prijzen|prijs)\b"
            r"|(?:geldt|gelden|gehanteerd|van\s+toepassing)\s+(?:[^\s.;,]+\s+){0,4}?\w*tarie(?:f|ven)\b|(?:\w*tarie(?:f|ven)\s+(?:is|zijn)\s+van\s+toepassing)"
            r"|\w*tarie(?:f|ven)\b[^.;,]{0,40}?\s(?:geldt|gelden)\b|op\s+(?:basis\s+van\s+)?(?:uurbasis|regiebasis|regie)|(?:is|zijn)\s+betaald\b|tegen\s+meerprijs"
            r"|betaalde?\s+(?:dienst|optie|module)|\btoeslag\w*|kosten(?:\s+\w+){0,3}\s+(?:\w+\s+)?verhaa?l\w*"
        ),
    ),
    (
        "fee",
        r"(?:\w+-?)?fees?|bijdrage|(?:instel|opstart|abonnements|licentie|installatie|annulerings|inrichtings|implementatie)kosten|vergoeding",
    ),
    (
        "penalty",
        r"\w*boete(?:s|beding)?|dwangsom(?:men)?|malus|(?:wettelijke\s+|contractuele\s+)?(?:handels)?rente|incassokosten|aanmaningskosten",
    ),
    (
        "discount",
        r"\w*korting(?:en)?|bonus|service\s?credits?|restitutie|restitueert|gecrediteerd|crediteert|creditering|terugbetaling|terugbetaald",
    ),
    (
        "indexation",
        r"(?:ge)?(?:ï|i)ndex(?:eert|eren|ering|atie|eerd)\w*|prijs(?:verhoging|aanpassing|wijziging|indexatie)\w*|tariefs?(?:verhoging|aanpassing|wijziging)\w*",
    ),
    ("excluding VAT", r"excl(?:\.|usief)\s+(?:btw|omzetbelasting)"),
    ("including VAT", r"incl(?:\.|usief)\s+(?:btw|omzetbelasting)"),
)
_CLASSES = tuple((name, re.compile(rf"(?<![\w-])(?:{wording})(?!\w)", re.IGNORECASE)) for name, wording in _WORDINGS)
_FOLDED = {"not free": CHARGED, "not included": CHARGED}
_BURDENS = frozenset({CHARGED, AT_COST, "fee", "indexation"})
_RELIEFS = frozenset({FREE, INCLUDED})
_PAYER = re.compile(
    r"\b(?:voor\s+(?:eigen\s+)?rekening\s+(?:en\s+risico\s+)?van|ten\s+laste\s+van|op\s+kosten\s+van|(?:betaald|vergoed|bekostigd|gedragen|voldaan|voorgeschoten)\s+door"
    r"|\w*kosten\b[^.;]{0,60}?\b(?:zijn|komen|blijven|is|komt)\s+(?:geheel\s+|volledig\s+|altijd\s+)?voor)\b",
    re.IGNORECASE,
)
_BEARS = re.compile(
    r"\b(?:betaalt|betalen|bekostigt|vergoedt?|vergoeden|betaald|gedragen|bekostigd|dra(?:agt|gen)(?:\s+\w+){0,2}\s+(?:\w*kosten))\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:elke?|iedere?|beide|partijen)\b[^.;]{0,60}\beigen\s+kosten\b|\bpartijen\s+(?:delen|dragen|betalen)\b[^.;]{0,60}\w*kosten\b"
    r"|\w*kosten\b[^.;]{0,60}\b(?:gelijkelijk|gedeeld|bij\s+helfte|ieder\s+voor\s+de\s+helft)\b",
    re.IGNORECASE,
)
"""Each party pays what it makes."""
_SUPPLIER = re.compile(
    r"\s*(?:rekening\s+(?:en\s+risico\s+)?van\s+)?(?:de\s+)?(?:leverancier|opdrachtnemer|dienstverlener)\b",
    re.IGNORECASE,
)
"""Who, in a contract of two parties, is the one that is not the client."""
_COSTS = re.compile(r"kosten|betaal|betalen|vergoed|prijs|prijzen|tarie|fee|bekostig|licentie", re.IGNORECASE)
_HINTS = (
    "kost", "gratis", "om niet", "rekening", "bereken", "belast", "factur", "verreken", "inbegrepen", "prijs", "tarief", "tarieven",
    "vergoed", "betaal", "betalen", "betalin", "fee", "bijdrage", "boete", "dwangsom", "malus", "rente", "korting", "bonus", "credit", "restit", "ndex",
    "btw", "meerwerk", "toeslag", "begrepen", "nacalculatie", "omzetbelasting", "bekostig", "opgenomen", "laste", "tariefs", "terugbeta", "inclusief",
)  # fmt: skip


def find_cost(case: Case) -> tuple[Signal, ...]:
    """Whether it costs, and who pays, where that differs."""
    if case.old is None or case.new is None:
        return ()
    old, new = costs(case.old.text), costs(case.new.text)
    if old.keys() != new.keys():
        return (_signal(old, new, case),)
    before, after = payers(case.old), payers(case.new)
    if before.keys() == after.keys() or not before or not after:
        return ()
    evidence = f"paid by {_say(before)} in the old text, by {_say(after)} in the new"
    shift = _shift(frozenset(before), frozenset(after))
    return (Signal(SignalType.COST, ", ".join(before.values()), ", ".join(after.values()), evidence, *shift),)


@lru_cache(maxsize=2048)
def _classes(text: str) -> tuple[tuple[str, str], ...]:
    lowered = text.casefold()
    if not any(hint in lowered for hint in _HINTS):
        return ()
    found: dict[str, str] = {}
    for name, pattern in _CLASSES:
        if (match := pattern.search(text)) is not None:
            found.setdefault(_FOLDED.get(name, name), match[0])
            # "niet in rekening gebracht" is free, and not charged as well
            text = pattern.sub(lambda one: " " * len(one[0]), text)
    return tuple(found.items())


def costs(text: str) -> dict[str, str]:
    """The classes of cost that `text` speaks of, each with the words that first say so."""
    return dict(_classes(text))


def payers(side: Side) -> dict[Actor, str]:
    """Who pays, by "voor rekening van", "draagt de kosten" and the like, each with the words that say so.

    Empty where nobody is named.
    """
    text = side.text
    if not _COSTS.search(text):
        return {}
    if (shared := _OWN.search(text)) is not None:
        return {Actor.JOINT: shared[0]}
    if not (_PAYER.search(text) or _BEARS.search(text)):
        return {}
    found: dict[Actor, str] = {}
    for match in _PAYER.finditer(text):
        near = mentions(text[match.end() : match.end() + 40], side.parties)[:4]
        for mention in near:
            if mention.actor is not None:
                found.setdefault(mention.actor, text[match.start() : match.end() + mention.end])
        if (supplier := _SUPPLIER.match(text, match.end())) is not None:
            found.setdefault(Actor.PROCESSOR, text[match.start() : supplier.end()])
    for match in _BEARS.finditer(text):
        actor = _PAYING.get(payer) if (payer := actor_at(side, *match.span())) else None
        if actor is not None:
            found.setdefault(actor, _with_payer(side, match, actor))
    return found


def _with_payer(side: Side, match: re.Match[str], actor: Actor) -> str:
    """The verb of `match` with the nearest name of who pays in its sentence; the verb alone where a pronoun stands."""
    start, sentence = _sentence_at(side.text, match.start())
    named = [(start + one.start, start + one.end) for one in mentions(sentence, side.parties) if one.actor is actor]
    if not named:
        return match[0]
    first, last = min(named, key=lambda span: abs(span[0] - match.start()))
    return side.text[min(first, match.start()) : max(last, match.end())]


def _sentence_at(text: str, place: int) -> tuple[int, str]:
    """The sentence that holds text[place], and where it starts."""
    at = 0
    for sentence in sentences(text):
        at = text.find(sentence, at)
        if place < at + len(sentence):
            return at, sentence
        at += len(sentence)
    return 0, text


def _signal(old: dict[str, str], new: dict[str, str], case: Case) -> Signal:
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    before, after = (", ".join(sorted(names)) or "none" for names in (gone, come))
    words = (
        ", ".join(text for name, text in found.items() if name in names) for found, names in ((old, gone), (new, come))
    )
    old_words, new_words = (text or None for text in words)
    evidence = f"cost only in the old text: {before}; only in the new: {after}"
    made = signal(SignalType.COST, old_words, new_words, evidence)
    return Signal(
        made.type,
        made.old,
        made.new,
        made.evidence,
        made.direction,
        _benefits(frozenset(gone), frozenset(come), case, made),
    )


def _benefits(gone: frozenset[str], come: frozenset[str], case: Case, made: Signal) -> Beneficiary | None:
    """Who does the work gains where it comes to cost, and loses where it becomes free; who pays, the reverse."""
    dearer = bool(come & _BURDENS or gone & _RELIEFS)
    cheaper = bool(gone & _BURDENS or come & _RELIEFS)
    sides = [
        (side, words.split(", ")[0]) for side, words in ((case.old, made.old), (case.new, made.new)) if side and words
    ]
    actors = {actor_at(side, side.text.find(words), side.text.find(words) + len(words)) for side, words in sides}
    actor = next(iter(actors)) if len(actors) == 1 else None
    if actor is None or dearer == cheaper:
        return None
    pays = any(_BEARS.search(side.text) for side, _ in sides)
    if actor is Beneficiary.CLIENT and not pays:
        # "de klant kan dit voor een fee afnemen": the client acts and is not who is paid
        return None
    return actor if dearer is not pays else other_party(actor)


def _shift(before: frozenset[Actor], after: frozenset[Actor]) -> tuple[Direction, Beneficiary | None]:
    """To whom a cost went, and whom that relieves."""
    to_client = Actor.CLIENT in after - before
    to_processor = Actor.PROCESSOR in after - before
    if to_client == to_processor:
        return Direction.CHANGED, None
    if to_client:
        return Direction.TO_CLIENT, Beneficiary.PROCESSOR if Actor.PROCESSOR in before else None
    return Direction.TO_PROCESSOR, Beneficiary.CLIENT if Actor.CLIENT in before else None


def _say(actors: Iterable[Actor]) -> str:
    return " and ".join(sorted(actor.value for actor in actors))

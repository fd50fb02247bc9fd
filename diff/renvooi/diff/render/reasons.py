"""Reasons and evidence in the language of the reader.

The diff itself speaks English, as its JSON does. A sentence without a translation is shown as it
is: a reason in the wrong language is better than none.
"""

from renvooi.diff.render.labels import Labels
from renvooi.diff.significance import LEFT_BEHIND
from renvooi.model import Beneficiary, Direction, Signal, SignalType

_DUTCH = {
    "the clause is new": "de clausule is nieuw",
    "the clause is deleted": "de clausule is vervallen",
    "the heading is new; its clauses are changes of their own": (
        "de kop is nieuw; de clausules eronder zijn eigen wijzigingen"
    ),
    "the heading is deleted; its clauses are changes of their own": (
        "de kop is vervallen; de clausules eronder zijn eigen wijzigingen"
    ),
    "the heading is worded differently": "de kop is anders verwoord",
    "the clause is numbered in another way": "de clausule is op een andere manier genummerd",
    "hernummering: only the number changed": "hernummering: alleen het nummer is anders",
    "the clause moved within its section; whether its place matters is for a human": (
        "de clausule is verplaatst onder dezelfde kop; of de plaats ertoe doet, beoordeelt een mens"
    ),
    "worded differently; no evidence either way": "anders verwoord; of de betekenis gelijk is, staat niet vast",
    "the same sentences, divided otherwise, and they refer to each other": (
        "dezelfde zinnen, anders verdeeld, en zij verwijzen naar elkaar"
    ),
    "the same sentences in the same order, divided over clauses otherwise": (
        "dezelfde zinnen in dezelfde volgorde, anders verdeeld over clausules"
    ),
    "the clause stands in another section, or under another introduction": (
        "de clausule staat onder een andere kop of onder een andere aanhef"
    ),
    "the clause moved and refers to the clauses around it": (
        "de clausule is verplaatst en verwijst naar de clausules eromheen"
    ),
    "the clause moved in a list whose order may matter": (
        "de clausule is verplaatst in een lijst waarvan de volgorde van belang kan zijn"
    ),
    "the clause moved, and a clause beside its old or new place may refer to it": (
        "de clausule is verplaatst en een clausule naast de oude of nieuwe plaats kan ernaar verwijzen"
    ),
    "the number changed, and the place among the numbers does not explain it": (
        "het nummer is anders en de plaats tussen de nummers verklaart dat niet"
    ),
    "a reference follows its renumbered target": "een verwijzing volgt het nieuwe nummer van haar doel",
    "stands in the author's own list of changes, but reads as a rule": (
        "staat in de eigen lijst van de opsteller, maar leest als een afspraak"
    ),
    "has the form of a line of the author's own list of changes, and seems to rule nothing": (
        "heeft de vorm van een regel in de eigen lijst van de opsteller, en lijkt niets te bepalen"
    ),
    "the heading of the author's own list of changes": "de kop van de eigen lijst van de opsteller",
    "the statement of version and date of this document itself": "noemt versie en datum van dit document zelf",
}
_SAME = "the same text but for "
_BUT_FOR = {
    "quotes, dashes or white space": "aanhalingstekens, streepjes of witruimte",
    "punctuation or the notation of numbers": "leestekens of de schrijfwijze van getallen",
    "punctuation": "leestekens",
    "the notation of numbers": "de schrijfwijze van getallen",
    "the notation of a norm": "de schrijfwijze van een norm",
    "the notation of a legal form": "de schrijfwijze van een rechtsvorm",
    "an abbreviation": "een afkorting",
    "another spelling of the same words": "een andere schrijfwijze van dezelfde woorden",
    "an old spelling": "een oude spelling",
    "a capital": "een hoofdletter",
    "an apostrophe": "een apostrof",
    "a bullet": "een opsommingsteken",
    "an article": "een lidwoord",
    "a d/dt spelling": "een d/dt-spelling",
    "a word that stood twice": "een woord dat dubbel stond",
    "a hyphen or space within one word": "een streepje of spatie in één woord",
    "a word written in full": "een voluit geschreven woord",
    "an accent": "een accent",
    "a ligature": "een ligatuur",
    "white space": "witruimte",
    "the notation of a reference": "de schrijfwijze van een verwijzing",
    "an ampersand": "een &-teken",
    "agreement": "een vorm die zich naar een ander woord richt",
    "the link between two parts of a word": "een tussenletter",
    "a spelling error": "een spelfout",
    "a typing error": "een tikfout",
}
"""What a proof of the same text may set aside, by the words of the proof."""
_DIFFERS = "the evidence differs: "
_LEFT_BEHIND = "een ongewijzigde verwijzing betekent nu een andere clausule: "

SIGNALS = {
    SignalType.RESPONSIBILITY: "verantwoordelijkheid",
    SignalType.MODALITY: "moeten, mogen of kunnen",
    SignalType.NEGATION: "ontkenning",
    SignalType.CONDITION: "voorwaarde",
    SignalType.TERM: "termijn",
    SignalType.QUANTITY: "getal of bedrag",
    SignalType.DATE: "datum",
    SignalType.SUB_PROCESSOR: "subverwerker",
    SignalType.LOCATION: "plaats",
    SignalType.CERTIFICATION: "certificaat",
    SignalType.SECURITY: "beveiliging",
    SignalType.DATA_CATEGORY: "soort gegevens",
    SignalType.SERVICE: "dienst",
    SignalType.PURPOSE: "doel",
    SignalType.ROLE: "rol",
    SignalType.COST: "kosten",
    SignalType.REFERENCE: "verwijzing",
    SignalType.ANAPHORA: "terugverwijzing",
}
"""The Dutch word for each kind of signal."""

_DIRECTIONS = {
    Direction.ADDED: "toegevoegd",
    Direction.REMOVED: "vervallen",
    Direction.STRONGER: "sterker",
    Direction.WEAKER: "zwakker",
    Direction.LONGER: "langer",
    Direction.SHORTER: "korter",
    Direction.TO_PROCESSOR: "naar de verwerker",
    Direction.TO_CLIENT: "naar de klant",
}

_BENEFITS = {Beneficiary.PROCESSOR: "gunstig voor de verwerker", Beneficiary.CLIENT: "gunstig voor de klant"}

QUOTED_WORDS = 16
"""Words of a side that are quoted at most; the redline above the note shows the rest."""


def reason(because: str, labels: Labels) -> str:
    """Why a change has its significance, as one sentence."""
    if labels.language != "nl":
        return because
    if because.startswith(LEFT_BEHIND):
        return _LEFT_BEHIND + because.removeprefix(LEFT_BEHIND)
    if because.startswith(_SAME):
        names = because.removeprefix(_SAME).split(" and ")
        return f"dezelfde tekst op {' en '.join(_BUT_FOR.get(name, name) for name in names)} na"
    before, differs, kinds = because.rpartition(_DIFFERS)
    if not differs:
        return _DUTCH.get(because, because)
    first = before.rstrip(", ")
    opening = f"{_DUTCH.get(first, first)}; " if first else ""
    return f"{opening}de aanwijzingen verschillen: {', '.join(SIGNALS[SignalType(kind)] for kind in kinds.split(', '))}"


def evidence(signal: Signal, labels: Labels) -> str:
    """What a signal rests on: in Dutch the words themselves, which need no translation."""
    if labels.language != "nl":
        benefits = f" (good for the {signal.benefits.value})" if signal.benefits is not None else ""
        return f"{signal.type.value}: {signal.evidence}{benefits}"
    remarks = [_DIRECTIONS[signal.direction]] if signal.direction in _DIRECTIONS else []
    remarks += [_BENEFITS[signal.benefits]] if signal.benefits is not None else []
    direction = f" ({'; '.join(remarks)})" if remarks else ""
    sides = " → ".join(f"“{_shortened(words)}”" if words else "niet genoemd" for words in (signal.old, signal.new))
    return f"{SIGNALS[signal.type]}: {sides}{direction}"


def _shortened(words: str) -> str:
    """`words`, or the first of many: enough to find them in the redline."""
    found = words.split()
    return words if len(found) <= QUOTED_WORDS else f"{' '.join(found[:QUOTED_WORDS])} …"

"""The sentences of a drafted list, in plain Dutch and in English."""

from dataclasses import dataclass

from renvooi.diff.claims.reasons import differing
from renvooi.diff.render.reasons import SIGNALS
from renvooi.model import Change, SignalType, Significance

_NOUNS = {
    SignalType.RESPONSIBILITY: "de verantwoordelijkheid",
    SignalType.MODALITY: "wat moet of mag",
    SignalType.NEGATION: "wat wel of niet geldt",
    SignalType.CONDITION: "de voorwaarde",
    SignalType.TERM: "de termijn",
    SignalType.QUANTITY: "het getal of bedrag",
    SignalType.DATE: "de datum",
    SignalType.SUB_PROCESSOR: "de subverwerker",
    SignalType.LOCATION: "de plaats",
    SignalType.CERTIFICATION: "het certificaat",
    SignalType.SECURITY: "de beveiliging",
    SignalType.COST: "de kosten",
    SignalType.REFERENCE: "de verwijzing",
    SignalType.SERVICE: "de dienst",
    SignalType.PURPOSE: "het doel",
    SignalType.ROLE: "de rol",
    SignalType.DATA_CATEGORY: "de categorie gegevens",
}
"""What a line says that differs; a kind that is missing is named as in a redline."""
QUOTED = 160
"""Characters of a quotation in a line; a list is read, not studied."""
_MOST = 12
"""Parts of evidence that one line names; of more it says how many."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every fixed word of the lines of one language."""

    heading: str
    """With {version}."""
    nothing_else: str
    also: str
    """With {where}: changes that no line tells."""
    nothing: str
    added: str
    """With {what}."""
    deleted: str
    renamed: str
    """With {old} and {new}."""
    renumbered: str
    """With {new}."""
    renumbered_run: str
    """With {old}, {new} and {where}."""
    through: tuple[str, str]
    """Between two numbers that follow one another, and between the ends of a longer run."""
    moved: str
    moved_to: str
    """With {where}."""
    split: str
    """With {count}."""
    merged: str
    weight: dict[Significance, str]
    no_substance: str
    is_: str
    are: str
    and_: str
    differs: str
    """With {kind}, {old} and {new}."""
    gained: str
    lost: str
    substance: str
    """Of text that came or went: that this is a change of substance."""
    own_list: str
    """What the list says of itself."""
    heading_alone: str
    """Where the version before has no label."""
    before: str
    """With {what}: how the clause was cited before."""
    then: str
    """That the citation is that of the version before, where it now means another clause."""
    more: str
    """With {count}."""


DUTCH = Phrases(
    heading="Verschillen met versie {version}",
    nothing_else="Verder zijn er geen wijzigingen gedaan.",
    also="Ook gewijzigd en hierboven niet beschreven: {where}.",
    nothing="Er zijn geen wijzigingen gedaan.",
    added="{what} is toegevoegd",
    deleted="{what} is vervallen",
    renamed="De kop {old} heet nu {new}.",
    renumbered="hernummerd tot {new}",
    renumbered_run="De artikelen {old}{where} zijn hernummerd tot artikelen {new}.",
    through=(" en ", " tot en met "),
    moved="verplaatst",
    moved_to="verplaatst naar {where}",
    split="gesplitst in {count} delen",
    merged="samengevoegd",
    weight={
        Significance.SUBSTANTIVE: "inhoudelijk gewijzigd",
        Significance.REVIEW: "gewijzigd",
        Significance.EDITORIAL: "redactioneel aangepast",
    },
    no_substance=", zonder inhoudelijke wijziging",
    is_="is",
    are="zijn",
    and_=" en ",
    differs="{kind} was {old} en is nu {new}",
    gained="nieuw is {kind} {new}",
    lost="niet meer genoemd is {kind} {old}",
    substance="dit is inhoudelijk",
    own_list="deze lijst van verschillen",
    heading_alone="Verschillen met de vorige versie",
    before=" (was {what})",
    then=" (oude telling)",
    more="en nog {count} verschillen",
)
ENGLISH = Phrases(
    heading="Differences with version {version}",
    nothing_else="No other changes were made.",
    also="Also changed and not described above: {where}.",
    nothing="No changes were made.",
    added="{what} was added",
    deleted="{what} was removed",
    renamed="The heading {old} is now called {new}.",
    renumbered="renumbered to {new}",
    renumbered_run="Articles {old}{where} were renumbered to articles {new}.",
    through=(" and ", " through "),
    moved="moved",
    moved_to="moved to {where}",
    split="split into {count} parts",
    merged="merged",
    weight={
        Significance.SUBSTANTIVE: "substantively changed",
        Significance.REVIEW: "changed",
        Significance.EDITORIAL: "editorially corrected",
    },
    no_substance=", without substantive change",
    is_="was",
    are="were",
    and_=" and ",
    differs="{kind} was {old} and is now {new}",
    gained="new is {kind} {new}",
    lost="no longer named is {kind} {old}",
    substance="this is substantive",
    own_list="this list of differences",
    heading_alone="Differences with the previous version",
    before=" (was {what})",
    then=" (old numbering)",
    more="and {count} more",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}


def particulars_of(change: Change, phrases: Phrases, language: str) -> str:
    """What a change is about, a part a signal: who is responsible, which term, which amount."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for signal in change.signals:
        old, new = (_quoted(words) for words in differing(signal))
        if old != new:
            kinds.setdefault((old, new), []).append(_kind(signal.type, language))
    told = []
    for (old, new), names in kinds.items():
        form = phrases.differs if old and new else phrases.gained if new else phrases.lost
        told.append(form.format(kind=phrases.and_.join(dict.fromkeys(names)), old=old, new=new))
    left = len(told) - _MOST
    return ", ".join([*told[:_MOST], *([phrases.more.format(count=left)] if left > 0 else [])])


def _kind(kind: SignalType, language: str) -> str:
    return _NOUNS.get(kind, SIGNALS[kind]) if language == "nl" else f"the {kind.value.replace('-', ' ')}"


def _quoted(words: str) -> str:
    plain = " ".join(words.replace("'", "").replace('"', "").split())
    if len(plain) > QUOTED:
        plain = f"{plain[:QUOTED].rsplit(' ', 1)[0]} ..."
    return f"“{plain}”" if plain else ""

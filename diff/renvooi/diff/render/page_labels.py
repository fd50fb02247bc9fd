"""The words of the page around the changes, in Dutch and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLabels:
    """Every fixed word of the page that no other form has."""

    skip: str
    controls: str
    view: str
    views: tuple[tuple[str, str], ...]
    """Name of each view and the words for it."""
    weight: str
    kind: str
    keys: str
    help: str
    help_title: str
    close: str
    shortcuts: tuple[tuple[tuple[str, ...], str], ...]
    """Keys that do the same, and what they do."""
    shown: str
    """With {shown} and {all}, which the script fills in."""
    overview: str
    contents: str
    changes: str
    moved: str
    members: str
    """With {count}."""
    empty: str
    """Where a side of a change has no text."""
    departed: str
    """Between the old place of what moved and a link to the new one."""
    came_from: str
    """Before a link to the old place of what moved."""
    whole: str
    """Heading of the whole new version."""
    to_whole: str
    to_change: str
    previous: str
    next: str


DUTCH = PageLabels(
    skip="Naar de wijzigingen",
    controls="Weergave en filter",
    view="Weergave",
    views=(("inline", "in de tekst"), ("side-by-side", "naast elkaar"), ("was-wordt", "was-wordttabel")),
    weight="Toon",
    kind="Soort wijziging",
    keys="sneltoetsen",
    help="Sneltoetsen (?)",
    help_title="Sneltoetsen",
    close="Sluiten",
    shortcuts=(
        (("n", "j"), "volgende wijziging"),
        (("p", "k"), "vorige wijziging"),
        (("?",), "deze uitleg"),
        (("Esc",), "uitleg sluiten"),
    ),
    shown="{shown} van {all} wijzigingen getoond",
    overview="Overzicht",
    contents="Lijst van wijzigingen",
    changes="Wijzigingen",
    moved="Een woordgroep die binnen een clausule is verplaatst, heeft op beide plaatsen hetzelfde nummer.",
    members="{count} wijzigingen",
    empty="geen tekst",
    departed="stond hier en is verplaatst naar",
    came_from="Stond eerst op",
    whole="De hele tekst",
    to_whole="in de hele tekst",
    to_change="uitleg",
    previous="vorige wijziging",
    next="volgende wijziging",
)

ENGLISH = PageLabels(
    skip="To the changes",
    controls="View and filter",
    view="View",
    views=(("inline", "inline"), ("side-by-side", "side by side"), ("was-wordt", "table of old and new")),
    weight="Show",
    kind="Kind of change",
    keys="shortcut keys",
    help="Shortcut keys (?)",
    help_title="Shortcut keys",
    close="Close",
    shortcuts=(
        (("n", "j"), "next change"),
        (("p", "k"), "previous change"),
        (("?",), "this help"),
        (("Esc",), "close the help"),
    ),
    shown="{shown} of {all} changes shown",
    overview="Overview",
    contents="List of changes",
    changes="Changes",
    moved="A phrase that moved within a clause has the same number at both places.",
    members="{count} changes",
    empty="no text",
    departed="stood here and moved to",
    came_from="Stood before at",
    whole="The whole text",
    to_whole="in the whole text",
    to_change="explained",
    previous="previous change",
    next="next change",
)

PAGE_LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

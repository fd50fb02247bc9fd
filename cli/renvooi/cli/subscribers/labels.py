"""What the commands that change the list of subscribers say, in Dutch and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeLabels:
    """Sentences take the names in their braces; of two, the first is for one and the second for several."""

    added: str
    changed: str
    same: str
    removed: str
    not_listed: str
    cancelled: tuple[str, str]
    read: tuple[str, str]
    recorded: str


DUTCH = ChangeLabels(
    added="{id}: toegevoegd.",
    changed="{id}: gewijzigd.",
    same="{id}: stond al zo op de lijst.",
    removed="{id}: van de lijst gehaald, en gewist wat er van bewaard was",
    not_listed="{id}: staat niet (meer) op de lijst",
    cancelled=("{count} bericht ingetrokken", "{count} berichten ingetrokken"),
    read=(
        "{count} abonnee gelezen; er is niets vastgelegd.",
        "{count} abonnees gelezen; er is niets vastgelegd.",
    ),
    recorded="{new} nieuw, {changed} gewijzigd, {same} ongewijzigd.",
)
ENGLISH = ChangeLabels(
    added="{id}: added.",
    changed="{id}: changed.",
    same="{id}: was on the list just so.",
    removed="{id}: removed, and what was kept is erased",
    not_listed="{id}: is not on the list (any more)",
    cancelled=("{count} message cancelled", "{count} messages cancelled"),
    read=("{count} subscriber read; nothing was recorded.", "{count} subscribers read; nothing was recorded."),
    recorded="{new} new, {changed} changed, {same} as they were.",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

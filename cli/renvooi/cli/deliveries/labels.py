"""Words about messages, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from renvooi.model import DeliveryState, Evidence

S, E = DeliveryState, Evidence


@dataclass(frozen=True, slots=True)
class DeliveryLabels:
    """Sentences take the names in their braces."""

    heads: tuple[str, ...]
    heading: str
    heading_one: str
    nothing: str
    states: Mapping[DeliveryState, str]
    bounced: str
    evidence: Mapping[Evidence, str]
    facts: tuple[str, ...]
    queued: str
    attempts: str
    unrecorded: str
    decided: str
    windows: str
    summary: str
    now: str
    """What a message came to after a decision."""


DUTCH = DeliveryLabels(
    heads=("Klant", "Bericht", "Bewijs", "Pogingen", "Sinds", "Laatste antwoord"),
    heading="{mailing}: {about}; {count} berichten: {states}",
    heading_one="{mailing}: {about}; 1 bericht: {states}",
    nothing="Er zijn geen berichten.",
    states={
        S.PENDING: "wacht",
        S.CLAIMED: "wordt verstuurd",
        S.DOT: "wordt verstuurd",
        S.ACCEPTED: "aangenomen",
        S.REFUSED: "geweigerd",
        S.IN_DOUBT: "onzeker",
        S.CANCELLED: "ingetrokken",
    },
    bounced="teruggekomen",
    evidence={E.NONE: "-", E.ACCEPTED: "aangenomen", E.DELIVERED: "afgeleverd", E.ACKNOWLEDGED: "bevestigd"},
    facts=(
        "Mailing",
        "Klant",
        "Message-ID",
        "Vastgelegd",
        "Stand",
        "Bewijs",
        "Pogingen",
        "Laatste antwoord",
        "Besluit",
    ),
    queued="{at}, door {by}; ronde {round}",
    attempts="{count}",
    unrecorded="{state} (nog niet in het grootboek)",
    decided="{because} ({by})",
    windows="Termijnen",
    summary="{count} {state}",
    now="{state}; bewijs: {evidence}",
)
ENGLISH = DeliveryLabels(
    heads=("Client", "Message", "Evidence", "Attempts", "Since", "Last answer"),
    heading="{mailing}: {about}; {count} messages: {states}",
    heading_one="{mailing}: {about}; 1 message: {states}",
    nothing="There are no messages.",
    states={
        S.PENDING: "waits",
        S.CLAIMED: "being sent",
        S.DOT: "being sent",
        S.ACCEPTED: "accepted",
        S.REFUSED: "refused",
        S.IN_DOUBT: "in doubt",
        S.CANCELLED: "cancelled",
    },
    bounced="bounced",
    evidence={E.NONE: "-", E.ACCEPTED: "accepted", E.DELIVERED: "delivered", E.ACKNOWLEDGED: "confirmed"},
    facts=("Mailing", "Client", "Message-ID", "Fixed", "State", "Evidence", "Attempts", "Last answer", "Decision"),
    queued="{at}, by {by}; round {round}",
    attempts="{count}",
    unrecorded="{state} (not in the ledger yet)",
    decided="{because} ({by})",
    windows="Windows",
    summary="{count} {state}",
    now="{state}; evidence: {evidence}",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

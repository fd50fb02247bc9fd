"""Words of a rehearsal and of the report at the end, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from renvooi.model import DeliveryState, Evidence

S, E = DeliveryState, Evidence


@dataclass(frozen=True, slots=True)
class NotifyLabels:
    """Each sentence takes the names in its braces."""

    title: str
    facts: tuple[str, ...]
    """From, subject, server, who gets it, who does not, evidence."""
    counted: str
    none_yet: str
    languages: Mapping[str, str]
    held: str
    evidence: Mapping[Evidence, str]
    terms: str
    term_heads: tuple[str, ...]
    sources: tuple[str, str, str]
    """The contract, house policy, the client's own contract."""
    coulance: str
    recipients: str
    recipient_heads: tuple[str, ...]
    to_queue: str
    states: Mapping[DeliveryState, str]
    bounced: str
    own_term: str
    passed: str
    blocked: str
    passed_heads: tuple[str, ...]
    more: str
    differences: str
    joined: str
    left: str
    moved: str
    same: str
    notes: str
    blocks: str
    sample: str
    next: str
    report: str
    report_one: str
    report_facts: tuple[str, ...]
    """Accepted, delivered or confirmed, refused, bounced, in doubt, waiting."""
    nothing_new: str
    queued: str
    queued_one: str
    refused: str
    bounces: str
    in_doubt: str
    waiting: str
    waiting_one: str
    ended: str
    stopped: str
    all_troubled: str
    windows: Mapping[Evidence, str]


DUTCH = NotifyLabels(
    title="Repetitie op {today}: {document} {old} → {new} ({notice}). Er is niets verstuurd.",
    facts=(
        "Van",
        "Onderwerp",
        "Mailserver",
        "Krijgt het bericht",
        "Krijgt het niet",
        "Wacht op u",
        "Termijn begint bij",
    ),
    counted="{count} van {total} klanten ({languages}); {new} nieuw",
    none_yet="niet ingesteld",
    languages={"nl": "Nederlands", "en": "Engels"},
    held=", {count} hebben hun bericht al",
    evidence={
        E.ACCEPTED: "het antwoord van de mailserver (dat is nog geen ontvangst)",
        E.DELIVERED: "een melding dat het bericht is afgeleverd",
        E.ACKNOWLEDGED: "een bevestiging van de klant",
    },
    terms="Termijnen",
    term_heads=("Recht", "Dagen", "Staat in", "Klanten", "Laatste dag bij ontvangst vandaag"),
    sources=("het contract", "eigen beleid", "eigen contract van de klant"),
    coulance="{day}, uit coulance {coulance}",
    recipients="Wie krijgt het bericht",
    recipient_heads=("Klant", "Naam", "Taal", "Adres", "Eigen termijn", "Bericht"),
    to_queue="nieuw",
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
    own_term="{right}: {days} dagen",
    passed="Wie krijgt het niet",
    blocked="Wacht op u",
    passed_heads=("Klant", "Naam", "Waarom"),
    more="... en {count} andere; --format json noemt ze allemaal.",
    differences="Anders dan bij {old} → {new}, op {day} ({notice})",
    joined="Nieuw: {clients}",
    left="Niet meer: {clients}",
    moved="Ander adres: {client}, was {old}, wordt {new}",
    same="Dezelfde klanten, dezelfde adressen.",
    notes="Let op",
    blocks="Eerst oplossen",
    sample="Bekijk het bericht aan een klant: {command}",
    next="Verstuur: {command}",
    report="{document} {old} → {new} ({notice}): {count} berichten",
    report_one="{document} {old} → {new} ({notice}): 1 bericht",
    report_facts=("Aangenomen door de mailserver", "Aangekomen", "Geweigerd", "Teruggekomen", "Onzeker", "Wacht"),
    nothing_new="Niemand kreeg nu een bericht: elk van de {count} klanten heeft er al een.",
    queued="{count} berichten vastgelegd.",
    queued_one="1 bericht vastgelegd.",
    refused="Geweigerd: {client}: {reply}. Pas het adres aan, en dan: {command}",
    bounces="Teruggekomen: {client}. Pas het adres aan, en dan: {command}",
    in_doubt="Onzeker: {client}: {reply}. Zoek {message_id} in het logboek van de mailserver, en dan: {command}",
    waiting="Wacht: {count} berichten. Ga verder met: {command}",
    waiting_one="Wacht: 1 bericht. Ga verder met: {command}",
    ended="Gestopt: {why}.",
    stopped="Gestopt, omdat daarom gevraagd werd. Wat nog niet begonnen was, wacht.",
    all_troubled="Alle namen: {command}",
    windows={
        E.ACCEPTED: "Termijnen zijn begonnen op de dag waarop de mailserver het bericht aannam.",
        E.DELIVERED: "Een termijn begint pas als een melding zegt dat het bericht is afgeleverd. Lees die met: renvooi mailbox read",
        E.ACKNOWLEDGED: "Een termijn begint pas als de klant de ontvangst bevestigt. Lees dat met: renvooi mailbox read",
    },
)

ENGLISH = NotifyLabels(
    title="Rehearsal on {today}: {document} {old} → {new} ({notice}). Nothing was sent.",
    facts=(
        "From",
        "Subject",
        "Mail server",
        "Gets the message",
        "Does not get it",
        "Waits for you",
        "A window starts on",
    ),
    counted="{count} of {total} clients ({languages}); {new} new",
    none_yet="not set",
    languages={"nl": "Dutch", "en": "English"},
    held=", {count} have their message already",
    evidence={
        E.ACCEPTED: "the answer of the mail server (which is no receipt yet)",
        E.DELIVERED: "a report that the message was delivered",
        E.ACKNOWLEDGED: "a confirmation by the client",
    },
    terms="Terms",
    term_heads=("Right", "Days", "Stands in", "Clients", "Last day if received today"),
    sources=("the contract", "house policy", "the client's own contract"),
    coulance="{day}, as coulance {coulance}",
    recipients="Who gets the message",
    recipient_heads=("Client", "Name", "Language", "Address", "Own term", "Message"),
    to_queue="new",
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
    own_term="{right}: {days} days",
    passed="Who does not get it",
    blocked="Waits for you",
    passed_heads=("Client", "Name", "Why"),
    more="... and {count} more; --format json names them all.",
    differences="Other than for {old} → {new}, on {day} ({notice})",
    joined="New: {clients}",
    left="No more: {clients}",
    moved="Other address: {client}, was {old}, becomes {new}",
    same="The same clients, the same addresses.",
    notes="Mind",
    blocks="Settle first",
    sample="See the message to a client: {command}",
    next="Send: {command}",
    report="{document} {old} → {new} ({notice}): {count} messages",
    report_one="{document} {old} → {new} ({notice}): 1 message",
    report_facts=("Accepted by the mail server", "Arrived", "Refused", "Bounced", "In doubt", "Waiting"),
    nothing_new="Nobody got a message now: each of the {count} clients has one already.",
    queued="{count} messages are fixed.",
    queued_one="1 message is fixed.",
    refused="Refused: {client}: {reply}. Correct the address, then: {command}",
    bounces="Bounced: {client}. Correct the address, then: {command}",
    in_doubt="In doubt: {client}: {reply}. Look for {message_id} in the log of the mail server, then: {command}",
    waiting="Waiting: {count} messages. Go on with: {command}",
    waiting_one="Waiting: 1 message. Go on with: {command}",
    ended="Stopped: {why}.",
    stopped="Stopped, as asked. What had not begun waits.",
    all_troubled="All of them: {command}",
    windows={
        E.ACCEPTED: "Windows started on the day on which the mail server accepted the message.",
        E.DELIVERED: "A window starts when a report says that the message was delivered. Read those with: renvooi mailbox read",
        E.ACKNOWLEDGED: "A window starts when the client confirms receipt. Read that with: renvooi mailbox read",
    },
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

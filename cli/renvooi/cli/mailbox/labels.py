"""The words around a list of mails and of proposals, in Dutch and English."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailLabels:
    """Every fixed word of one language; why a mail is what it is stays in English, as errors do."""

    heads: tuple[str, ...]
    none: str
    mails: tuple[str, str]
    """One mail, and more; with {count}."""
    kinds: Mapping[str, str]
    reports: Mapping[str, str]
    became: Mapping[str, str]
    waiting: tuple[str, str]
    """How many wait for a decision; with {count}."""
    unread: tuple[str, str]
    """How many a person has to read, since nothing of them is kept; with {count}."""
    nothing_proposed: str
    received: str
    """With {id}, {client}, {at} and {subject}."""
    sender: str
    """With {address}."""
    no_subject: str
    windows: str
    no_windows: str
    decided: str
    """With {decision}, {by}, {day} and {because}."""
    decisions: Mapping[str, str]
    erased: str
    files: str
    """With {names}."""
    no_words: str
    no_own_words: str
    elsewhere: str
    """Where the form in HTML says more, with {text}."""
    machine: str
    dismissed: str
    """With {id}, {client}, {by} and {because}."""

    def count(self, forms: tuple[str, str], count: int) -> str:
        """The form for one, or for more."""
        return forms[count != 1].format(count=count)


DUTCH = MailLabels(
    heads=("E-mail", "Soort", "Klant", "Geworden", "Waaruit dat blijkt"),
    none="Er zijn geen e-mails.",
    mails=("{count} e-mail", "{count} e-mails"),
    kinds={
        "own": "van ons",
        "report": "aflevering",
        "unsubscription": "afmelding",
        "auto-reply": "automatisch",
        "acknowledgement": "bevestiging",
        "reply": "antwoord",
        "unknown": "onbekend",
        "unreadable": "onleesbaar",
    },
    reports={
        "delivered": "afgeleverd",
        "relayed": "doorgegeven",
        "delayed": "vertraagd",
        "failed": "niet aangekomen",
        "acknowledged": "ontvangen",
    },
    became={
        "recorded": "vastgelegd",
        "proposed": "voorgelegd",
        "unsubscribed": "afgemeld en gewist",
        "already": "lag al vast",
        "not-recorded": "NIET vastgelegd",
        "listed": "genoemd",
        "would-record": "zou worden vastgelegd",
        "would-propose": "zou worden voorgelegd",
        "would-unsubscribe": "zou worden afgemeld",
    },
    waiting=(
        "{count} e-mail wacht op een besluit: renvooi windows proposed",
        "{count} e-mails wachten op een besluit: renvooi windows proposed",
    ),
    unread=(
        "{count} e-mail wordt alleen hier genoemd en niet bewaard; lees die zelf.",
        "{count} e-mails worden alleen hier genoemd en niet bewaard; lees die zelf.",
    ),
    nothing_proposed="Er wacht geen e-mail op een besluit.",
    received="{id}: {client}, ontvangen {at} UTC: {subject}",
    sender="van: {address}",
    no_subject="(geen onderwerp)",
    windows="termijnen: {names}",
    no_windows="geen",
    decided="{decision} door {by} op {day}: {because}",
    decisions={"accepted": "aangenomen", "dismissed": "afgewezen"},
    erased="de tekst is gewist",
    files="bijlagen: {names}",
    no_words="geen tekst; open de e-mail zelf in de postbus",
    no_own_words="eigen woorden zijn niet van het citaat te onderscheiden; lees alles",
    elsewhere="in een andere vorm (HTML) staat ook: {text}",
    machine="misschien van een computer: {sign}",
    dismissed="{id}: {client}: afgewezen door {by}: {because}",
)

ENGLISH = MailLabels(
    heads=("Mail", "Is", "Client", "Became", "How that is known"),
    none="There are no mails.",
    mails=("{count} mail", "{count} mails"),
    kinds={kind: kind for kind in DUTCH.kinds},
    reports={report: report for report in DUTCH.reports},
    became={
        "recorded": "recorded",
        "proposed": "proposed",
        "unsubscribed": "unsubscribed and erased",
        "already": "on record",
        "not-recorded": "NOT recorded",
        "listed": "listed",
        "would-record": "would be recorded",
        "would-propose": "would be proposed",
        "would-unsubscribe": "would be unsubscribed",
    },
    waiting=(
        "{count} e-mail waits for a decision: renvooi windows proposed",
        "{count} e-mails wait for a decision: renvooi windows proposed",
    ),
    unread=(
        "{count} e-mail is listed here alone and not kept; read it yourself.",
        "{count} e-mails are listed here alone and not kept; read them yourself.",
    ),
    nothing_proposed="No e-mail waits for a decision.",
    received="{id}: {client}, received {at} UTC: {subject}",
    sender="from: {address}",
    no_subject="(no subject)",
    windows="windows: {names}",
    no_windows="none",
    decided="{decision} by {by} on {day}: {because}",
    decisions={"accepted": "accepted", "dismissed": "dismissed"},
    erased="its words were erased",
    files="files: {names}",
    no_words="no text; open the e-mail itself in the mailbox",
    no_own_words="no words of its own can be told from what it quotes; read all of it",
    elsewhere="another form (HTML) also says: {text}",
    machine="a machine may have written it: {sign}",
    dismissed="{id}: {client}: dismissed by {by}: {because}",
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

"""Notes about windows that do not do what their messages say, wherever a person looks at messages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from renvooi.cli.printing import tell

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

SHOWN = 50
"""Notes that are told; the rest is counted."""
_UNSTARTED = {
    "nl": (
        "{window}: het bericht aan {client} is aangekomen, maar de termijn is niet begonnen: de ontvangst is niet vast te "
        "leggen zonder reden. Kijk naar de dag, en gebruik renvooi windows receive {window}."
    ),
    "en": (
        "{window}: the message to {client} arrived, and its window did not start: the receipt cannot be recorded without "
        "a reason. Look at the day, and use renvooi windows receive {window}."
    ),
}
_CONTRADICTED = {
    "nl": (
        "{client}: een bericht van de mailserver zegt dat het bericht aankwam, een later dat het terugkwam; de termijn "
        "loopt door. Vraag de klant, en gebruik renvooi windows doubt of renvooi deliveries resolve."
    ),
    "en": (
        "{client}: one report says that the message arrived, a later one that it bounced; the window runs on. Ask the "
        "client, and use renvooi windows doubt or renvooi deliveries resolve."
    ),
}
_MORE = {"nl": "nog {count} termijnen om naar te kijken", "en": "{count} more windows to look at"}


def tell_attention(
    store: "Corpus", *, mailing: str | None = None, client: str | None = None, language: str = "nl"
) -> None:
    """Nothing; what a person must look at under a mailing, or all, is told in notes on standard error."""
    found = tuple(_notes(store, mailing, client, language))
    for one in found[:SHOWN]:
        tell("note", one, colour="yellow")
    if len(found) > SHOWN:
        tell("note", _MORE[language].format(count=len(found) - SHOWN), colour="yellow")


def _notes(store: "Corpus", mailing: str | None, client: str | None, language: str) -> Iterator[str]:
    from renvooi.corpus.outbox.contradicted import contradicted_clients
    from renvooi.corpus.outbox.unstarted import unstarted_windows

    for one in unstarted_windows(store, mailing=mailing, client=client):
        yield _UNSTARTED[language].format(window=one.id, client=one.client)
    for name in contradicted_clients(store, mailing=mailing, client=client):
        yield _CONTRADICTED[language].format(client=name)

"""What `renvooi windows remind` says, in Dutch and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RemindLabels:
    """Each sentence takes the names in its braces."""

    nothing: str
    due: str
    """One end of a window."""
    last_day: str
    coulance: str
    days: tuple[str, str]
    """Of the time that is left: one, and several."""
    ago: tuple[str, str]
    clients: str
    """One mailing to clients, with {counted}."""
    client_words: tuple[str, str]
    not_sent: str
    not_reminded: str


DUTCH = RemindLabels(
    nothing="Niets te herinneren op {today}: er is geen termijn zonder besluit met een laatste dag die nadert, of alle zijn al gemeld.",
    due="{window}: {client}, {right}, {document} {old} → {new}: {state}; {what} {day} ({left})",
    last_day="laatste dag",
    coulance="coulance tot en met",
    days=("nog {count} dag", "nog {count} dagen"),
    ago=("{count} dag voorbij", "{count} dagen voorbij"),
    clients="{id}: {counted} onder {notice}, laatste dag {day}.",
    client_words=("{count} klant", "{count} klanten"),
    not_sent="Er is niets verstuurd. Verstuur het naar {address} met --send.",
    not_reminded="{client} krijgt geen herinnering: {why}",
)
ENGLISH = RemindLabels(
    nothing="Nothing to remind on {today}: no window without an outcome has its last day near, or all were told.",
    due="{window}: {client}, {right}, {document} {old} → {new}: {state}; {what} {day} ({left})",
    last_day="last day",
    coulance="coulance until",
    days=("{count} day left", "{count} days left"),
    ago=("{count} day past", "{count} days past"),
    clients="{id}: {counted} under {notice}, last day {day}.",
    client_words=("{count} client", "{count} clients"),
    not_sent="Nothing was sent. Send it to {address} with --send.",
    not_reminded="{client} is not reminded: {why}",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

"""What `renvooi digest` and `renvooi subscribers list` say, in Dutch and English."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DigestLabels:
    """Each sentence takes the names in its braces."""

    title: str
    no_version: str
    """Where there was no version before."""
    counted: str
    no_notice: str
    subscribers: tuple[str, str]
    """Who gets it: one, and several."""
    by_language: str
    have_it: tuple[str, str]
    others: tuple[str, str]
    nothing: str
    last: str
    """The last digest, as `nothing` names it."""
    not_sent: str
    all_have_it: str
    fixed: tuple[str, str]
    nothing_queued: str
    heads: tuple[str, ...]
    """Of the list of subscribers."""
    languages: Mapping[str, str]
    all_documents: str
    nobody: str


DUTCH = DigestLabels(
    title="Overzicht {id}:",
    no_version="(geen)",
    counted="{substantive} inhoudelijk, {editorial} redactioneel",
    no_notice="geen kennisgeving, dus zonder aantallen",
    subscribers=("{count} abonnee krijgt het", "{count} abonnees krijgen het"),
    by_language="{nl} Nederlands, {en} Engels",
    have_it=("{count} heeft het al", "{count} hebben het al"),
    others=("{count} volgt een ander document", "{count} volgen andere documenten"),
    nothing="Sinds {since} is er in gepubliceerde versies niets veranderd.",
    last="het vorige overzicht",
    not_sent="Er is niets verstuurd. Verstuur het met --send.",
    all_have_it="Niemand krijgt nu een bericht: iedereen heeft er al een van dit overzicht.",
    fixed=("{count} bericht vastgelegd.", "{count} berichten vastgelegd."),
    nothing_queued="Er is nog geen overzicht vastgelegd, dus er is niets om mee verder te gaan.",
    heads=("Id", "Adres", "Naam", "Taal", "Documenten"),
    languages={"nl": "Nederlands", "en": "Engels"},
    all_documents="alle",
    nobody="Er zijn geen abonnees.",
)
ENGLISH = DigestLabels(
    title="Digest {id}:",
    no_version="(none)",
    counted="{substantive} substantive, {editorial} editorial",
    no_notice="no notice released, so without numbers",
    subscribers=("{count} subscriber gets it", "{count} subscribers get it"),
    by_language="{nl} Dutch, {en} English",
    have_it=("{count} has it already", "{count} have it already"),
    others=("{count} follows another document", "{count} follow other documents"),
    nothing="Nothing changed in published versions since {since}.",
    last="the last digest",
    not_sent="Nothing was sent. Send it with --send.",
    all_have_it="Nobody gets a message now: all have one of this digest.",
    fixed=("{count} message is fixed.", "{count} messages are fixed."),
    nothing_queued="No digest was queued yet, so there is nothing to resume.",
    heads=("Id", "Address", "Name", "Language", "Documents"),
    languages={"nl": "Dutch", "en": "English"},
    all_documents="all",
    nobody="There are no subscribers.",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

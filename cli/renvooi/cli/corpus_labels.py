"""The words around what a corpus holds, in Dutch and English; names, titles and reasons stay as they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorpusLabels:
    """Every fixed word of one language."""

    documents: tuple[str, ...]
    """Heads of the table of documents."""
    versions: tuple[str, ...]
    """Heads of the table of versions."""
    events: tuple[str, ...]
    """Heads of the table of events."""
    empty: str
    states: dict[str, str]
    levels: dict[str, str]
    count: str
    """Under the versions, with {versions} and {published}."""
    told: dict[str, str]
    """What an event says, by its kind and with its data."""
    replaced: str
    """Instead of what "version-added" says, for a file that took the place of another."""
    imported: str
    """The same for a version that came from an export."""
    for_all: str
    """Instead of what "policy-adopted" says, for a policy that is for every document."""
    superseding: str
    """Instead of what "notice-released" says, for a notice that takes the place of another."""
    left: str
    """Instead of what "client-recorded" says, for a client that is on the list no more."""
    corrected: tuple[str, str]
    """What was done to a response: corrected, and struck."""
    outcomes: dict[str, str]
    """What became of a window."""
    mail: dict[str, str]
    """What became of a message, what a report says, what a person said of a reply; why messages go out."""


DUTCH = CorpusLabels(
    documents=("Document", "Versies", "Laatste", "Gepubliceerd", "Gewijzigd", "Titel"),
    versions=("Versie", "Ingang", "Toegevoegd", "Status", "Waarsch.", "Bestand"),
    events=("Nr.", "Moment (UTC)", "Door", "Wat"),
    empty="Het corpus is leeg; renvooi add FILE voegt een versie toe.",
    states={"draft": "concept", "published": "gepubliceerd"},
    levels={"substantive": "inhoudelijk", "review": "te beoordelen", "editorial": "redactioneel"},
    count="{title} ({versions} versie(s), {published} gepubliceerd)",
    told={
        "corpus-created": "corpus {corpus} gemaakt",
        "version-added": "{document}@{label} toegevoegd: {file}",
        "version-published": "{document}@{label} gepubliceerd",
        "tree-reread": "{document}@{label} opnieuw gelezen: {places} plaats(en) anders; geen wijziging van het contract",
        "clauses-named": "{document}: bepalingen kregen hun blijvende kenmerk tot en met {label}",
        "verdict-given": "{document}: {place} is {level}, want: {because}",
        "head-stamped": "moment van hoofd {size} bevestigd door {authority}",
        "policy-adopted": "{document}: beleid {name} {version} geldt",
        "notice-released": "{document}: {notice} over {old} naar {new} (klasse {class}) vrijgegeven door {released_by}",
        "window-opened": "{document}: {client} kreeg {count} termijn(en) onder {notice}: {windows}",
        "notice-received": "{document}: {client} ontving {notice} op {day}, laatste dag {last_day}: {evidence}",
        "receipt-doubted": "{document}: of {client} {notice} ontving is onzeker, want: {because}",
        "response-recorded": "{document}: reactie {number} van {client} in {window}, ontvangen op {received}",
        "response-corrected": "{document}: reactie {number} van {client} in {window} {corrected}, want: {because}",
        "response-withdrawn": "{document}: {client} trok reactie {number} in {window} op {on} in, want: {because}",
        "window-closed": "{document}: {window} van {client} gesloten, {outcome}, want: {because}",
        "client-erased": "wat van {client} bewaard werd is gewist ({count} stuk(s)), want: {because}",
        "client-recorded": "wie {client} is en waar berichten heen gaan is opnieuw vastgelegd",
        "mailing-queued": "berichten klaargezet onder {mailing} ({purpose})",
        "message-queued": "bericht aan {client} vastgelegd onder {mailing} (ronde {round})",
        "delivery-settled": "bericht aan {client} onder {mailing}: {state}",
        "delivery-reported": "melding over het bericht aan {client} onder {mailing}: {report} op {day}",
        "response-proposed": "mail van {client} over {mailing} voorgelegd als mogelijke reactie: {proposal}",
        "proposal-decided": "{proposal} van {client}: {decision}, want: {because}",
        "sending-confirmed": "berichten gaan van hier uit ({held} in twijfel gezet), want: {because}",
    },
    replaced="{document}@{label} vervangen: {file}",
    imported="{document}@{label} ingelezen uit een export: {file}",
    for_all="beleid {name} {version} geldt voor elk document zonder eigen beleid",
    superseding="{document}: {notice} over {old} naar {new} (klasse {class}) vervangt {supersedes}, want: {because}",
    left="{client} is van de lijst gehaald",
    corrected=("gecorrigeerd", "doorgehaald"),
    outcomes={
        "no-response": "geen reactie",
        "terminated": "opgezegd",
        "objection-upheld": "bezwaar gehonoreerd",
        "objection-rejected": "bezwaar afgewezen",
        "response-rejected": "reactie niet aanvaard",
        "settled": "geschikt",
        "withdrawn": "ingetrokken",
    },
    mail={
        "accepted": "aangenomen",
        "refused": "geweigerd",
        "in-doubt": "onzeker",
        "pending": "wacht",
        "cancelled": "niet te versturen",
        "delivered": "afgeleverd",
        "relayed": "doorgegeven",
        "delayed": "vertraagd",
        "failed": "niet afgeleverd",
        "acknowledged": "ontvangst bevestigd",
        "dismissed": "geen reactie",
        "notice": "kennisgeving",
        "digest": "overzicht",
        "reminder": "herinnering",
    },
)

ENGLISH = CorpusLabels(
    documents=("Document", "Versions", "Latest", "Published", "Changed", "Title"),
    versions=("Version", "Effective", "Added", "State", "Warnings", "File"),
    events=("No.", "Moment (UTC)", "By", "What"),
    empty="The corpus is empty; renvooi add FILE adds a version.",
    states={"draft": "draft", "published": "published"},
    levels={"substantive": "substantive", "review": "review", "editorial": "editorial"},
    count="{title} ({versions} version(s), {published} published)",
    told={
        "corpus-created": "corpus {corpus} created",
        "version-added": "{document}@{label} added: {file}",
        "version-published": "{document}@{label} published",
        "tree-reread": "{document}@{label} read anew: {places} place(s) differ; no change of the contract",
        "clauses-named": "{document}: clauses got their persistent ids up to {label}",
        "verdict-given": "{document}: {place} is {level}, because: {because}",
        "head-stamped": "moment of head {size} confirmed by {authority}",
        "policy-adopted": "{document}: policy {name} {version} is in force",
        "notice-released": "{document}: {notice} about {old} to {new} (class {class}) released by {released_by}",
        "window-opened": "{document}: {client} got {count} window(s) under {notice}: {windows}",
        "notice-received": "{document}: {client} received {notice} on {day}, last day {last_day}: {evidence}",
        "receipt-doubted": "{document}: whether {client} received {notice} is in doubt, because: {because}",
        "response-recorded": "{document}: response {number} of {client} in {window}, received on {received}",
        "response-corrected": "{document}: response {number} of {client} in {window} {corrected}, because: {because}",
        "response-withdrawn": "{document}: {client} withdrew response {number} in {window} on {on}, because: {because}",
        "window-closed": "{document}: {window} of {client} closed, {outcome}, because: {because}",
        "client-erased": "what was kept of {client} was erased ({count} piece(s)), because: {because}",
        "client-recorded": "who {client} is and where messages go is on record anew",
        "mailing-queued": "messages queued under {mailing} ({purpose})",
        "message-queued": "message to {client} fixed under {mailing} (round {round})",
        "delivery-settled": "message to {client} under {mailing}: {state}",
        "delivery-reported": "report about the message to {client} under {mailing}: {report} on {day}",
        "response-proposed": "mail of {client} about {mailing} put forward as a possible response: {proposal}",
        "proposal-decided": "{proposal} of {client}: {decision}, because: {because}",
        "sending-confirmed": "messages go out from here ({held} put in doubt), because: {because}",
    },
    replaced="{document}@{label} replaced: {file}",
    imported="{document}@{label} taken from an export: {file}",
    for_all="policy {name} {version} is in force for each document without one of its own",
    superseding="{document}: {notice} about {old} to {new} (class {class}) supersedes {supersedes}, because: {because}",
    left="{client} was taken off the list",
    corrected=("corrected", "struck"),
    outcomes={
        "no-response": "no response",
        "terminated": "terminated",
        "objection-upheld": "objection upheld",
        "objection-rejected": "objection rejected",
        "response-rejected": "response rejected",
        "settled": "settled",
        "withdrawn": "withdrawn",
    },
    mail={},
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

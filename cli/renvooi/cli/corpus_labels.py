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
    },
    replaced="{document}@{label} vervangen: {file}",
    imported="{document}@{label} ingelezen uit een export: {file}",
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
    },
    replaced="{document}@{label} replaced: {file}",
    imported="{document}@{label} taken from an export: {file}",
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

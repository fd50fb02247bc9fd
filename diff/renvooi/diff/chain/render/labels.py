"""The words around a history, in Dutch and English; contract text is never translated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HistoryLabels:
    """Every fixed word of one language; braces are filled in."""

    language: str
    title: str
    steps: str
    columns: tuple[str, ...]
    """Of the table of steps: step, substantive, review, editorial, untouched, born, retired."""
    reread: str
    lives: str
    renumbered: str
    """Above the clauses that only follow their numbers."""
    nothing: str
    first: str
    """Instead of operations, for the first version of a clause that was there from the start."""
    born: str
    """For a clause that was born without a change: a file was read anew."""
    retired: str
    origin: str
    successor: str
    revives: str
    also: str
    """Ids that were joined with the one of the clause."""
    undone: str
    undone_line: str
    returned: str
    findings: str
    blame_title: str
    blame_note: str
    blame_columns: tuple[str, str, str]


DUTCH = HistoryLabels(
    language="nl",
    title="Geschiedenis van {title}",
    steps="Stappen",
    columns=("stap", "inhoudelijk", "te beoordelen", "redactioneel", "ongewijzigd", "nieuw", "vervallen"),
    reread="{step}: hetzelfde bestand, opnieuw gelezen; geen wijziging",
    lives="Bepalingen die ooit zijn gewijzigd",
    renumbered="Alleen hernummerd",
    nothing="Geen bepaling is gewijzigd.",
    first="in de eerste versie",
    born="anders gelezen",
    retired="vervallen in {version}",
    origin="afgesplitst van {clause}",
    successor="opgegaan in {clause}",
    revives="dezelfde tekst als {clause}, die was vervallen",
    also="ook bekend als {clause}",
    undone="Gemaakt en teruggedraaid: niet te zien tussen {old} en {new}",
    undone_line="{clause}: {what} in {made}, teruggedraaid in {undone}",
    returned="nu {clause}",
    findings="Bevindingen",
    blame_title="{title}, versie {version}",
    blame_note=(
        "Bij elke zin staat de versie van de nieuwste woorden erin. Staan er ook oudere woorden in, "
        "dan zijn de nieuwste gemarkeerd."
    ),
    blame_columns=("versie", "vindplaats", "tekst"),
)

ENGLISH = HistoryLabels(
    language="en",
    title="History of {title}",
    steps="Steps",
    columns=("step", "substantive", "to be reviewed", "editorial", "unchanged", "born", "retired"),
    reread="{step}: the same file, read anew; no change",
    lives="Clauses that ever changed",
    renumbered="Only renumbered",
    nothing="No clause changed.",
    first="in the first version",
    born="read differently",
    retired="retired in {version}",
    origin="split off {clause}",
    successor="merged into {clause}",
    revives="the same text as {clause}, which was retired",
    also="also known as {clause}",
    undone="Made and undone: not to be seen between {old} and {new}",
    undone_line="{clause}: {what} in {made}, undone in {undone}",
    returned="now {clause}",
    findings="Findings",
    blame_title="{title}, version {version}",
    blame_note=(
        "Beside each sentence stands the version of its newest words. Where older words stand in it too, "
        "the newest are marked."
    ),
    blame_columns=("version", "address", "text"),
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

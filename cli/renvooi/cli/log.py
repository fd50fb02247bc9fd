"""`renvooi log`: the versions of a document, or everything that happened to it."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.corpus_labels import LANGUAGES, CorpusLabels
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.printing import say
from renvooi.cli.table import table
from renvooi.cli.terminal import terminal_width, wants_colour
from renvooi.cli.version_name import StoredDocument
from renvooi.model import dumps

if TYPE_CHECKING:
    from renvooi.corpus import DocumentEntry, Event, VersionEntry
    from renvooi.model.codec import Json

LOG_SCHEMA = "renvooi/log/1"
_NAMED, _WARNINGS = frozenset({2, 3, 5}), frozenset({4})
"""Columns of the table of versions: with names, with numbers."""
_SAID, _NUMBERS = frozenset({2, 3}), frozenset({0})
"""Columns of the table of events: with names and sentences, with numbers."""
DAY = len("2026-03-02")
"""Characters of a moment that say its day."""
MINUTE = len("2026-03-02T08:30")
"""Characters of a moment that say its minute."""


@dataclass(frozen=True, slots=True)
class Log:
    """What `log` prints as JSON."""

    schema: str
    document: "DocumentEntry"
    versions: "tuple[VersionEntry, ...]"
    """Old to new."""
    events: "tuple[Event, ...] | None"
    """Oldest first; None without --events."""


@click.command("log", cls=RichHelp)
@click.argument("document", type=StoredDocument())
@click.option("--events", "all_events", is_flag=True, help="Show everything that happened to it, oldest first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for the terminal, or JSON for programs.",
)
@language_option
@corpus_option
def command(document: str, all_events: bool, form: str, language: str, corpus: str | None) -> None:
    """Show the versions of DOCUMENT from old to new: their state, dates, who added and published them, and from which file."""
    with opened(corpus) as store:
        versions = store.versions(document)
        entry = next(entry for entry in store.documents() if entry.name == document)
        events = store.log(document) if all_events else None
    if form == "json":
        say(dumps(Log(LOG_SCHEMA, entry, versions, events)))
        return
    labels = LANGUAGES[language]
    width, colour = terminal_width(sys.stdout), wants_colour(sys.stdout)
    if events is not None:
        say(events_table(events, labels, width=width, colour=colour))
    else:
        say(versions_table(entry, versions, labels, width=width, colour=colour))


def versions_table(
    document: "DocumentEntry",
    versions: "Sequence[VersionEntry]",
    labels: CorpusLabels,
    *,
    width: int | None,
    colour: bool,
) -> str:
    """A line a version under one that says what the document is."""
    published = sum(entry.published_at is not None for entry in versions)
    head = labels.count.format(title=one_line(document.title), versions=len(versions), published=published)
    rows = [tuple(_cells(entry, labels)) for entry in versions]
    return f"{head}\n\n{table(labels.versions, rows, width=width, colour=colour, fold=_NAMED, right=_WARNINGS)}"


def _cells(entry: "VersionEntry", labels: CorpusLabels) -> Iterator[str]:
    yield entry.label
    yield entry.effective_date.isoformat() if entry.effective_date is not None else "-"
    yield f"{entry.added_at[:DAY]} {entry.added_by}"
    published = f" {entry.published_at[:DAY]} {entry.published_by}" if entry.published_at is not None else ""
    yield f"{labels.states[entry.state]}{published}"
    yield str(entry.warnings)
    yield entry.snapshot.name


def events_table(events: "Sequence[Event]", labels: CorpusLabels, *, width: int | None, colour: bool) -> str:
    """A line an event."""
    rows = [(str(event.number), event.at[:MINUTE].replace("T", " "), event.by, told(event, labels)) for event in events]
    return table(labels.events, rows, width=width, colour=colour, fold=_SAID, right=_NUMBERS)


def told(event: "Event", labels: CorpusLabels) -> str:
    """What happened, in a sentence."""
    data = event.data
    sentence = labels.told[event.kind]
    if event.kind == "version-added":
        sentence = labels.imported if data.get("origin") else labels.replaced if data.get("replaces") else sentence
    elif event.kind == "policy-adopted" and data.get("document") is None:
        sentence = labels.for_all
    elif event.kind == "notice-released" and data.get("supersedes"):
        sentence = labels.superseding
    elif event.kind == "client-recorded" and data.get("record") is None:
        sentence = labels.left
    return sentence.format_map({**data, **_within(data, labels)})


def _within(data: "dict[str, Json]", labels: CorpusLabels) -> dict[str, str]:
    """What a sentence says of the parts of an event."""
    found: dict[str, str] = {}
    match data:
        case {"snapshot": {"name": str(name)}}:
            found["file"] = name
        case {"chain": [*_, [str(label), _]]}:
            found["label"] = label
        case {"record": {"place": str(place), "verdict": {"significance": str(level), "because": str(because)}}}:
            found |= {"place": place, "level": labels.levels.get(level, level), "because": because}
        case {"old": {"label": str(old)}, "new": {"label": str(new)}}:
            found |= {"old": old, "new": new}
        case {"windows": [{"window": _}, *_] as opened}:
            names = [str(one["window"]) for one in opened if isinstance(one, dict)]
            found |= {"count": str(len(names)), "windows": ", ".join(names)}
        case {"struck": bool(struck)}:
            found["corrected"] = labels.corrected[struck]
        case {"digests": [*digests]}:
            found["count"] = str(len(digests))
        case {"outcome": str(outcome)}:
            found["outcome"] = labels.outcomes.get(outcome, outcome)
        case _:
            pass
    for name in ("purpose", "state", "report", "decision"):
        if isinstance(said := data.get(name), str):
            found[name] = labels.mail.get(said, said)
    return found

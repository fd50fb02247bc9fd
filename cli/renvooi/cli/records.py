"""`renvooi records`: the lists of a document as tables, and what changed in them."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where
from renvooi.cli.options import form_for, language_option, output_option, place_option, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import WIDEST, prose_width
from renvooi.model import RECORDS_SCHEMA, Document, Finding, Record, RecordChange, RecordKind, VersionRef, dumps


@dataclass(frozen=True, slots=True)
class Report:
    """What `records` prints as JSON."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    old: VersionRef | None
    """The version of --against."""
    new: VersionRef
    records: tuple[Record, ...]
    """Of the new version."""
    changes: tuple[RecordChange, ...]
    """From old to new; empty without --against."""


@click.command("records", cls=RichHelp)
@click.argument("name", metavar="FILE")
@click.option("--against", "before", metavar="OLD", help="Show what changed since this version instead.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in RecordKind]),
    multiple=True,
    help="Only these records. Repeatable.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "csv"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, Markdown tables, or CSV for a spreadsheet.",
)
@language_option
@place_option
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    before: str | None,
    kinds: tuple[str, ...],
    form: str,
    language: str,
    where: Where,
    manner: Manner,
    output: Path | None,
) -> None:
    """Show the lists of FILE, or of a version as document@version, as tables: sub-processors, certificates, services, security measures and data categories.

    With --against it ends with exit code 1 if a record changed, or a list of one version could not be read. A letter that shifts, another order
    and bullets that were split are no change.
    """
    from renvooi.cli.loading import load_documents
    from renvooi.cli.lookup import find_each

    form = form_for(form, output)
    versions = find_each((name,) if before is None else (name, before), where)
    check_output(output, (*versions, *manner.settings))
    document, *rest = load_documents(versions, manner)
    wanted = {RecordKind(kind) for kind in kinds} or set(RecordKind)
    report, unread = _report(document, rest[0] if rest else None, wanted)
    emit(_result(report, form, language, output), output)
    for finding in unread:
        click.echo(f"{finding.severity.value}: {finding.message}", err=True)
    ctx.exit(Exit.FOUND if report.changes or unread else Exit.DONE)


def _report(document: Document, before: Document | None, kinds: set[RecordKind]) -> tuple[Report, tuple[Finding, ...]]:
    """What is printed, and the lists of which nothing can be said."""
    from renvooi.diff import diff, version_ref
    from renvooi.diff.records import read

    records = tuple(record for record in read(document) if record.kind in kinds)
    changes: tuple[RecordChange, ...] = ()
    unread: tuple[Finding, ...] = ()
    if before is not None:
        # a diff rather than the records alone: each says on which changes it rests
        script = diff(before, document)
        changes = tuple(one for one in script.records if one.kind in kinds)
        unread = tuple(one for one in script.findings if one.code == "list-unread")
    old = None if before is None else version_ref(before)
    return Report(RECORDS_SCHEMA, document.kind, document.title, old, version_ref(document), records, changes), unread


def _result(report: Report, form: str, language: str, output: Path | None) -> str:
    from renvooi.diff.records.render import render_record_changes, render_records

    if form == "json":
        return dumps(report)
    width = prose_width(sys.stdout) if output is None else WIDEST
    if report.old is None:
        return render_records(report.records, form, language=language, width=width)
    return render_record_changes(report.changes, form, language=language, width=width)

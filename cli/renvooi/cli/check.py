"""`renvooi check`: what in a document a human must look at before it goes out."""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.options import FILE, form_for, output_option, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import wants_colour
from renvooi.model import Document, Finding, Severity, VersionRef, compare_versions, dumps
from renvooi.model.errors import NotComparable

FINDINGS_SCHEMA = "renvooi/findings/1"
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` prints as JSON."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    checked: VersionRef
    previous: VersionRef | None
    findings: tuple[Finding, ...]


@click.command("check", cls=RichHelp)
@click.argument("file", type=FILE)
@click.option("--previous", type=FILE, metavar="OLD", help="The version before, to find references that went stale.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a finding for people, or JSON for programs.",
)
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    previous: Path | None,
    form: str,
    manner: Manner,
    output: Path | None,
) -> None:
    """Look for contradictions in FILE: statements of its own version, and references that lead nowhere.

    What could not be read is a finding too. Ends with exit code 1 if a finding is an error.
    """
    from renvooi.cli.reading import read_documents
    from renvooi.diff import check

    form = form_for(form, output)
    inputs = (file,) if previous is None else (file, previous)
    check_output(output, (*inputs, *manner.settings))
    # The warnings about this document are among its findings.
    document, *rest = read_documents(inputs, manner, quiet=(file,))
    before = rest[0] if rest else None
    findings = check(document, before)
    if previous is not None and before is not None:
        _check_order(file, document, previous, before)
    if form == "json":
        text = dumps(_report(document, before, findings))
    else:
        text = _text(file, findings, coloured=output is None and wants_colour(sys.stdout))
    emit(text, output)
    ctx.exit(Exit.FOUND if any(finding.severity is Severity.ERROR for finding in findings) else Exit.DONE)


def _check_order(file: Path, document: Document, previous: Path, before: Document) -> None:
    """Nothing, unless `before` is known not to be the version before `document`.

    Raises: NotComparable.
    """
    if document.version is None or before.version is None:
        return
    if compare_versions(before.version, document.version) in (0, 1):
        raise NotComparable(
            f"{previous}: version {before.version} is not older than {file}, version {document.version}. "
            "Give the version before it to --previous."
        )


def _report(document: Document, before: Document | None, findings: tuple[Finding, ...]) -> Report:
    from renvooi.diff import version_ref

    previous = None if before is None else version_ref(before)
    return Report(FINDINGS_SCHEMA, document.kind, document.title, version_ref(document), previous, findings)


def _text(file: Path, findings: tuple[Finding, ...], *, coloured: bool) -> str:
    """A line a finding, then how many of each severity."""
    if not findings:
        return f"{file}: no findings\n"
    lines = [_line(finding, coloured=coloured) for finding in findings]
    counts = Counter(finding.severity for finding in findings)
    total = ", ".join(_counted(counts[severity], severity) for severity in Severity if counts[severity])
    return "\n".join((*lines, f"{file}: {total}")) + "\n"


def _counted(number: int, severity: Severity) -> str:
    return f"{number} {severity}" if number == 1 or severity is Severity.INFO else f"{number} {severity}s"


def _line(finding: Finding, *, coloured: bool) -> str:
    severity = f"{finding.severity:<7}"
    if coloured:
        severity = click.style(severity, fg=COLOURS[finding.severity], bold=True)
    place = _place(finding)
    suggestion = f" -> {finding.suggestion}" if finding.suggestion else ""
    return f"{severity} {finding.code}: {place}{finding.message}{suggestion}"


def _place(finding: Finding) -> str:
    """Where to look, as the start of a line; the address is left out where the message opens with it."""
    if finding.at is None:
        return ""
    page = f"page {finding.at.page}" if finding.at.page is not None else ""
    address = "" if finding.message.startswith(finding.at.address) else finding.at.address
    return f"{', '.join(part for part in (address, page) if part)}: " if address or page else ""

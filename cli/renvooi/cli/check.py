"""`renvooi check`: what in a document a human must look at before it goes out."""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Version, Where
from renvooi.cli.options import form_for, output_option, place_option, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.cli.printing import say
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
    with_: tuple[VersionRef, ...]
    """The documents that it was held against."""
    findings: tuple[Finding, ...]


def _explain(ctx: click.Context, _: click.Parameter, code: str | None) -> None:
    """What a code means, on standard output, and no check."""
    if code is None or ctx.resilient_parsing:
        return
    from renvooi.diff import explain

    text = explain(code)
    if text is None:
        raise click.BadParameter(f'no finding has the code "{code}"; docs/findings.md lists them')
    say(text)
    ctx.exit(Exit.DONE)


@click.command("check", cls=RichHelp)
@click.argument("name", metavar="FILE")
@click.option("--previous", metavar="OLD", help="The version before, to find references that went stale.")
@click.option(
    "--with",
    "others",
    metavar="OTHER",
    multiple=True,
    help="Another document of the same processor to hold it against; may be repeated.",
)
@click.option(
    "--explain",
    metavar="CODE",
    expose_value=False,
    is_eager=True,
    callback=_explain,
    help="Print what the code of a finding means, and stop.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a finding for people, or JSON for programs.",
)
@place_option
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    previous: str | None,
    others: tuple[str, ...],
    form: str,
    where: Where,
    manner: Manner,
    output: Path | None,
) -> None:
    """Look for contradictions in FILE, and between FILE and other documents.

    Each of them is a file, or a version as document@version.

    Statements of its own version, numbers, counts, references that lead nowhere, third parties that
    are not listed, places, periods, certificates and terms. What could not be read is a finding too.
    Ends with exit code 1 if a finding is an error.
    """
    from renvooi.cli.loading import load_documents
    from renvooi.cli.lookup import find_each
    from renvooi.diff import check

    form = form_for(form, output)
    versions = find_each((name, *(() if previous is None else (previous,)), *others), where)
    check_output(output, (*versions, *manner.settings))
    # The warnings about this document are among its findings.
    document, *rest = load_documents(versions, manner, quiet=versions[:1])
    before = rest.pop(0) if previous is not None else None
    findings = check(document, before, others=rest)
    if before is not None:
        _check_order(versions[0], document, versions[1], before)
    if form == "json":
        text = dumps(_report(document, before, tuple(rest), findings))
    else:
        text = _text(versions[0], findings, coloured=output is None and wants_colour(sys.stdout))
    emit(text, output)
    ctx.exit(Exit.FOUND if any(finding.severity is Severity.ERROR for finding in findings) else Exit.DONE)


def _check_order(version: Version, document: Document, previous: Version, before: Document) -> None:
    """Nothing, unless `before` is known not to be the version before `document`.

    Raises: NotComparable.
    """
    if document.version is None or before.version is None:
        return
    if compare_versions(before.version, document.version) in (0, 1):
        raise NotComparable(
            f"{previous}: version {before.version} is not older than {version}, version {document.version}. "
            "Give the version before it to --previous."
        )


def _report(
    document: Document, before: Document | None, others: tuple[Document, ...], findings: tuple[Finding, ...]
) -> Report:
    from renvooi.diff import version_ref

    previous = None if before is None else version_ref(before)
    beside = tuple(version_ref(other) for other in others)
    return Report(FINDINGS_SCHEMA, document.kind, document.title, version_ref(document), previous, beside, findings)


def _text(version: Version, findings: tuple[Finding, ...], *, coloured: bool) -> str:
    """A line a finding, then how many of each severity."""
    if not findings:
        return f"{version}: no findings\n"
    lines = [_line(finding, coloured=coloured) for finding in findings]
    counts = Counter(finding.severity for finding in findings)
    total = ", ".join(_counted(counts[severity], severity) for severity in Severity if counts[severity])
    return "\n".join((*lines, f"{version}: {total}")) + "\n"


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

"""`renvooi site check`: what is wrong with a built site."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE, form_for, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.printing import tell
from renvooi.cli.progress import working_on
from renvooi.cli.several import processors
from renvooi.cli.terminal import wants_colour
from renvooi.model import Severity, dumps

if TYPE_CHECKING:
    from renvooi.notice.site.checking import Fault, SiteReport

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@click.command("check", cls=RichHelp)
@click.argument("folder", metavar="DIR", type=FILE)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a fault for people, or JSON for programs.",
)
@click.option(
    "--browser",
    type=FILE,
    metavar="FILE",
    help="A Chromium to open a page of each kind with as well, light, dark and as on a phone.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Processes that read pages at once; without it, as many as there are processors, where it pays.",
)
@output_option
@click.pass_context
def command(
    ctx: click.Context, folder: Path, form: str, browser: Path | None, workers: int | None, output: Path | None
) -> None:
    """Look for faults in the site in DIR, as `renvooi site build` wrote it.

    Links and anchors, HTML, feeds, sitemap, search index, what stands in the way of readers, colours, weight, and
    that nothing is loaded from elsewhere. Ends with exit code 1 if a fault is an error.
    """
    from renvooi.notice.site.checking import check_site

    form = form_for(form, output)
    check_output(output, ())
    with working_on("checking the site"):
        report = check_site(folder, workers=workers or processors())
    if browser is not None:
        report = _seen(report, folder, browser)
    coloured = output is None and wants_colour(sys.stdout)
    emit(dumps(report) if form == "json" else _text(report, folder, coloured=coloured), output)
    ctx.exit(Exit.DONE if report.clean else Exit.FOUND)


def _seen(report: "SiteReport", folder: Path, browser: Path) -> "SiteReport":
    """The report with what a browser sees; a line on standard error where none of its packages is installed."""
    from renvooi.cli.site.seeing import seen_in_browser
    from renvooi.model.errors import MissingPackage

    try:
        return seen_in_browser(report, folder, browser)
    except MissingPackage as error:
        tell("warning", one_line(f"{error} Nothing was looked at in a browser."), colour="yellow")
        return report


def _text(report: "SiteReport", folder: Path, *, coloured: bool) -> str:
    """A line a fault, then how much was checked and how many of each severity."""
    lines = [_line(fault, coloured=coloured) for fault in report.faults]
    counts = Counter(fault.severity for fault in report.faults)
    total = ", ".join(f"{counts[one]} {one}{'s' if counts[one] > 1 else ''}" for one in Severity if counts[one])
    much = f"{report.pages} pages in {report.files} files"
    if report.heaviest is not None:
        much += f", the heaviest loads {report.heaviest_bytes:,} bytes"
    return "\n".join((*lines, f"{folder}: {much}: {total or 'no faults'}")) + "\n"


def _line(fault: "Fault", *, coloured: bool) -> str:
    severity = f"{fault.severity:<7}"
    if coloured:
        severity = click.style(severity, fg=_COLOURS[fault.severity], bold=True)
    place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
    return f"{severity} {one_line(f'{fault.check}: {place}: {fault.message}')}"

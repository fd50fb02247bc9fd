"""`renvooi notice`: the kennisgeving that tells clients what changed and what they can do."""

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Stored, Version, Where
from renvooi.cli.options import (
    FILE,
    Day,
    form_for,
    output_option,
    pair_arguments,
    reading_options,
    verdicts_option,
)
from renvooi.cli.output import check_output, emit
from renvooi.cli.printing import tell
from renvooi.model import Finding, Severity
from renvooi.model.errors import BadSettings


@click.command("notice", cls=RichHelp)
@pair_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "text", "json"]),
    default="markdown",
    show_default=True,
    help="Every format says the same.",
)
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of the notice; contract text stays as it is.",
)
@click.option(
    "--received",
    type=Day(),
    metavar="DATE",
    help="Day on which the client received the notice, as in 2026-03-02; without it no last day is computed.",
)
@click.option(
    "--reasons",
    "reasons_file",
    type=FILE,
    metavar="FILE",
    help="TOML file with the reason for each change, by its place or id.",
)
@click.option(
    "--policy",
    "policy_file",
    type=FILE,
    metavar="FILE",
    help="TOML file with your own rules; without it, the rules that come with renvooi.",
)
@verdicts_option
@reading_options
@output_option
def command(
    names: tuple[str, ...],
    where: Where,
    form: str,
    language: str,
    received: date | None,
    reasons_file: Path | None,
    policy_file: Path | None,
    verdicts: Path | None,
    manner: Manner,
    output: Path | None,
) -> None:
    """Write the notice for the change from OLD to NEW.

    OLD and NEW are files or versions, as for `renvooi diff`.
    """
    from renvooi.cli.loading import load_pair
    from renvooi.cli.lookup import find_pair
    from renvooi.cli.reading import read_bytes, settings_at
    from renvooi.cli.verdict_keeping import verdicts_on
    from renvooi.diff import diff, with_verdicts
    from renvooi.notice import load_policy, make_notice, render_notice

    form = form_for(form, output)
    versions = find_pair(names, where)
    settings = tuple(path for path in (reasons_file, policy_file, verdicts) if path is not None)
    check_output(output, (*versions, *settings, *manner.settings))
    with settings_at(policy_file):
        policy = load_policy(None if policy_file is None else read_bytes(policy_file))
    reasons = {} if reasons_file is None else parse_reasons(read_bytes(reasons_file), str(reasons_file))
    records = verdicts_on(versions, verdicts)
    # What the readers warned of is among the findings of the notice.
    old, new = load_pair(versions, manner, warn=False)
    script = with_verdicts(diff(old, new), records)
    script = replace(script, findings=(*script.findings, *unpublished(versions[1])))
    with settings_at(reasons_file), usage_at_received(received):
        notice = make_notice(script, old, new, policy=policy, received=received, reasons=reasons, language=language)
    emit(render_notice(notice, form, language=language), output)
    _tell_findings(notice.findings)


def unpublished(new: Version) -> Iterator[Finding]:
    """A finding where clients would be told of a text that may still become another."""
    if isinstance(new, Stored) and new.entry.state.value == "draft":
        message = f"{new} is not published: another file may still take its place, and this notice is about this one."
        advice = f"Run renvooi publish {new} before the notice goes out."
        yield Finding("version-not-published", Severity.WARNING, message, None, advice)


@contextmanager
def usage_at_received(day: date | None) -> Iterator[None]:
    """A context in which a day of receipt that allows no last day is a mistake in --received.

    Raises: BadParameter.
    """
    try:
        yield
    except ValueError as error:
        if day is None:
            raise
        raise click.BadParameter(str(error), click.get_current_context(), param_hint="--received") from error


def _tell_findings(findings: Sequence[Finding]) -> None:
    """Nothing; what a person must settle, or should look at, is on standard error, a line each."""
    labels = {Severity.ERROR: ("not ready to send", "red"), Severity.WARNING: ("before sending", "yellow")}
    for finding in findings:
        if finding.severity in labels:
            label, colour = labels[finding.severity]
            advice = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
            tell(label, one_line(f"{finding.message}{advice}"), colour=colour)


def parse_reasons(data: bytes, path: str) -> dict[str, str]:
    """Reasons by the place or id of the change they explain, from the [reasons] table of a TOML file.

    Raises: BadSettings with the place of the first mistake.
    """
    try:
        read = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(f"{path}: not valid TOML: {error}. Correct the file.") from error
    reasons = read.pop("reasons", None)
    if not isinstance(reasons, dict) or read:
        stray = f", found {', '.join(read)}" if read else ""
        raise BadSettings(f'{path}: expected one table [reasons]{stray}. Put each reason in it as "place" = "why".')
    for place, why in reasons.items():
        if not isinstance(why, str) or not why.strip():
            raise BadSettings(f"{path}: reasons.{place!r}: expected a sentence. Say why this changes.")
    return reasons

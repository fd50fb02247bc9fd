"""`renvooi notice`: the kennisgeving that tells clients what changed and what they can do."""

import tomllib
from datetime import datetime
from pathlib import Path

import click

from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE, library_options, output_option, pair, pair_arguments
from renvooi.cli.output import check_output, emit
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
    type=click.DateTime(["%Y-%m-%d"]),
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
@library_options
@output_option
def command(
    versions: tuple[str, ...],
    folder: Path,
    form: str,
    language: str,
    received: datetime | None,
    reasons_file: Path | None,
    policy_file: Path | None,
    profiles: tuple[Path, ...],
    organisations: tuple[Path, ...],
    output: Path | None,
) -> None:
    """Write the notice for the change from OLD to NEW.

    OLD and NEW are files. With DOCUMENT, they are versions, as for `renvooi diff`.
    """
    from renvooi.cli.reading import read_bytes, read_pair, settings_at
    from renvooi.diff import diff
    from renvooi.model import Severity
    from renvooi.notice import load_policy, make_notice, render_notice

    files = pair(versions, folder)
    settings = tuple(path for path in (reasons_file, policy_file) if path is not None)
    check_output(output, (*files, *settings, *profiles, *organisations))
    with settings_at(policy_file):
        policy = load_policy(None if policy_file is None else read_bytes(policy_file))
    reasons = {} if reasons_file is None else parse_reasons(read_bytes(reasons_file), str(reasons_file))
    old, new = read_pair(files, profiles, organisations)
    day = None if received is None else received.date()
    with settings_at(reasons_file):
        notice = make_notice(diff(old, new), old, new, policy=policy, received=day, reasons=reasons, language=language)
    emit(render_notice(notice, form, language=language), output)
    for finding in notice.findings:
        # The readers' warnings were printed when the files were read.
        if finding.severity is not Severity.INFO and not finding.code.startswith("reading-"):
            advice = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
            click.echo(f"before sending: {finding.message}{advice}", err=True)


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

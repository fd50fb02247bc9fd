"""`renvooi policy test`: a policy against its decision table and its own cases."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.policy.file import named, policy_argument, read_policy
from renvooi.cli.printing import say

if TYPE_CHECKING:
    from renvooi.notice.policy import Policy
    from renvooi.notice.policy.decisions import Difference

TABLE = ".decisions.tsv"
"""How the file of a decision table ends, beside POLICY.toml."""


@click.command("test", cls=RichHelp)
@policy_argument
@click.option(
    "--table",
    type=FILE,
    metavar="FILE",
    help="Decision table to hold the policy to; without it, the one beside the policy, if there is one.",
)
@click.option("--write", is_flag=True, help="Write the decision table of the policy as it is now, and review it.")
@click.pass_context
def command(ctx: click.Context, file: Path | None, table: Path | None, write: bool) -> None:
    """Judge every row of the decision table of the policy FILE, and the tests in that file.

    Prints the rows that differ and how many were judged, and ends with exit code 1 if one differs. Rows
    are judged as `renvooi notice` judges changes.
    """
    policy = read_policy(file)
    place = table if table is not None or file is None else file.with_suffix(TABLE)
    if write:
        _write(ctx, policy, place)
        return
    from renvooi.notice.policy.decisions import differences, failures, rows_in

    failed = list(failures(policy))
    rows = None
    if (text := _text(place, wanted=table is not None)) is not None:
        rows = rows_in(text, str(place or TABLE))
        failed += differences(policy, rows)
    for line in _lines(failed):
        say(line)
    judged = f"{len(policy.tests)} tests and {len(rows or ())} rows judged"
    if rows is None:
        judged = f"{len(policy.tests)} tests judged; no decision table: {place} is not there, --write makes it"
    say(f"{named(file)}: {judged}, {len(failed)} differ")
    ctx.exit(Exit.FOUND if failed else Exit.DONE)


def _write(ctx: click.Context, policy: "Policy", place: Path | None) -> None:
    from renvooi.cli.output import check_output, emit
    from renvooi.notice.policy.decisions import table_of

    if place is None:
        raise click.UsageError("--write needs a place: give the policy FILE, or --table FILE", ctx)
    check_output(place, ())
    text = table_of(policy)
    emit(text, place)
    say(f"{place}: {len(text.splitlines()) - 1} rows written; review the difference like code")


def _text(place: Path | None, *, wanted: bool) -> str | None:
    """The decision table; the shipped one for no place, None where there is none and none was asked for."""
    from renvooi.cli.reading import read_bytes
    from renvooi.model.errors import BadSettings
    from renvooi.notice.policy.reading import shipped_decisions

    if place is None:
        return shipped_decisions()
    if not wanted and not place.exists():
        return None
    try:
        return read_bytes(place).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadSettings(f"{place}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error


def _lines(failed: Sequence["Difference"]) -> list[str]:
    return [f"{one.at}\n  expected: {one.expected}\n  found:    {one.found}" for one in failed]

"""`renvooi policy check`: every mistake in a policy, with its place."""

from dataclasses import dataclass
from pathlib import Path

import click

from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.policy.file import named, policy_argument
from renvooi.cli.printing import say

POLICY_CHECK_SCHEMA = "renvooi/policy-check/1"


@dataclass(frozen=True, slots=True)
class Report:
    """What `policy check` prints as JSON."""

    schema: str
    file: str | None
    """As the user gave it; None for the default policy."""
    problems: tuple[str, ...]
    """A line each; empty if the policy can be used."""


@click.command("check", cls=RichHelp)
@policy_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a mistake for people, or JSON for programs.",
)
@click.pass_context
def command(ctx: click.Context, file: Path | None, form: str) -> None:
    """Name every mistake in the policy FILE, each with its place and what would be right.

    Ends with exit code 1 if there is one. What a valid policy says is for `renvooi policy test`.
    """
    from renvooi.cli.reading import read_bytes
    from renvooi.model import dumps
    from renvooi.notice.policy import problems_in
    from renvooi.notice.policy.reading import shipped_policy

    problems = problems_in(shipped_policy() if file is None else read_bytes(file))
    if form == "json":
        say(dumps(Report(POLICY_CHECK_SCHEMA, None if file is None else str(file), problems)))
    else:
        count = f"{len(problems)} mistake{'s' if problems[1:] else ''}" if problems else "no mistakes"
        say("".join(f"{one_line(problem)}\n" for problem in problems) + f"{named(file)}: {count}")
    ctx.exit(Exit.FOUND if problems else Exit.DONE)

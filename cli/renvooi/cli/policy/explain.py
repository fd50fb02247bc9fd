"""`renvooi policy explain`: what one rule, or one class, means."""

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.policy.file import named, policy_argument, read_policy
from renvooi.cli.printing import say
from renvooi.cli.terminal import prose_width

if TYPE_CHECKING:
    from renvooi.notice.policy import Policy
    from renvooi.notice.policy.explaining import Fact

NEAREST = 3
"""Ids that are offered where the one that was asked for does not exist."""


@click.command("explain", cls=RichHelp)
@click.argument("name", metavar="RULE|CLASS")
@policy_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="Text for the terminal, or the Markdown page of a rule.",
)
def command(name: str, file: Path | None, form: str) -> None:
    """Explain a rule of the policy FILE, or one of the classes G, I, K30, B and X.

    Of a rule: what it needs, its class and rights, where the basis of each right is looked for, its
    mirror, what it says in both languages, why it is there and an example.
    """
    from renvooi.model import ConsequenceClass
    from renvooi.notice.policy.explaining import facts_of, facts_of_class, page_of, rule_named

    policy = read_policy(file)
    rule = rule_named(policy, name)
    if rule is not None:
        say(
            page_of(policy, rule)
            if form == "markdown"
            else _text(rule.id, (*facts_of(policy, rule), *_page(file, name)))
        )
        return
    if name.upper() in set(ConsequenceClass):
        if form == "markdown":
            raise click.UsageError(
                "--format markdown is the page of a rule; a class has none", click.get_current_context()
            )
        one = ConsequenceClass(name.upper())
        say(_text(f"class {one.value}", facts_of_class(policy, one)))
        return
    raise click.BadParameter(
        f"{named(file)} has no rule or class {one_line(name)!r}{_nearest(policy, name)}",
        click.get_current_context(),
        param_hint="RULE|CLASS",
    )


def _page(file: Path | None, name: str) -> "tuple[Fact, ...]":
    from renvooi.notice.policy.explaining import Fact

    return (Fact("page", f"docs/policy/{name}.md"),) if file is None else ()


def _nearest(policy: "Policy", name: str) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, [rule.id for rule in policy.all_rules], NEAREST)
    return f"; did you mean {' or '.join(found)}" if found else "; renvooi policy show lists the rules"


def _text(head: str, facts: "tuple[Fact, ...]") -> str:
    width = prose_width(sys.stdout)
    indent = max(len(fact.name) for fact in facts) + 4
    lines = [head]
    for fact in facts:
        first = f"  {fact.name}".ljust(indent)
        lines += textwrap.wrap(
            f"{first}{fact.value}", width, subsequent_indent=" " * indent, break_on_hyphens=False
        ) or [first]
    return "\n".join(lines)

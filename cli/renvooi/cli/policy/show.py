"""`renvooi policy show`: all rules of a policy as one table."""

import sys
from pathlib import Path

import click

from renvooi.cli.group import RichHelp
from renvooi.cli.policy.file import policy_argument, read_policy
from renvooi.cli.printing import say
from renvooi.cli.table import table
from renvooi.cli.terminal import terminal_width, wants_colour

_HEADS = ("rule", "class", "rights", "where", "what", "mirror", "says")
_FOLD = frozenset({3, 4, 6})


@click.command("show", cls=RichHelp)
@policy_argument
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of what the rules say.",
)
def command(file: Path | None, language: str) -> None:
    """Show all rules of the policy FILE: class, rights, where and of what they hold, mirror and message."""
    from renvooi.notice.policy.mirrors import is_own_mirror

    policy = read_policy(file)
    rows = [
        (
            rule.id,
            rule.consequence_class.value,
            ", ".join(rule.rights),
            ", ".join((*rule.kinds, *rule.parts, *(f"not {part}" for part in rule.outside), *rule.roles)),
            ", ".join((*rule.signals, *rule.directions, *rule.benefits, *rule.operations)),
            "itself" if is_own_mirror(rule) else policy.mirror(rule).id,
            rule.message.in_language(language),
        )
        for rule in policy.rules
    ]
    rows += [
        (rule.id, "G", "", ", ".join(rule.roles), "archive", "itself", rule.message.in_language(language))
        for rule in policy.archive
    ]
    shown = table(_HEADS, rows, width=terminal_width(sys.stdout), colour=wants_colour(sys.stdout), fold=_FOLD)
    say(f"{policy.name} {policy.version}: {len(rows)} rules\n\n{shown}")

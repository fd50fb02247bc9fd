"""`renvooi policy` itself: the table of its commands."""

import click

from renvooi.cli.group import LazyGroup

PLACES = {
    "check": "renvooi.cli.policy.check:command",
    "test": "renvooi.cli.policy.test:command",
    "show": "renvooi.cli.policy.show:command",
    "explain": "renvooi.cli.policy.explain:command",
    "adopt": "renvooi.cli.policy.adopt:command",
    "list": "renvooi.cli.policy.list:command",
}


@click.group("policy", cls=LazyGroup, places=PLACES)
def command() -> None:
    """Look at, test and adopt the rules that say what a change sets off.

    FILE is a policy in TOML; without it, the policy that comes with renvooi.
    """

"""The console script: the table of commands and the options of `renvooi` itself."""

import gc

import click

from renvooi.cli.group import LazyGroup
from renvooi.cli.printing import say
from renvooi.cli.terminal import speak_utf8
from renvooi.cli.version import __version__

COMMANDS = {
    "parse": "renvooi.cli.parse:command",
    "diff": "renvooi.cli.diff:command",
    "history": "renvooi.cli.history:command",
    "claims": "renvooi.cli.claims:command",
    "check": "renvooi.cli.check:command",
    "records": "renvooi.cli.records:command",
    "responsibilities": "renvooi.cli.responsibilities:command",
    "init": "renvooi.cli.init:command",
    "add": "renvooi.cli.add:command",
    "list": "renvooi.cli.list:command",
    "log": "renvooi.cli.log:command",
    "show": "renvooi.cli.show:command",
    "blame": "renvooi.cli.blame:command",
    "publish": "renvooi.cli.publish:command",
    "verify": "renvooi.cli.verify:command",
    "stamp": "renvooi.cli.stamp:command",
    "reparse": "renvooi.cli.reparse:command",
    "export": "renvooi.cli.export:command",
    "import": "renvooi.cli.import_:command",
    "backup": "renvooi.cli.backup:command",
    "restore": "renvooi.cli.restore:command",
    "verdict": "renvooi.cli.verdict:command",
    "assess": "renvooi.cli.assess:command",
    "plan": "renvooi.cli.plan:command",
    "policy": "renvooi.cli.policy.group:command",
    "notice": "renvooi.cli.notice:command",
    "clients": "renvooi.cli.clients:command",
    "notify": "renvooi.cli.notify:command",
    "windows": "renvooi.cli.windows:command",
    "subscribers": "renvooi.cli.subscribers:command",
    "digest": "renvooi.cli.digest:command",
    "deliveries": "renvooi.cli.deliveries:command",
    "mailbox": "renvooi.cli.mailbox:command",
    "site": "renvooi.cli.site:command",
    "completion": "renvooi.cli.completion:command",
}


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        say(f"renvooi {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    places=COMMANDS,
    help="Compare versions of processor contracts and write the notices that clients must get.\n\n"
    "A document is a PDF, Word or Markdown file. Exit codes: 0 done or no change, 1 changes or errors found, "
    "2 usage, 3 a file could not be read or was refused, 4 what is stored forbids it, 5 not all was delivered.",
    context_settings={"help_option_names": ["--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and stop.",
)
def renvooi() -> None:
    """Nothing by itself: each command is in its own module."""


LAZY_COLLECTION = 50_000
"""New objects between looks for cycles: a command ends soon, and with 700 a tenth of its start goes into looking."""


def main() -> None:
    """Run `renvooi` with the arguments of the process."""
    gc.set_threshold(LAZY_COLLECTION)
    speak_utf8()
    renvooi.main(prog_name="renvooi")

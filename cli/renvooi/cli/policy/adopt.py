"""`renvooi policy adopt`: from now on a file says what changes set off."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say
from renvooi.cli.version_name import StoredDocument

if TYPE_CHECKING:
    from renvooi.notice.policy import Policy


@click.command("adopt", cls=RichHelp)
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "--document",
    type=StoredDocument(),
    metavar="NAME",
    help="The document that it is for; without it, all documents that have no policy of their own.",
)
@by_option
@corpus_option
def command(file: Path, document: str | None, by: str | None, corpus: str | None) -> None:
    """Keep the policy FILE in the corpus, byte for byte, as the one in force from now on.

    A policy with a mistake, or one that does not decide as its own tests say, is refused. A version of a
    policy means one file for good: give a file that differs a version of its own.
    """
    from renvooi.cli.interrupts import finishing
    from renvooi.cli.policy.file import read_policy
    from renvooi.cli.reading import read_bytes

    check_stdout()
    who = acting(by)
    policy = read_policy(file)
    _require_tests(policy, file)
    data = read_bytes(file)
    with opened_to_write(corpus) as store, finishing():
        before = store.policies()
        entry = store.adopt_policy(data, name=policy.name, version=policy.version, document=document, by=who)
    scope = f"for {document}" if document else "for all documents without a policy of their own"
    how = (
        f"in force already, adopted on {entry.adopted_at[:10]} by {entry.adopted_by}" if entry in before else "adopted"
    )
    say(f"{entry.name} {entry.version}: {how}, {scope}")


def _require_tests(policy: "Policy", file: Path) -> None:
    """Nothing, if `policy` decides as its own tests say. Raises: BadSettings with the first that differs."""
    from renvooi.model.errors import BadSettings
    from renvooi.notice.policy.decisions import failures

    failed = next(failures(policy), None)
    if failed is not None:
        raise BadSettings(
            f"{file}: {failed.at}: expected {failed.expected}; found {failed.found}. Correct the rule or the test; "
            "renvooi policy test shows all that differ."
        )

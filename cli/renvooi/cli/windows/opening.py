"""`renvooi windows open`: the windows of clients under a released notice."""

from datetime import date
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import today
from renvooi.cli.windows.options import receipt_because_option, receipt_options
from renvooi.model.errors import StateForbids, UnknownRecord

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, ReleasedNotice


@click.command("open", cls=RichHelp)
@click.argument("names", nargs=-1, required=True, metavar="NOTICE | DOCUMENT OLD NEW")
@click.option(
    "--client",
    "clients",
    multiple=True,
    required=True,
    metavar="ID",
    help="Number or name of a client, never of a person: the ledger forgets nothing. Repeatable.",
)
@receipt_options(required=False)
@receipt_because_option
@by_option
@corpus_option
def command(
    names: tuple[str, ...],
    clients: tuple[str, ...],
    received: date | None,
    evidence: str | None,
    because: str | None,
    by: str | None,
    corpus: str | None,
) -> None:
    """Open the windows of clients under a released notice: one for each right that has a term.

    NOTICE is the id of the notice, or its beginning; DOCUMENT OLD NEW finds the notice about that change.
    Windows that are there stay as they are. With --received the days count at once. All is recorded, or
    nothing.
    """
    from renvooi.cli.windows.counting import receipts_by_right
    from renvooi.cli.windows.telling import say_windows, tell_changed
    from renvooi.corpus.register.opening import open_windows

    if (received is None) != (evidence is None):
        raise click.UsageError("--received and --evidence go together", click.get_current_context())
    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        notice = find_notice(store, names)
        if not any(right.days is not None for right in notice.rights):
            raise StateForbids(f"{notice.id}: gives no right with a term, so it has no windows to open.")
        receipts = {}
        if received is not None and evidence is not None:
            receipts = receipts_by_right(store, notice, received=received, evidence=evidence, by=who)
        before = store.windows(notice=notice.id)
        found = open_windows(store, notice.id, clients, receipts=receipts, because=because, by=who)
    say_windows(found, today=today())
    tell_changed(before, found)


def find_notice(store: "Corpus", names: tuple[str, ...]) -> "ReleasedNotice":
    """The released notice of that id, or about that change. Raises: UsageError, UnknownRecord, UnknownVersion."""
    if len(names) == 1:
        return store.notice(names[0])
    if len(names) != 3:
        raise click.UsageError(
            f"expected the id of a notice, or DOCUMENT OLD NEW; got {len(names)} names", click.get_current_context()
        )
    document, *labels = names
    old, new = (store.version(document, label).label for label in labels)
    about = store.notice_about(document, old, new)
    if about is None:
        raise UnknownRecord(f"{document} {old} {new}: no notice about this change was released. Release one first.")
    return about

"""`renvooi windows open`: the windows of clients under a released notice."""

from datetime import date
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import today
from renvooi.cli.windows.options import receipt_options
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
@by_option
@corpus_option
def command(
    names: tuple[str, ...],
    clients: tuple[str, ...],
    received: date | None,
    evidence: str | None,
    by: str | None,
    corpus: str | None,
) -> None:
    """Open the windows of clients under a released notice: one for each right that has a term.

    NOTICE is the id of the notice, or its beginning; DOCUMENT OLD NEW finds the notice about that change.
    Windows that are there stay as they are. With --received the days count at once.
    """
    from renvooi.cli.windows.counting import record_receipt
    from renvooi.cli.windows.telling import say_windows
    from renvooi.corpus.register.naming import checked_client

    if (received is None) != (evidence is None):
        raise click.UsageError("--received and --evidence go together", click.get_current_context())
    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        notice = find_notice(store, names)
        if not any(right.days is not None for right in notice.rights):
            raise StateForbids(f"{notice.id}: gives no right with a term, so it has no windows to open.")
        # All names are looked at before the first window is opened: none is opened for half of a list.
        called = dict.fromkeys(map(checked_client, clients))
        found = [window for client in called for window in store.open_windows(notice.id, client, by=who)]
        if received is not None and evidence is not None:
            found = [*record_receipt(store, found, received=received, evidence=evidence, because=None, by=who)]
    say_windows(found, today=today())


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
    about = [one for one in store.notices(document) if (one.old, one.new) == (old, new) and one.superseded_by is None]
    if len(about) == 1:
        return about[0]
    if about:
        ids = ", ".join(one.id for one in about)
        raise UnknownRecord(f"{document} {old} {new}: several notices were released: {ids}. Name one by its id.")
    raise UnknownRecord(f"{document} {old} {new}: no notice about this change was released. Release one first.")

"""A notice goes out: recorded in the corpus of both versions, and written again as it was released."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from renvooi.cli.consequences import Compared
from renvooi.cli.named import Stored, Version, Where
from renvooi.cli.output import check_output
from renvooi.cli.printing import tell
from renvooi.model import Notice
from renvooi.model.errors import StateForbids


def released_by(notice: Notice, *, by: str) -> Notice:
    """The notice with the name of the person who lets it go out. Raises: NotReleasable."""
    from renvooi.notice import release

    return release(notice, by=by)


def record_release(notice: Notice, pair: Compared, *, by: str, because: str | None) -> None:
    """Nothing; the notice is on record, and standard error says so.

    Raises: UsageError unless one corpus holds both versions; StateForbids, CorpusBusy, StoreFailed.
    """
    from renvooi.cli.interrupts import finishing

    old, new = _stored(pair.versions)
    new.corpus.require_key()
    with finishing():
        recorded = new.corpus.release(old.entry, new.entry, notice, policy=pair.policy_file, by=by, because=because)
    if recorded.already:
        tell(
            "released",
            f"{recorded.id} was released before, on {recorded.released_at[:10]} by {recorded.released_by}; "
            "nothing was recorded.",
            colour="yellow",
        )
    else:
        tell(
            "released",
            f"{recorded.id}, by {recorded.released_by}. Open windows with renvooi windows open {recorded.id}.",
            colour="green",
        )


def as_released(
    names: Sequence[str], where: Where, *, received: date | None, output: Path | None, inputs: Sequence[Path]
) -> Notice:
    """The notice that was released about two versions, with last days if the day of receipt is given.

    Raises: UsageError, CannotWrite, UnknownVersion, CorpusUnreadable; StateForbids if none was released.
    """
    from renvooi.cli.lookup import find_pair
    from renvooi.cli.notice import usage_at_received
    from renvooi.notice import load_policy, received_on

    versions = find_pair(names, where)
    check_output(output, (*versions, *inputs))
    old, new = _stored(versions)
    found = [
        one
        for one in new.corpus.notices(new.entry.document)
        if (one.old, one.new) == (old.entry.label, new.entry.label) and one.superseded_by is None
    ]
    if not found:
        raise StateForbids(f"{old} and {new}: no notice about them was released. Release one with --release.")
    notice = new.corpus.notice_content(found[0])
    if received is None:
        return notice
    policy = load_policy(new.corpus.blobs.get(found[0].policy_sha256))
    with usage_at_received(received):
        return received_on(notice, received, policy)


def _stored(versions: tuple[Version, Version]) -> tuple[Stored, Stored]:
    """Both versions, if one document of a corpus holds them. Raises: UsageError."""
    old, new = versions
    if isinstance(old, Stored) and isinstance(new, Stored) and old.entry.document == new.entry.document:
        return old, new
    raise click.UsageError(
        "only a notice about two versions of one document of a corpus can be released; add them with renvooi add",
        click.get_current_context(),
    )

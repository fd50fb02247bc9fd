"""Versions of one document in a row: their history, their order, and what a person must know of that order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import click

from renvooi.cli.exits import one_line
from renvooi.cli.loading import check_reading_options, load_documents
from renvooi.cli.manner import Manner
from renvooi.cli.named import Stored, Version, stored_of
from renvooi.cli.printing import tell
from renvooi.model import Document, History, compare_versions, version_order

Chain = tuple[tuple[Version, Document], ...]


def history_of(versions: Sequence[Version], manner: Manner, *, sort: bool) -> History:
    """The history of `versions`; where a corpus holds just these, the one it keeps, with its persistent ids.

    Raises: UsageError, InputRefused, CorpusUnreadable, NotComparable.
    """
    from renvooi.diff import build_history

    whole = _whole(versions)
    if whole is not None:
        check_reading_options(versions, manner)
        # For their warnings alone: the history holds every word already.
        load_documents([stored for stored in stored_of(versions) if stored.entry.warnings], manner)
        return whole.corpus.history(whole.entry.document)
    chain = in_order(versions, load_documents(versions, manner), sort=sort)
    tell_of_order(chain)
    return build_history([document for _, document in chain])


def _whole(versions: Sequence[Version]) -> Stored | None:
    """One of `versions` if they are all that a corpus holds of a document, in its order."""
    stored = stored_of(versions)
    if len(stored) < len(versions):
        return None
    one = stored[0]
    return one if tuple(each.entry for each in stored) == one.corpus.versions(one.entry.document) else None


def in_order(versions: Sequence[Version], documents: Sequence[Document], *, sort: bool) -> Chain:
    """Each version with its document: as given, or with `sort` by version label, else by effective date.

    Raises: UsageError if they are to be sorted and state neither.
    """
    given = tuple(zip(versions, documents, strict=True))
    if not sort:
        return given
    orders = [version_order(document.version) if document.version else None for document in documents]
    known = [order for order in orders if order is not None]
    if len(known) == len(documents) and len({order.style for order in known}) == 1:
        return tuple(given[at] for at in sorted(range(len(given)), key=lambda at: known[at]))
    dates = [document.effective_date for document in documents]
    dated = [day for day in dates if day is not None]
    if len(dated) == len(documents):
        return tuple(given[at] for at in sorted(range(len(given)), key=lambda at: dated[at]))
    lacking = next(
        version for version, order, day in zip(versions, orders, dates, strict=True) if order is None or day is None
    )
    raise click.UsageError(
        f"--sort: {lacking} does not say where it belongs, by a version and a date like the others; "
        "give the files from old to new and leave --sort out",
        click.get_current_context(),
    )


def tell_of_order(versions: Chain) -> None:
    """Nothing; what is odd about the order of versions is on standard error, a line each."""
    for line in (*_alike(versions), *_backwards(versions)):
        tell("warning", one_line(line), colour="yellow")


def _alike(versions: Chain) -> Iterator[str]:
    """A line for each file that is the one before, or states a version that another states."""
    first: dict[str, Version] = {}
    before: Document | None = None
    for version, document in versions:
        label = document.version
        if before is not None and before.source.sha256 == document.source.sha256:
            yield f"{version}: the same file as the one before it; nothing changed between the two"
        elif label is not None and label in first:
            yield f"{version}: states version {label}, as {first[label]} does; they are taken as two versions, as given"
        if label is not None:
            first.setdefault(label, version)
        before = document


def _backwards(versions: Chain) -> Iterator[str]:
    for (before, old), (version, new) in pairwise(versions):
        if old.version and new.version and compare_versions(old.version, new.version) == 1:
            yield (
                f"{version}: version {new.version} is older than version {old.version} ({before}), "
                "which stands before it; --sort orders them"
            )

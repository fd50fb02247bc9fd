"""One file read twice: what differs then was changed by the reader and not by the author of the contract."""

from renvooi.model import Document, Finding, Severity, places_that_differ

READER_CHANGE = "reader-change"


def find_reader_change(old: Document, new: Document) -> tuple[Finding, ...]:
    """A finding if two documents of the same bytes say different things; else none."""
    count = places_that_differ(old.nodes, new.nodes)
    if not count:
        return ()
    versions = {side.source.reader for side in (old, new)}
    by = f" (reader {old.source.reader} and {new.source.reader})" if len(versions) == 2 and None not in versions else ""
    message = (
        f"both sides are the same file, read differently{by}: {count} place(s) differ; the contract did not change"
    )
    return (Finding(READER_CHANGE, Severity.WARNING, message, None, "Read both sides with the same version."),)

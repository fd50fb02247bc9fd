"""What a corpus says of a version is what its Akoma Ntoso says."""

from datetime import date

from renvooi.corpus.akn import facts_of
from renvooi.corpus.entries import SnapshotEntry, TreeEntry, VersionEntry, VersionState
from tests.corpus.akn.builders import FACTS


def test_facts_are_those_of_the_entry() -> None:
    entry = VersionEntry(
        document=FACTS.document,
        label=FACTS.label,
        title="Wie doet wat",
        state=VersionState.PUBLISHED,
        effective_date=date(2026, 1, 1),
        snapshot=SnapshotEntry("0" * 64, "wie-doet-wat.pdf", "application/pdf", 9),
        source="0" * 64,
        tree=TreeEntry("1" * 64, "2" * 64, "3"),
        added_at=FACTS.added_at,
        added_by="an@kantoor",
        published_at=FACTS.published_at,
        published_by="bo@kantoor",
        warnings=0,
    )
    assert facts_of(entry, since=date(2025, 6, 1)) == FACTS

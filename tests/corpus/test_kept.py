"""A head that somebody kept elsewhere shows what nothing beside the database can."""

import pytest

from renvooi.corpus.kept import KeptHead, read_kept
from renvooi.corpus.ledger.heads import head_line
from renvooi.model.errors import BadSettings
from tests.corpus.stores import BY, Home, received, version


def test_corpus_that_was_made_anew_lacks_the_head_that_was_kept(home: Home) -> None:
    with home.create() as corpus:
        corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        line = head_line(corpus.head())
        (whole,), (short,) = read_kept(line, "heads"), read_kept(corpus.head().digest.upper().encode(), "digest")
        assert corpus.verify(kept=(whole, short)).faults == ()
        corpus.publish("voorbeeld", "2026-01", by=BY)
        assert corpus.verify(kept=(whole,)).faults == ()
        other = KeptHead("0" * 64)
        ahead = KeptHead("1" * 64, 99)
        said = [(fault.what, fault.name, fault.message) for fault in corpus.verify(kept=(other, ahead, whole)).faults]
    assert said == [
        (
            "kept head",
            "0000000000000000…",
            "is not in this corpus: what was recorded until then was lost or told anew, or it is of another corpus",
        ),
        (
            "kept head",
            "1111111111111111… of 99 event(s)",
            "is not in this corpus: the database ends at 4 events: later ones were lost",
        ),
    ]


def test_file_of_heads_is_a_witness_or_what_verify_printed() -> None:
    digest = "ab" * 32
    assert read_kept(f"newest head: {digest}\n\n{digest}\r\n".encode(), "kept") == (KeptHead(digest),) * 2


@pytest.mark.parametrize(
    "data", [b"", b"\n \n", b"geen kop\n", b'{"head":{},"signature":"00"}\n', b"ab" * 31, b"[" * 9999]
)
def test_what_is_no_head_is_refused_with_its_line(data: bytes) -> None:
    with pytest.raises(BadSettings, match=r"^kept[:,]"):
        read_kept(data, "kept")

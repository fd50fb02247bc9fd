"""A time stamp of the newest head is on record once it was checked, and is looked into by every verify."""

import sys

import pytest

from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.events import event_bytes
from renvooi.corpus.stamping import stamp_head
from renvooi.model.errors import CorpusUnreadable
from tests.corpus.ledger.authority import Authority, authority, require_openssl
from tests.corpus.stores import BY, received, version


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    require_openssl()
    return authority(tmp_path_factory.mktemp("ours"), "Voorbeeld TSA")


@pytest.fixture(scope="module")
def other(ours: Authority, tmp_path_factory: pytest.TempPathFactory) -> Authority:
    assert ours
    return authority(tmp_path_factory.mktemp("other"), "Ander TSA")


def test_stamp_is_on_record_and_sound(corpus: Corpus, ours: Authority) -> None:
    corpus.add(received(version("2026-01", "Iets.")), by=BY)
    signed, found = stamp_head(corpus, ours.answer, roots=[ours.root], by=BY)
    event = corpus.log()[-1]
    assert event.kind is EventKind.HEAD_STAMPED
    assert event.data["head"] == signed.digest == found.digest
    assert event.data["authority"] == found.authority == "CN=Voorbeeld TSA,O=Voorbeeld Data B.V."
    assert event.data["size"] == event.number
    assert corpus.verify().faults == corpus.verify(roots=[ours.root]).faults == ()


def test_stamp_of_somebody_else_is_a_fault_for_who_does_not_trust_him(
    corpus: Corpus, ours: Authority, other: Authority
) -> None:
    stamp_head(corpus, other.answer, roots=[other.root], by=BY)
    assert corpus.verify().faults == ()
    (fault,) = corpus.verify(roots=[ours.root]).faults
    assert (fault.what, fault.name) == ("time stamp", "of head 1, event 1")


def test_answer_that_is_refused_is_not_recorded(corpus: Corpus, ours: Authority, other: Authority) -> None:
    for answer in (other.answer, lambda _request: b"<html>"):
        with pytest.raises(CorpusUnreadable):
            stamp_head(corpus, answer, roots=[ours.root], by=BY)
    assert len(corpus.log()) == 1


def test_stamp_of_another_head_is_a_fault(corpus: Corpus, ours: Authority) -> None:
    """As of who holds the key and records an old stamp for a newer head."""
    stamp_head(corpus, ours.answer, roots=[ours.root], by=BY)
    data = corpus.log()[-1].data
    newer = corpus.head()
    with corpus.writing(by=BY) as writer:
        event = writer.append(EventKind.HEAD_STAMPED, {**data, "size": newer.head.size, "head": newer.digest})
    assert event_bytes(event)
    (fault,) = corpus.verify().faults
    assert (fault.what, fault.name) == ("time stamp", "of head 2, event 2")


def test_without_the_extra_package_verify_says_what_it_did_not_see(
    corpus: Corpus, ours: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp_head(corpus, ours.answer, roots=[ours.root], by=BY)
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    found = corpus.verify()
    assert found.faults == ()
    assert any("1 time stamp(s) were not looked into" in note for note in found.notes)

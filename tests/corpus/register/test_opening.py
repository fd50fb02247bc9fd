"""Windows of several clients, with their receipt, are opened at once or not at all."""

from datetime import timedelta

import pytest

from bench.faults.notices import DAYS, POLICY, made_notice
from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.register.opening import open_windows
from renvooi.model.errors import StateForbids
from renvooi.model.windows import Receipt
from tests.corpus.register.made import DAY, DOCUMENT, receive, released
from tests.corpus.stores import BY

RECEIPT = Receipt(DAY, DAY + timedelta(days=DAYS), None, None, "Aangetekende brief.", BY, at="")
RECEIPTS = {"opzeggen": RECEIPT, "bezwaar": RECEIPT}


def test_names_windows_and_receipt_are_one_transaction(either: Corpus) -> None:
    notice = released(either)
    found = open_windows(either, notice.id, ["K-1", "K-2"], receipts=RECEIPTS, by=BY)
    assert [(one.client, one.receipt is not None) for one in found] == [
        *(("K-1", True), ("K-1", True), ("K-2", True), ("K-2", True))
    ]
    steps = [event for event in either.log() if event.kind in (EventKind.WINDOW_OPENED, EventKind.NOTICE_RECEIVED)]
    assert len({event.head for event in steps}) == 1
    size = len(either.log())
    assert open_windows(either, notice.id, ["K-1", "K-2"], receipts=RECEIPTS, by=BY) == found
    assert len(either.log()) == size


def test_one_that_was_received_on_another_day_leaves_all_as_they_were(either: Corpus) -> None:
    notice = released(either)
    receive(either, *(one.id for one in either.open_windows(notice.id, "K-1", by=BY)), day=DAY + timedelta(days=2))
    before = either.windows()
    with pytest.raises(StateForbids, match="was received on 2026-03-04"):
        open_windows(either, notice.id, ["K-2", "K-1"], receipts=RECEIPTS, by=BY)
    assert either.windows() == before


@pytest.mark.parametrize("twin", ["k-1", "\uff2b-\uff11", "K-\u2460"])
def test_near_twin_of_a_client_is_refused_by_name(either: Corpus, twin: str) -> None:
    notice = released(either)
    either.open_windows(notice.id, "K-1", by=BY)
    with pytest.raises(StateForbids, match="is written nearly as 'K-1', which is a client already"):
        either.open_windows(notice.id, twin, by=BY)
    assert {one.client for one in either.windows()} == {"K-1"}


def test_two_twins_in_one_list_are_refused(corpus: Corpus) -> None:
    with pytest.raises(StateForbids, match="'k-1': is written nearly as 'K-1'"):
        open_windows(corpus, released(corpus).id, ["K-1", "k-1"], by=BY)


def test_superseded_notice_opens_windows_with_a_reason_only_and_they_say_so(either: Corpus) -> None:
    first = released(either)
    (early, *_) = either.open_windows(first.id, "K-1", by=BY)
    old, new = either.versions(DOCUMENT)
    second = either.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Een fout.")
    assert either.notice_about(DOCUMENT, old.label, new.label) == second
    assert either.window(early.id).superseded_by == second.id
    assert either.notice(first.id).superseded_by == second.id
    assert len(either.open_windows(first.id, "K-1", by=BY)) == 2
    with pytest.raises(StateForbids, match=f"{second.id} took its place"):
        either.open_windows(first.id, "K-2", by=BY)
    found = either.open_windows(first.id, "K-2", because="Kreeg alleen de eerste.", by=BY)
    assert {one.superseded_by for one in found} == {second.id}
    assert {one.superseded_by for one in either.open_windows(second.id, "K-2", by=BY)} == {None}
    assert either.verify().faults == ()


def test_no_notice_is_about_versions_of_which_none_was_released(corpus: Corpus) -> None:
    released(corpus)
    assert corpus.notice_about(DOCUMENT, "2026-02", "2026-01") is None

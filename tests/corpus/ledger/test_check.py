"""The check of a stored ledger: whatever is changed is named, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renvooi.corpus.events import Event, event_bytes, read_event
from renvooi.corpus.ledger.check import check_ledger
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import Head, head_bytes, sign_head
from renvooi.corpus.ledger.keys import make_key
from renvooi.corpus.ledger.tree import Frontier, leaf_hash

from .made import AT, CORPUS, Ledger, changed, ledger

KEY = make_key()


def faults(made: Ledger, *, every_signature: bool = False, key: str | None = None) -> tuple[Fault, ...]:
    return check_ledger(made.events, made.leaves, made.heads, every_signature=every_signature, key=key)


def names(made: Ledger) -> list[str]:
    return [fault.name for fault in faults(made)]


def test_an_untouched_ledger_has_no_fault() -> None:
    made = ledger(KEY)
    assert faults(made, every_signature=True, key=KEY.public) == ()
    seen: list[Event] = []
    assert check_ledger(iter(made.events), iter(made.leaves), iter(made.heads), each=seen.append) == ()
    assert [event_bytes(event) for event in seen] == made.events


def test_a_changed_verdict_is_named_alone() -> None:
    made = ledger(KEY)
    made.events[6] = made.events[6].replace(b"geen wijziging", b"een wijziging")
    assert faults(made) == (
        Fault("event", "event 6 (verdict-given, demarcatie)", "it was changed after it was sealed"),
    )


def test_a_changed_event_with_a_new_leaf_is_named_alone() -> None:
    made = ledger(KEY)
    made.events[6] = made.events[6].replace(b"geen wijziging", b"een wijziging")
    made.leaves[6] = leaf_hash(made.events[6])
    assert faults(made) == (
        Fault("event", "event 6 (verdict-given, demarcatie)", "not what the head of 7 events sealed"),
    )


def test_an_event_of_a_larger_transaction_is_named_with_its_neighbours() -> None:
    made = ledger(KEY)
    made.events[8] = changed(made.events[8], by="piet")
    made.leaves[8] = leaf_hash(made.events[8])
    assert names(made) == ["events 7 to 9"]


def test_a_changed_leaf_is_told_from_a_changed_event() -> None:
    made = ledger(KEY)
    made.leaves[6] = bytes(32)
    (fault,) = faults(made)
    assert (fault.what, fault.name) == ("leaf", "event 6 (verdict-given, demarcatie)")


def test_a_head_with_another_root_is_told_from_its_events() -> None:
    made = ledger(KEY)
    size, body, signature, frontier = made.heads[3]
    made.heads[3] = (size, changed(body, root="00" * 32), signature, frontier)
    (fault,) = faults(made)
    assert (fault.what, fault.name) == ("head", "the head of 6 events")


@pytest.mark.parametrize("values", [{"at": "2026-03-03T08:30:00+00:00"}, {"corpus": "ff" * 16}, {"key": "ee" * 32}])
def test_any_other_change_of_a_head_is_found(values: dict[str, str]) -> None:
    made = ledger(KEY)
    size, body, signature, frontier = made.heads[3]
    made.heads[3] = (size, changed(body, **values), signature, frontier)
    assert names(made) == ["the head of 6 events"]


def test_a_changed_signature_is_found_without_checking_it() -> None:
    made = ledger(KEY)
    size, body, _, frontier = made.heads[3]
    made.heads[3] = (size, body, bytes(64), frontier)
    assert names(made) == ["the head of 6 events"]
    assert {fault.what for fault in faults(made, every_signature=True)} == {"head", "signature"}


def test_a_changed_frontier_is_found() -> None:
    made = ledger(KEY)
    size, body, signature, frontier = made.heads[2]
    for other in (frontier[:-1] + b"x", b""):
        made.heads[2] = (size, body, signature, other)
        assert faults(made) == (Fault("head", "the head of 4 events", "its frontier was changed"),)


def test_the_newest_head_needs_the_key_of_the_corpus() -> None:
    made = ledger(KEY)
    size, body, _, frontier = made.heads[-1]
    made.heads[-1] = (size, body, make_key().sign(body), frontier)
    assert [fault.what for fault in faults(made)] == ["signature"]


def test_a_head_that_is_missing_is_named() -> None:
    made = ledger(KEY)
    del made.heads[3]
    assert names(made) == ["the head of 6 events"]


def test_a_head_that_stands_twice_is_named() -> None:
    made = ledger(KEY)
    made.heads.insert(3, made.heads[2])
    assert names(made) == ["the head of 4 events"]


def test_a_missing_event_is_named() -> None:
    made = ledger(KEY)
    del made.events[6], made.leaves[6]
    assert names(made) == ["event 6"]


def test_missing_events_at_the_end_are_named() -> None:
    made = ledger(KEY)
    del made.events[7:], made.leaves[7:]
    assert "events 7 to 9" in names(made)


def test_missing_heads_at_the_end_are_named() -> None:
    made = ledger(KEY)
    del made.heads[-1]
    assert faults(made) == (Fault("event", "event 10 (head-stamped)", "no head seals it"),)


def test_exchanged_events_are_named() -> None:
    made = ledger(KEY)
    for stored in (made.events, made.leaves):
        stored[7], stored[8] = stored[8], stored[7]
    assert any("event 7" in name for name in names(made))


def test_an_event_added_behind_the_key_is_named() -> None:
    made = ledger(KEY)
    body = event_bytes(Event(11, AT, "piet", read_event(made.events[6]).kind, {}, made.signed[-1].digest))
    made.events.append(body)
    made.leaves.append(leaf_hash(body))
    assert names(made) == ["event 11 (verdict-given)"]


def test_a_ledger_made_anew_by_another_key_is_known_by_the_key() -> None:
    forged = ledger(make_key())
    assert faults(forged) == ()
    assert {fault.what for fault in faults(forged, key=KEY.public)} >= {"event", "head", "signature"}


def test_a_ledger_recomputed_without_the_key_fails_at_its_signature() -> None:
    forged = ledger(make_key())
    forged.events[0] = forged.events[0].replace(forged.key.public.encode(), KEY.public.encode())
    forged.leaves[0] = leaf_hash(forged.events[0])
    tree = Frontier()
    for index, (size, _, signature, _) in enumerate(forged.heads):
        tree = tree.extend(forged.leaves[tree.size : size])
        head = Head(CORPUS, size, tree.root.hex(), AT, KEY.public)
        forged.heads[index] = (size, head_bytes(head), signature, tree.to_bytes())
    assert "signature" in {fault.what for fault in faults(forged)}


def test_an_event_in_another_form_is_named_even_where_it_is_sealed() -> None:
    made = Ledger(KEY)
    whole = ledger(KEY)
    body = whole.events[0].replace(b'"by":', b'"by" :')
    made.events, made.leaves = [body], [leaf_hash(body)]
    tree = Frontier().extend(made.leaves)
    signed = sign_head(Head(CORPUS, 1, tree.root.hex(), AT, KEY.public), KEY)
    made.heads = [(1, signed.body, signed.signature, tree.to_bytes())]
    assert names(made) == ["event 0"]


@pytest.mark.parametrize("events", [0, 3])
def test_a_ledger_without_heads_is_no_ledger(events: int) -> None:
    made = ledger(KEY)
    assert check_ledger(made.events[:events], made.leaves[:events], [])[-1].name == "ledger"


def test_leaves_without_events_are_named() -> None:
    made = ledger(KEY)
    made.leaves.append(bytes(32))
    assert names(made) == ["leaf 11"]


WHOLE = ledger(KEY)


@settings(max_examples=200)
@given(st.sampled_from(["event", "leaf", "body", "signature", "frontier"]), st.integers(0, 10), st.data())
def test_every_flipped_bit_is_found(what: str, index: int, data: st.DataObject) -> None:
    made = Ledger(KEY, list(WHOLE.events), list(WHOLE.leaves), list(WHOLE.heads))
    if what in ("event", "leaf"):
        stored = made.events if what == "event" else made.leaves
        stored[index] = flipped(stored[index], data)
    else:
        index %= len(made.heads)
        size, body, signature, frontier = made.heads[index]
        parts = {"body": body, "signature": signature, "frontier": frontier}
        parts[what] = flipped(parts[what], data)
        made.heads[index] = (size, parts["body"], parts["signature"], parts["frontier"])
    found = faults(made)
    assert found
    if what == "event":
        assert f"event {index}" in found[0].name
    elif what != "leaf":
        size = made.heads[index][0]
        assert {fault.name for fault in found} == {f"the head of {size} event{'s' * (size > 1)}"}


def flipped(data: bytes, drawn: st.DataObject) -> bytes:
    bit = drawn.draw(st.integers(0, 8 * len(data) - 1))
    return bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(data))

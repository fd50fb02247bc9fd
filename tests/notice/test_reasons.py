"""Reasons find their change by id or place, and a key that finds none is an error."""

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.reasons import reasons_by_change
from tests.notice.builders import breach_term, change, diff, ref

SCRIPT = diff(breach_term(), change("moved", old=(ref("Deel 1, punt 8"),), new=(ref("Deel 1, punt 9"),)))


@pytest.mark.parametrize("key", ["moved", "Deel 1, punt 8", "Deel 1, punt 9", "deel 1,  punt 9"])
def test_reason_is_found_by_id_old_place_or_new_place(key: str) -> None:
    assert reasons_by_change(SCRIPT, {key: "Omdat."}) == {"moved": "Omdat."}


def test_id_outranks_place() -> None:
    assert reasons_by_change(SCRIPT, {"Deel 1, punt 9": "Plaats.", "moved": "Kenmerk."}) == {"moved": "Kenmerk."}


def test_key_that_no_change_has_is_an_error() -> None:
    with pytest.raises(BadSettings, match="'Deel 1, punt 77' is neither a change id nor a place that changed"):
        reasons_by_change(SCRIPT, {"Deel 1, punt 77": "Omdat."})


@pytest.mark.parametrize("twin", ["deel 1, punt 9", "Deel 1,  punt 9 ", "DEEL 1, PUNT 9"])
def test_keys_that_differ_only_in_case_or_spaces_are_an_error(twin: str) -> None:
    with pytest.raises(BadSettings, match=r"'Deel 1, punt 9' and .* are the same place; keep one of them"):
        reasons_by_change(SCRIPT, {"Deel 1, punt 9": "Omdat.", twin: "Daarom."})


def test_empty_reason_is_an_error() -> None:
    with pytest.raises(BadSettings, match="the reason for 'moved' is empty"):
        reasons_by_change(SCRIPT, {"moved": " "})

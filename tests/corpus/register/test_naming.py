"""A client has one name, which is of no person, and a window one id whoever computes it."""

import pytest

from renvooi.corpus.register.naming import MAX_CLIENT, checked_client, window_id
from renvooi.model.errors import StateForbids


@pytest.mark.parametrize(
    "name", ["K-1024", "Voorbeeld Zorg B.V.", "9", "Huis & Haard (Oost)", "a" * MAX_CLIENT, "É. één"]
)
def test_client_may_be_called_so(name: str) -> None:
    assert checked_client(name) == name


def test_spaces_and_ways_to_write_a_letter_make_no_second_client() -> None:
    assert checked_client("  Cafe\N{COMBINING ACUTE ACCENT}  Oost ") == "Caf\N{LATIN SMALL LETTER E WITH ACUTE} Oost"


@pytest.mark.parametrize(
    "name", ["", " ", "-K", "=1+1", "a|b", "a\0", "a\u202eb", "a" * (MAX_CLIENT + 1), "../x", "a;", "K-1,K-2"]
)
def test_client_may_not_be_called_so(name: str) -> None:
    with pytest.raises(StateForbids, match="cannot name a client: use letters") as raised:
        checked_client(name)
    assert "\n" not in str(raised.value)


def test_id_of_a_window_never_changes() -> None:
    # written down: what clients were told must be found again
    assert window_id("notice-1", "K-1", "opzeggen") == "w-ec817af98334"
    assert len({window_id("notice-1", client, right) for client in ("K-1", "K-2") for right in ("a", "b")}) == 4

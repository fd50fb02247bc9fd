"""Reasons find their change by id or place, and a key that finds none is an error."""

from datetime import date

import pytest

from renvooi.model import Bilingual
from renvooi.model.errors import BadSettings
from renvooi.notice.reasons import Account, read_account, reasons_by_change
from tests.notice.builders import breach_term, change, diff, ref

SCRIPT = diff(breach_term(), change("moved", old=(ref("Deel 1, punt 8"),), new=(ref("Deel 1, punt 9"),)))


@pytest.mark.parametrize("key", ["moved", "Deel 1, punt 8", "Deel 1, punt 9", "deel 1,  punt 9"])
def test_reason_is_found_by_id_old_place_or_new_place(key: str) -> None:
    assert reasons_by_change(SCRIPT, {key: "Omdat het moest."}) == {"moved": "Omdat het moest."}


def test_id_outranks_place() -> None:
    assert reasons_by_change(
        SCRIPT, {"Deel 1, punt 9": "De plaats veranderde.", "moved": "Het kenmerk gaat voor."}
    ) == {"moved": "Het kenmerk gaat voor."}


def test_key_that_no_change_has_is_an_error() -> None:
    with pytest.raises(BadSettings, match="'Deel 1, punt 77' is neither a change id nor a place that changed"):
        reasons_by_change(SCRIPT, {"Deel 1, punt 77": "Omdat het moest."})


@pytest.mark.parametrize("twin", ["deel 1, punt 9", "Deel 1,  punt 9 ", "DEEL 1, PUNT 9"])
def test_keys_that_differ_only_in_case_or_spaces_are_an_error(twin: str) -> None:
    with pytest.raises(BadSettings, match=r"'Deel 1, punt 9' and .* are the same place; keep one of them"):
        reasons_by_change(SCRIPT, {"Deel 1, punt 9": "Omdat het moest.", twin: "Daarom is het zo."})


def test_empty_reason_is_an_error() -> None:
    with pytest.raises(BadSettings, match="the reason for 'moved' is empty"):
        reasons_by_change(SCRIPT, {"moved": " "})


@pytest.mark.parametrize("reason", ["-", "x", ".", "???", "1 2 3", "nee", "a b"])
def test_reason_without_words_is_an_error(reason: str) -> None:
    with pytest.raises(BadSettings, match="tells nobody why 'moved' changed; write it in words"):
        reasons_by_change(SCRIPT, {"moved": reason})


ACCOUNT = """
[reasons]
"Deel 1, punt 9" = "Dit staat nu op één plaats."

[accepted]
by = "A. Jansen"
reading-picture-page = "Pagina 4 is een foto van ons kantoor."

[sub-processors."Kluisnet GmbH"]
address = "Beispielweg 1, Berlijn"
countries = ["Duitsland"]
starts = 2026-10-01
"""


def test_account_holds_reasons_acceptances_and_parties() -> None:
    account = read_account(ACCOUNT.encode(), "redenen.toml")
    assert account.reasons == {"Deel 1, punt 9": "Dit staat nu op één plaats."}
    (accepted,) = account.accepted
    assert (accepted.code, accepted.by) == ("reading-picture-page", "A. Jansen")
    (party,) = account.parties
    assert (party.name, party.countries, party.starts) == ("Kluisnet GmbH", ("Duitsland",), date(2026, 10, 1))


def test_account_may_be_empty() -> None:
    assert read_account(b"", "redenen.toml") == Account()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[reasons", "redenen.toml: not valid TOML"),
        ("reasons = 1", "redenen.toml: reasons: expected a table with lines such as"),
        ('[reasons]\n"a" = " "', "redenen.toml: reasons.'a': expected a sentence"),
        ('[reasons]\n"a" = "-"', "redenen.toml: reasons.'a': '-' tells nobody why"),
        ('[accepted]\nby = "Jansen"\nreading-x = "nee"', "redenen.toml: accepted.'reading-x': 'nee' tells nobody why"),
        ('[accepted]\nreview = "Dit is gelezen."', "redenen.toml: accepted: nobody is named"),
        ('[sub-processors.A]\nadres = "x"', "redenen.toml: sub-processors.A: unknown key 'adres'"),
        ('[sub-processors.A]\nstarts = "x"', "redenen.toml: sub-processors.A: starts: expected a day such as"),
        ("[sub-processors.A]\nstarts = 2026-01-01T00:00:00", "starts: expected a day such as"),
        ('[sub-processors.A]\ncountries = "x"', "sub-processors.A: countries: expected a list of texts"),
        ("[redenen]", "redenen.toml: unknown key 'redenen'"),
    ],
)
def test_mistake_in_an_account_is_one_line_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(BadSettings) as caught:
        read_account(text.encode(), "redenen.toml")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_reason_may_be_given_in_both_languages() -> None:
    account = read_account(
        b'[reasons]\n"Punt 3" = { nl = "Omdat het moest.", en = "Because it had to." }', "redenen.toml"
    )
    assert account.reasons == {"Punt 3": Bilingual("Omdat het moest.", "Because it had to.")}


@pytest.mark.parametrize(
    "value",
    [
        '{ nl = "Omdat het moest." }',
        '{ nl = "Omdat het moest.", en = 3 }',
        '{ nl = "", en = "Because it had to." }',
        "{}",
    ],
)
def test_reason_in_half_of_the_languages_is_an_error(value: str) -> None:
    with pytest.raises(BadSettings, match="Punt 3"):
        read_account(f'[reasons]\n"Punt 3" = {value}'.encode(), "redenen.toml")

"""Which record of the old version is which of the new, in lists of any length."""

from time import process_time

import pytest

from renvooi.diff import read_records
from renvooi.diff.records import alike
from renvooi.diff.records.pairing import pair_records
from renvooi.model import Record
from tests.diff.builders import doc

MANY = 1500
SECONDS = 5.0
"""Most that pairing two lists of `MANY` may take: every pair of them took most of a minute."""


def records(role: str, lines: list[str]) -> list[Record]:
    return list(read_records(doc(f"1. Lijst: {{{role}}}\n" + "\n".join(f"  - {line}" for line in lines))))


def numbered(role: str, text: str, count: int = MANY) -> list[Record]:
    return records(role, [text.format(at) for at in range(count)])


@pytest.mark.parametrize(
    ("role", "text", "later"),
    [
        ("sub-processors", "Bedrijf{0} B.V., Ierland: opslag {0}", "Bedrijf{0}x B.V., Ierland: opslag {0}"),
        ("sub-processors", "Alfa tak {0} B.V.: opslag {0}", "Alfa vestiging {0} B.V.: opslag {0}"),
        ("security", "Gegevens in zaal {0} zijn altijd versleuteld.", "Gegevens in zaal {0} zijn nooit versleuteld."),
    ],
)
def test_long_list_of_renamed_entries_is_paired_in_time(role: str, text: str, later: str) -> None:
    old, new = numbered(role, text), numbered(role, later)
    begun = process_time()
    pairs = pair_records(old, new)
    assert process_time() - begun < SECONDS
    assert len(pairs) == MANY


@pytest.mark.parametrize("role", ["sub-processors", "services", "security", "data-categories"])
def test_candidates_of_a_long_list_give_the_pairs_that_all_give(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old = numbered(role, "Zaak{0} beheer van alles {0}", 120)
    new = list(reversed(numbered(role, "Zaak{0} beheer van bijna alles {0}", 120)))
    found = set(map(id, (record for pair in pair_records(old, new) for record in pair)))
    by_few = {(one.name, other.name) for one, other in pair_records(old, new)}
    monkeypatch.setattr(alike, "NEAREST", 1000)
    assert by_few == {(one.name, other.name) for one, other in pair_records(old, new)}
    assert len(found) == 240

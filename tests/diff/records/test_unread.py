"""A list that cannot be read has not lapsed."""

import pytest

from renvooi.diff import compare_records, diff
from renvooi.diff.records.unread import UNREAD
from tests.diff.builders import doc

LIST = doc("# Deel 1\n1. Sub-processors: {sub-processors}\n  - Alfa B.V.\n  - Beta Ltd.\n2. Slot.")
GONE = "# Deel 1\n1. Deze sub-processors: {sub-processors}\nAlfa, Beta.\n2. Slot."


@pytest.mark.parametrize("turned", [False, True])
def test_nothing_is_said_of_a_list_that_one_version_only_can_be_read(turned: bool) -> None:
    old, new = (doc(GONE), LIST) if turned else (LIST, doc(GONE))
    script = diff(old, new)
    assert script.records == compare_records(old, new) == ()
    assert [one.code for one in script.findings if one.code == UNREAD] == [UNREAD]


@pytest.mark.parametrize(
    "text",
    [
        "# Deel 1\n1. Wij hebben geen sub-processors. {sub-processors}\n2. Slot.",
        "# Deel 1\n1. Sub-processors: {sub-processors}\n  - Geen\n2. Slot.",
        "# Deel 1\n2. Slot.",
    ],
)
def test_list_that_is_gone_or_empty_has_lapsed(text: str) -> None:
    script = diff(LIST, doc(text))
    assert len(script.records) == 2
    assert not any(one.code == UNREAD for one in script.findings)

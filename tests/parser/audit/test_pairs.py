"""Every attack is named by its code on its page, and its clean twin is passed in silence."""

from functools import cache

import pytest

from renvooi.model import INVENTORY, NOT_AS_SEEN, ReadingWarning
from renvooi.parser import parse
from tests.parser.audit.drawn_pairs import drawn_pairs
from tests.parser.audit.file_pairs import character_pairs, file_pairs
from tests.parser.audit.font_pairs import font_pairs
from tests.parser.audit.hidden_pairs import hidden_pairs
from tests.parser.audit.pairs import Pair

PAIRS = (*hidden_pairs(), *drawn_pairs(), *font_pairs(), *file_pairs(), *character_pairs())


@cache
def findings(data: bytes) -> tuple[ReadingWarning, ...]:
    """What the audit finds on the words and the tree that the reader gives."""
    return tuple(one for one in parse(data, name="x.pdf").warnings if one.code in NOT_AS_SEEN | INVENTORY)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_an_attack_is_named_on_its_page_and_its_clean_twin_is_not(pair: Pair) -> None:
    found = findings(pair.attack())

    assert (pair.code, pair.page) in {(one.code, one.page) for one in found}, found
    assert findings(pair.clean()) == ()

"""The stored form of a history: the same value back, the same bytes, and small."""

import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings

from renvooi.diff import build_history, extend_history, history_bytes, read_history
from renvooi.diff.chain.stored import BODY_SCHEMA
from renvooi.model import ClauseId, Document, dumps
from tests.diff.builders import doc
from tests.diff.chain.chains import chains, history_of
from tests.diff.chain.test_laws import example


@settings(max_examples=30)
@given(chains())
def test_history_comes_back_as_it_was_and_can_be_made_longer(documents: tuple[Document, ...]) -> None:
    history = build_history(documents[:-1])
    body = history_bytes(history)
    back = read_history(body)
    assert back == history
    assert dumps(back) == dumps(history)
    assert history_bytes(back) == body
    longer = extend_history(back, documents[-2], documents[-1])
    assert history_bytes(longer) == history_bytes(build_history(documents))


def test_joined_and_lost_ids_findings_and_odd_characters_come_back() -> None:
    first, _, third, _ = example()
    history = build_history((first, third, replace(doc("- Half \ud800 teken\u2028."), source=third.source)))
    lives = (replace(history.lives[0], also=(ClauseId("c-000000000001"),)), *history.lives[1:])
    history = replace(history, lives=lives, gone=(ClauseId("c-000000000002"),))
    assert any(step.findings for step in history.steps)
    assert read_history(history_bytes(history)) == history


def test_a_long_chain_that_hardly_changes_takes_few_bytes() -> None:
    text = "\n".join(f"- De klant betaalt de factuur van dienst {number} binnen dertig dagen." for number in range(40))
    history = history_of(*(f"{text}\n- Versie {number} geldt." for number in range(12)))
    assert len(history_bytes(history)) * 40 < len(dumps(history))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not compressed",
        zlib.compress(b"{}"),
        zlib.compress(b"[]"),
        zlib.compress(b'["renvooi/history/9"]'),
        zlib.compress(json.dumps([BODY_SCHEMA, 1, 2]).encode()),
        zlib.compress(json.dumps([BODY_SCHEMA, "generic", "", [], [], [], [], [], [["c-1"]], []]).encode()),
        zlib.compress(b"\xff"),
        history_bytes(history_of("- Klant betaalt."))[:-5],
    ],
)
def test_bytes_that_are_no_history_are_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="not a stored history"):
        read_history(body)

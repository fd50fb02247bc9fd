"""The figures of stored histories: the command makes its documents, measures, and knows its limit."""

import sys
from pathlib import Path

import pytest

from bench.blame import chain_of, made, main


def test_made_chains_are_the_same_for_the_same_seed_and_have_as_many_clauses_as_asked() -> None:
    flat, nested = (made(clauses=20, seed=3, nested=one) for one in (False, True))
    assert [sum(node.type == "clause" for node in one.walk()) for one in (flat, nested)] == [20, 20]
    assert max(len(node.nodes) for node in nested.walk() if node.type == "clause") == 1
    assert chain_of(flat, versions=3, seed=3) == chain_of(flat, versions=3, seed=3)


@pytest.mark.parametrize(("limit", "code"), [("60", 0), ("0", 1)])
def test_limit_decides_the_exit_code(
    limit: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted((Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie").glob("demarcatie-2026-0[12].md"))
    monkeypatch.setattr(sys, "argv", ["blame", *map(str, files), "--rounds", "1", "--limit", limit])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    assert "load, extend and blame" in capsys.readouterr().out

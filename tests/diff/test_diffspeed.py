"""What `bench/diffspeed.py` times and makes of times; and both commands about the diff over one small pair."""

from pathlib import Path

import pytest

from bench import diffspeed, redlines
from bench.diffing.growth import made_pair, plain_pair, sentences, shuffled_pair
from bench.diffing.material import find_versions, lines
from bench.diffing.patience import timed
from bench.diffing.rounds import Timing, by_class, ratio
from bench.diffing.sizes import exponent
from renvooi.diff import diff
from renvooi.model import NodeType, Operation, dumps

POOL = tuple(
    f"{who} {does} de {what} binnen {days} dagen na ontvangst."
    for who in ("Klant", "Verwerker", "De leverancier", "Een beheerder")
    for does in ("meldt", "controleert", "bewaart", "verwijdert", "herstelt")
    for what in ("storing", "gegevens", "reservekopie", "toegang", "koppeling", "rapportage")
    for days in (2, 14, 30)
)
OLD = "# Toegang\n\n1. Klant meldt een storing binnen 24 uur.\n2. Verwerker herstelt de koppeling.\n"
NEW = "# Toegang\n\n1. Klant meldt een storing binnen 36 uur.\n2. Verwerker herstelt de koppeling.\n"


def test_a_made_document_has_so_many_clauses_and_is_the_same_each_time() -> None:
    old, new = made_pair(POOL, 300)
    assert sum(node.type is NodeType.CLAUSE for node in old.walk()) == 300
    again = made_pair(POOL, 300)
    assert (dumps(old), dumps(new)) == (dumps(again[0]), dumps(again[1]))


def test_a_made_document_is_edited_in_about_one_clause_of_twenty() -> None:
    old, new = ({line.partition(" ")[2] for line in lines(document)} for document in made_pair(POOL, 1_000))
    assert 10 < len(old - new) < 60
    assert 10 < len(new - old) < 60


def test_the_two_sides_share_no_string() -> None:
    old, new = made_pair(POOL, 40)
    assert not {id(node.text) for node in old.walk() if node.text} & {id(node.text) for node in new.walk()}


def test_shuffled_sections_hold_the_same_clauses() -> None:
    old, new = shuffled_pair(POOL, 200)
    assert sorted(n.text for n in old.walk()) == sorted(n.text for n in new.walk())
    assert [n.text for n in old.walk()] != [n.text for n in new.walk()]


def test_a_plain_pair_has_a_clause_a_text() -> None:
    old, new = plain_pair(["Klant meldt een storing."], ["Geheel iets anders dan dat."])
    assert [node.text for node in old.nodes] == ["Klant meldt een storing."]
    assert {op for change in diff(old, new).changes for op in change.operations} == {
        Operation.INSERTED,
        Operation.DELETED,
    }


def test_growth_of_one_is_linear() -> None:
    assert exponent((1_000, 0.2), (50_000, 10.0)) == pytest.approx(1)
    assert exponent((10, 1.0), (100, 100.0)) == pytest.approx(2)


def test_a_ratio_is_of_the_totals_and_of_the_pairs() -> None:
    timings = [
        Timing("a", 1_000, {"ours": 1.0, "peer": 4.0}, frozenset(), False),
        Timing("b", 30_000, {"ours": 1.0, "peer": 0.25}, frozenset(), True),
    ]
    found = ratio(timings, "peer", "ours")
    assert (found.total, found.ahead) == (2.125, 1)
    assert found.mean == pytest.approx(1)
    assert {name: len(of) for name, of in by_class(timings).items()} == {
        "small": 1,
        "large": 1,
        "all": 2,
        "changed": 1,
    }


def test_a_call_without_end_is_ended() -> None:
    def without_end() -> None:
        while True:
            pass

    spent, ended = timed(without_end, patience=0.05)
    assert ended
    assert 0.04 < spent < 2
    assert timed(lambda: None, patience=5)[1] is False


def test_sentences_come_from_all_files_once(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(OLD, encoding="utf-8")
    assert sentences(sorted(tmp_path.iterdir())) == ("Klant meldt een storing binnen 24 uur.",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "statement.old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "statement.new.md").write_text(NEW, encoding="utf-8")
    return tmp_path


def test_redlines_of_a_folder_are_judged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert redlines.main([str(folder), "--show", "1", "--limits"]) == 0
    printed = capsys.readouterr().out
    assert "redlines join to both texts: 1 of 1: met" in printed
    assert "binnen [-24-]{+36+} uur." in printed


def test_the_diff_of_a_folder_has_the_same_bytes_in_every_process(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert redlines.main([str(folder), "--same", "2", "--limits"]) == 0
    assert "same bytes in 2 runs, 2 hash seeds, with and without load (1 pairs)" in capsys.readouterr().out


def test_pairs_are_timed_against_a_peer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair = [str(folder / "statement.old.md"), str(folder / "statement.new.md")]
    diffspeed.main(["--pair", *pair, "--part", "pairs", "--rounds", "1", "--peer", "difflib words"])
    printed = capsys.readouterr().out
    assert "pairing and redline" in printed
    assert "difflib words, small, total" in printed
    assert "dmp words" not in printed


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no pair of versions"):
        find_versions([tmp_path], [])

"""The ledger of the example corpus against one that was written by hand."""

from pathlib import Path

from bench.responsibilities import Row, main, read_hand, report, score

ROOT = Path(__file__).parents[2]
HAND = ROOT / "tests" / "diff" / "responsibilities" / "demarcatie-2026-03.tsv"
DOCUMENT = ROOT / "corpus" / "documents" / "demarcatie" / "demarcatie-2026-03.md"
FLOOR = 0.95
"""Just below what was measured: 80 of 81 rows."""


def test_ledger_of_the_example_corpus_agrees_with_the_one_by_hand() -> None:
    assert main([str(HAND), str(DOCUMENT), "--floor", str(FLOOR)]) == 0


def test_a_row_of_another_party_is_a_task_found_and_a_party_missed() -> None:
    hand = read_hand(
        "# note\nA, punt 1\tclient\tdoes\tbeheert de sleutels\t\nA, punt 2\tclient\tdoes\tmeldt verlies\t\n"
    )
    found = (
        Row("A, punt 1", "processor", "does", "beheert alle sleutels"),
        Row("A, punt 3", "client", "does", "meldt verlies"),
    )
    result = score(hand, found)
    assert (len(result.pairs), result.parties, len(result.missed), len(result.extra)) == (1, 0, 1, 1)
    assert "party   A, punt 1 | client | does | beheert de sleutels <> processor" in report(result, misses=True)


def test_each_row_is_paired_once() -> None:
    hand = read_hand("A\tclient\tdoes\tbeheert sleutels\t\nA\tprocessor\tdoes\tbeheert sleutels\t\n")
    found = (Row("A", "processor", "does", "beheert sleutels"), Row("A", "client", "does", "beheert sleutels"))
    result = score(hand, found)
    assert (len(result.pairs), result.parties, result.verbs) == (2, 2, 2)

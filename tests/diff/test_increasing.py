"""The heaviest things that keep their order, held against trying every choice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.increasing import PrefixMaxima, heaviest_increasing


@st.composite
def weighted(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Up to eight distinct values, and the weight of each."""
    values = draw(st.lists(st.integers(0, 30), unique=True, max_size=8))
    return values, draw(st.lists(st.integers(1, 5), min_size=len(values), max_size=len(values)))


def increasing(values: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for size in range(len(values) + 1):
        yield from (chosen for chosen in combinations(values, size) if list(chosen) == sorted(chosen))


@given(weighted())
def test_no_increasing_subsequence_is_heavier(made: tuple[list[int], list[int]]) -> None:
    values, weights = made
    weight = dict(zip(values, weights, strict=True))
    kept = heaviest_increasing(values, weights)
    in_order = [value for value in values if value in kept]
    assert in_order == sorted(kept)
    assert sum(weight[value] for value in kept) == max(
        sum(weight[value] for value in chosen) for chosen in increasing(values)
    )


def test_of_two_equally_heavy_the_first_is_kept() -> None:
    assert heaviest_increasing([7, 3], [1, 1]) == {7}
    assert heaviest_increasing([5, 6, 1, 2], [1, 1, 1, 1]) == {5, 6}


def test_one_heavy_value_outweighs_two_light_ones() -> None:
    assert heaviest_increasing([9, 1, 2], [3, 1, 1]) == {9}


def test_of_nothing_nothing_is_kept() -> None:
    assert heaviest_increasing([], []) == set()


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(1, 9)), max_size=12), st.integers(0, 8))
def test_best_is_the_highest_total_under_a_rank(added: list[tuple[int, int]], rank: int) -> None:
    maxima = PrefixMaxima(8)
    for who, (at, total) in enumerate(added):
        maxima.add(at, total, who)
    best, who = maxima.best(rank)
    assert best == max((total for at, total in added if at < rank), default=0)
    if who == -1:
        assert all(at >= rank for at, _ in added)
    else:
        assert added[who][1] == best
        assert added[who][0] < rank


def test_of_two_at_one_rank_with_one_total_the_first_is_named() -> None:
    maxima = PrefixMaxima(3)
    maxima.add(1, 2.0, 10)
    maxima.add(1, 2.0, 11)
    assert maxima.best(3) == (2.0, 10)
    assert maxima.best(1) == (0.0, -1)

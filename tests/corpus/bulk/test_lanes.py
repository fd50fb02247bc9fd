"""A slow file keeps only those of its own document waiting."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from renvooi.corpus.bulk.lanes import in_lanes


def test_slow_file_keeps_its_own_lane_waiting_and_no_other() -> None:
    lanes = ["a", "a", "b", "b"]
    answers = iter([(1, "a2"), (2, "b1"), (3, "b2"), (0, "a1")])
    assert [answer for _, answer in in_lanes(answers, lanes)] == ["b1", "b2", "a1", "a2"]


@given(st.lists(st.sampled_from("abc"), max_size=12), st.randoms(use_true_random=False))
def test_whatever_the_order_of_answers_each_lane_keeps_its_own(lanes: list[str], random: Random) -> None:
    numbers = list(range(len(lanes)))
    random.shuffle(numbers)
    out = [number for number, _ in in_lanes(((number, None) for number in numbers), lanes)]
    assert sorted(out) == list(range(len(lanes)))
    for lane in set(lanes):
        assert [number for number in out if lanes[number] == lane] == [
            number for number in range(len(lanes)) if lanes[number] == lane
        ]

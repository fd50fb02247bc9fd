"""A process that is killed at any moment loses nothing that it acknowledged, and leaves nothing half done."""

from bench.faults.killing import kill_rounds
from tests.corpus.stores import Home


def test_killed_work_is_whole_and_goes_on(home: Home) -> None:
    home.create().close()
    # a seed of deaths that come late enough, however slow the machine is
    rounds = tuple(kill_rounds(home, 6, seed=11))
    assert [found.faults for found in rounds] == [()] * 6
    assert sum(found.acts for found in rounds) > 0


def test_head_that_a_kill_kept_from_the_witness_is_added_by_the_next_writer(home: Home) -> None:
    if home.place.heads is None:
        return
    from renvooi.corpus.witness import read_heads
    from tests.corpus.stores import BY, received, version

    with home.create() as corpus:
        corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
    *lines, _ = home.place.heads.read_bytes().splitlines(keepends=True)
    # as a kill between the commit and this line leaves it
    home.place.heads.write_bytes(b"".join(lines))
    with home.open() as corpus:
        corpus.add(received(version("2026-02", "De klant beheert."), "voorbeeld-2026-02.md"), by=BY)
        assert [head.size for head in read_heads(home.place.heads)] == [1, 2, 3, 4, 5]

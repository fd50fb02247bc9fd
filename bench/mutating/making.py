"""The documents of a run: which bases, with which mixes, from which seed."""

from collections.abc import Iterator, Sequence

from bench.mutating.mixes import MIXES, Mix, Pair, mutate
from bench.mutating.texts import SMALLEST, Base, Lender, lender_for

SHARES = {"pure": 2, "light": 1, "heavy": 1, "shuffle": 1}
"""Documents of each mix in a round of five: the one with one kind of edit has fifteen kinds to show."""


def real_pairs(bases: Sequence[Base], *, seed: int, documents: int) -> Iterator[Pair]:
    """`documents` edited versions of the bases that are large enough, every base as often as any other."""
    large = [base for base in bases if base.clauses >= SMALLEST]
    plan = [mix for mix in MIXES for _ in range(SHARES[mix.name])]
    lenders: dict[str, Lender] = {}
    turns: dict[Mix, int] = {}
    for index in range(documents if large else 0):
        base = large[index % len(large)]
        # The round counts too: with as many bases as five goes into, each would get one mix only.
        mix = plan[(index + index // len(large)) % len(plan)]
        lender = lenders.get(base.name) or lenders.setdefault(base.name, lender_for(base, bases))
        turns[mix] = turns.get(mix, -1) + 1
        yield mutate(base, mix, lender, seed=seed, turn=turns[mix])

"""A storm in blocks that can go on side by side: each with a corpus, a server and journals of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.mailing.ground import new_ground
from bench.mailing.killing import Killed, kill_mailings
from bench.mailing.matrix import Cell, run_cells
from bench.mailing.posting import opened
from bench.mailing.trials import Trial, all_trials


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of trouble, on one database."""

    kind: str
    """"matrix", "trials" or "kills"."""
    database: str
    senders: int = 1
    kills: int = 0
    seed: int = 1
    every: int = 1
    """Every how many of the cells of a matrix are tried: 1 for all."""

    @property
    def name(self) -> str:
        """What it is called in a table."""
        return f"{self.database} {self.senders}"


@dataclass(frozen=True, slots=True)
class Weathered:
    """What a block came to."""

    block: Block
    cells: tuple[Cell, ...] = ()
    trials: tuple[Trial, ...] = ()
    killed: tuple[Killed, ...] = ()
    faults: tuple[str, ...] = ()
    """What the check of the corpus found in the end; none."""

    @property
    def kills(self) -> int:
        """Senders that were killed."""
        return sum(len(one.how) for one in self.killed)

    def bad(self) -> Iterator[str]:
        """All that is not as promised."""
        for cell in self.cells:
            if not cell.good:
                yield f"{self.block.name}: {cell.script.point} {cell.script.fault}: {cell.verdict} {cell.failed}"
        takes_turns = self.block.database == "sqlite" and self.block.senders > 1
        if self.cells and takes_turns and not any(cell.told_to_wait for cell in self.cells):
            yield f"{self.block.name}: no sender was told to wait"
        for trial in self.trials:
            if not trial.good:
                yield f"{self.block.name}: {trial.name}: {trial.verdict} {trial.wrong}"
        for one in self.killed:
            if not one.verdict.good:
                yield f"{self.block.name}: killed {', '.join(one.how)}: {one.verdict}"
        yield from (f"{self.block.name}: {fault}" for fault in self.faults)


def all_blocks() -> tuple[Block, ...]:
    """The whole storm, with 210 kills; those that take longest first."""
    blocks = [Block("matrix", database, senders) for senders in (3, 2, 1) for database in ("postgres", "sqlite")]
    blocks += [Block("kills", "sqlite", kills=60)]
    blocks += [Block("kills", "postgres", senders, kills) for senders, kills in ((1, 40), (2, 50), (3, 60))]
    return (*blocks, *(Block("trials", database) for database in ("sqlite", "postgres")))


def ci_blocks() -> tuple[Block, ...]:
    """The same in a minute and a half: of senders that wait for each other all the time, every third cell."""
    return tuple(
        replace(block, every=3) if (block.kind, block.database) == ("matrix", "sqlite") and block.senders > 1 else block
        for block in all_blocks()
    )


def long_blocks(kills: int, *, seed: int) -> tuple[Block, ...]:
    """The same with so many kills in all."""
    blocks = all_blocks()
    told = sum(block.kills for block in blocks)
    return tuple(replace(block, kills=-(-block.kills * kills // told), seed=seed) for block in blocks)


def weather(block: Block) -> Weathered:
    """What a block comes to, and whether its corpus is whole in the end."""
    with new_ground(block.database) as ground:
        found = Weathered(block)
        match block.kind:
            case "matrix":
                found = replace(found, cells=tuple(run_cells(ground, block.senders, every=block.every)))
            case "trials":
                found = replace(found, trials=tuple(all_trials(ground)))
            case "kills":
                killed = kill_mailings(ground, block.kills, senders=block.senders, seed=block.seed)
                found = replace(found, killed=tuple(killed))
        with opened(ground.home) as corpus:
            faults = corpus.verify().faults
        return replace(found, faults=tuple(f"{one.what} {one.name}: {one.message}" for one in faults))

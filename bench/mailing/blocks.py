"""A storm in blocks that can go on side by side: each with a corpus, a server and journals of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.mailing.killing import Killed, kill_mailings
from bench.mailing.matrix import Cell, run_cells
from bench.mailing.posting import opened
from bench.mailing.relay import Relay
from bench.mailing.trials import Ground, Trial, all_trials
from tests.corpus.stores import new_home


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of trouble, on one database."""

    kind: str
    """"matrix", "trials" or "kills"."""
    database: str
    senders: int = 1
    kills: int = 0
    seed: int = 1

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
        for trial in self.trials:
            if not trial.good:
                yield f"{self.block.name}: {trial.name}: {trial.verdict} {trial.wrong}"
        for one in self.killed:
            if not one.verdict.good:
                yield f"{self.block.name}: killed {', '.join(one.how)}: {one.verdict}"
        yield from (f"{self.block.name}: {fault}" for fault in self.faults)


def ci_blocks() -> tuple[Block, ...]:
    """A storm of a minute and 210 kills, those that take longest first."""
    blocks = [Block("matrix", "postgres", senders) for senders in (3, 2, 1)]
    blocks += [Block("matrix", "sqlite"), Block("kills", "sqlite", kills=80)]
    blocks += [Block("kills", "postgres", senders, kills) for senders, kills in ((1, 50), (2, 40), (3, 40))]
    return (*blocks, *(Block("trials", database) for database in ("sqlite", "postgres")))


def long_blocks(kills: int, *, seed: int) -> tuple[Block, ...]:
    """The same with so many kills in all."""
    blocks = ci_blocks()
    told = sum(block.kills for block in blocks)
    return tuple(replace(block, kills=-(-block.kills * kills // told), seed=seed) for block in blocks)


def weather(block: Block) -> Weathered:
    """What a block comes to, and whether its corpus is whole in the end."""
    with _ground(block) as ground:
        found = Weathered(block)
        match block.kind:
            case "matrix":
                cells = run_cells(ground.home, ground.relay, ground.folder, (block.senders,), name="cel")
                found = replace(found, cells=tuple(cells))
            case "trials":
                found = replace(found, trials=tuple(all_trials(ground)))
            case "kills":
                killed = kill_mailings(
                    ground.home, ground.relay, ground.folder, block.kills, senders=block.senders, seed=block.seed
                )
                found = replace(found, killed=tuple(killed))
        with opened(ground.home) as corpus:
            faults = corpus.verify().faults
        return replace(found, faults=tuple(f"{one.what} {one.name}: {one.message}" for one in faults))


@contextmanager
def _ground(block: Block) -> Iterator[Ground]:
    with TemporaryDirectory() as folder, Relay() as relay:
        inside, journals = Path(folder) / "corpus", Path(folder) / "journals"
        inside.mkdir()
        journals.mkdir()
        with new_home(block.database, inside) as home:
            home.create().close()
            yield Ground(home, relay, journals)

"""How a command reads its files: with which settings, how many at once, from the cache or not."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Manner:
    """What the options that all reading commands share say."""

    profiles: tuple[Path, ...] = ()
    organisations: tuple[Path, ...] = ()
    accept_revisions: bool = False
    """Whether tracked changes of a Word document are taken as accepted."""
    jobs: int | None = None
    """Files read at once; None for as many as there are processors."""
    cached: bool = True

    @property
    def settings(self) -> tuple[Path, ...]:
        """All settings files, which no output may overwrite."""
        return (*self.profiles, *self.organisations)

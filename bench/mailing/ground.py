"""Where a storm blows: a corpus with a released notice, a mail server, and a folder for its journals."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.mailing.certificates import certificate
from bench.mailing.posting import noticed
from bench.mailing.relay import Relay
from bench.mailing.script import Script
from renvooi.corpus import ReleasedNotice
from tests.corpus.stores import Home, new_home


@dataclass(frozen=True, slots=True)
class Ground:
    """What a block of a storm has for itself."""

    home: Home
    relay: Relay
    folder: Path
    notice: ReleasedNotice
    ca: Path
    """The certificate that the server shows."""

    def relay_with(self, name: str, script: Script) -> tuple[Path, int]:
        """The journal and the port of a new server."""
        journal = self.folder / name
        journal.touch()
        return journal, self.relay.open(script, journal)


@contextmanager
def new_ground(database: str) -> Iterator[Ground]:
    """A ground that goes with the context."""
    with TemporaryDirectory() as folder:
        inside, journals = Path(folder) / "corpus", Path(folder) / "journals"
        inside.mkdir()
        journals.mkdir()
        cert, key = certificate(Path(folder), "127.0.0.1")
        with Relay(tls=(cert, key)) as relay, new_home(database, inside) as home:
            yield Ground(home, relay, journals, noticed(home), cert)

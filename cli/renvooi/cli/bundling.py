"""Bundles of evidence go to a file, whole or not at all: they may be too big to hold in memory."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from renvooi.cli.corpus import opened
from renvooi.cli.exits import CannotWrite
from renvooi.cli.output import check_output
from renvooi.cli.printing import check_stdout, say

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

Kept = tuple[tuple[str, bytes], ...]
"""Heads that clients kept, each with the name of its file."""
Make = Callable[["Corpus", BinaryIO, Kept], tuple[str, ...]]
"""Writes a bundle, and tells the names of its files."""


def write_bundle(
    output: Path, heads: Sequence[Path], corpus: str | None, *, make: Make, closing: Callable[["Corpus"], str]
) -> None:
    """Nothing; what `make` writes is in `output`, and a person reads how to check it and what `closing` says."""
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.durable import replacing

    check_output(output, heads)
    check_stdout()
    kept = tuple((str(path), read_bytes(path)) for path in heads)
    with opened(corpus) as store:
        try:
            with replacing(output.resolve()) as target:
                names = make(store, target, kept)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CannotWrite(str(output), f"cannot be written: {reason}", "Choose another --output") from error
        last = closing(store)
    say(f"{output}: {len(names)} files; check it with python verify.py, which is in it\n{last}\n")

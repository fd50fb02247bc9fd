"""Commands that a report tells people to give, as they can be pasted."""

import shlex
from collections.abc import Sequence
from typing import Protocol


class Named(Protocol):
    """What a notice is about."""

    @property
    def document(self) -> str:
        """Name of the document in the corpus."""
        ...

    @property
    def old(self) -> str:
        """Label of the old version."""
        ...

    @property
    def new(self) -> str:
        """Label of the new version."""
        ...


def command_for(about: Named, *options: str, carried: Sequence[str] = ()) -> str:
    """`renvooi notify` for that change, with more options, and with those that were given and count there too."""
    return shlex.join(("renvooi", "notify", about.document, about.old, about.new, *options, *carried))

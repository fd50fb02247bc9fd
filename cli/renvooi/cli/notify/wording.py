"""Commands that a report tells people to give, as they can be pasted."""

import shlex
from typing import Protocol


class Named(Protocol):
    """What a notice is about."""

    @property
    def document(self) -> str: ...
    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...


def command_for(about: Named, *options: str) -> str:
    """`renvooi notify` for that change, with more options."""
    return shlex.join(("renvooi", "notify", about.document, about.old, about.new, *options))

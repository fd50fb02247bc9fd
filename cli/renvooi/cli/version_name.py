"""A version of the corpus as people write it: "demarcatie@2026-01"."""

from contextlib import suppress
from typing import NamedTuple

import click
from click.shell_completion import CompletionItem


class VersionName(NamedTuple):
    """A document and a label, as given: the corpus finds the label also by what it means."""

    document: str
    label: str

    def __str__(self) -> str:
        """As people write it."""
        return f"{self.document}@{self.label}"


class StoredVersion(click.ParamType[VersionName]):
    """The name of a version of the corpus; shells complete it from the corpus at hand."""

    name = "document@version"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> VersionName:
        """The name in its two parts. Raises: BadParameter without one of them."""
        if isinstance(value, VersionName):
            return value
        document, _, label = str(value).partition("@")
        if not document.strip() or not label.strip():
            self.fail(f"{value!r} is no version of the corpus; write it as document@version", param, ctx)
        return VersionName(document.strip(), label.strip())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The documents of the corpus, each with its "@"; behind an "@", the versions of that document."""
        document, at, _ = incomplete.partition("@")
        return [CompletionItem(name) for name in _names(ctx, document if at else None) if name.startswith(incomplete)]


class StoredDocument(click.ParamType[str]):
    """The name of a document of the corpus."""

    name = "document"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The documents of the corpus."""
        names = (name.rstrip("@") for name in _names(ctx, None))
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def _names(ctx: click.Context, document: str | None) -> list[str]:
    """The versions of `document`, or every document with an "@"; none if there is no corpus to ask."""
    from renvooi.cli.corpus import opened
    from renvooi.model.errors import RenvooiError

    with suppress(RenvooiError), opened(ctx.params.get("corpus")) as corpus:
        if document is None:
            return [f"{entry.name}@" for entry in corpus.documents()]
        return [entry.name for entry in corpus.versions(document)]
    return []

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
        """The documents of the corpus, each with its "@"; of the only one that is meant, the versions.

        A shell puts a space behind the only choice there is, so that a document alone is never it.
        """
        document, at, _ = incomplete.partition("@")
        if not at:
            documents = [name for name in _names(ctx, None) if name.startswith(incomplete)]
            if len(documents) != 1:
                return [CompletionItem(f"{name}@") for name in documents]
            document = documents[0]
        return [CompletionItem(name) for name in _names(ctx, document) if name.startswith(incomplete)]


class StoredDocument(click.ParamType[str]):
    """The name of a document of the corpus."""

    name = "document"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The documents of the corpus."""
        return [CompletionItem(name) for name in _names(ctx, None) if name.startswith(incomplete)]


def _names(ctx: click.Context, document: str | None) -> list[str]:
    """The versions of `document`, or all documents; none if there is no corpus to ask."""
    from renvooi.cli.corpus import opened
    from renvooi.model.errors import RenvooiError

    with suppress(RenvooiError), opened(ctx.params.get("corpus")) as corpus:
        if document is None:
            return [entry.name for entry in corpus.documents()]
        return [entry.name for entry in corpus.versions(document)]
    return []

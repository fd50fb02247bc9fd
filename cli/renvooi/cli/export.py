"""`renvooi export`: versions, documents or the evidence, out of the corpus into files."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.bundling import write_bundle
from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import Exit
from renvooi.cli.folder import Kept, keep
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.output import check_folder, check_output, emit
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.version_name import StoredDocument, VersionName

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.corpus.exporting import Exported

_OF_VERSIONS = ("akn", "markdown")
"""Formats that hold one version a file; the others hold all versions of a document."""
_MEANT = {".xml": "akn", ".akn": "akn", ".md": "markdown", ".json": "json", ".zip": "bundle"}
"""What the suffix of --output says about the format."""


@click.command("export", cls=RichHelp)
@click.argument("name", type=StoredDocument(), required=False, metavar="[DOCUMENT[@VERSION]]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["akn", "json", "markdown", "bundle"]),
    help="Akoma Ntoso 3 XML or Markdown, one version a file; JSON, a document with all its versions, files and "
    "verdicts; or the evidence as a ZIP that anyone can check. Without it, the suffix of --output says it, else akn "
    "for a version and json for a document.",
)
@click.option(
    "--output",
    type=FILE,
    metavar="PATH",
    help="Write to this file, whole or not at all; to this folder where there are several files, in which no other "
    "file is overwritten.",
)
@click.option(
    "--head",
    "heads",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="A head that a client kept, one line: the bundle gets the proof that it is part of this history. Repeatable.",
)
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    name: str | None,
    form: str | None,
    output: Path | None,
    heads: tuple[Path, ...],
    corpus: str | None,
) -> None:
    """Write a version, a document with all its versions, or everything, in a form that outlives this program.

    The same corpus gives the same bytes. `renvooi import` makes an equal document of akn and json.
    """
    wanted = _version(name)
    document = name if wanted is None else wanted.document
    form = form or _form(output, wanted)
    if form not in _OF_VERSIONS and wanted is not None:
        raise click.UsageError(f"--format {form} holds all versions; name {wanted.document} without a version", ctx)
    if heads and form != "bundle":
        raise click.UsageError("--head is for --format bundle; leave it out", ctx)
    if form == "bundle":
        _bundle(ctx, document, output, heads, corpus)
    elif _is_one(form, document, wanted) and (output is None or not output.is_dir()):
        check_output(output, ())
        with opened(corpus) as store:
            (file,) = _files(store, form, document, wanted)
        emit(file.data, output)
    elif output is None:
        raise click.UsageError("there are several files; name a folder for them with --output", ctx)
    else:
        check_stdout()
        check_folder(output)
        with opened(corpus) as store:
            ctx.exit(_into(output, _files(store, form, document, wanted)))


def _version(name: str | None) -> VersionName | None:
    """The version that is meant, if `name` is one."""
    document, at, label = (name or "").partition("@")
    return VersionName(document.strip(), label.strip()) if at else None


def _form(output: Path | None, wanted: VersionName | None) -> str:
    said = None if output is None else _MEANT.get(output.suffix.lower())
    return said or ("json" if wanted is None else "akn")


def _is_one(form: str, document: str | None, wanted: VersionName | None) -> bool:
    """Whether there is one file to write."""
    return document is not None and (form == "json" or wanted is not None)


def _files(store: "Corpus", form: str, document: str | None, wanted: VersionName | None) -> "Iterator[Exported]":
    from renvooi.corpus.exporting import export_document, export_version, export_versions

    if wanted is not None:
        yield export_version(store, *wanted, form)
        return
    for name in [entry.name for entry in store.documents()] if document is None else [document]:
        if form == "json":
            yield export_document(store, name)
        else:
            yield from export_versions(store, name, form)


_SAID = {
    Kept.WRITTEN: "written",
    Kept.EQUAL: "there already, equal",
}


def _into(folder: Path, files: "Iterable[Exported]") -> Exit:
    """Write each file into `folder`, and say so; a name that another file has is refused, the others are written."""
    code, count = Exit.DONE, 0
    for file in files:
        path = folder / file.name
        kept = keep(path, file.data)
        count += 1
        if kept is Kept.REFUSED:
            tell("error", f"{path}: is there and differs; it was left. Move it, or name another folder.", colour="red")
            code = Exit.USAGE
        else:
            say(f"{path}: {_SAID[kept]}\n")
    if not count:
        say(f"{folder}: nothing was written; the corpus is empty\n")
    return code


def _bundle(
    ctx: click.Context, document: str | None, output: Path | None, heads: Sequence[Path], corpus: str | None
) -> None:
    from renvooi.corpus.exporting import export_bundle

    if output is None:
        raise click.UsageError("a bundle is a ZIP; name a file for it with --output", ctx)
    write_bundle(
        output,
        heads,
        corpus,
        make=lambda store, target, kept: export_bundle(store, target, document=document, kept=kept),
        closing=lambda store: f"newest head: {store.head().digest}",
    )

"""`renvooi reparse`: every stored file read again by the reader of today."""

import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened
from renvooi.cli.exits import Exit, Interrupted, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.interrupts import finishing
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.progress import working_on

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, VersionEntry
    from renvooi.corpus.reparsing import NeighbourEffect, Reparsed
    from renvooi.model import Document
    from renvooi.model.errors import InputRefused

REPARSED_SCHEMA = "renvooi/reparsed/1"


@dataclass(frozen=True, slots=True)
class ReparsedVersion:
    """One version as `reparse` prints it."""

    version: str
    readers: tuple[str | None, ...]
    """Of the reading before and of the one now."""
    differences: tuple[str, ...]
    contract_changes: int
    """Changes between the two readings that a client would be told of: 0, for the file is the same."""
    refusal: str | None


@dataclass(frozen=True, slots=True)
class ReparseReport:
    """What `reparse` prints as JSON."""

    schema: str
    recorded: bool
    versions: tuple[ReparsedVersion, ...]
    diffs: tuple[str, ...]
    """What the new readings do to diffs between versions, a line each."""


@click.command("reparse", cls=RichHelp)
@click.argument("names", nargs=-1, metavar="[DOCUMENT[@VERSION]]...")
@click.option("--dry-run", is_flag=True, help="Only say what would differ; record nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a difference, or JSON for programs.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Files read at once; without it, as many as there are processors.",
)
@by_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    dry_run: bool,
    form: str,
    jobs: int | None,
    by: str | None,
    corpus: str | None,
) -> None:
    """Read stored files again, as after an update of renvooi, and say what is read otherwise now.

    Without a name, all of them. The files are the same, so no contract changed: that is proven for
    each version, and no notice ever speaks of it. Readings before stay in the store. Ends with 3 if a
    file that was read before is refused now.
    """
    from renvooi.corpus.reparsing import find_effects, rename_clauses, reparse
    from renvooi.model import dumps

    check_stdout()
    who = acting(by)
    with opened(corpus) as store:
        entries = _entries(store, names)
        done: list[Reparsed] = []
        with (
            working_on(f"reading {len(entries)} file(s)", total=len(entries)) as advance,
            closing(_read(store, entries, jobs)) as readings,
        ):
            try:
                for reparsed in reparse(store, readings, by=None if dry_run else who):
                    with finishing():
                        done.append(reparsed)
                        advance()
                        if form == "text":
                            _tell(reparsed)
            except KeyboardInterrupt as pressed:
                raise Interrupted(f"{len(done)} of {len(entries)} file(s) were read again") from pressed
        effects = find_effects(store, done)
        if not dry_run:
            rename_clauses(store, done, by=who)
    if form == "json":
        say(dumps(_report(done, effects, recorded=not dry_run)))
    else:
        say(_summary(done, effects, recorded=not dry_run))
    ctx.exit(Exit.REFUSED if any(one.refusal for one in done) else Exit.DONE)


def _entries(store: "Corpus", names: Sequence[str]) -> "tuple[VersionEntry, ...]":
    """The versions that are meant, each once. Raises: UnknownVersion."""
    wanted = names or [document.name for document in store.documents()]
    found: dict[str, VersionEntry] = {}
    for name in wanted:
        document, at, label = name.partition("@")
        for entry in (store.version(document, label),) if at else store.versions(document):
            found[entry.name] = entry
    return tuple(found.values())


def _read(
    store: "Corpus", entries: "Sequence[VersionEntry]", jobs: int | None
) -> "Generator[tuple[VersionEntry, Document | InputRefused]]":
    """Each version with its tree by the reader of today, or why it is refused now."""
    from renvooi.cli.several import each
    from renvooi.model.errors import InputRefused
    from renvooi.parser import load_library, parse_isolated

    def read(entry: "VersionEntry", stop: threading.Event) -> "Document | InputRefused":
        settings = store.settings(entry)
        library = load_library(settings.files)
        accept = settings.accept_revisions
        try:
            data, name = store.snapshot(entry), entry.snapshot.name
            return parse_isolated(data, name=name, library=library, accept_revisions=accept, stop=stop)
        except InputRefused as refusal:
            return refusal

    with closing(each(read, entries, jobs=jobs)) as trees:
        yield from zip(entries, trees, strict=True)


def _tell(reparsed: "Reparsed") -> None:
    if reparsed.refusal is not None:
        tell("error", one_line(f"{reparsed.entry.name}: refused now: {reparsed.refusal}"), colour="red")
    for difference in reparsed.reread.differences if reparsed.reread else ():
        say(f"{one_line(f'{reparsed.entry.name}: {difference.sentence}')}\n")


def _summary(done: "Sequence[Reparsed]", effects: "Sequence[NeighbourEffect]", *, recorded: bool) -> str:
    differing = sum(bool(one.reread and one.reread.differences) for one in done)
    lines = [one_line(f"diff {effect.name}: {line}") for effect in effects for line in effect.sentences]
    kept = "recorded" if recorded else "nothing was recorded"
    proven = "no contract change is reported for any of them"
    lines.append(f"{len(done)} file(s) read again, {differing} read differently, {kept}; {proven}")
    return "".join(f"{line}\n" for line in lines)


def _report(done: "Sequence[Reparsed]", effects: "Sequence[NeighbourEffect]", *, recorded: bool) -> ReparseReport:
    versions = tuple(
        ReparsedVersion(
            one.entry.name,
            one.reread.readers if one.reread else (one.entry.tree.reader, None),
            tuple(difference.sentence for difference in one.reread.differences) if one.reread else (),
            len(one.reread.proof.changes) if one.reread else 0,
            one.refusal,
        )
        for one in done
    )
    lines = tuple(f"{effect.name}: {line}" for effect in effects for line in effect.sentences)
    return ReparseReport(REPARSED_SCHEMA, recorded, versions, lines)

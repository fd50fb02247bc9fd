"""`renvooi verify`: whether the corpus is what was recorded, and if not, what exactly is another."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say
from renvooi.cli.progress import working_on
from renvooi.cli.terminal import wants_colour

if TYPE_CHECKING:
    from renvooi.corpus.kept import KeptHead
    from renvooi.corpus.ledger.faults import Fault
    from renvooi.corpus.verify import Verification

VERIFICATION_SCHEMA = "renvooi/verification/1"


@dataclass(frozen=True, slots=True)
class Report:
    """What `verify` prints as JSON."""

    schema: str
    corpus: str
    """The place, without a password."""
    sound: bool
    faults: "tuple[Fault, ...]"
    notes: tuple[str, ...]
    events: int
    heads: int
    rows: int
    blobs: int
    head: str | None


@click.command("verify", cls=RichHelp)
@click.option(
    "--every-signature",
    is_flag=True,
    help="Check the signature of every head; without it, that of the newest, which covers all before it.",
)
@click.option(
    "--without-blobs",
    is_flag=True,
    help="Only look whether stored files and trees are there, and leave their bytes unread.",
)
@click.option(
    "--authority-certificates",
    "certificates",
    type=FILE,
    metavar="FILE",
    envvar="RENVOOI_AUTHORITY_CERTIFICATES",
    help="Root certificates in PEM: every time stamp must be of an authority under one of them. Without it, "
    "RENVOOI_AUTHORITY_CERTIFICATES, else only what a time stamp is about is checked.",
)
@click.option(
    "--key",
    metavar="HEX",
    help="The public key that the corpus is known by; without it, the one that its first event names.",
)
@click.option(
    "--head",
    "kept",
    multiple=True,
    metavar="FILE|DIGEST",
    help="A head that was kept elsewhere, which must be one of this corpus: its digest, or a file with a digest or "
    "a signed head on each line. May be given more than once.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a fault and the counts, or JSON for programs.",
)
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    every_signature: bool,
    without_blobs: bool,
    certificates: Path | None,
    key: str | None,
    kept: tuple[str, ...],
    form: str,
    corpus: str | None,
) -> None:
    """Check every event, signed head, row and stored byte of the corpus against each other, and name what is not as recorded.

    It ends with exit code 1 if there is a fault. The digest of the newest head is printed: whoever
    keeps it elsewhere can tell later, with --head, whether anything before it was changed.
    """
    from renvooi.cli.reading import read_bytes
    from renvooi.model import dumps

    check_stdout()
    roots = () if certificates is None else (read_bytes(certificates),)
    known = _kept(kept)
    with opened(corpus) as store:
        with working_on("verifying"):
            found = store.verify(
                every_signature=every_signature, with_blobs=not without_blobs, key=key, roots=roots, kept=known
            )
        name = store.place.name
    if form == "json":
        say(dumps(_report(name, found)))
    else:
        say(_text(name, found, colour=wants_colour(sys.stdout)))
    ctx.exit(Exit.FOUND if found.faults else Exit.DONE)


def _kept(given: tuple[str, ...]) -> "tuple[KeptHead, ...]":
    """The heads that were named by digest or file. Raises: MissingFile, BadSettings."""
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.kept import is_digest, read_kept

    files = (one.encode("ascii") if is_digest(one) else read_bytes(Path(one)) for one in given)
    return tuple(head for one, data in zip(given, files, strict=True) for head in read_kept(data, one))


def _report(name: str, found: "Verification") -> Report:
    return Report(
        VERIFICATION_SCHEMA,
        name,
        not found.faults,
        found.faults,
        found.notes,
        found.events,
        found.heads,
        found.rows,
        found.blobs,
        found.head,
    )


def _text(name: str, found: "Verification", *, colour: bool) -> str:
    """A line a fault and a line a note, then whether all is sound, and what was checked."""
    fault, sound = (
        (click.style("fault", fg="red", bold=True), click.style("sound", fg="green", bold=True))
        if colour
        else ("fault", "sound")
    )
    lines = [f"{fault}: {one_line(f'{one.what} {one.name}: {one.message}')}" for one in found.faults]
    lines += [f"note: {one_line(note)}" for note in found.notes]
    verdict = f"{len(found.faults)} fault(s)" if found.faults else sound
    counts = f"{found.events} events, {found.heads} heads, {found.rows} rows, {found.blobs} stored files"
    lines.append(f"{name}: {verdict}; {counts}")
    if found.head is not None:
        lines.append(f"newest head: {found.head}")
    return "".join(f"{line}\n" for line in lines)

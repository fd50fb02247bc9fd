"""`renvooi deliveries export`: the evidence about one notice to one client, in a ZIP that anyone can check."""

from pathlib import Path

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import CannotWrite
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.output import check_output
from renvooi.cli.printing import check_stdout, say


@click.command("export", cls=RichHelp)
@click.argument("notice")
@click.argument("client")
@click.option(
    "--output",
    type=FILE,
    required=True,
    metavar="FILE.zip",
    help="Write to this file, whole or not at all. It holds personal data: of this client, and of no other.",
)
@click.option(
    "--head",
    "heads",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="A head that the client kept, one line: the bundle gets the proof that it is part of this history. Repeatable.",
)
@corpus_option
def command(notice: str, client: str, output: Path, heads: tuple[Path, ...], corpus: str | None) -> None:
    """Write the evidence about NOTICE to CLIENT: the message as sent, both versions, what came back, and the proof.

    NOTICE is the id of a released notice, or how it begins. The program that checks the evidence is in it, and needs
    no corpus. Nothing about other clients is in it; of what was erased it says so.
    """
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.durable import replacing
    from renvooi.corpus.exporting import export_evidence

    check_output(output, heads)
    check_stdout()
    kept = tuple((str(path), read_bytes(path)) for path in heads)
    with opened(corpus) as store:
        try:
            with replacing(output.resolve()) as target:
                names = export_evidence(store, target, notice=notice, client=client, kept=kept)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CannotWrite(str(output), f"cannot be written: {reason}", "Choose another --output") from error
        key = store.signing_key().public
    say(f"{output}: {len(names)} files; check it with python verify.py, which is in it\nkey: {key}\n")

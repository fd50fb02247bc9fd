"""`renvooi deliveries export`: the evidence about one notice to one client, in a ZIP that anyone can check."""

from pathlib import Path

import click

from renvooi.cli.bundling import write_bundle
from renvooi.cli.corpus import corpus_option
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE


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
    from renvooi.corpus.exporting import export_evidence

    write_bundle(
        output,
        heads,
        corpus,
        make=lambda store, target, kept: export_evidence(store, target, notice=notice, client=client, kept=kept),
        closing=lambda store: f"key: {store.signing_key().public}",
    )

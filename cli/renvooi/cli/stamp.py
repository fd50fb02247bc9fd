"""`renvooi stamp`: an authority confirms when the newest head existed."""

from pathlib import Path

import click

from renvooi.cli.authority import authority_at
from renvooi.cli.corpus import acting, by_option, corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say


@click.command("stamp", cls=RichHelp)
@click.option(
    "--authority",
    metavar="URL",
    envvar="RENVOOI_AUTHORITY",
    required=True,
    help="Where the authority takes requests (RFC 3161); without it, RENVOOI_AUTHORITY.",
)
@click.option(
    "--authority-certificates",
    "certificates",
    type=FILE,
    metavar="FILE",
    envvar="RENVOOI_AUTHORITY_CERTIFICATES",
    required=True,
    help="Root certificates in PEM that you trust the authority by; without it, RENVOOI_AUTHORITY_CERTIFICATES.",
)
@by_option
@corpus_option
def command(authority: str, certificates: Path, by: str | None, corpus: str | None) -> None:
    """Have an authority confirm with its own clock that everything recorded so far existed by now.

    Nothing but a digest leaves this machine. The answer is checked, kept, and checked again by
    `renvooi verify`.
    """
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.stamping import stamp_head

    check_stdout()
    who, send = acting(by), authority_at(authority)
    roots = [read_bytes(certificates)]
    with opened(corpus) as store:
        signed, found = stamp_head(store, send, roots=roots, by=who)
    say(f"head of {signed.head.size} events: confirmed at {found.at} by {found.authority}\n{signed.digest}\n")

"""`renvooi mailbox read`: every mail of a mailbox is recorded, proposed or listed."""

import sys
from datetime import date
from pathlib import Path

import click

from renvooi.cli.attention import tell_attention
from renvooi.cli.corpus import acting, by_option, corpus_option, now, opened, opened_to_write
from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.mail import mail_option
from renvooi.cli.options import FILE, Day, language_option, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import terminal_width, wants_colour


@click.command("read", cls=RichHelp)
@mail_option
@click.option(
    "--directory",
    type=FILE,
    metavar="DIR",
    help="A Maildir, a folder of .eml or .mbox files, or such a file; instead of the [mailbox] of the mail settings.",
)
@click.option("--since", type=Day(), metavar="DATE", help="Only mails that an IMAP server got on this day or later.")
@click.option("--dry-run", is_flag=True, help="Say what would be recorded, and record nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or JSON for programs.",
)
@language_option
@output_option
@by_option
@corpus_option
def command(
    mail_file: Path | None,
    directory: Path | None,
    since: date | None,
    dry_run: bool,
    form: str,
    language: str,
    output: Path | None,
    by: str | None,
    corpus: str | None,
) -> None:
    """Read the mailbox that reports and replies come to: evidence is recorded, replies are proposed as responses.

    A subscriber who leaves by the token of a digest is removed. Exit code 5 if something could not be recorded.

    The same mailbox may be read again and again: what is on record is known by its bytes. A report that does not
    fit the message it names does not count, an automatic answer never does, and what cannot be read is listed
    with its name and why. Nothing is a response before renvooi windows accept says so.
    """
    from renvooi.cli.mailbox.handling import Handled, Recorder
    from renvooi.cli.mailbox.listing import as_json, as_text
    from renvooi.cli.mailbox.source import mails_of, own_addresses
    from renvooi.cli.progress import working_on
    from renvooi.cli.receipts import receipts_under_policy
    from renvooi.corpus.outbox.recording import record_outcomes
    from renvooi.model.errors import RenvooiError

    check_output(output, [path for path in (mail_file,) if path is not None])
    who = acting(by)
    mails, own = mails_of(directory, mail_file, since), own_addresses(mail_file)
    found: list[Handled] = []
    failed: RenvooiError | None = None
    with opened(corpus) if dry_run else opened_to_write(corpus) as store, working_on("reading the mailbox"):
        receipts = None if dry_run else receipts_under_policy(store, by=who)
        if receipts is not None:
            record_outcomes(store, receipts=receipts, by=who)
            tell_attention(store)
        try:
            # one by one: what was recorded is listed, whatever comes after it
            for one in Recorder(store, who, now(), receipts, own).handle(mails):
                found.append(one)  # noqa: PERF402
        except RenvooiError as error:
            failed = error
    if found or failed is None:
        width, colour = (terminal_width(sys.stdout), wants_colour(sys.stdout)) if output is None else (None, False)
        text = as_json(found) if form == "json" else as_text(found, language, width=width, colour=colour)
        emit(text, output)
    if failed is not None:
        raise failed
    if any(one.is_left_open for one in found):
        click.get_current_context().exit(Exit.INCOMPLETE)

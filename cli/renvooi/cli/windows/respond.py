"""`renvooi windows respond`: what a client said, how it came, and when."""

from datetime import date
from pathlib import Path

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import PastDay, day_of, today
from renvooi.cli.windows.options import window_argument
from renvooi.model import ResponseForm
from renvooi.model.errors import FileTooBig, MissingFile, NotThisFormat

MAX_BYTES_PER_CHARACTER = 4
"""In UTF-8."""


@click.command("respond", cls=RichHelp)
@window_argument
@click.option(
    "--received",
    type=PastDay(),
    required=True,
    metavar="DATE",
    help="Day on which the response reached you, or the moment with its offset.",
)
@click.option(
    "--form",
    type=click.Choice([form.value for form in ResponseForm]),
    required=True,
    help="How it came.",
)
@click.option("--reasoned/--no-reasons", default=None, help="Whether the client gives reasons.")
@click.option("--text", metavar="TEXT", help="What the client wrote, or a summary of what was said.")
@click.option("--text-file", type=FILE, metavar="FILE", help="The same, from a text file in UTF-8.")
@click.option("--attachment", type=FILE, metavar="FILE", help="The response itself, as it came; it is kept whole.")
@by_option
@corpus_option
def command(
    window: str,
    received: date,
    form: str,
    reasoned: bool | None,
    text: str | None,
    text_file: Path | None,
    attachment: Path | None,
    by: str | None,
    corpus: str | None,
) -> None:
    """Record what the client of WINDOW said about this one right; also a response that came late.

    A response that is late, spoken where a written one is asked, or without reasons where they are asked is
    recorded as that, and a note says so: a person decides what it is worth. The words and the file are kept
    where they can be erased. What others write into --because or --evidence cannot be: the ledger keeps it.
    """
    from renvooi.cli.windows.telling import say_windows, tell_response

    if reasoned is None:
        raise click.UsageError("say whether reasons are given: --reasoned or --no-reasons", click.get_current_context())
    check_stdout()
    said = said_by(text, text_file)
    file = None if attachment is None else (attachment.name, _whole(attachment))
    who = acting(by)
    with opened_to_write(corpus) as store:
        before = store.window(window)
        after = store.respond(
            before.id,
            received=day_of(received),
            form=ResponseForm(form),
            reasoned=reasoned,
            text=said,
            attachment=file,
            by=who,
        )
    say_windows([after], today=today())
    for response in after.responses[len(before.responses) :]:
        tell_response(after, response)


def said_by(text: str | None, file: Path | None) -> str:
    """The words of the response. Raises: UsageError, MissingFile, FileTooBig, NotThisFormat."""
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.register.rules import MAX_WORDS

    if (text is None) == (file is None):
        raise click.UsageError("give what was said with --text or with --text-file", click.get_current_context())
    if file is None:
        return text or ""
    limit = MAX_WORDS * MAX_BYTES_PER_CHARACTER
    data = read_bytes(regular_file(file), limit=limit + 1)
    if len(data) > limit:
        raise FileTooBig(str(file), f"has over {limit} bytes", "Give a summary, and the file with --attachment")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotThisFormat(str(file), "is no text in UTF-8", "Give it with --attachment, and a summary") from error


def regular_file(file: Path) -> Path:
    """`file`, unless it is a pipe or a device, which could keep a command waiting for ever. Raises: MissingFile."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise MissingFile(str(file), "is no regular file", "Save what it gives to a file first")
    return file


def _whole(file: Path) -> bytes:
    """All bytes of an attachment. Raises: MissingFile, FileTooBig."""
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.register.recording import MAX_ATTACHMENT

    data = read_bytes(regular_file(file), limit=MAX_ATTACHMENT + 1)
    if len(data) > MAX_ATTACHMENT:
        raise FileTooBig(str(file), f"has over {MAX_ATTACHMENT} bytes", "Keep it elsewhere, and say in the text where")
    return data

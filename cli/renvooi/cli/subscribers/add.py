"""`renvooi subscribers add`: one address is on the list."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout, say
from renvooi.cli.subscribers.labels import LANGUAGES
from renvooi.cli.version_name import StoredDocument


@click.command("add", cls=RichHelp)
@click.argument("address", metavar="ADDRESS")
@click.option(
    "--document",
    "documents",
    type=StoredDocument(),
    multiple=True,
    metavar="DOCUMENT",
    help="Follow this document; without it, all of them. Repeatable.",
)
@click.option("--name", metavar="TEXT", help="Name of the subscriber, if it gave one.")
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of the digests, and of what this says.",
)
@by_option
@corpus_option
def command(
    address: str, documents: tuple[str, ...], name: str | None, language: str, by: str | None, corpus: str | None
) -> None:
    """Put ADDRESS on the list of subscribers, once however often it is given; what it follows is as given last."""
    from renvooi.corpus.clients.subscribing import subscriber_of

    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        for document in documents:
            store.versions(document)
        try:
            wanted = subscriber_of(store.message_key(), address, name=name, language=language, documents=documents)
        except ValueError as error:
            raise click.BadParameter(
                f"{address!r} is no e-mail address: {error}", click.get_current_context(), param_hint="ADDRESS"
            ) from error
        done = store.record_clients([wanted], by=who)
    labels = LANGUAGES[language]
    said = labels.added if done.new else labels.changed if done.changed else labels.same
    say(one_line(said.format(id=wanted.id)))

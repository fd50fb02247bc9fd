"""`renvooi publish`: from now on this label means this file."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import Interrupted, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.version_name import StoredVersion, VersionName


@click.command("publish", cls=RichHelp)
@click.argument("names", type=StoredVersion(), nargs=-1, required=True, metavar="DOCUMENT@VERSION...")
@by_option
@corpus_option
def command(names: tuple[VersionName, ...], by: str | None, corpus: str | None) -> None:
    """Freeze versions: no other file can become DOCUMENT@VERSION any more.

    The diff against the version published before is kept with it. A version that was published
    already stays as it is. All names are looked up before the first is published.
    """
    from renvooi.cli.interrupts import finishing

    check_stdout()
    who = acting(by)
    done: list[str] = []
    with opened_to_write(corpus) as store:
        entries = [store.version(*name) for name in names]
        try:
            for entry in entries:
                with finishing():
                    published = store.publish(entry.document, entry.label, by=who)
                    done.append(entry.name)
                    found = published.entry
                    how = f"published already, on {(found.published_at or '')[:10]} by {found.published_by}"
                    say(f"{entry.name}: {how if published.already else 'published'}\n")
                    for note in published.notes:
                        tell("note", one_line(f"{entry.name}: {note}"), colour="yellow")
        except KeyboardInterrupt as pressed:
            left = f"published: {', '.join(done)}" if done else "nothing was published"
            raise Interrupted(left) from pressed

"""`renvooi digest`: subscribers of the web site are told what changed; without --send, a rehearsal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, now, opened, opened_to_write
from renvooi.cli.digest_labels import LANGUAGES, DigestLabels
from renvooi.cli.digest_steps import digest_since, titles_of
from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.interrupts import finishing
from renvooi.cli.mail import mail_option
from renvooi.cli.notice_look import Look
from renvooi.cli.notify.letters import identity_of
from renvooi.cli.notify.options import Speed, speed_options
from renvooi.cli.options import FILE, Day, language_option
from renvooi.cli.outgoing import outcomes_recorder, require_reachable, required_settings, send_mailings
from renvooi.cli.outgoing_report import counted, report_lines
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.model import Client, Delivery, Letter, MailingPurpose, RecipientKind
from renvooi.model.errors import StateForbids, UnknownRecord

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.notice.digest.steps import Digest
    from renvooi.notice.sending.settings import MailSettings


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of a digest."""

    since: date | None
    only: tuple[str, ...]
    house_file: Path | None
    mail_file: Path | None
    language: str
    """Of what the command says; each subscriber reads its own."""

    @property
    def labels(self) -> DigestLabels:
        """The words of that language."""
        return LANGUAGES[self.language]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a digest would do."""

    digest: "Digest"
    recipients: tuple[Client, ...]
    """Subscribers who follow one of its steps."""
    others: int
    """Subscribers who follow none."""
    there: tuple[Delivery, ...]
    """Messages of this digest that were queued before."""

    @property
    def new(self) -> tuple[Client, ...]:
        """Who has no message of it yet."""
        held = {one.client for one in self.there}
        return tuple(one for one in self.recipients if one.id not in held)


@click.command("digest", cls=RichHelp)
@click.option(
    "--since", type=Day(), metavar="DATE", help="Tell what changed from this day on, also what was told before."
)
@click.option("--last", is_flag=True, help="Tell what changed behind the last digest; so it is without --since.")
@click.option("--send", is_flag=True, help="Send it: to every subscriber once, however often the command is given.")
@click.option("--resume", is_flag=True, help="Send what is queued of all digests, and make no message.")
@click.option("--only", multiple=True, metavar="SUBSCRIBER", help="Only this subscriber: address or id. Repeatable.")
@click.option("--house", "house_file", type=FILE, metavar="FILE", help="TOML file with your house style and links.")
@mail_option
@speed_options
@language_option
@by_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    since: date | None,
    last: bool,
    send: bool,
    resume: bool,
    only: tuple[str, ...],
    house_file: Path | None,
    mail_file: Path | None,
    speed: Speed,
    language: str,
    by: str | None,
    corpus: str | None,
) -> None:
    """Tell subscribers what changed in published versions; without --send nothing is sent or written.

    A digest is no notice: it gives no right and starts no window, and it says so. Nothing is sent without an https
    address in the mail settings by which a subscriber can leave (exit code 4). With --send, exit code 5 says that a
    message waits, or was refused or is in doubt.
    """
    if last and since is not None:
        raise click.UsageError("--last begins behind the last digest and --since on a day; leave one out", ctx)
    if send and resume:
        raise click.UsageError("--send queues who has no message and --resume nobody; leave one out", ctx)
    if resume and (last or since is not None):
        raise click.UsageError("--resume sends what is queued already; leave out --since and --last", ctx)
    check_stdout()
    asked = Asked(since, only, house_file, mail_file, language)
    if not send and not resume:
        with opened(corpus) as store:
            ctx.exit(_rehearse(store, asked))
    who = acting(by)
    with opened_to_write(corpus) as store:
        ctx.exit(_go(store, asked, speed, who, resume=resume))


def _planned(store: "Corpus", asked: Asked) -> Plan:
    digest = digest_since(store, asked.since)
    chosen = _chosen(store, asked.only)
    subscribers = [one for one in store.clients(RecipientKind.SUBSCRIBER) if not asked.only or one.id in chosen]
    recipients = tuple(one for one in subscribers if digest.followed_by(one))
    there = store.deliveries(mailing=digest.id) if digest.steps else ()
    return Plan(digest, recipients, len(subscribers) - len(recipients), there)


def _chosen(store: "Corpus", only: Sequence[str]) -> frozenset[str]:
    """The ids that --only names. Raises: UnknownRecord for who is not on the list."""
    from renvooi.corpus.clients.subscribing import find_subscriber

    found = frozenset(find_subscriber(store, one) for one in only)
    for one in found:
        if store.client(one).kind is not RecipientKind.SUBSCRIBER:
            raise UnknownRecord(f"{one}: is no subscriber. renvooi subscribers list shows them.")
    return found


def _rehearse(store: "Corpus", asked: Asked) -> Exit:
    plan = _planned(store, asked)
    _say_plan(plan, asked.labels)
    if not plan.digest.steps or not plan.recipients:
        return Exit.DONE
    try:
        settings = required_settings(asked.mail_file)
        _letters(store, plan, settings, asked.house_file)
    except StateForbids as obstacle:
        tell("blocked", one_line(str(obstacle)), colour="yellow")
        return Exit.FORBIDDEN
    say(asked.labels.not_sent)
    return Exit.DONE


def _say_plan(plan: Plan, labels: DigestLabels) -> None:
    digest = plan.digest
    if not digest.steps:
        behind = labels.last if digest.since is None else digest.since.isoformat()
        say(labels.nothing.format(since=behind))
        return
    titles = (f"  {one_line(line)}" for line in titles_of(digest.steps, labels))
    say("\n".join((labels.title.format(id=digest.id), *titles)))
    of = {language: sum(one.language == language for one in plan.recipients) for language in LANGUAGES}
    said = [f"{counted(len(plan.recipients), labels.subscribers)} ({labels.by_language.format(**of)})"]
    said += [counted(len(plan.there), labels.have_it)] if plan.there else []
    said += [counted(plan.others, labels.others)] if plan.others else []
    say(f"{'; '.join(said)}.")


def _letters(store: "Corpus", plan: Plan, settings: "MailSettings", house_file: Path | None) -> tuple[Letter, ...]:
    """The letters to who has none yet. Raises: StateForbids, which names the subscriber or what is missing."""
    from renvooi.corpus.outbox.naming import message_id, token_of
    from renvooi.notice.digest.overview import Overview, unsubscribe_template

    identity = identity_of(settings)
    unsubscribe_template(identity)
    overview = Overview(plan.digest, Look("eml", "nl", house_file).house(), identity)
    key, at, mailing = store.message_key(), now(), plan.digest.id
    letters = []
    for one in plan.new:
        name = message_id(key, mailing, one.id, 1, domain=identity.domain)
        token = token_of(name)
        assert token is not None
        letters.append(overview.letter(one, message_id=name, token=token, date=at))
    return tuple(letters)


def _go(store: "Corpus", asked: Asked, speed: Speed, by: str, *, resume: bool) -> Exit:
    from renvooi.corpus.outbox.locking import sender_lock
    from renvooi.corpus.outbox.mailings import mailings_of

    with sender_lock(store):
        if resume:
            settings = required_settings(asked.mail_file)
            mailings = mailings_of(store, MailingPurpose.DIGEST)
        else:
            plan = _planned(store, asked)
            _say_plan(plan, asked.labels)
            if not plan.digest.steps or not plan.recipients:
                return Exit.DONE
            settings = required_settings(asked.mail_file)
            letters = _letters(store, plan, settings, asked.house_file)
            if letters:
                require_reachable(settings)
            with finishing():
                _enqueue(store, plan, letters, by, labels=asked.labels)
            mailings = (plan.digest.id,)
        _drop_gone(store, mailings, by)
        if not mailings:
            say(asked.labels.nothing_queued)
            return Exit.DONE
        chosen = sorted(_chosen(store, asked.only))
        gone = send_mailings(store, mailings, settings, speed=speed, by=by, only=chosen)
    say("\n".join(map(one_line, report_lines(gone, asked.language, again="renvooi digest --resume"))))
    return gone.exit_code


def _enqueue(store: "Corpus", plan: Plan, letters: Sequence[Letter], by: str, *, labels: DigestLabels) -> None:
    from renvooi.corpus.outbox.enqueuing import enqueue
    from renvooi.corpus.outbox.entries import Mailing
    from renvooi.model import Evidence

    if not letters:
        say(labels.all_have_it)
        return
    mailing = Mailing(plan.digest.id, MailingPurpose.DIGEST, None, None, Evidence.ACCEPTED)
    done = enqueue(store, mailing, letters, windows=False, by=by)
    say(counted(len(done.new), labels.fixed))


def _drop_gone(store: "Corpus", mailings: Sequence[str], by: str) -> None:
    """Nothing; who left while the digest was made gets nothing, and nothing is kept of them."""
    from renvooi.corpus.clients.subscribing import STOPPABLE, leave

    listed = {one.id for one in store.clients(RecipientKind.SUBSCRIBER)}
    waiting = [one for name in mailings for one in store.deliveries(mailing=name) if one.state in STOPPABLE]
    for client in dict.fromkeys(one.client for one in waiting if one.client not in listed):
        leave(store, client, because="Left while the digest was made.", by=by, record=outcomes_recorder(store, by=by))

"""`renvooi windows remind`: the team hears of last days that come near, once at seven days and once at one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, now, opened, opened_to_write
from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.interrupts import finishing
from renvooi.cli.mail import mail_option
from renvooi.cli.notice_look import Look
from renvooi.cli.notify.letters import identity_of
from renvooi.cli.notify.options import Speed, speed_options
from renvooi.cli.options import FILE, language_option
from renvooi.cli.outgoing import WAITING, require_reachable, required_settings, send_mailings
from renvooi.cli.outgoing_report import counted, report_lines
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.windows.options import given_day, today_option
from renvooi.cli.windows.remind_labels import LANGUAGES, RemindLabels
from renvooi.cli.windows.reminded import TEAM, told_before
from renvooi.model import Client, Letter, MailingPurpose, RecipientKind
from renvooi.model.errors import StateForbids, UnknownRecord

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.notice import House
    from renvooi.notice.digest.client_reminder import ClientReminder
    from renvooi.notice.digest.due import Due
    from renvooi.notice.mail.identity import MailIdentity
    from renvooi.notice.sending.settings import MailSettings


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of reminders."""

    today: date
    house_file: Path | None
    mail_file: Path | None
    language: str
    """Of what the command says; the team and each client read their own."""

    @property
    def labels(self) -> RemindLabels:
        """The words of that language."""
        return LANGUAGES[self.language]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the mail settings and the command line say of how reminders are written."""

    settings: "MailSettings"
    identity: "MailIdentity"
    house: "House"
    team: Client
    key: bytes
    """Of Message-IDs."""
    today: date
    labels: RemindLabels


@click.command("remind", cls=RichHelp)
@click.option("--send", is_flag=True, help="Send it: each last day once, however often the command is given.")
@today_option
@click.option("--house", "house_file", type=FILE, metavar="FILE", help="TOML file with your house style.")
@mail_option
@speed_options
@language_option
@by_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    send: bool,
    today: date | None,
    house_file: Path | None,
    mail_file: Path | None,
    speed: Speed,
    language: str,
    by: str | None,
    corpus: str | None,
) -> None:
    """Remind the team of windows that end in 7 days or 1 day and have no outcome; without --send nothing is sent.

    One mail for all of them goes to the [team] of the mail settings. A day on which this did not run is made up for,
    and nothing is told twice, so a timer can give the command every day. Coulance is told apart. Clients are reminded
    only where the policy of their notice says `remind_clients = true`.
    """
    check_stdout()
    asked = Asked(given_day(today), house_file, mail_file, language)
    if not send:
        with opened(corpus) as store:
            ctx.exit(_rehearse(store, asked))
    if asked.today > given_day(None):
        raise click.UsageError(
            f"--today {asked.today} is in the future, and what is told then is told too early; leave it out", ctx
        )
    who = acting(by)
    with opened_to_write(corpus) as store:
        ctx.exit(_go(store, asked, speed, who))


def _due(store: "Corpus", today: date) -> "tuple[Due, ...]":
    from renvooi.notice.digest.due import due_windows

    return due_windows(store.windows(), told=told_before(store, today), today=today)


def _rehearse(store: "Corpus", asked: Asked) -> Exit:
    dues, labels = _due(store, asked.today), asked.labels
    if not dues:
        say(labels.nothing.format(today=asked.today))
        return Exit.DONE
    _say_due(dues, asked)
    try:
        setting = _setting(store, asked)
        _team_letter(store, dues, setting)
    except StateForbids as obstacle:
        tell("blocked", one_line(str(obstacle)), colour="yellow")
        return Exit.FORBIDDEN
    for reminder, letters in _client_letters(store, dues, setting):
        clients = counted(len(letters), labels.client_words)
        say(labels.clients.format(id=reminder.id, counted=clients, notice=reminder.notice, day=reminder.day))
    say(labels.not_sent.format(address=setting.team.address))
    return Exit.DONE


def _say_due(dues: "Sequence[Due]", asked: Asked) -> None:
    from renvooi.notice.calendar import LANGUAGES as WORDS
    from renvooi.notice.calendar import right_name
    from renvooi.notice.digest.due import End
    from renvooi.notice.render.dates import in_words

    labels, words = asked.labels, WORDS[asked.language]
    for due in dues:
        window, left = due.window, (due.told.day - asked.today).days
        said = labels.due.format(
            window=window.id,
            client=window.client,
            right=right_name(window, words),
            document=window.document,
            old=window.old,
            new=window.new,
            state=words.states[due.state],
            what=labels.coulance if due.told.end is End.COULANCE else labels.last_day,
            day=in_words(due.told.day, asked.language),
            left=counted(abs(left), labels.days if left >= 0 else labels.ago),
        )
        say(one_line(said))


def _setting(store: "Corpus", asked: Asked) -> Setting:
    """Raises: StateForbids without settings, a server or a team; MissingFile, BadSettings."""
    settings = required_settings(asked.mail_file)
    if settings.team is None:
        raise StateForbids("mail: there is no team to remind. Add [team] with name and address to the mail file.")
    team = Client(TEAM, settings.team.name, settings.team.address, settings.team.language, RecipientKind.TEAM)
    house = Look("eml", team.language, asked.house_file).house()
    return Setting(settings, identity_of(settings), house, team, store.message_key(), asked.today, asked.labels)


def _go(store: "Corpus", asked: Asked, speed: Speed, by: str) -> Exit:
    from renvooi.corpus.outbox.locking import sender_lock

    with sender_lock(store):
        dues = _due(store, asked.today)
        waiting = _waiting(store)
        if not dues and not waiting:
            say(asked.labels.nothing.format(today=asked.today))
            return Exit.DONE
        setting = _setting(store, asked)
        if dues:
            _say_due(dues, asked)
            require_reachable(setting.settings)
            with finishing():
                waiting += tuple(one for one in _enqueue(store, dues, setting, by) if one not in waiting)
        gone = send_mailings(store, waiting, setting.settings, speed=speed, by=by)
    say("\n".join(map(one_line, report_lines(gone, asked.language, again="renvooi windows remind --send"))))
    return gone.exit_code


def _waiting(store: "Corpus") -> tuple[str, ...]:
    """Reminders that were queued and did not go out: a run that was killed left them."""
    from renvooi.corpus.outbox.mailings import mailings_of

    found = mailings_of(store, MailingPurpose.REMINDER)
    return tuple(one for one in found if any(held.state in WAITING for held in store.deliveries(mailing=one)))


def _enqueue(store: "Corpus", dues: "Sequence[Due]", setting: Setting, by: str) -> tuple[str, ...]:
    """The mailings that were queued. Those to clients come first: once the team is told, nothing of it is due again."""
    from renvooi.corpus.outbox.enqueuing import enqueue
    from renvooi.corpus.outbox.entries import Mailing
    from renvooi.model import Evidence
    from renvooi.notice.digest.reminder import mailing_of

    store.record_clients([setting.team], by=by)
    queued = []
    for reminder, letters in _client_letters(store, dues, setting):
        mailing = Mailing(reminder.id, MailingPurpose.REMINDER, reminder.document, None, Evidence.ACCEPTED)
        enqueue(store, mailing, letters, windows=False, by=by)
        queued.append(reminder.id)
    team = Mailing(mailing_of(dues, today=setting.today), MailingPurpose.REMINDER, None, None, Evidence.ACCEPTED)
    enqueue(store, team, [_team_letter(store, dues, setting)], windows=False, by=by)
    return (*queued, team.id)


def _team_letter(store: "Corpus", dues: "Sequence[Due]", setting: Setting) -> Letter:
    from renvooi.corpus.outbox.naming import message_id
    from renvooi.notice.digest.messages import circular
    from renvooi.notice.digest.reminder import mailing_of, team_words

    words = team_words(
        dues,
        today=setting.today,
        language=setting.team.language,
        house=setting.house,
        identity=setting.identity,
        waiting=_proposed(store),
    )
    made = circular(words, house=setting.house, identity=setting.identity, list_id=None)
    name = mailing_of(dues, today=setting.today)
    return made.letter(
        setting.team,
        message_id=message_id(setting.key, name, TEAM, 1, domain=setting.identity.domain),
        date=now(),
    )


def _proposed(store: "Corpus") -> Mapping[str, int]:
    """By window: e-mails that may be responses and wait for a person."""
    from collections import Counter

    from renvooi.corpus.outbox.proposing import Shown

    # only their number is told, so nobody's words are read
    waiting = store.proposals(read=lambda _mail: Shown("", ""), waiting=True)
    return Counter(window for one in waiting for window in one.windows)


def _client_letters(
    store: "Corpus", dues: "Sequence[Due]", setting: Setting
) -> "list[tuple[ClientReminder, tuple[Letter, ...]]]":
    """The reminders to clients whose notice was released under a policy that wants them."""
    from renvooi.notice import load_policy
    from renvooi.notice.digest.client_reminder import client_reminders

    found = []
    for reminder in client_reminders(dues):
        released = store.notice(reminder.notice)
        if not load_policy(store.notice_policy(released)).delivery.remind_clients:
            continue
        letters = tuple(_to_clients(store, reminder, setting))
        if letters:
            found.append((reminder, letters))
    return found


def _to_clients(store: "Corpus", reminder: "ClientReminder", setting: Setting) -> list[Letter]:
    """The letters of one mailing; who cannot be written to is named, and stops nobody else."""
    from renvooi.corpus.outbox.naming import message_id
    from renvooi.notice.digest.client_reminder import CLIENT, addressed, client_words
    from renvooi.notice.digest.messages import Circular, circular

    notice = store.notice_content(store.notice(reminder.notice))
    made: dict[tuple[str, tuple[str, ...]], Circular] = {}
    letters = []
    for name, rights in reminder.rights.items():
        try:
            client = store.client(name)
            key = client.language, rights
            if key not in made:
                words = client_words(
                    reminder,
                    notice,
                    rights=rights,
                    language=client.language,
                    house=setting.house,
                    identity=setting.identity,
                )
                made[key] = circular(
                    words, house=setting.house, identity=setting.identity, list_id=setting.identity.list_id
                )
            letters.append(
                made[key].letter(
                    client,
                    message_id=message_id(setting.key, reminder.id, client.id, 1, domain=setting.identity.domain),
                    date=now(),
                    address=client.address_for(reminder.document),
                    lines={CLIENT: addressed(client.name, client.language)},
                )
            )
        except (StateForbids, UnknownRecord) as obstacle:
            tell("note", one_line(setting.labels.not_reminded.format(client=name, why=obstacle)), colour="yellow")
    return letters

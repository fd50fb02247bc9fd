"""What sending a notice would do: the one plan that a rehearsal shows and that sending carries out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renvooi.cli.corpus import now
from renvooi.cli.mail import mail_settings
from renvooi.cli.notice_look import Look
from renvooi.cli.notify.letters import Letters, identity_of, require_true_house
from renvooi.cli.notify.options import Wanted
from renvooi.cli.windows.opening import find_notice
from renvooi.model import Bilingual, Client, Letter, MailingPurpose
from renvooi.model.errors import StateForbids, UnknownRecord, UnknownVersion

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, ReleasedNotice
    from renvooi.model import Notice
    from renvooi.notice import Policy
    from renvooi.notice.mailing import Audience, Passed, Recipient, Rehearsal, Told
    from renvooi.notice.mailing.recipients import Subject
    from renvooi.notice.sending.settings import MailSettings

_NO_FILE = Bilingual(
    "Er zijn geen instellingen voor e-mail. Noem het bestand met --mail of met RENVOOI_MAIL",
    "There are no settings of mail. Name the file with --mail or RENVOOI_MAIL",
)
_NO_SERVER = Bilingual(
    "De instellingen noemen geen mailserver. Zet [smtp] in het bestand, of RENVOOI_SMTP_HOST in de omgeving",
    "The settings name no mail server. Add [smtp] to the file, or set RENVOOI_SMTP_HOST",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What sending would do, and what it takes to do it."""

    wanted: Wanted
    released: "ReleasedNotice"
    policy: "Policy"
    settings: "MailSettings | None"
    letters: Letters | None
    """None without settings."""
    audience: "Audience"
    rehearsal: "Rehearsal"
    to_queue: "tuple[Letter, ...]"
    """The first message to each client that has none; none without settings."""
    to_requeue: "tuple[Letter, ...]"
    """Another message to each client of --again."""

    def recipient(self, client: str) -> "Recipient":
        """Who gets the notice under this id. Raises: StateForbids, with why it does not."""
        for one in self.audience.recipients:
            if one.client.id == client:
                return one
        raise StateForbids(f"{client}: gets no notice {self.released.id}: {_why_not(self.audience, client)}.")


def planned(store: "Corpus", wanted: Wanted) -> Plan:
    """The plan for what the user named, at this moment; nothing is written.

    Raises: UsageError, UnknownRecord, UnknownVersion; StateForbids for a notice whose place another took, and where
    there is no key; MissingFile and BadSettings for settings and house; CorpusUnreadable.
    """
    from renvooi.notice import day_of_receipt, load_policy
    from renvooi.notice.mailing import audience, rehearse
    from renvooi.notice.mailing.rehearsal import last_mailing

    released = notice_to_send(store, wanted.names)
    notice, policy = store.notice_content(released), load_policy(store.notice_policy(released))
    clients = _clients(store, wanted)
    told = told_about(store, released.document)
    subject = _subject(store, released, policy, clients)
    found = audience(
        notice,
        subject,
        clients=clients,
        told=told,
        windows=store.windows(document=released.document),
        left_out=_ids(wanted.left_out),
    )
    settings = None if wanted.mail_file is None else mail_settings(wanted.mail_file)
    letters = None if settings is None else _letters(store, released, notice, wanted.look, settings)
    require_true_house(store, released, notice, wanted.look, [one.client.language for one in found.recipients])
    _require_again(wanted.again, found)
    queue, requeue, found = _made(letters, found, _ids(wanted.again))
    last = last_mailing(subject, told)
    return Plan(
        wanted,
        released,
        policy,
        settings,
        letters,
        found,
        rehearse(
            notice,
            subject,
            found,
            policy=policy,
            today=day_of_receipt(now()),
            told=told,
            addresses=_addresses(store, last),
            fixed=_fixed(store, released.id, requeue),
            sender=None if settings is None else settings.from_name,
            blocks=_obstacles(settings),
        ),
        queue,
        requeue,
    )


def notice_to_send(store: "Corpus", names: tuple[str, ...]) -> "ReleasedNotice":
    """The notice that the user named, if it may go out. Raises: UsageError, UnknownVersion; StateForbids."""
    try:
        released = find_notice(store, names)
    except UnknownRecord as error:
        raise StateForbids(
            f"{error} Nothing goes out before a person releases it: renvooi notice --release."
        ) from error
    if released.superseded_by is not None:
        raise StateForbids(f"{released.id}: {released.superseded_by} took its place. Send that one.")
    return released


def _clients(store: "Corpus", wanted: Wanted) -> tuple[Client, ...]:
    """Everybody on record, or those that were named. Raises: UnknownRecord, StateForbids."""
    named = _ids((*wanted.only, *wanted.again))
    for client in (*named, *_ids(wanted.left_out)):
        store.client(client)
    everybody = store.clients()
    return tuple(one for one in everybody if one.id in named) if named else everybody


def _ids(names: Iterable[str]) -> tuple[str, ...]:
    """Ids of clients in the spelling of the register. Raises: StateForbids for what can be none."""
    from renvooi.corpus.register.naming import checked_client

    return tuple(dict.fromkeys(map(checked_client, names)))


def told_about(store: "Corpus", document: str) -> "tuple[Told, ...]":
    """All messages of notices about a document, oldest first."""
    from renvooi.notice.mailing import Told

    about = {one.id: one for one in store.notices(document)}
    deliveries = [one for one in store.deliveries(document=document) if one.purpose is MailingPurpose.NOTICE]
    known = [(one, about[one.notice]) for one in deliveries if one.notice in about]
    return tuple(
        Told(one, notice.old, notice.new, notice.superseded_by)
        for one, notice in sorted(known, key=lambda pair: pair[0].queued_at)
    )


def _subject(store: "Corpus", released: "ReleasedNotice", policy: "Policy", clients: Sequence[Client]) -> "Subject":
    from renvooi.notice.mailing.recipients import Subject

    versions = [one.label for one in store.versions(released.document)]
    order = {label: place for place, label in enumerate(versions)}
    agreed = (client.agreed(released.document) for client in clients)
    for label in {one.version for one in agreed if one is not None and one.version is not None} - order.keys():
        try:
            # "juni 2025" is 06-2025
            order[label] = order[store.version(released.document, label).label]
        except UnknownVersion:
            continue
    rights = frozenset(right.id for right in policy.rights)
    return Subject(released.id, released.document, released.old, released.new, order, rights)


def _letters(
    store: "Corpus", released: "ReleasedNotice", notice: "Notice", look: Look, settings: "MailSettings"
) -> Letters:
    return Letters(store, released, notice, look.house(), identity_of(settings), now(), store.message_key())


def _made(
    letters: Letters | None, found: "Audience", again: Sequence[str]
) -> "tuple[tuple[Letter, ...], tuple[Letter, ...], Audience]":
    """The letters to those without a message, and to those that get another; who cannot be written to is passed."""
    from renvooi.notice.mail.headers import HeaderRefused
    from renvooi.notice.mailing import Passed, Reason

    if letters is None:
        return (), (), found
    queue, requeue, passed, recipients = [], [], [], []
    for one in found.recipients:
        more = one.delivery is not None and one.client.id in again
        try:
            if one.delivery is None:
                queue.append(letters.letter(one))
            elif more:
                requeue.append(letters.letter(one, round=one.delivery.round + 1))
        except HeaderRefused as error:
            why = Bilingual(f"geen bericht te maken: {error}", f"no message can be made: {error}")
            passed.append(Passed(one.client.id, one.client.name, Reason.NO_MESSAGE, why))
        else:
            recipients.append(one)
    everybody = sorted((*found.passed, *passed), key=lambda one: one.client)
    return tuple(queue), tuple(requeue), replace(found, recipients=tuple(recipients), passed=tuple(everybody))


def _require_again(again: Sequence[str], found: "Audience") -> None:
    """Nothing, if each of --again had a message that surely did not arrive. Raises: StateForbids."""
    from renvooi.notice.mailing.recipients import NEVER_TOLD

    deliveries = {one.client.id: one.delivery for one in found.recipients}
    for client in _ids(again):
        delivery = deliveries.get(client)
        if client not in deliveries:
            raise StateForbids(f"{client}: gets no such notice: {_why_not(found, client)}.")
        if delivery is None:
            raise StateForbids(f"{client}: has no message yet, so there is nothing to make again. Leave out --again.")
        if delivery.state not in NEVER_TOLD and not delivery.bounced:
            raise StateForbids(
                f"{client}: its message is {delivery.state}, and only one that was refused, cancelled or bounced is made "
                "again: a client gets no notice twice. See renvooi deliveries resolve."
            )


def _why_not(found: "Audience", client: str) -> str:
    passed: Mapping[str, Passed] = {one.client: one for one in found.passed}
    return (
        passed[client].because.en
        if client in passed
        else "it is not on record, or not among the clients that were named"
    )


def _addresses(store: "Corpus", last: "Sequence[Told]") -> Mapping[str, str]:
    from renvooi.corpus.outbox.addresses import addresses_of

    return addresses_of(store, last[0].delivery.mailing) if last else {}


def _fixed(store: "Corpus", mailing: str, requeue: Sequence[Letter]) -> Mapping[str, str]:
    """By client: where its message under this notice goes, but for those who get another."""
    from renvooi.corpus.outbox.addresses import addresses_of

    again = {one.client for one in requeue}
    return {client: address for client, address in addresses_of(store, mailing).items() if client not in again}


def _obstacles(settings: "MailSettings | None") -> tuple[Bilingual, ...]:
    if settings is None:
        return (_NO_FILE,)
    return () if settings.smtp is not None else (_NO_SERVER,)

"""A notice goes out: recorded in the corpus of both versions, and from then on written as it was released.

One id is one content, and one pair of versions has one notice that none took the place of. So what is on
record is what is written, whoever asks for it and how; another notice about the same two versions takes
its place with a reason, or is a draft.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from renvooi.cli.consequences import Compared
from renvooi.cli.corpus import now, opened
from renvooi.cli.exits import CannotWrite
from renvooi.cli.named import Stored, Version
from renvooi.cli.notice_making import Asked, check_letter, made, tell_findings, usage_at_received
from renvooi.cli.output import check_output, emit
from renvooi.cli.printing import tell
from renvooi.model import Notice
from renvooi.model.errors import StateForbids

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, ReleasedNotice


def release_notice(asked: Asked, *, by: str, because: str | None) -> None:
    """Nothing; the notice is on record and written, as it was released if it was before; standard error says which.

    Raises: UsageError unless one corpus holds both versions; NotReleasable, StateForbids, CorpusBusy, StoreFailed;
    CannotWrite, also after it was recorded.
    """
    from renvooi.cli.interrupts import finishing
    from renvooi.notice import release

    sending = _day_of_sending(asked)
    pair = asked.compared()
    old, new = _stored(pair.versions)
    notice = made(asked, pair, sending=sending, draft=False)
    if all(one.id != notice.id for one in new.corpus.notices(new.entry.document)):
        new.corpus.require_key()
        tell_findings(notice)
        notice = release(notice, by=by)
        check_letter(asked, notice, pair.script, old=pair.old, new=pair.new)
        # What keeps a notice from being written keeps it from being recorded.
        asked.look.written(notice)
    with finishing():
        recorded = new.corpus.release(old.entry, new.entry, notice, policy=pair.policy_file, by=by, because=because)
    _tell_release(new.corpus, recorded)
    content = new.corpus.notice_content(recorded) if recorded.already else notice
    _emit(asked, content, recorded)


def _day_of_sending(asked: Asked) -> date:
    """The day on which a notice that is released goes out: as asked, else today. Raises: BadParameter for a day before."""
    from renvooi.notice import day_of_receipt

    today = day_of_receipt(now())
    if asked.sending is not None and asked.sending < today:
        message = f"{asked.sending} is past, and a notice that is released goes out today ({today}) or later"
        raise click.BadParameter(message, click.get_current_context(), param_hint="--sending")
    return asked.sending or today


def _emit(asked: Asked, notice: Notice, recorded: "ReleasedNotice") -> None:
    """Nothing; the notice is written. Raises: CannotWrite, which says how to write it another time."""
    data = asked.look.written(notice)
    try:
        emit(data, asked.output)
    except CannotWrite as error:
        advice = f"The notice is on record: write it with renvooi notice {recorded.id} --released --output FILE"
        raise CannotWrite(error.path, error.reason, advice) from error


def _tell_release(corpus: "Corpus", recorded: "ReleasedNotice") -> None:
    if recorded.already:
        message = f"{_released(recorded)}; nothing was recorded now, and it is written as it was released."
        tell("released", message, colour="yellow")
        return
    force = corpus.policy(recorded.document)
    if force is not None and force.sha256 != recorded.policy_sha256:
        message = f"{recorded.id} was made with {recorded.policy}; in force for {recorded.document} is "
        tell("note", f"{message}{force.name} {force.version}.", colour="yellow")
    if recorded.supersedes is not None:
        tell("note", f"{recorded.id} takes the place of {recorded.supersedes}.", colour="yellow")
    message = (
        f"{recorded.id}, by {recorded.released_by}. Tell clients by e-mail with renvooi notify {recorded.id}, which opens "
        f"their windows; open those of clients that you tell otherwise with renvooi windows open {recorded.id}."
    )
    tell("released", message, colour="green")


def write_released(asked: Asked) -> None:
    """Nothing; the notice of that id, or about these two versions, is written as it was released.

    Raises: UsageError, CannotWrite, UnknownVersion, UnknownRecord, CorpusUnreadable; StateForbids if none was released.
    """
    from renvooi.diff import diff

    corpus, recorded = _named(asked)
    notice = as_released(corpus, recorded, received=asked.received)
    if asked.look.house_file is not None:
        old, new = (corpus.document(corpus.version(recorded.document, one)) for one in (recorded.old, recorded.new))
        check_letter(asked, notice, diff(old, new), old=old, new=new)
    emit(asked.look.written(notice), asked.output)


def as_released(corpus: "Corpus", recorded: "ReleasedNotice", *, received: date | None) -> Notice:
    """The notice on record, with last days if the day of receipt is given; standard error says what is odd in that.

    Raises: BadParameter, CorpusUnreadable.
    """
    from renvooi.notice import day_of_receipt, load_policy, received_on

    notice = corpus.notice_content(recorded)
    if recorded.superseded_by is not None:
        message = f"{_released(recorded)}, and {recorded.superseded_by} took its place."
        tell("note", message, colour="yellow")
    if received is None:
        return notice
    if received < day_of_receipt(datetime.fromisoformat(recorded.released_at)):
        tell("note", f"received on {received}, before {_released(recorded)}; check the year.", colour="yellow")
    policy = load_policy(corpus.notice_policy(recorded))
    with usage_at_received(received):
        return received_on(notice, received, policy)


def recorded_about(pair: Compared, notice: Notice) -> "tuple[Corpus, ReleasedNotice] | None":
    """The corpus and what it has on record as `notice`; None if no notice about these versions was released.

    Raises: StateForbids if another one was: clients got that one.
    """
    old, new = pair.versions
    if not isinstance(old, Stored) or not isinstance(new, Stored) or old.entry.document != new.entry.document:
        return None
    standing = new.corpus.notice_about(new.entry.document, old.entry.label, new.entry.label)
    if standing is None:
        return None
    if any(one.id == notice.id and one.superseded_by for one in new.corpus.notices(new.entry.document)):
        raise StateForbids(
            f"{notice.id}: was released about {old} and {new}, and {standing.id} took its place. Write the one that counts "
            f"with --released, or this one with renvooi notice {notice.id} --released."
        )
    if standing.id != notice.id:
        raise StateForbids(
            f"{_released(standing)} about {old} and {new}, and what is given now makes another notice, {notice.id}. Write "
            "the one on record with --released, or this one with --draft, or let it take that place: --release --because."
        )
    return new.corpus, standing


def signed(pair: Compared, notice: Notice) -> Notice:
    """`notice` with the name of who released it, if one with its id was. Raises: CorpusUnreadable."""
    new = pair.versions[1]
    if not isinstance(new, Stored):
        return notice
    found = [one for one in new.corpus.notices(new.entry.document) if one.id == notice.id]
    return replace(notice, released_by=found[0].released_by) if found else notice


def _named(asked: Asked) -> "tuple[Corpus, ReleasedNotice]":
    """The released notice that the user named by its id or by its versions, and its corpus.

    Raises: UsageError, CannotWrite, UnknownVersion, UnknownRecord, CorpusUnreadable, StateForbids.
    """
    from renvooi.cli.lookup import find_pair
    from renvooi.corpus.register.naming import is_notice_id

    context = click.get_current_context()
    if len(asked.names) == 1 and is_notice_id(asked.names[0]):
        if asked.where.folder is not None:
            raise click.UsageError("--in is for versions in a folder, and a released notice is in a corpus", context)
        corpus = context.with_resource(opened(asked.where.corpus))
        recorded = corpus.notice(asked.names[0])
        versions = tuple(Stored(corpus, corpus.version(recorded.document, one)) for one in (recorded.old, recorded.new))
        check_output(asked.output, (*versions, *asked.inputs))
        return corpus, recorded
    pair = find_pair(asked.names, asked.where)
    check_output(asked.output, (*pair, *asked.inputs))
    old, new = _stored(pair)
    found = new.corpus.notice_about(new.entry.document, old.entry.label, new.entry.label)
    if found is None:
        raise StateForbids(f"{old} and {new}: no notice about them was released. Release one with --release.")
    return new.corpus, found


def _released(recorded: "ReleasedNotice") -> str:
    return f"{recorded.id} was released on {recorded.released_at[:10]} by {recorded.released_by}"


def _stored(versions: tuple[Version, Version]) -> tuple[Stored, Stored]:
    """Both versions, if one document of a corpus holds them. Raises: UsageError."""
    old, new = versions
    if isinstance(old, Stored) and isinstance(new, Stored) and old.entry.document == new.entry.document:
        return old, new
    raise click.UsageError(
        "only a notice about two versions of one document of a corpus can be released; add them with renvooi add",
        click.get_current_context(),
    )

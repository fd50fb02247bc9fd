"""A person says whether an e-mail is a response: only then it is one, in the windows that the person names.

The response is recorded as any other, by the rules of the register, with the mail as the file that came with it;
that and the decision are one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.proposing import Reader, find_proposal
from renvooi.corpus.register.recording import Answer, write_response
from renvooi.corpus.register.rules import MAX_WORDS
from renvooi.corpus.register.steps import about, again, found_windows
from renvooi.corpus.store import Corpus
from renvooi.corpus.writer import Writer
from renvooi.model.deliveries import Proposal
from renvooi.model.errors import StateForbids
from renvooi.model.reasons import is_reason
from renvooi.model.windows import RegisteredWindow, ResponseForm

ACCEPTED, DISMISSED = "accepted", "dismissed"
WITHOUT_TEXT = "(e-mail zonder tekst; zie de bijlage)"
"""What stands for the words of a mail that has none."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person says of a mail that is a response."""

    windows: tuple[str, ...]
    """Ids, or their beginnings; none for the only one there is."""
    reasoned: bool
    received: date | None = None
    """The day on which it reached us, where the mail does not tell it right."""
    text: str | None = None
    """The words that count, where the mail quotes others that could not be told apart."""


def accept_proposal(
    corpus: Corpus, name: str, accepted: Accepted, *, read: Reader, by: str
) -> tuple[Proposal, tuple[RegisteredWindow, ...]]:
    """The proposal and its windows, in which it is a response now. To accept it the same way again changes nothing.

    Raises: UnknownRecord, StateForbids, CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        found, mail = find_proposal(writer.connection, name, read=read)
        chosen = _chosen(writer, found, accepted.windows)
        if found.decision != ACCEPTED:
            _require_waiting(found)
            for window in chosen:
                day = accepted.received or found.received.astimezone(ZoneInfo(window.zone)).date()
                answer = Answer(
                    day,
                    ResponseForm.EMAIL,
                    accepted.reasoned,
                    (accepted.text or found.text or WITHOUT_TEXT)[:MAX_WORDS],
                    (f"{found.id}.eml", mail),
                )
                write_response(corpus, writer, window, answer)
            ids = ", ".join(window.id for window in chosen)
            _decide(writer, found, ACCEPTED, f"is a response in {ids}")
        elif set(found.windows) and not _is_recorded(chosen, found):
            raise StateForbids(
                f"{found.id}: was accepted for other windows by {found.by}. Use renvooi windows respond."
            )
        now, _ = find_proposal(writer.connection, found.id, read=read)
        return now, again(writer, chosen)


def dismiss_proposal(corpus: Corpus, name: str, *, because: str, read: Reader, by: str) -> Proposal:
    """The proposal, which is no response; the mail stays on record.

    Raises: UnknownRecord, StateForbids, CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        found, _ = find_proposal(writer.connection, name, read=read)
        if found.decision == DISMISSED and found.because == because:
            return found
        _require_waiting(found)
        if not is_reason(because):
            raise StateForbids(f"{found.id}: does not say why it is no response. Give it in a sentence.")
        _decide(writer, found, DISMISSED, because)
        return find_proposal(writer.connection, found.id, read=read)[0]


def _chosen(writer: Writer, found: Proposal, names: Sequence[str]) -> tuple[RegisteredWindow, ...]:
    """The windows that a person named, or the only one there is. Raises: UnknownRecord, StateForbids."""
    if not found.windows:
        raise StateForbids(f"{found.id}: {found.client} has no window under {found.notice}. Open them first.")
    if not names and len(found.windows) > 1:
        raise StateForbids(
            f"{found.id}: {found.client} has {len(found.windows)} windows under {found.notice}, and these are different "
            f"rights. Name with --window what the client meant: {', '.join(found.windows)}."
        )
    chosen = found_windows(writer, names or found.windows)
    for window in chosen:
        if window.id not in found.windows:
            raise StateForbids(
                f"{window.id}: is no window of {found.client} under {found.notice}, to which {found.id} answers."
            )
    return chosen


def _require_waiting(found: Proposal) -> None:
    if found.erased:
        raise StateForbids(f"{found.id}: its e-mail was erased, so nobody can say what it was.")
    if found.decision is not None:
        raise StateForbids(
            f"{found.id}: was {found.decision} by {found.by} on {(found.at or '')[:10]}. What was recorded of a response "
            "is corrected with renvooi windows correct."
        )


def _is_recorded(chosen: Sequence[RegisteredWindow], found: Proposal) -> bool:
    name = f"{found.id}.eml"
    return all(
        any(one.attachment is not None and one.attachment.name == name for one in window.responses) for window in chosen
    )


def _decide(writer: Writer, found: Proposal, decision: str, because: str) -> None:
    writer.append(
        EventKind.PROPOSAL_DECIDED,
        {
            **about(found.document, found.notice, found.client),
            "mailing": found.mailing,
            "proposal": found.id,
            "decision": decision,
            "because": because,
        },
    )

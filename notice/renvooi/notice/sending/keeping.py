"""What became of a message, made durable before the next one begins: one row of the table for each ending.

accepted, refused, in doubt   settled
put off                       pending, and due again after a while
lost before RCPT              pending, as if nothing had been tried: the connection was old
unwelcome                     put off, though the run ends: should it be this message after all, others go before it
lost later                    put off, for else a message that a server chokes on would hold up all others
taken                         nothing: it is another sender's
"""

from datetime import UTC

from renvooi.corpus.outbox.entries import Claimed
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.transactions import Clock
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import DoneInPart, RenvooiError
from renvooi.notice.sending.conversation import Ending, Outcome, Stage
from renvooi.notice.sending.pace import Pace, wait_after
from renvooi.notice.sending.retrying import until_kept

STATES = {
    Ending.ACCEPTED: DeliveryState.ACCEPTED,
    Ending.REFUSED: DeliveryState.REFUSED,
    Ending.IN_DOUBT: DeliveryState.IN_DOUBT,
}
"""The endings that a message does not leave by itself."""


def keep(outbox: Outbox, claimed: Claimed, outcome: Outcome, *, pace: Pace, clock: Clock) -> str | None:
    """None once it is durable; a note if the message was settled otherwise meanwhile. Raises: DoneInPart."""
    try:
        kept = until_kept(lambda: _keep(outbox, claimed, outcome, pace, clock))
    except RenvooiError as error:
        raise DoneInPart(
            f"{claimed.client}: the mail server answered {said(outcome)!r} to {claimed.message_id}, "
            f"and that could not be taken down: {error} The message will be listed as in doubt."
        ) from error
    if kept or outcome.ending not in STATES:
        return None
    return f"{claimed.client}: the answer {said(outcome)!r} to {claimed.message_id} came after it was settled otherwise"


def said(outcome: Outcome) -> str:
    """The answer as it came, or what came instead."""
    return f"{outcome.reply.code or ''} {outcome.reply.text}".strip()


def _keep(outbox: Outbox, claimed: Claimed, outcome: Outcome, pace: Pace, clock: Clock) -> bool:
    """Whether the message was still ours."""
    if (state := STATES.get(outcome.ending)) is not None:
        return outbox.settle(claimed, state, outcome.reply)
    if outcome.ending is Ending.TAKEN:
        return False
    if outcome.ending is Ending.LOST and outcome.stage is Stage.MAIL:
        return outbox.give_back(claimed)
    wait = wait_after(claimed.attempts + 1, claimed.message_id, pace=pace)
    # in UTC: to a local time a minute is added as hands of a clock move, over the change of summer time an hour off
    return outbox.put_off(claimed, outcome.reply, not_before=clock().astimezone(UTC) + wait)

"""Who got what, by the journal of the server, held against what the corpus says of each message."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bench.mailing.posting import Posted
from bench.mailing.relay import Taken
from renvooi.corpus import Corpus
from renvooi.model.deliveries import Delivery, DeliveryState


@dataclass(frozen=True, slots=True)
class Verdict:
    """One mailing, judged."""

    clients: int
    accepted: int
    refused: int
    in_doubt: int
    """Listed for a person, whether it arrived or not."""
    doubled: tuple[str, ...]
    """Clients who got the message more than once, or will: it arrived and can be sent again."""
    lost: tuple[str, ...]
    """Clients who are said to have it and do not, or about whom nothing is said."""
    wrong: tuple[str, ...]
    """What else is not as it should be: other bytes, another address, a doubt without a cause, an outcome that is not
    on record, a window that runs without acceptance or does not run in spite of it."""

    @property
    def good(self) -> bool:
        """True if nobody was told twice and nobody forgotten."""
        return not (self.doubled or self.lost or self.wrong)


def judge(
    corpus: Corpus,
    posted: Posted,
    taken: Sequence[Taken],
    *,
    behind: Collection[str] | None = None,
    cancelled: Collection[str] = (),
) -> Verdict:
    """The verdict on a mailing whose senders are done.

    `behind` are clients of whom a sender left a message behind its dot, so that it may be in doubt; None if that is
    judged elsewhere. `cancelled` are those whose message was, so that they need not have it.
    """
    arrived = Counter(one.message_id for one in taken)
    deliveries = corpus.deliveries(mailing=posted.mailing)
    states = {one.client: one.state for one in deliveries}
    doubled, lost, wrong = [], [], [*_unrecorded(deliveries), *_windows_wrong(corpus, posted, states)]
    for letter in posted.letters:
        state, times = states[letter.client], arrived[letter.message_id]
        if times > 1:
            doubled.append(f"{letter.client}: {times} times")
        elif times and state not in (DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT):
            doubled.append(f"{letter.client}: arrived, and is {state.value}")
        elif not times and state is DeliveryState.CANCELLED and letter.client in cancelled:
            continue
        elif not times and state not in (DeliveryState.REFUSED, DeliveryState.IN_DOUBT):
            lost.append(f"{letter.client}: did not arrive, and is {state.value}")
        if state is DeliveryState.IN_DOUBT and behind is not None and letter.client not in behind:
            wrong.append(f"{letter.client}: is in doubt, and no sender left it behind its dot")
        if any(
            not _is_to_the_byte(one, letter.address, letter.message)
            for one in taken
            if one.message_id == letter.message_id
        ):
            wrong.append(f"{letter.client}: got other bytes, or another got them")
    wrong += [
        f"{name}: is no message of the mailing" for name in arrived - Counter(_ids(posted)) if name not in _ids(posted)
    ]
    counts = Counter(states.values())
    return Verdict(
        len(posted.letters),
        counts[DeliveryState.ACCEPTED],
        counts[DeliveryState.REFUSED],
        counts[DeliveryState.IN_DOUBT],
        tuple(doubled),
        tuple(lost),
        tuple(wrong),
    )


def _unrecorded(deliveries: Sequence[Delivery]) -> Iterator[str]:
    for one in deliveries:
        if not one.recorded:
            yield f"{one.client}: is {one.state.value}, and the ledger does not have it"


def _windows_wrong(corpus: Corpus, posted: Posted, states: Mapping[str, DeliveryState]) -> Iterator[str]:
    """Windows that do not run though the message was accepted, or do though it was not: these start on acceptance."""
    if posted.notice is None:
        return
    windows = defaultdict(list)
    for window in corpus.windows(notice=posted.notice):
        windows[window.client].append(window)
    for client, state in states.items():
        if not windows[client]:
            yield f"{client}: has no window"
        for window in windows[client]:
            runs = window.receipt is not None and window.doubt is None
            if runs != (state is DeliveryState.ACCEPTED):
                yield f"{client}: is {state.value}, and the window {window.right} {'runs' if runs else 'does not run'}"


def _ids(posted: Posted) -> frozenset[str]:
    return frozenset(letter.message_id for letter in posted.letters)


def _is_to_the_byte(taken: Taken, address: str, message: bytes) -> bool:
    return taken.to == address and taken.digest == sha256(message).hexdigest()

"""Who got what, by the journal of the server, held against what the corpus says of each message."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from bench.mailing.posting import Posted
from bench.mailing.relay import Taken
from renvooi.corpus import Corpus
from renvooi.model.deliveries import DeliveryState


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
    """What else is not as it should be: other bytes, another address, a refusal of what was accepted."""

    @property
    def good(self) -> bool:
        """True if nobody was told twice and nobody forgotten."""
        return not (self.doubled or self.lost or self.wrong)


def judge(corpus: Corpus, posted: Posted, taken: Sequence[Taken]) -> Verdict:
    """The verdict on a mailing whose senders are done."""
    arrived = Counter(one.message_id for one in taken)
    states = {one.client: one.state for one in corpus.deliveries(mailing=posted.mailing)}
    doubled, lost, wrong = [], [], []
    for letter in posted.letters:
        state, times = states[letter.client], arrived[letter.message_id]
        if times > 1:
            doubled.append(f"{letter.client}: {times} times")
        elif times and state not in (DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT):
            doubled.append(f"{letter.client}: arrived, and is {state.value}")
        elif not times and state not in (DeliveryState.REFUSED, DeliveryState.IN_DOUBT):
            lost.append(f"{letter.client}: did not arrive, and is {state.value}")
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


def _ids(posted: Posted) -> frozenset[str]:
    return frozenset(letter.message_id for letter in posted.letters)


def _is_to_the_byte(taken: Taken, address: str, message: bytes) -> bool:
    return taken.to == address and taken.digest == sha256(message).hexdigest()

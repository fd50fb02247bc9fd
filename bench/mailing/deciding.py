"""A person who decides about messages while senders live and die: cancels, sends anew, and settles what is in doubt.

It sees what a person sees who reads the log of the mail server: what arrived. So it never says what is not true, and
what it decides may make nobody get a message twice, or be forgotten.
"""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bench.mailing.matrix import SMALL
from bench.mailing.posting import BY, Posted, letter_to, now, opened, receipt_on
from bench.mailing.relay import read_journal
from renvooi.corpus import Corpus
from renvooi.corpus.outbox.deciding import ZONE, decide, requeue
from renvooi.model.deliveries import Delivery, DeliveryState
from renvooi.model.errors import CorpusBusy, StateForbids
from tests.corpus.stores import Home

WHY = "Zo staat het in het logboek van de mailserver."
_WAITING = (DeliveryState.PENDING, DeliveryState.CLAIMED)


@dataclass(slots=True)
class Person:
    """Who decides, about one mailing."""

    home: Home
    posted: Posted
    """The letters as they are now: one that was made anew in place of the one before."""
    journal: Path
    random: Random
    cancelled: set[str] = field(default_factory=set)
    """Clients whose message was cancelled, and not made anew."""
    did: list[str] = field(default_factory=list)

    def decide_between(self) -> None:
        """Nothing; where no sender lives, one message is decided about, if it may be: also what is in doubt."""
        with opened(self.home) as corpus:
            found = corpus.deliveries(mailing=self.posted.mailing)
            doubtful = [one for one in found if one.state is DeliveryState.IN_DOUBT]
            gone = [one for one in found if one.state is DeliveryState.CANCELLED]
            if doubtful and self.random.random() < 0.7:
                self._settle(corpus, self.random.choice(doubtful))
            elif gone:
                self._make_anew(corpus, self.random.choice(gone))

    def decide_meanwhile(self) -> None:
        """Nothing; a message was cancelled while senders are at work, if it still could be."""
        if self.random.random() < 0.5:
            return
        with opened(self.home) as corpus:
            found = [one for one in corpus.deliveries(mailing=self.posted.mailing) if one.state in _WAITING]
            if not found:
                return
            one = self.random.choice(found)
            # a sender may have it, or hold the corpus
            with suppress(StateForbids, CorpusBusy):
                decide(corpus, one.message_id, DeliveryState.CANCELLED, because=WHY, by=BY)
                self.cancelled.add(one.client)
                self.did.append("cancelled")

    def _settle(self, corpus: Corpus, one: Delivery) -> None:
        arrived = any(taken.message_id == one.message_id for taken in read_journal(self.journal))
        if arrived:
            day = now().astimezone(ZoneInfo(ZONE)).date()
            state = DeliveryState.ACCEPTED
            decide(corpus, one.message_id, state, because=WHY, by=BY, evidence_day=day, receipts=receipt_on)
        else:
            state = DeliveryState.PENDING
            decide(corpus, one.message_id, state, because=WHY, by=BY)
        self.did.append(f"in doubt to {state.value}")

    def _make_anew(self, corpus: Corpus, one: Delivery) -> None:
        new = letter_to(corpus, self.posted.mailing, one.client, shared=SMALL, round=one.round + 1)
        requeue(corpus, new, mailing=self.posted.mailing, because=WHY, by=BY)
        letters = tuple(new if letter.client == one.client else letter for letter in self.posted.letters)
        self.posted = replace(self.posted, letters=letters)
        self.cancelled.discard(one.client)
        self.did.append("made anew")

"""Receipts that follow from what mail servers and clients say: last days under the policy of each notice."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from renvooi.cli.windows.counting import receipt_on
from renvooi.model import Evidence, Receipt, RegisteredWindow

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

Receipts = Callable[[RegisteredWindow, date], Receipt]


def receipts_under_policy(store: "Corpus", *, by: str) -> Receipts:
    """The receipt of a notice on a day, for any window of the corpus. Raises: CorpusUnreadable, BadSettings.

    All policies are read now: the receipt is asked for while the corpus is being written.
    """
    from renvooi.corpus.outbox.effects import PROOF
    from renvooi.notice import load_policy

    notices = {notice.id: notice.policy_sha256 for notice in store.notices()}
    policies = {sha256: load_policy(store.blobs.get(sha256)) for sha256 in set(notices.values())}

    def receipt(window: RegisteredWindow, day: date) -> Receipt:
        policy = policies[notices[window.notice]]
        return receipt_on(window.term, window.days, policy, day=day, evidence=PROOF[Evidence.ACCEPTED], by=by)

    return receipt

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

    notices = {notice.id: notice for notice in store.notices()}
    # one of those that each policy was for: most notices share one, and reading it takes time
    released = {notice.policy_sha256: notice for notice in notices.values()}
    policies = {sha256: load_policy(store.notice_policy(notice)) for sha256, notice in released.items()}

    def receipt(window: RegisteredWindow, day: date) -> Receipt:
        policy = policies[notices[window.notice].policy_sha256]
        return receipt_on(window.term, window.days, policy, day=day, evidence=PROOF[Evidence.ACCEPTED], by=by)

    return receipt

"""Receipt of a notice, counted under the policy that the notice was released with."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from renvooi.cli.windows.moments import day_of

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, ReleasedNotice
    from renvooi.model import Basis, Receipt, RegisteredWindow
    from renvooi.notice import Policy


def receipts_by_right(
    store: "Corpus", notice: "ReleasedNotice", *, received: date, evidence: str, by: str
) -> "dict[str, Receipt]":
    """The receipt of a notice on one day, by id of each right that has a term.

    Raises: BadParameter for a day beyond which no calendar goes; CorpusUnreadable.
    """
    day, policy = day_of(received), _policy_of(store, notice)
    return {
        right.id: receipt_on(right.term, right.days, policy, day=day, evidence=evidence, by=by)
        for right in notice.rights
        if right.days is not None and right.term is not None
    }


def receipts_of(
    store: "Corpus", windows: "Sequence[RegisteredWindow]", *, received: date, evidence: str, by: str
) -> "list[tuple[list[str], Receipt]]":
    """The ids of windows with their receipt; windows whose days are counted alike stand together.

    Raises: BadParameter for a day beyond which no calendar goes; CorpusUnreadable.
    """
    day = day_of(received)
    counted: dict[Receipt, list[str]] = {}
    policies: dict[str, Policy] = {}
    for window in windows:
        if window.notice not in policies:
            policies[window.notice] = _policy_of(store, store.notice(window.notice))
        policy = policies[window.notice]
        receipt = receipt_on(window.term, window.days, policy, day=day, evidence=evidence, by=by)
        counted.setdefault(receipt, []).append(window.id)
    return [(ids, receipt) for receipt, ids in counted.items()]


def receipt_on(term: "Basis", days: int, policy: "Policy", *, day: date, evidence: str, by: str) -> "Receipt":
    from renvooi.model import Receipt
    from renvooi.notice import open_window

    try:
        found = open_window(term, days, received=day, coulance=policy.coulance, equated=policy.equated_days)
    except ValueError as error:
        raise click.BadParameter(str(error), click.get_current_context(), param_hint="--received") from error
    assert found.last_day is not None
    falls_on = found.falls_on.nl if found.falls_on else None
    # when it is recorded, the event says
    return Receipt(day, found.last_day, falls_on, found.coulance, evidence, by, at="")


def _policy_of(store: "Corpus", notice: "ReleasedNotice") -> "Policy":
    from renvooi.notice import load_policy

    return load_policy(store.notice_policy(notice))

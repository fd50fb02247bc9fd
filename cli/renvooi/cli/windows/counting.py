"""Receipt of a notice, counted under the policy that the notice was released with, and recorded."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click

from renvooi.cli.exits import one_line
from renvooi.cli.printing import tell
from renvooi.cli.windows.moments import day_of

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.model import RegisteredWindow
    from renvooi.notice import Policy


def record_receipt(
    store: "Corpus",
    windows: "Sequence[RegisteredWindow]",
    *,
    received: date,
    evidence: str,
    because: str | None,
    by: str,
) -> "tuple[RegisteredWindow, ...]":
    """The windows with their last day. Windows whose days are counted alike are recorded together.

    Raises: StateForbids, CorpusBusy, StoreFailed; BadParameter for a day beyond which no calendar goes.
    """
    day = day_of(received)
    counted: dict[_End, list[RegisteredWindow]] = {}
    policies: dict[str, Policy] = {}
    for window in windows:
        if window.notice not in policies:
            policies[window.notice] = _policy_of(store, window.notice, day)
        counted.setdefault(_end(window, policies[window.notice], day), []).append(window)
    done: list[RegisteredWindow] = []
    for end, group in counted.items():
        done += store.record_receipt(
            [window.id for window in group],
            day=day,
            last_day=end.last_day,
            falls_on=end.falls_on,
            coulance=end.coulance,
            evidence=evidence,
            because=because,
            by=by,
        )
    return tuple(done)


class _End(NamedTuple):
    """What follows from day 0; two rights may end alike."""

    last_day: date
    falls_on: str | None
    coulance: date | None


def _end(window: "RegisteredWindow", policy: "Policy", day: date) -> _End:
    from renvooi.notice import open_window

    try:
        found = open_window(
            window.term, window.days, received=day, coulance=policy.coulance, equated=policy.equated_days
        )
    except ValueError as error:
        raise click.BadParameter(str(error), click.get_current_context(), param_hint="--received") from error
    assert found.last_day is not None
    return _End(found.last_day, found.falls_on.nl if found.falls_on else None, found.coulance)


def _policy_of(store: "Corpus", notice: str, day: date) -> "Policy":
    """The policy that the notice was released with; who gave a day before its release is told so."""
    from datetime import datetime

    from renvooi.notice import load_policy

    released = store.notice(notice)
    if day < day_of(datetime.fromisoformat(released.released_at)):
        tell("note", one_line(f"{notice}: received on {day}, before it was released in this corpus."), colour="yellow")
    return load_policy(store.blobs.get(released.policy_sha256))

"""The rehearsal of a notice: which windows it would open, when it has to go out, what still blocks it.

Rights, reasons and findings are those of the notice itself. One right is one clock for all changes that
give it, however many they are. What a notice says of the effective date is said here with days.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from renvooi.model import (
    PLAN_SCHEMA,
    AssessedChange,
    Bilingual,
    Clock,
    ConsequenceClass,
    Decision,
    DecisionKind,
    Diff,
    Document,
    Notice,
    OpenBefore,
    Plan,
    Right,
    Severity,
)
from renvooi.notice.assessment import assessed, noticed
from renvooi.notice.decisions import Naming, decisions_of
from renvooi.notice.policy import Policy
from renvooi.notice.reasons import Account
from renvooi.notice.timing import Calendar, Days, days_for

DEFAULT_MARGIN = 5
"""Calendar days of margin: what is posted on a Friday before a long weekend arrives on Tuesday or
Wednesday, and a message that bounced can be sent again."""

_NO_ACCOUNT = Account()
_UNNAMED = Naming()
_WITHIN, _UNCHECKED, _UNKNOWN = "effective-within-window", "effective-date-unchecked", "effective-date-unknown"
"""Findings of a notice about the effective date that a plan answers with days."""


@dataclass(frozen=True, slots=True)
class Intent:
    """When somebody means to send, and from when the version is to hold."""

    sending: date
    effective: date | None = None
    """None to take the day that the new version states."""
    margin_days: int | None = None
    """None for that of the house."""


def plan(
    script: Diff,
    old: Document,
    new: Document,
    *,
    policy: Policy,
    intent: Intent,
    account: Account = _NO_ACCOUNT,
    naming: Naming = _UNNAMED,
    open_before: tuple[OpenBefore, ...] = (),
) -> Plan:
    """The rehearsal of the notice from `old` to `new`; the same arguments give the same value.

    Raises: ValueError where a day lies beyond the calendar; what `make_notice` raises.
    """
    calendar = Calendar(policy.coulance, _margin(intent, policy), policy.equated_days)
    try:
        received = calendar.surely_received(intent.sending)
        notice = noticed(script, old, new, policy=policy, account=account, sending=received)
        changes = assessed(script, old, new, policy=policy, notice=notice)
        made = _plan(notice, changes, calendar=calendar, intent=intent)
    except OverflowError as error:
        said = f"sending {intent.sending.isoformat()}, effective {intent.effective or new.effective_date}"
        raise ValueError(f"{said}: beyond the calendar; give other days") from error
    points = decisions_of(notice, changes, naming, claims=script.claims)
    every = (*_late(made, naming), *_other_points(made, points, naming), *_other_date(made, naming))
    return replace(made, decisions=tuple(sorted(every, key=lambda one: not one.blocks)), open_before=open_before)


def _other_points(made: Plan, points: tuple[Decision, ...], naming: Naming) -> Iterator[Decision]:
    """The points of the notice, but for what this plan says with days."""
    for point in points:
        if point.code == _UNKNOWN and made.effective_date is not None:
            yield replace(point, command=f"renvooi check {naming.check}")
        elif made.latest_receipt is None or point.code not in (_WITHIN, _UNCHECKED):
            yield point


def _margin(intent: Intent, policy: Policy) -> int:
    """What was asked for, else that of the house, else the default."""
    margins = (intent.margin_days, policy.margin_days, DEFAULT_MARGIN)
    return next(margin for margin in margins if margin is not None)


def _plan(notice: Notice, changes: tuple[AssessedChange, ...], *, calendar: Calendar, intent: Intent) -> Plan:
    """The plan without its decisions. Raises: OverflowError, ValueError."""
    effective = intent.effective or notice.effective_date
    hard = _is_before_effect(changes)
    windows = tuple(right.window for right in notice.rights if right.window is not None)
    days = days_for(windows, calendar=calendar, effective=effective, sending=intent.sending, before_effect=hard)
    return Plan(
        schema=PLAN_SCHEMA,
        document=notice.document,
        title=notice.title,
        old=notice.old,
        new=notice.new,
        policy=notice.policy,
        consequence_class=notice.consequence_class,
        before_effect=hard,
        clocks=tuple(_clock(right, calendar, effective, days) for right in notice.rights),
        no_right=notice.no_right,
        effective_date=effective,
        stated_date=notice.effective_date,
        margin_days=calendar.margin_days,
        sending=intent.sending,
        latest_receipt=days.latest_receipt,
        latest_sending=days.latest_sending,
        late=days.latest_sending is not None and intent.sending > days.latest_sending,
        earliest_effective=days.earliest_effective,
        decisions=(),
        places={one.change: one.place for one in changes},
    )


def _is_before_effect(changes: tuple[AssessedChange, ...]) -> bool:
    """Whether a rule of class B counts, also beside a heavier one."""
    wanted = ConsequenceClass.BEFORE_EFFECT
    return any(effect.consequence_class is wanted for change in changes for effect in change.effects)


def _clock(right: Right, calendar: Calendar, effective: date | None, days: Days) -> Clock:
    """The right with its window as of the last safe day of receipt."""
    if right.window is None or effective is None or days.latest_receipt is None:
        return Clock(right, None)
    opened = calendar.opened(right.window, days.latest_receipt)
    return Clock(replace(right, window=opened), calendar.latest_receipt(right.window, effective))


def _late(made: Plan, naming: Naming) -> Iterator[Decision]:
    """The point that the planned day is too late for the effective date: an error where the contract asks for it."""
    if not made.late or made.latest_sending is None or made.earliest_effective is None or made.effective_date is None:
        return
    sending, effective = made.sending.isoformat(), made.effective_date.isoformat()
    safe, first = made.latest_sending.isoformat(), made.earliest_effective.isoformat()
    own = Bilingual("", "") if made.before_effect else _OWN_POLICY
    message = Bilingual(
        f"Verzenden op {sending} is te laat voor ingang op {effective}. De laatste veilige verzenddag is {safe}. "
        f"Laat de wijziging ingaan op {first} of later.{own.nl}",
        f"Sending on {sending} is too late for an effective date of {effective}. The latest safe day to send is {safe}. "
        f"Let the change take effect on {first} or later.{own.en}",
    )
    command = naming.judged("plan", f"--effective {first}")
    severity = Severity.ERROR if made.before_effect else Severity.WARNING
    yield Decision(DecisionKind.FINDING, severity, _WITHIN, message, (), command, blocks=made.before_effect)


_OWN_POLICY = Bilingual(" Dit is een regel van ons eigen beleid.", " This is a rule of our own policy.")


def _other_date(made: Plan, naming: Naming) -> Iterator[Decision]:
    """The point that the text states another effective date than the plan reckons with."""
    if made.stated_date is None or made.effective_date is None or made.effective_date == made.stated_date:
        return
    stated, planned = made.stated_date.isoformat(), made.effective_date.isoformat()
    message = Bilingual(
        f"De nieuwe versie noemt zelf {stated} als ingangsdatum. Dit plan rekent met {planned}. Pas de tekst aan.",
        f"The new version itself states {stated} as its effective date. This plan reckons with {planned}. Correct the text.",
    )
    command = f"renvooi check {naming.check}"
    code = "effective-date-differs"
    yield Decision(DecisionKind.FINDING, Severity.WARNING, code, message, (), command, blocks=False)

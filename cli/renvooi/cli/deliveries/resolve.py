"""`renvooi deliveries resolve`: what a person found out about a message that nobody could tell."""

from datetime import date
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.deliveries.labels import LANGUAGES
from renvooi.cli.deliveries.list import state_of
from renvooi.cli.deliveries.naming import named_delivery, names_argument
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.receipts import receipts_under_policy
from renvooi.cli.windows.moments import PastDay, day_of, today
from renvooi.cli.windows.options import because_option
from renvooi.model import Delivery, DeliveryState, Report, is_reason

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

REPORTS = {"delivered": Report.DELIVERED, "acknowledged": Report.ACKNOWLEDGED, "bounced": Report.FAILED}
"""What a person may tell of a message that a mail server took."""
DECISIONS = ("accepted", "refused", "pending", "cancelled")
"""What a person may decide of one that is in doubt, refused or waiting."""
DATED = ("accepted", *REPORTS)


@click.command("resolve", cls=RichHelp)
@names_argument
@click.option(
    "--as",
    "outcome",
    type=click.Choice([*DECISIONS, *REPORTS]),
    required=True,
    help="What you found: in the log of the mail server it was accepted, or refused; pending sends the same message "
    "once more, cancelled sends it no more. Of one that was accepted: delivered, acknowledged by the client, or bounced.",
)
@click.option(
    "--on",
    "day",
    type=PastDay(),
    metavar="DATE",
    help="Day on which it was accepted, delivered or acknowledged, as in 2026-03-02; without it, today.",
)
@because_option
@by_option
@language_option
@corpus_option
def command(
    names: tuple[str, ...],
    outcome: str,
    day: date | None,
    because: str,
    by: str | None,
    language: str,
    corpus: str | None,
) -> None:
    """Record what a person found out about the message to CLIENT under NOTICE: by name, with a reason, for good.

    What is in doubt is never sent again by itself. Look for its Message-ID in the log of your mail server first:
    what is sent once more as pending, and had been accepted, reaches the client twice. The reason stays for good, also
    after the client is forgotten: name no person in it.
    """
    context = click.get_current_context()
    if not is_reason(because):
        raise click.UsageError(f"--because: {because!r} tells nobody how it is known; write it in a sentence", context)
    if day is not None and outcome not in DATED:
        raise click.UsageError(f"--on says when it arrived; leave it out with --as {outcome}", context)
    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        found = named_delivery(store, names)
        at = today() if day is None else day_of(day)
        if outcome in REPORTS:
            done = _reported(store, found, REPORTS[outcome], at, because, who)
        else:
            done = _decided(store, found, DeliveryState(outcome), at, because, who)
        _tell(store, done, language)


def _decided(store: "Corpus", found: Delivery, state: DeliveryState, day: date, because: str, by: str) -> Delivery:
    from renvooi.corpus.outbox.deciding import decide

    is_accepted = state is DeliveryState.ACCEPTED
    return decide(
        store,
        found.message_id,
        state,
        because=because,
        by=by,
        evidence_day=day if is_accepted else None,
        receipts=receipts_under_policy(store, by=by) if is_accepted else None,
    )


def _reported(store: "Corpus", found: Delivery, report: Report, day: date, because: str, by: str) -> Delivery:
    from renvooi.corpus.outbox.reporting import Told, report_delivery

    told = Told(found.message_id, report, day, said=because)
    done = report_delivery(store, told, receipts=receipts_under_policy(store, by=by), by=by)
    for note in done.notes:
        tell("note", one_line(note), colour="yellow")
    return store.delivery_of(found.message_id)


def _tell(store: "Corpus", done: Delivery, language: str) -> None:
    """Nothing; where the message stands now is printed, and where its windows do."""
    labels = LANGUAGES[language]
    evidence = labels.evidence[done.evidence]
    lines = [f"{done.mailing}, {done.client}: {labels.now.format(state=state_of(done, labels), evidence=evidence)}"]
    if done.notice is not None:
        from renvooi.cli.windows.telling import lines_of

        lines += lines_of(store.windows(notice=done.notice, client=done.client), today=today(), language=language)
    say("".join(f"{one_line(line)}\n" for line in lines))

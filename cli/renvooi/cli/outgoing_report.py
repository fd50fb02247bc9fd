"""What a person reads of mail that went out, in Dutch and English: how many, what stands out, and what to do next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renvooi.cli.outgoing import WAITING, Outgoing
from renvooi.model import DeliveryState

S = DeliveryState


@dataclass(frozen=True, slots=True)
class ReportLabels:
    """Each sentence takes the names in its braces."""

    messages: tuple[str, str]
    """One, and several."""
    states: Mapping[DeliveryState, str]
    """What stands for good, in the order in which it is told."""
    waiting: str
    none: str
    ended: str
    decide: str
    no_answer: str


DUTCH = ReportLabels(
    messages=("{count} bericht", "{count} berichten"),
    states={
        S.ACCEPTED: "aangenomen door de mailserver",
        S.REFUSED: "geweigerd",
        S.IN_DOUBT: "onzeker",
        S.CANCELLED: "ingetrokken",
    },
    waiting="{count} wacht nog",
    none="geen",
    ended="Eerder gestopt: {why}. Geef het commando nog eens om verder te gaan: {command}",
    decide="{client}: {state} ({answer}). Besluit met: renvooi deliveries resolve '{message_id}'",
    no_answer="geen antwoord",
)
ENGLISH = ReportLabels(
    messages=("{count} message", "{count} messages"),
    states={
        S.ACCEPTED: "accepted by the mail server",
        S.REFUSED: "refused",
        S.IN_DOUBT: "in doubt",
        S.CANCELLED: "cancelled",
    },
    waiting="{count} waiting",
    none="none",
    ended="It ended early: {why}. Give the command again to go on: {command}",
    decide="{client}: {state} ({answer}). Decide with: renvooi deliveries resolve '{message_id}'",
    no_answer="no answer",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

LONGEST_ANSWER = 100
"""Characters of an answer of a mail server in such a line; `renvooi deliveries show` has all of it."""


def counted(count: int, words: tuple[str, str]) -> str:
    """The one of `words` for one or for several, with {count} in it, as "1 message" or "2 messages"."""
    return words[0 if count == 1 else 1].format(count=count)


def report_lines(gone: Outgoing, language: str, *, again: str) -> Iterator[str]:
    """What came of sending, with what to do next; `again` is the command that goes on."""
    labels = LANGUAGES[language]
    by_state = {state: [one for one in gone.deliveries if one.state is state] for state in DeliveryState}
    said = [f"{len(by_state[state])} {name}" for state, name in labels.states.items() if by_state[state]]
    waiting = sum(len(by_state[state]) for state in WAITING)
    said += [labels.waiting.format(count=waiting)] if waiting else []
    yield f"{counted(len(gone.deliveries), labels.messages)}: {', '.join(said) or labels.none}."
    if gone.ended is not None:
        yield labels.ended.format(why=gone.ended.rstrip("."), command=again)
    for one in (*by_state[S.REFUSED], *by_state[S.IN_DOUBT]):
        answer = labels.no_answer if one.reply is None else f"{one.reply.code or ''} {one.reply.text}".strip()
        yield labels.decide.format(
            client=one.client, state=labels.states[one.state], answer=_short(answer), message_id=one.message_id
        )
    yield from gone.notes


def _short(answer: str) -> str:
    return answer if len(answer) <= LONGEST_ANSWER else f"{answer[: LONGEST_ANSWER - 1]}…"

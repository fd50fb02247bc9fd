"""The digest as mail to subscribers, with the ways out of it that RFC 2369 and RFC 8058 ask for.

A mail program shows them a button; whoever presses it sends a request to the https address, which needs no login
and asks nothing. The token in it says who leaves, and is of one message only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import quote

from renvooi.model import Bilingual
from renvooi.model.clients import Client
from renvooi.model.errors import StateForbids
from renvooi.model.letters import Letter
from renvooi.notice.digest.messages import Circular, Link, Words, circular
from renvooi.notice.digest.steps import Digest, Step
from renvooi.notice.digest.wording import line_slot, one_line, written
from renvooi.notice.house import House
from renvooi.notice.mail import headers
from renvooi.notice.mail.composing import HeaderField, slot
from renvooi.notice.mail.identity import MailIdentity, filled
from renvooi.notice.render.addresses import step_links

ONE_CLICK = "List-Unsubscribe=One-Click"
"""What RFC 8058 has the mail program send."""
LEAVE = Bilingual("Afmelden", "Unsubscribe")
"""First word of the subject of who leaves by mail; the token comes behind it."""
_LEAVE_LINK = Bilingual("Afmelden voor dit overzicht", "Unsubscribe from this overview")
_LIST = "digest."
"""Before the list_id of the settings. Mail programs sort, mute and block by List-Id: who blocks the digests must
still get the notices, which are part of a contract."""
_UNSUBSCRIBE, _SUBJECT = "unsubscribe", "leave-subject"
_LIST_UNSUBSCRIBE = "list-unsubscribe"


@dataclass(frozen=True, slots=True)
class Overview:
    """The letters of one digest; what many subscribers read is rendered once."""

    digest: Digest
    house: House
    identity: MailIdentity
    _made: dict[tuple[str, tuple[Step, ...]], Circular] = field(default_factory=dict, repr=False, compare=False)

    def letter(self, subscriber: Client, *, message_id: str, token: str, date: datetime) -> Letter:
        """The letter to a subscriber, who must follow one of the steps.

        Raises: HeaderRefused; StateForbids without an https address by which subscribers leave.
        """
        link = filled(unsubscribe_template(self.identity), token, field="unsubscribe")
        subject = f"{LEAVE.in_language(subscriber.language)} {token}"
        mail = f"mailto:{quote(_mailbox(self.identity), safe='@+')}?subject={quote(subject)}"
        ways = [headers.link_value(one, header="List-Unsubscribe", whose=subscriber.id) for one in (link, mail)]
        made = self._circular(subscriber.language, self.digest.followed_by(subscriber))
        return made.letter(
            subscriber,
            message_id=message_id,
            date=date,
            lines={_UNSUBSCRIBE: Link(link, _LEAVE_LINK.in_language(subscriber.language)), _SUBJECT: subject},
            fields={_LIST_UNSUBSCRIBE: ",\r\n ".join(ways)},
        )

    def _circular(self, language: str, steps: tuple[Step, ...]) -> Circular:
        key = language, steps
        if key not in self._made:
            words = overview_words(
                steps, self.digest.since, language=language, house=self.house, identity=self.identity
            )
            self._made[key] = circular(
                words, house=self.house, identity=self.identity, list_id=own_list(self.identity), extra=_EXTRA
            )
        return self._made[key]


_EXTRA: tuple[HeaderField, ...] = (
    ("List-Unsubscribe", slot(_LIST_UNSUBSCRIBE)),
    ("List-Unsubscribe-Post", ONE_CLICK),
)


def own_list(identity: MailIdentity) -> str | None:
    """The list_id of digests, which is never that of notices; None where the settings name none."""
    return None if identity.list_id is None else _LIST + identity.list_id.strip("<>")


def unsubscribe_template(identity: MailIdentity) -> str:
    """The https address with {token} by which subscribers leave. Raises: StateForbids if there is none."""
    template = identity.unsubscribe
    if template is None or not template.startswith("https://"):
        raise StateForbids(
            "mail: unsubscribe: there is no https address by which a subscriber can leave, so no digest is sent. "
            'Add unsubscribe = "https://www.example.nl/afmelden/{token}" under [mail].'
        )
    return template


def overview_words(
    steps: Sequence[Step], since: date | None, *, language: str, house: House, identity: MailIdentity
) -> Words:
    """What a digest of these steps says. Raises: BadSettings for a link of the house that is none."""
    if not steps:
        raise ValueError("a digest tells at least one step")
    values = {
        "sender": house.sender or identity.from_name,
        "since": since,
        "steps": steps,
        "links": [tuple(step_links(house, _names(step))) for step in steps],
        "reply_to": _mailbox(identity),
        "leave_by_mail": _mailbox(identity),
        "unsubscribe": line_slot(_UNSUBSCRIBE),
        "leave_subject": line_slot(_SUBJECT),
    }
    return Words(_subject(steps, language), *written("digest", language, values), language, (_UNSUBSCRIBE, _SUBJECT))


def _subject(steps: Sequence[Step], language: str) -> str:
    titles = list(dict.fromkeys(step.title for step in steps))
    if len(titles) > 1:
        several = Bilingual(f"{len(titles)} documenten zijn veranderd", f"{len(titles)} documents changed")
        return f"{_SUBJECTS.in_language(language)}: {several.in_language(language)}"
    return f"{_SUBJECTS.in_language(language)}: {_shortened(one_line(titles[0]))}"


_SUBJECTS = Bilingual("Wijzigingsoverzicht", "Overview of changes")
_LONGEST_TITLE = 150
"""Characters of a title in a subject; no list of mail shows more."""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1]}…"


def _names(step: Step) -> dict[str, str | None]:
    """What the placeholders of links stand for."""
    return {"document": step.kind, "old": step.old, "new": step.new, "notice": step.notice}


def _mailbox(identity: MailIdentity) -> str:
    """Where people write to."""
    return identity.reply_to or identity.from_address

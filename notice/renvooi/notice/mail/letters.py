"""The e-mails of one notice in one language: rendered once a day, filled for each client.

What depends on the day, the worked example of a last day and the file for the calendar, is in the skeleton of
that day; what is of one client is in the values. So ten thousand letters cost little more than their headers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from textwrap import wrap

from renvooi.model import Bilingual, Notice
from renvooi.model.clients import Client
from renvooi.model.errors import StateForbids
from renvooi.model.letters import Letter, Skeleton
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.house_check import require_fair
from renvooi.notice.mail import headers
from renvooi.notice.mail.attachments import calendar_file
from renvooi.notice.mail.checking import filled_parts, require_as_meant, require_head
from renvooi.notice.mail.composing import File, HeaderField, Parts, compose, lines_value
from renvooi.notice.mail.confirming import LINK, confirm_link
from renvooi.notice.mail.content import TEXT_WIDTH, said
from renvooi.notice.mail.head import mail_head, recipient_values
from renvooi.notice.mail.identity import TOKEN_LENGTH, MailIdentity, require_sound
from renvooi.notice.mail.page import accent_of
from renvooi.notice.render.forms import LANGUAGES
from renvooi.notice.window import day_of_receipt

_FOR = Bilingual("Aan", "To")
_SOMEBODY = Bilingual("(naam van de klant)", "(name of the client)")


@dataclass(frozen=True, slots=True)
class _Day:
    """The message as it goes out on one day."""

    skeleton: Skeleton
    parts: Parts
    head: tuple[HeaderField, ...]
    shown: dict[str, str]
    """What headers that are the same for all say, decoded."""


@dataclass(frozen=True, slots=True)
class NoticeMail:
    """The e-mails of one notice in one language; made by `notice_mail`."""

    notice: Notice
    language: str
    house: House
    identity: MailIdentity
    files: tuple[File, ...]
    _days: dict[date, _Day] = field(default_factory=dict, repr=False, compare=False)

    def letter(
        self, client: Client, *, message_id: str, date: datetime, token: str, address: str | None = None
    ) -> Letter:
        """The letter to `client`, at `address` if the document has one of its own.

        `date` is when it is queued; its day by the clock in the Netherlands is that of the worked example.
        Raises: HeaderRefused, which names the client and the field; StateForbids for a draft.
        """
        if self.notice.draft:
            raise StateForbids(
                f"{self.notice.id}: is a draft, and no draft goes to a client. Release the notice first."
            )
        whose = f"client {client.id}"
        plain = headers.plain_address(address or client.address, whose=whose, field="address")
        values = {
            **recipient_values(client.name, plain, message_id=message_id, date=date, whose=whose),
            **self._lines(client.name, token),
        }
        return Letter(client.id, self.identity.sender, plain, message_id, self._skeleton(date, values), values)

    def example(self, *, date: datetime) -> bytes:
        """The whole message as it would go out at `date`, to nobody: for reading it in a mail program."""
        token = "a" * TOKEN_LENGTH
        values = {
            "date": headers.date_value(date),
            "to": "undisclosed-recipients:;",
            "message-id": f"<example-{self.notice.id}@{self.identity.domain}>",
            **self._lines(_SOMEBODY.in_language(self.language), token),
        }
        return self._skeleton(date, values).fill(values)

    def _lines(self, name: str, token: str) -> dict[str, str]:
        """What stands in the parts for one client."""
        if not (token.isascii() and token.isalnum()):
            raise ValueError(f"token {token!r}: expected letters and digits")
        greeting = f"{_FOR.in_language(self.language)}: {name}"
        link = confirm_link(self.identity, token, self.language)
        return {
            "name-text": lines_value("\n".join(_wrapped(greeting))),
            "name-html": lines_value(f"{_FOR.in_language(self.language)}: <bdi>{escape(name)}</bdi>"),
            "acknowledge-text": lines_value(link),
            "acknowledge-html": lines_value(self._link(link)),
            "reference": lines_value(token),
        }

    def _link(self, link: str) -> str:
        style = f"color: {accent_of(self.house)}; font-weight: 600;"
        return f'<a href="{escape(link)}" style="{style}">{LINK.in_language(self.language)}</a>'

    def _skeleton(self, at: datetime, values: dict[str, str]) -> Skeleton:
        """The skeleton of the day of `at`; its first message is read back as a whole, every other one by its head."""
        day = day_of_receipt(at)
        known = self._days.get(day)
        made = known or self._made(day)
        require_head(made.skeleton, values, made.head)
        if known is None:
            require_as_meant(made.skeleton.fill(values), filled_parts(made.parts, values), made.shown)
            self._days[day] = made
        return made.skeleton

    def _made(self, day: date) -> _Day:
        calendar = calendar_file(self.notice, language=self.language, house=self.house, day=day)
        files = (*self.files, *([calendar] if calendar else []))
        told = said(self.notice, language=self.language, house=self.house, identity=self.identity, files=files, day=day)
        head = mail_head(self.identity, subject=told.subject, language=self.language, whose=f"notice {self.notice.id}")
        shown = {"Subject": told.subject, "Auto-Submitted": "auto-generated", "Content-Language": self.language}
        return _Day(compose(told.parts, head), told.parts, head, shown)


def notice_mail(
    notice: Notice,
    *,
    language: str = "nl",
    house: House = DEFAULT_HOUSE,
    settings: MailIdentity,
    files: Sequence[File] = (),
) -> NoticeMail:
    """The e-mails of `notice` in `language`; `files` go with them, beside the calendar of the day.

    Raises: ValueError for another language; BadSettings for a house or an identity that no e-mail can have.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}: choose one of {', '.join(LANGUAGES)}")
    require_fair(house)
    require_sound(settings)
    return NoticeMail(notice, language, house, settings, tuple(files))


def _wrapped(text: str) -> list[str]:
    return wrap(text, TEXT_WIDTH, break_long_words=False, break_on_hyphens=False)

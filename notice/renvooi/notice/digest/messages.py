"""A message that many get, of any kind but a notice: rendered once, filled and checked for each recipient.

It is written as Markdown, so that text and page say the same. What is of one recipient stands in slots: `lines`
that are whole lines of both parts, `fields` that are values of headers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from textwrap import wrap

from renvooi.model.clients import Client
from renvooi.model.letters import Letter, Skeleton
from renvooi.notice.house import House
from renvooi.notice.mail import headers
from renvooi.notice.mail.checking import filled_parts, require_as_meant, require_head
from renvooi.notice.mail.composing import File, HeaderField, Parts, compose, lines_value, slot
from renvooi.notice.mail.content import TEXT_WIDTH
from renvooi.notice.mail.identity import MailIdentity, list_value, require_sound
from renvooi.notice.mail.page import accent_of, mail_page
from renvooi.notice.render.text import plain_text


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says, before it is set."""

    subject: str
    before: str
    boxed: str
    """What nobody may overlook."""
    after: str
    language: str
    lines: tuple[str, ...] = ()
    """Names of slots that stand in the Markdown as paragraphs of their own."""
    files: tuple[File, ...] = ()

    @property
    def markdown(self) -> str:
        """All of it."""
        return f"{self.before.strip()}\n\n{self.boxed.strip()}\n\n{self.after.strip()}\n"


@dataclass(frozen=True, slots=True)
class Link:
    """A line that is a link in the page, and its address in the text."""

    address: str
    words: str


@dataclass(slots=True)
class Circular:
    """One message to several recipients; made by `circular`."""

    words: Words
    house: House
    identity: MailIdentity
    head: tuple[HeaderField, ...]
    parts: Parts
    skeleton: Skeleton
    _is_read_back: bool = field(default=False, repr=False)

    def letter(
        self,
        recipient: Client,
        *,
        message_id: str,
        date: datetime,
        address: str | None = None,
        lines: Mapping[str, str | Link] | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> Letter:
        """The letter to `recipient`, at `address` if it is not the one on record; `lines` fill the slots of `words`.

        `fields` are values of headers as they go out. Raises: HeaderRefused, which names the recipient and the field.
        """
        whose = recipient.id
        plain = headers.plain_address(address or recipient.address, whose=whose, field="address")
        name = None if recipient.name == recipient.address else recipient.name
        values = {
            "date": headers.date_value(date),
            "to": headers.mailbox_value(name, plain, header="To", whose=whose),
            "message-id": headers.message_id_value(message_id, whose=whose),
            **(fields or {}),
        }
        said = {
            f"{slot_name}-{part}": lines_value(words)
            for slot_name, line in (lines or {}).items()
            for part, words in (("text", _in_text(line)), ("html", self._in_page(line)))
        }
        values |= said
        require_head(self.skeleton, values, self.head)
        if not self._is_read_back:
            shown = {"Subject": self.words.subject, "Auto-Submitted": "auto-generated"}
            require_as_meant(self.skeleton.fill(values), filled_parts(self.parts, said), shown)
            self._is_read_back = True
        return Letter(recipient.id, self.identity.sender, plain, message_id, self.skeleton, values)

    def _in_page(self, said: str | Link) -> str:
        if isinstance(said, str):
            return f"<bdi>{escape(said)}</bdi>"
        style = f"color: {accent_of(self.house)}; font-weight: 600;"
        return f'<a href="{escape(said.address)}" style="{style}">{escape(said.words)}</a>'


def circular(
    words: Words, *, house: House, identity: MailIdentity, list_id: str | None, extra: Sequence[HeaderField] = ()
) -> Circular:
    """The message that says `words`, with the header fields `extra`, and List-Id if there is a `list_id`.

    Raises: BadSettings for an identity that no e-mail can have; HeaderRefused for a subject.
    """
    require_sound(identity)
    whose = words.subject
    fields: tuple[tuple[str, str | None], ...] = (
        ("Date", slot("date")),
        ("From", headers.mailbox_value(identity.from_name, identity.from_address, header="From", whose=whose)),
        ("To", slot("to")),
        ("Reply-To", _reply_to(identity, whose)),
        ("Subject", headers.text_value(words.subject, header="Subject", whose=whose)),
        ("Message-ID", slot("message-id")),
        ("List-Id", list_value(list_id) if list_id else None),
        *extra,
        ("Auto-Submitted", "auto-generated"),
        ("Content-Language", words.language),
    )
    head = tuple((name, value) for name, value in fields if value is not None)
    parts = _parts(words, house, identity)
    return Circular(words, house, identity, head, parts, compose(parts, head))


def _reply_to(identity: MailIdentity, whose: str) -> str | None:
    if identity.reply_to is None:
        return None
    return headers.mailbox_value(None, identity.reply_to, header="Reply-To", whose=whose)


def _parts(words: Words, house: House, identity: MailIdentity) -> Parts:
    page = mail_page(
        words.before,
        words.boxed,
        words.after,
        title=words.subject,
        language=words.language,
        document_language=words.language,
        house=house,
        domain=identity.domain,
    )
    text, html = plain_text(words.markdown, width=TEXT_WIDTH), page.html
    for name in words.lines:
        text, html = text.replace(slot(name), slot(f"{name}-text")), html.replace(slot(name), slot(f"{name}-html"))
    return Parts(text, html, words.files, page.pictures)


def _in_text(said: str | Link) -> str:
    if isinstance(said, Link):
        return said.address
    return "\n".join(wrap(said, TEXT_WIDTH, break_long_words=False, break_on_hyphens=False))

"""What the e-mail of a notice says: the notice itself, and around it what only a letter has.

It is put together as Markdown once, so that text and page cannot differ: after the title whom it is for,
after what changes a short table of what the client can do, at the end what goes with it. Words of one
recipient stand in slots.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from renvooi.model import Bilingual, Notice
from renvooi.notice.house import House
from renvooi.notice.mail.attachments import told_files
from renvooi.notice.mail.composing import File, Parts, slot
from renvooi.notice.mail.confirming import confirm_words
from renvooi.notice.mail.identity import MailIdentity
from renvooi.notice.mail.page import mail_page
from renvooi.notice.mail.short import short_words
from renvooi.notice.render.draft import LINE, WORD
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.text import plain_text

TEXT_WIDTH = 72
"""Columns: what a mail program shows without breaking, also when it was quoted once or twice."""

NAME, ACKNOWLEDGE, REFERENCE = "name", "acknowledge", "reference"
"""Slots in both parts; the first two hold other text in each, so that the text or page stands behind their name."""

_SECTION = re.compile(r"^## ", re.MULTILINE)
_TITLE = re.compile(r"^# .*$", re.MULTILINE)
_MARKED = re.compile("<(?:ins|del)>")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_REFERENCE = Bilingual(
    "Kenmerk van deze e-mail. Noem het als u vanaf een ander adres of per brief reageert:",
    "Reference of this e-mail. Mention it if you respond from another address or by letter:",
)


_LEGEND = Bilingual(
    "In deze tekst staat [-zo-] wat vervalt, en [+zo+] wat erbij komt.",
    "In this text, [-this-] is what goes, and [+this+] is what is added.",
)
"""Of the text only: the page shows both without words."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """The letter as Markdown, in four pieces."""

    before: str
    """The title, whom it is for, and what changes."""
    boxed: str
    confirm: str
    rest: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says, with slots for what is of one recipient."""

    subject: str
    parts: Parts


def subject_of(notice: Notice, language: str) -> str:
    """The subject: what it is, of which document, and which version comes."""
    title = visible(" ".join(notice.title.split(" ")))
    version = visible(notice.new.version) if notice.new.version else None
    words = Bilingual(
        f"Kennisgeving: wijziging van {title}{f' (versie {version})' if version else ''}",
        f"Notice: change of {title}{f' (version {version})' if version else ''}",
    ).in_language(language)
    return f"{WORD.in_language(language)} - {words}" if notice.draft else words


def said(
    notice: Notice, *, language: str, house: House, identity: MailIdentity, files: tuple[File, ...], day: date
) -> Said:
    """The e-mail of `notice` when it goes out on `day`. Raises: BadSettings for the house."""
    subject = subject_of(notice, language)
    letter = _letter(notice, language, house, identity, files, day)
    tag = notice.document_language if _LANGUAGE_TAG.fullmatch(notice.document_language) else "und"
    page = mail_page(
        letter.before,
        letter.boxed,
        _joined((letter.confirm, slot(ACKNOWLEDGE), letter.rest)),
        title=subject,
        language=language,
        document_language=tag,
        house=house,
        domain=identity.domain,
        draft=LINE.in_language(language) if notice.draft else None,
    )
    legend = _LEGEND.in_language(language) if _MARKED.search(letter.rest) else ""
    link = slot(ACKNOWLEDGE) if identity.acknowledge else ""  # an answer of two words needs none
    pieces = (letter.before, letter.boxed, letter.confirm, link, legend, letter.rest)
    text = plain_text(_joined(pieces), width=TEXT_WIDTH)
    return Said(subject, Parts(_for(text, "text"), _for(page.html, "html"), files, page.pictures))


def _letter(
    notice: Notice, language: str, house: House, identity: MailIdentity, files: tuple[File, ...], day: date
) -> _Letter:
    markdown = to_markdown(notice, language, house)
    title = _TITLE.search(markdown)
    sections = [found.start() for found in _SECTION.finditer(markdown)]
    assert title is not None
    assert len(sections) > 1, "a notice says what changes, and what a client can do"
    confirm = confirm_words(identity, language)
    attached = told_files(files, language=language, day=day, received=notice.received is not None)
    before = (markdown[: title.end()], slot(NAME), markdown[title.end() : sections[1]])
    rest = (
        markdown[sections[1] : sections[-1]],
        attached,
        markdown[sections[-1] :],
        _REFERENCE.in_language(language),
        slot(REFERENCE),
    )
    return _Letter(_joined(before), short_words(notice, language, day=day), confirm, _joined(rest))


def _joined(pieces: Sequence[str]) -> str:
    return "\n\n".join(piece.strip() for piece in pieces if piece.strip()) + "\n"


def _for(text: str, part: str) -> str:
    for name in (NAME, ACKNOWLEDGE):
        text = text.replace(slot(name), slot(f"{name}-{part}"))
    return text

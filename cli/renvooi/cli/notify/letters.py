"""The letters of a notice: one form for each language and each term of a contract, filled for each client."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from renvooi.cli.notice_look import Look

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, ReleasedNotice
    from renvooi.model import Letter, Notice
    from renvooi.notice import House
    from renvooi.notice.mail.identity import MailIdentity
    from renvooi.notice.mail.letters import NoticeMail
    from renvooi.notice.mailing import OwnTerm, Recipient
    from renvooi.notice.sending.settings import MailSettings

Variant = tuple[str, tuple["OwnTerm", ...]]
"""Language and terms: what decides which words a client reads."""


@dataclass(slots=True)
class Letters:
    """Makes the letters of one notice at one moment; what many read is rendered once."""

    store: "Corpus"
    released: "ReleasedNotice"
    notice: "Notice"
    house: "House"
    identity: "MailIdentity"
    at: datetime
    key: bytes
    """Of Message-IDs."""
    _mails: "dict[Variant, NoticeMail]" = field(default_factory=dict)

    def letter(self, recipient: "Recipient", *, round: int = 1) -> "Letter":
        """The letter to a client. Raises: HeaderRefused for a name or address that no e-mail can carry; BadSettings."""
        from renvooi.corpus.outbox.naming import message_id, token_of

        client = recipient.client
        name = message_id(self.key, self.released.id, client.id, round, domain=self.identity.domain)
        token = token_of(name)
        assert token is not None
        mail = self._mail(client.language, recipient.terms)
        return mail.letter(client, message_id=name, date=self.at, token=token, address=recipient.address)

    def _mail(self, language: str, terms: "tuple[OwnTerm, ...]") -> "NoticeMail":
        from renvooi.corpus.ledger.heads import head_line
        from renvooi.notice.mail.attachments import notice_files, seal_file
        from renvooi.notice.mail.letters import notice_mail
        from renvooi.notice.mailing import with_own_terms

        variant = language, terms
        if variant not in self._mails:
            notice = with_own_terms(self.notice, terms)
            files = notice_files(notice, language=language, house=self.house)
            seal = seal_file(head_line(self.store.head()), language=language)
            self._mails[variant] = notice_mail(
                notice, language=language, house=self.house, settings=self.identity, files=(*files, seal)
            )
        return self._mails[variant]


def identity_of(settings: "MailSettings") -> "MailIdentity":
    """Who writes the e-mails, by the settings."""
    from renvooi.notice.mail.identity import MailIdentity

    return MailIdentity(
        from_name=settings.from_name,
        from_address=settings.from_address,
        sender=settings.sender,
        reply_to=settings.reply_to,
        list_id=settings.list_id,
        acknowledge=settings.acknowledge,
        unsubscribe=settings.unsubscribe,
    )


def require_true_house(
    store: "Corpus", released: "ReleasedNotice", notice: "Notice", look: Look, languages: Iterable[str]
) -> None:
    """Nothing, if what the house adds to the notice is true of the two versions. Raises: MissingFile, BadSettings."""
    if look.house_file is None:
        return
    from renvooi.cli.reading import settings_at
    from renvooi.diff import diff
    from renvooi.notice.house_letter import require_true_letter

    old, new = (store.document(store.version(released.document, one)) for one in (released.old, released.new))
    script = diff(old, new)
    with settings_at(look.house_file):
        for language in sorted(set(languages)):
            require_true_letter(notice, script, old=old, new=new, language=language, house=look.house())

"""How a client confirms that an e-mail arrived: by a link of the processor, or by an answer of two words.

Which words those are is read again by `renvooi.notice.mailbox`; a test holds the two together. The message says
that nothing is agreed to by them: an acknowledgement proves receipt, and a client must not fear to give it.
"""

from urllib.parse import quote

from renvooi.model import Bilingual
from renvooi.notice.mail.identity import MailIdentity, filled

CONFIRMED = Bilingual("Ontvangst bevestigd", "Receipt confirmed")
"""What an answer says that is an acknowledgement and nothing else."""

LINK = Bilingual("Ja, ik heb deze e-mail ontvangen", "Yes, I received this e-mail")
_ASKED = Bilingual(
    "Wilt u ons laten weten dat u deze e-mail heeft ontvangen?",
    "Would you let us know that you received this e-mail?",
)
_BY_LINK = Bilingual("Gebruik dan deze link.", "Then use this link.")
_BY_ANSWER = Bilingual(
    f"Antwoord dan met alleen deze twee woorden: {CONFIRMED.nl}.",
    f"Then reply with these two words only: {CONFIRMED.en}.",
)
_NOT_AGREED = Bilingual("U stemt daarmee nergens mee in.", "You do not agree to anything by it.")


def confirm_words(identity: MailIdentity, language: str) -> str:
    """What the message says of it."""
    way = _BY_LINK if identity.acknowledge else _BY_ANSWER
    return " ".join(one.in_language(language) for one in (_ASKED, way, _NOT_AGREED))


def confirm_link(identity: MailIdentity, token: str, language: str) -> str:
    """Where the link on the page leads: to the processor's own address for it, or to an answer that is written already.

    Raises: BadSettings.
    """
    if identity.acknowledge is not None:
        return filled(identity.acknowledge, token, field="acknowledge")
    address = quote(identity.reply_to or identity.from_address, safe="@")
    return f"mailto:{address}?subject={quote(f'{CONFIRMED.in_language(language)} {token}')}"

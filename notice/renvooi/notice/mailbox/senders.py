"""Who wrote a mail: one of us, the organisation that a message of ours went to, or anybody else.

A header is no proof, and everybody who was passed a mail has its Message-ID. So what the sender says decides only
what does not count; what is left is for a person.
"""

from renvooi.notice.mailbox.values import Mail, SentMessage, SentMessages


def is_ours(mail: Mail, about: SentMessage, sent: SentMessages) -> bool:
    """Whether one of us wrote it: from an address of ours, or from the domain under which the message was sent."""
    if mail.sender in sent.own:
        return True
    ours = _domain(about.message_id.rstrip(">"))
    return bool(ours) and _domain(mail.sender) == ours and _domain(about.address or "") != ours


def is_of_recipient(mail: Mail, about: SentMessage, sent: SentMessages) -> bool:
    """Whether it comes from the address that the message went to, or from the same organisation."""
    if about.address is None:
        return False
    if mail.sender == about.address.lower():
        return True
    domain = _domain(about.address)
    return domain not in sent.shared and _domain(mail.sender) == domain


def other_sender(mail: Mail, about: SentMessage, sent: SentMessages) -> tuple[str, ...]:
    """A note where another address answers than the one that the message went to."""
    if about.address is None or mail.sender == about.address.lower():
        return ()
    there = "the same organisation" if is_of_recipient(mail, about, sent) else "elsewhere"
    return (f"comes from {mail.sender or 'nobody'}, another address than the message went to ({there})",)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()

"""One message to one recipient: MAIL, RCPT, DATA, the text, the durable dot, the dot, the answer.

Until the dot nothing can have been accepted, whatever goes wrong. After it only an answer tells. So the moment
before it is made durable by whoever keeps the states, and what they do not confirm is never ended with a dot:

    MAIL -> RCPT -> DATA -> text -> [dot is durable] -> "." -> answer
    lost: nothing was accepted                          lost: in doubt
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from renvooi.model.deliveries import Reply
from renvooi.notice.sending.wire import Lost, Wire

CLOSING = 421
"""The answer of a server that ends the connection."""
_NOT_IN_A_PATH = re.compile(r"[\x00-\x20\x7f-\x9f<>\u2028\u2029]")


class Stage(StrEnum):
    """Where a conversation is."""

    CONNECT = "connect"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    TEXT = "text"
    DOT = "dot"


class Ending(StrEnum):
    """What a conversation came to."""

    ACCEPTED = "accepted"
    PUT_OFF = "put-off"
    """4xx, or the server lacks what the message needs: nothing was accepted, and later it may be."""
    REFUSED = "refused"
    """5xx to the recipient or the message, or no server can be told of it: it never will be."""
    UNWELCOME = "unwelcome"
    """5xx to MAIL, before any recipient was named: it is about us, and nothing was accepted."""
    LOST = "lost"
    """The connection ended before the dot: nothing was accepted."""
    IN_DOUBT = "in-doubt"
    """No answer came after the dot."""
    TAKEN = "taken"
    """Another sender has the message: nothing was accepted from us."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the server is told beside the message."""

    sender: str
    address: str
    envelope_id: str
    """What reports of delivery name (RFC 3461, ENVID): the Message-ID."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a conversation ended."""

    ending: Ending
    stage: Stage
    """The last one that was reached."""
    reply: Reply
    """The answer that decided; without a code, why there is none."""
    usable: bool
    """True if another message can be sent on the connection."""


def converse(wire: Wire, envelope: Envelope, message: bytes, *, dot: Callable[[], bool]) -> Outcome:
    """What became of a message. `dot` makes durable that the dot may be sent; False if it must not be.

    Raises: what `dot` raises; then nothing was accepted, and the connection is closed.
    """
    envelope = replace(envelope, sender=_plain(envelope.sender), address=_plain(envelope.address))
    if unfit := _unfit(envelope, message):
        return Outcome(Ending.REFUSED, Stage.CONNECT, Reply(None, unfit), usable=True)
    if lack := _lack(wire, envelope, message):
        return Outcome(Ending.PUT_OFF, Stage.CONNECT, Reply(None, lack), usable=True)
    stage = Stage.MAIL
    try:
        for stage, command in _commands(wire, envelope, message):
            reply = wire.ask(command)
            if (failed := _failed(wire, stage, reply)) is not None:
                return failed
        stage = Stage.TEXT
        wire.send(stuffed(message))
        wire.require_silence()
    except Lost as lost:
        return Outcome(Ending.LOST, stage, Reply(None, lost.reason), usable=False)
    try:
        sure = dot()
    except BaseException:
        wire.close()
        raise
    if not sure:
        wire.close()
        return Outcome(Ending.TAKEN, Stage.TEXT, Reply(None, "another sender has it"), usable=False)
    try:
        # making it durable took a moment in which the server may have gone: as long as no dot was sent, that is known
        wire.require_silence()
    except Lost as lost:
        return Outcome(Ending.LOST, Stage.TEXT, Reply(None, lost.reason), usable=False)
    return _end(wire)


def _end(wire: Wire) -> Outcome:
    """What the server says to the dot, for which it has longer than for a command."""
    wire.patience = wire.timeouts.dot
    try:
        wire.send(b".\r\n")
        reply = wire.answer()
    except Lost as lost:
        return Outcome(Ending.IN_DOUBT, Stage.DOT, Reply(None, lost.reason), usable=False)
    finally:
        wire.patience = wire.timeouts.command
    assert reply.code is not None
    if 200 <= reply.code < 300:
        return Outcome(Ending.ACCEPTED, Stage.DOT, reply, usable=True)
    if 300 <= reply.code < 400:
        wire.close()
        return Outcome(Ending.IN_DOUBT, Stage.DOT, reply, usable=False)
    return _turned_down(wire, Stage.DOT, reply)


def _commands(wire: Wire, envelope: Envelope, message: bytes) -> tuple[tuple[Stage, str], ...]:
    options = [f"SIZE={len(message)}"] if wire.has_extn("size") else []
    if not message.isascii():
        options.append("BODY=8BITMIME")
    if not (envelope.sender + envelope.address).isascii():
        options.append("SMTPUTF8")
    notify = ""
    if wire.has_extn("dsn"):
        options += ["RET=HDRS", f"ENVID={_xtext(envelope.envelope_id)}"]
        notify = " NOTIFY=SUCCESS,FAILURE,DELAY"
        if envelope.address.isascii():
            notify += f" ORCPT=rfc822;{_xtext(envelope.address)}"
    mail = " ".join((f"MAIL FROM:<{envelope.sender}>", *options))
    return (Stage.MAIL, mail), (Stage.RCPT, f"RCPT TO:<{envelope.address}>{notify}"), (Stage.DATA, "DATA")


def _failed(wire: Wire, stage: Stage, reply: Reply) -> Outcome | None:
    """The outcome if this answer ends the conversation; None if it goes on."""
    assert reply.code is not None
    if stage is Stage.MAIL and reply.code >= 500:
        wire.close()
        return Outcome(Ending.UNWELCOME, stage, reply, usable=False)
    fitting = reply.code == 354 if stage is Stage.DATA else 200 <= reply.code < 300
    if fitting:
        return None
    if reply.code < 400:
        wire.close()
        return Outcome(Ending.LOST, stage, reply, usable=False)
    return _turned_down(wire, stage, reply)


def _turned_down(wire: Wire, stage: Stage, reply: Reply) -> Outcome:
    ending = Ending.PUT_OFF if reply.code is not None and reply.code < 500 else Ending.REFUSED
    if reply.code == CLOSING:
        wire.close()
    elif stage is not Stage.DOT:
        _start_over(wire)
    return Outcome(ending, stage, reply, usable=wire.sock is not None)


def _start_over(wire: Wire) -> None:
    try:
        reply = wire.ask("RSET")
    except Lost:
        return
    if reply.code != 250:
        wire.close()


def stuffed(message: bytes) -> bytes:
    """The text as it is sent: a dot more before each line that begins with one, and a line end at its end."""
    text = message.replace(b"\r\n.", b"\r\n..")
    text = b"." + text if text.startswith(b".") else text
    return text if text.endswith(b"\r\n") else text + b"\r\n"


def _has_whole_lines(message: bytes) -> bool:
    # counted, for a search with a pattern takes a tenth of the time that a message may take
    return message.count(b"\n") == message.count(b"\r") == message.count(b"\r\n") and b"\0" not in message


def _unfit(envelope: Envelope, message: bytes) -> str | None:
    """Why no server can be told of this message; None if one can."""
    if not _has_whole_lines(message):
        # servers disagree about where such a line ends: one of them might see a dot alone on it
        return "the message holds a line end that is not CRLF, or a NUL"
    for address in (envelope.sender, envelope.address):
        if _NOT_IN_A_PATH.search(address) or "@" not in address:
            return "an address of the envelope is none"
    return None


def _lack(wire: Wire, envelope: Envelope, message: bytes) -> str | None:
    """What this server lacks, as it is today, for this message; None if nothing: another, or a later one, may have it."""
    if not (envelope.sender + envelope.address).isascii() and not wire.has_extn("smtputf8"):
        return "the mail server takes no addresses outside ASCII (SMTPUTF8)"
    if not message.isascii() and not wire.has_extn("8bitmime"):
        return "the mail server takes no text outside ASCII (8BITMIME)"
    most = wire.esmtp_features.get("size", "").strip()
    if most.isascii() and most.isdigit() and 0 < int(most) < len(message):
        return f"the message has {len(message)} bytes, and the mail server takes {most} at most"
    return None


def _plain(address: str) -> str:
    """The address with its domain in ASCII, as every server takes it; as it is if that cannot be."""
    if address.isascii():
        return address
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False).ascii_email or address
    except EmailNotValidError:
        return address


def _xtext(text: str) -> str:
    """`text` as parameters of a command carry it (RFC 3461, section 4)."""
    return "".join(one if "!" <= one <= "~" and one not in "+=" else f"+{ord(one):02X}" for one in text)

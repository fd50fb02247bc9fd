"""From a server in the settings to a connection on which messages can be sent: greeting, EHLO, STARTTLS, AUTH."""

import re
from base64 import b64encode

from renvooi.model.deliveries import Reply
from renvooi.model.errors import BadSettings
from renvooi.notice.sending.credentials import secret_of
from renvooi.notice.sending.settings import Credential, Security, Server
from renvooi.notice.sending.wire import Lost, Wire, reply_of

_ENHANCED = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}(?= |$)")
"""A status code at the beginning of an answer (RFC 3463)."""


def connect(server: Server) -> Wire:
    """A connection that was greeted, is protected as the settings ask, and has logged in.

    Raises: Lost if trying again may help, BadSettings if only other settings can.
    """
    wire = Wire(server)
    try:
        _expect(wire.answer(), 220, "greeting")
        wire.patience = server.timeouts.command
        _greet(wire)
        if server.security is Security.STARTTLS:
            _protect(wire)
            _greet(wire)
        if server.credential is not None:
            _log_in(wire, server.credential)
    except BaseException:
        wire.close()
        raise
    return wire


def _expect(reply: Reply, code: int, stage: str) -> None:
    if reply.code != code:
        raise Lost(f"{stage}: it answered {reply.code} {reply.text}")


def _greet(wire: Wire) -> None:
    wire.require_silence()
    code, text = wire.ehlo()
    _expect(reply_of(code, text), 250, "EHLO")


def _protect(wire: Wire) -> None:
    name = wire.server.name
    if not wire.has_extn("starttls"):
        raise BadSettings(
            f'{name}: offers no STARTTLS, and nothing is sent without. Use security = "tls", or its port.'
        )
    reply = wire.protect()
    if reply.code != 220:
        raise Lost(f"STARTTLS: it answered {reply.code} {reply.text}")


def _log_in(wire: Wire, credential: Credential) -> None:
    secret = secret_of(credential)
    offered = wire.esmtp_features.get("auth", "").upper().split()
    # a server may repeat what it is told, in whatever coding: no word of it goes into a message
    wire.confidential = True
    if credential.token_command:
        reply = _xoauth2(wire, credential.user, secret)
    elif "PLAIN" in offered or "LOGIN" not in offered:
        reply = wire.ask("AUTH PLAIN " + _coded(f"\0{credential.user}\0{secret}"))
    else:
        reply = _login(wire, credential.user, secret)
    if reply.code == 235:
        return
    said = _codes(reply)
    if reply.code is not None and 400 <= reply.code < 500:
        raise Lost(f"AUTH: it answered {said}")
    raise BadSettings(f"{wire.server.name}: does not let {credential.user} in: {said}. Check user and password.")


def _codes(reply: Reply) -> str:
    """The numbers of an answer, which are no secret, without its text."""
    enhanced = _ENHANCED.match(reply.text)
    return f"{reply.code} {enhanced[0]}" if enhanced else f"{reply.code}"


def _xoauth2(wire: Wire, user: str, token: str) -> Reply:
    reply = wire.ask("AUTH XOAUTH2 " + _coded(f"user={user}\1auth=Bearer {token}\1\1"))
    # 334 carries the reason of a refusal, and an empty line asks for the refusal itself
    return wire.ask("") if reply.code == 334 else reply


def _login(wire: Wire, user: str, password: str) -> Reply:
    reply = wire.ask("AUTH LOGIN")
    for said in (user, password):
        if reply.code != 334:
            break
        reply = wire.ask(_coded(said))
    return reply


def _coded(text: str) -> str:
    return b64encode(text.encode("utf-8")).decode("ascii")

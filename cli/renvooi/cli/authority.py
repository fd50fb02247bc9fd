"""How a request for a time stamp travels to an authority: one POST, no redirect, little time, few bytes."""

import ipaddress
from typing import IO, TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPMessage

PATIENCE = 30.0
"""Seconds to wait for an authority at each step; those in use answer within one."""


def authority_at(url: str) -> "Callable[[bytes], bytes]":
    """A way to send requests to the authority at `url`: https, or http on this machine.

    Raises: UsageError for another URL.
    """
    parts = _parts(url)
    if not parts.hostname or parts.username or parts.scheme not in ("https", "http"):
        raise click.UsageError("--authority is no URL of an authority; write it as https://host/path", _context())
    if parts.scheme == "http" and not _is_here(parts.hostname):
        raise click.UsageError("--authority: give an https URL; http is for this machine alone", _context())

    def send(request: bytes) -> bytes:
        return _post(url, parts.hostname or "", request)

    return send


def _context() -> click.Context:
    return click.get_current_context()


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _post(url: str, host: str, request: bytes) -> bytes:
    """What the authority answered. Raises: InputRefused if it gave none."""
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    from renvooi.corpus.ledger.stamps import LONGEST_ANSWER
    from renvooi.model.errors import InputRefused

    class Stay(HTTPRedirectHandler):
        """No redirect is followed: it could lead off https, or to another authority."""

        def redirect_request(
            self, req: Request, fp: IO[bytes], code: int, msg: str, headers: "HTTPMessage", newurl: str
        ) -> None:
            return None

    asked = Request(url, data=request, headers={"Content-Type": "application/timestamp-query"})
    try:
        with build_opener(Stay).open(asked, timeout=PATIENCE) as answer:
            body: bytes = answer.read(LONGEST_ANSWER + 1)
    except HTTPError as error:
        reason = f"answered with status {error.code} instead of a time stamp"
        raise InputRefused(host, reason, "Check the URL, or try again later") from error
    except (OSError, HTTPException, ValueError) as error:
        said = " ".join(str(getattr(error, "reason", error)).split()).lower()
        raise InputRefused(
            host, f"does not answer ({said})", "Check the URL and the network, then try again"
        ) from error
    return body

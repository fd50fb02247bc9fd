"""The preview server while it runs: its socket, its end."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click
import uvicorn

from renvooi.cli.site.server import Preview, application

_FAREWELL = 2
"""Seconds that an answer under way has when the preview ends."""


@dataclass(frozen=True, slots=True)
class Listening:
    """A socket that is bound, so that its port is known and nobody else's."""

    socket: socket.socket
    host: str

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        port = self.socket.getsockname()[1]
        shown = "localhost" if _is_any(self.host) else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{port}/"

    @property
    def names(self) -> tuple[str, ...]:
        """By which names a browser may ask for it."""
        if _is_any(self.host):
            return ("*",)
        return (self.host, "localhost", "127.0.0.1", "[::1]")


@contextmanager
def listening(host: str, port: int) -> Iterator[Listening]:
    """A context with a socket on that address. Raises: UsageError if it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        bound = socket.create_server((host, port), family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise click.UsageError(
            f"cannot listen on {host} port {port}: {reason}; give another --port, or --port 0 for any that is free",
            click.get_current_context(silent=True),
        ) from error
    with bound:
        yield Listening(bound, host)


def run(at: Listening, folder: Path, *, changed: Callable[[], int]) -> None:
    """Nothing, once Ctrl-C ended the preview of `folder`; `changed` says how often it became another."""
    server: uvicorn.Server
    preview = Preview(folder, at.names, changed, ending=lambda: server.should_exit)
    server = uvicorn.Server(_configuration(preview))
    with suppress(KeyboardInterrupt):
        server.run(sockets=[at.socket])


@contextmanager
def shown(folder: Path) -> Iterator[str]:
    """A context with the address at which `folder` is shown to this machine, without reloading."""
    with listening("127.0.0.1", 0) as at:
        server = uvicorn.Server(_configuration(Preview(folder, at.names, None, lambda: True)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [at.socket]}, daemon=True)
        thread.start()
        try:
            yield at.address
        finally:
            server.should_exit = True
            thread.join()


def _configuration(preview: Preview) -> uvicorn.Config:
    """How the server runs: quiet, without its own name in answers."""
    return uvicorn.Config(
        application(preview),
        log_level="error",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_FAREWELL,
        ws="none",
    )


def _is_any(host: str) -> bool:
    """Whether it stands for all addresses of this machine."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False

"""The preview: a folder of files over HTTP, as a careful web server has it.

Only what a browser on this machine asks for is answered: another host in the request, as where a page of
elsewhere points its own name at 127.0.0.1, is refused. Headers are those of docs/site-hosting.md, so that what
works here works there. A folder that is switched for another is followed at the next request.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from os import PathLike, stat_result
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from renvooi.notice.site.addresses import NOT_FOUND

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CHANGES = "/.renvooi/changes"
"""Where the preview tells browsers that the site was built again; no page has such a path."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Of pages: the most that any of them allows itself, for each page narrows it by its own meta element."""
FRAGMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Of a fragment that is shown in a frame: its own style and nothing else."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
}
"""Of every answer. A preview changes all the time: browsers ask each time, and get 304 where nothing did."""

MEDIA_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
"""By the end of a name; what is none of these is bytes. Asked of no table of the machine, which differ."""
_FEED = "application/feed+json"
_BYTES = "application/octet-stream"
_SCRIPT = re.compile(r"assets/site\b[^/]*\.js")
_FROM_HOST = re.compile(r'href="/([^"]+/)assets/')
_TICK = 0.25
"""Seconds between looks whether the site changed or the preview ends."""
_ALIVE = 15.0
"""Seconds after which an idle connection says so: what lies between may close a silent one."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the server shows."""

    folder: Path
    """The site; may be a link that is switched."""
    hosts: Sequence[str]
    """Names by which a browser may ask for it."""
    changed: Callable[[], int] | None
    """How often the site was built since the preview began; None for no reload."""
    ending: Callable[[], bool]
    """Whether the preview is about to end: connections that wait for news are then closed."""


def application(preview: Preview) -> Starlette:
    """The preview as an application of ASGI."""
    routes: list[Route | Mount] = []
    if preview.changed is not None:
        routes.append(Route(CHANGES, _telling(preview.changed, preview.ending), methods=["GET"]))
    routes.append(Mount("/", _Files(preview.folder, reloads=preview.changed is not None)))
    middleware = [
        Middleware(_Headed),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(preview.hosts), www_redirect=False),
    ]
    return Starlette(routes=routes, middleware=middleware)


def media_type(path: str) -> str:
    """What a file of the site is, by its name."""
    if path.endswith("feed.json"):
        return _FEED
    return MEDIA_TYPES.get(Path(path).suffix, _BYTES)


def policy(path: str) -> str:
    """The content security policy of a file of the site."""
    return FRAGMENT_POLICY if path.startswith("embed/") else POLICY


class _Files(StaticFiles):
    """The files of a site; a folder shows its page and never a list, and what is hidden is not there."""

    def __init__(self, folder: Path, *, reloads: bool) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self.reloads = reloads

    async def check_config(self) -> None:
        """Nothing: a folder that is away for a moment gives 404, and is back at the next request."""

    def get_path(self, scope: "Scope") -> str:
        """The path from the root of the site, also where a link names it from the host that the site is for."""
        path = super().get_path(scope)
        folder = self._folder_on_its_host()
        return path.removeprefix(folder) or "." if folder else path

    def _folder_on_its_host(self) -> str:
        """Where the site will stand on its server, as the page for what is not there links to it; empty at the top."""
        try:
            page = (Path(str(self.directory)) / NOT_FOUND).read_text("utf-8", "replace")
        except OSError:
            return ""
        found = _FROM_HOST.search(page)
        return found[1] if found else ""

    async def get_response(self, path: str, scope: "Scope") -> Response:
        """The file, its folder's page, or the page for what is not there."""
        if any(part.startswith(".") and part != "." for part in path.split("/")):
            return await self._missing(scope)
        try:
            answer = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404:
                raise
            return await self._missing(scope)
        return await self._missing(scope) if answer.status_code == 404 else answer

    def file_response(
        self,
        full_path: "PathLike[str] | str",
        stat_result: stat_result,
        scope: "Scope",
        status_code: int = 200,
    ) -> Response:
        """The file with its media type; the script of the site also listens for changes."""
        folder = Path(str(self.directory)).resolve()
        path = Path(full_path).relative_to(folder).as_posix()
        if self.reloads and _SCRIPT.fullmatch(path):
            return _listening(Path(full_path), scope)
        answer = super().file_response(full_path, stat_result, scope, status_code)
        if not isinstance(answer, NotModifiedResponse):
            answer.headers["content-type"] = media_type(path)
        if path.endswith((".html", ".svg")):
            answer.headers["content-security-policy"] = policy(path)
        return answer

    async def _missing(self, scope: "Scope") -> Response:
        """The site's own page for what is not there, or a line where it has none."""
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(status_code=405, headers={"Allow": "GET, HEAD"})
        headers = {"content-security-policy": POLICY}
        try:
            page = (Path(str(self.directory)) / NOT_FOUND).read_bytes()
        except OSError:
            return PlainTextResponse("Not found\n", status_code=404, headers=headers)
        return Response(page, status_code=404, headers=headers, media_type=MEDIA_TYPES[".html"])


def _listening(file: Path, scope: "Scope") -> Response:
    """The script of the site with the lines that reload the page, under a tag of their own."""
    script = file.read_bytes() + b"\n" + (files("renvooi.cli.site") / "reload.js").read_bytes()
    headers = {"etag": f'"{sha256(script).hexdigest()[:32]}"', "content-type": MEDIA_TYPES[".js"]}
    if Headers(scope=scope).get("if-none-match") == headers["etag"]:
        return NotModifiedResponse(Headers(headers))
    return Response(script, headers=headers)


def _telling(changed: Callable[[], int], ending: Callable[[], bool]) -> Callable[[Request], object]:
    async def events(request: Request) -> StreamingResponse:
        return StreamingResponse(_news(request, changed, ending), media_type="text/event-stream")

    return events


async def _news(request: Request, changed: Callable[[], int], ending: Callable[[], bool]) -> AsyncIterator[str]:
    """An event for each time the site was built again, until the browser or the preview goes away."""
    seen, idle = changed(), 0.0
    yield "retry: 1000\n\n"
    while not ending() and not await request.is_disconnected():
        if (now := changed()) != seen:
            seen, idle = now, 0.0
            yield "event: built\ndata: \n\n"
        elif idle >= _ALIVE:
            idle = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(_TICK)
        idle += _TICK


class _Headed:
    """Puts the headers of every answer on it."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on, and the answer with its headers."""

        async def headed(message: "Message") -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                more = [
                    (name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in there
                ]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self.app(scope, receive, headed)

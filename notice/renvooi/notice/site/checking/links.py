"""Does each link lead somewhere, and does it stay within the site where it should?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from renvooi.notice.site.addresses import INDEX, NOT_FOUND
from renvooi.notice.site.checking.facts import OUTSIDE, Link, PageFacts
from renvooi.notice.site.checking.faults import Fault, error, warning
from renvooi.notice.site.checking.folder import resolve
from renvooi.notice.site.checking.site import SiteFacts

CHECK = "links"
_TELLING = ("/feed.atom", "/feed.json", ".ics")
"""How the names of files end that tell of pages."""
_FOLD = re.compile(rb"\r\n[ \t]")
"""What calendars break a long line by."""
_SHOWN_ONLY = "#:~:text="
"""Begins an anchor that names words and no id."""


def check_links(site: SiteFacts) -> Iterator[Fault]:
    """Links of pages that lead nowhere, or around the site to come back to it."""
    yield from _told_elsewhere(site)
    by_letters = {path.casefold(): path for path in site.folder.sizes}
    for page in site.pages.values():
        for link in (*page.links, *page.loads):
            message = _wrong(site, _below(site, page, link), by_letters)
            if message is not None:
                yield error(CHECK, page.path, link.line, message)
        yield from _absolute(site, page)


def _below(site: SiteFacts, page: PageFacts, link: Link) -> Link:
    """The link as it is meant: the page for what is not there stands at any depth, so its links begin at the host."""
    if page.path != NOT_FOUND or site.base is None:
        return link
    folder = urlsplit(site.base).path
    if not link.href.startswith(folder):
        return link
    path = link.href.removeprefix(folder).partition("#")[0]
    return replace(link, target=(resolve("", path) or OUTSIDE) if path else INDEX)


def _wrong(site: SiteFacts, link: Link, by_letters: dict[str, str]) -> str | None:
    named = repr(link.href[:120])
    if link.target == OUTSIDE:
        return f"{named} leaves the folder of the site; make it relative"
    if link.target not in site.folder.sizes:
        other = by_letters.get(link.target.casefold())
        if other is not None:
            return f"{named} differs in capital letters from {other}; servers tell them apart"
        if f"{link.target}/{INDEX}" in site.folder.sizes:
            return f"{named} leads to a folder; end it with a slash"
        return f"{named} leads nowhere: there is no {link.target}"
    if not link.anchor or link.href.startswith(_SHOWN_ONLY):
        return None
    target = site.pages.get(link.target)
    if target is not None and link.anchor not in target.ids and link.anchor != "top":
        return f"{named} leads to no place on the page: no id {link.anchor[:80]!r} there"
    return None


def _absolute(site: SiteFacts, page: PageFacts) -> Iterator[Fault]:
    for href, line in page.absolute:
        if href.startswith("http://"):
            yield warning(CHECK, page.path, line, f"{href[:120]!r} is not safe from listeners; use https")
        if site.base is None or not href.startswith(site.base):
            continue
        if not page.fragment:
            yield error(CHECK, page.path, line, f"{href[:120]!r} names this site by its address; make it relative")
        elif (message := _wrong(site, _by_address(site.base, href, line), {})) is not None:
            yield error(CHECK, page.path, line, message)


def _by_address(base: str, href: str, line: int | None) -> Link:
    """What an absolute address below `base` leads to."""
    path, _, anchor = href.removeprefix(base).partition("#")
    path = path.partition("?")[0]
    target = f"{unquote(path)}{INDEX}" if path.endswith("/") or not path else unquote(path)
    return Link(target, unquote(anchor), line, href)


def _told_elsewhere(site: SiteFacts) -> Iterator[Fault]:
    """Addresses of this site in feeds and calendars that lead nowhere: nobody sees those on a page."""
    if site.base is None:
        return
    address = re.compile(re.escape(site.base.encode()) + rb"[^\s\"'<>&\\]*")
    for path in sorted(site.folder.sizes):
        if not path.endswith(_TELLING):
            continue
        data = _FOLD.sub(b"", site.folder.read(path))
        for found in sorted({one.rstrip(b".,;:!?)") for one in address.findall(data)}):
            message = _wrong(site, _by_address(site.base, found.decode("utf-8", "replace"), None), {})
            if message is not None:
                yield error(CHECK, path, None, message)

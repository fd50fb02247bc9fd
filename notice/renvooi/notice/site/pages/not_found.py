"""The page that a server shows for an address that leads nowhere, in both languages.

It is shown at any depth, so its links start at the root of the server and not at the page: they take the path
of the address at which the site stands.
"""

from urllib.parse import urlsplit

from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES

TEMPLATE = "not_found.html.j2"


class _Anywhere(Frame):
    """A page that does not know at which address it is read."""

    __slots__ = ()

    def link(self, target: str) -> str:
        """A link from the root of the server."""
        path, mark, anchor = target.partition("#")
        return urlsplit(self.site.settings.url).path + addresses.public(path) + mark + anchor


def not_found_page(site: Site) -> Files:
    """The page for what is not found."""
    frame = _Anywhere(site, LANGUAGES[0], addresses.NOT_FOUND, translated=False)
    return {addresses.NOT_FOUND: render_page(TEMPLATE, frame, {"languages": LANGUAGES})}

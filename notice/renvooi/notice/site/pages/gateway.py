"""The page at the root of the site: the way to both languages, in both.

It sends nobody on by itself: which language a reader wants is the reader's to say, and a page that works
without a script cannot know it.
"""

from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES

TEMPLATE = "gateway.html.j2"


def gateway_page(site: Site) -> Files:
    """The root page."""
    frame = Frame(site, LANGUAGES[0], addresses.ROOT_PAGE, translated=False)
    return {addresses.ROOT_PAGE: render_page(TEMPLATE, frame, {"languages": LANGUAGES})}

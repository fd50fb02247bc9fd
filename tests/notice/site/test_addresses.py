"""How pages of a site name each other."""

import posixpath

import pytest

from renvooi.notice.site.addresses import link

PAGES = ["index.html", "404.html", "nl/index.html", "nl/document/a/index.html", "nl/document/a/version/1/index.html"]


@pytest.mark.parametrize("start", PAGES)
@pytest.mark.parametrize(
    "target", [*PAGES, "en/index.html", "files/a/version/1/document.pdf", "nl/document/b/index.html"]
)
def test_a_link_leads_from_page_to_page_in_any_folder(start: str, target: str) -> None:
    shown = link(start, target)
    reached = posixpath.normpath(posixpath.join("/some/folder", posixpath.dirname(start), shown))
    page = f"{reached}/index.html" if shown.endswith("/") else reached
    assert page == f"/some/folder/{target}"


def test_a_link_within_a_page_keeps_its_anchor() -> None:
    assert link("nl/index.html", "nl/index.html#latest") == "./#latest"

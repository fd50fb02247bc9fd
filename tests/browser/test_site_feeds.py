"""Who asks again for a feed is sent it only when it is another."""

import httpx
import pytest

from tests.browser.sites import Visitor

FEEDS = ("nl/feed.atom", "en/feed.json", "nl/document/demarcatie/feed.atom", "nl/document/demarcatie/feed.json")


@pytest.mark.parametrize("feed", FEEDS)
def test_feed_that_did_not_change_is_not_sent_again(visitor: Visitor, feed: str) -> None:
    address = visitor.site.address + feed
    first = httpx.get(address)
    form = "application/atom+xml; charset=utf-8" if feed.endswith("atom") else "application/feed+json"
    assert (first.status_code, first.headers["content-type"]) == (200, form)
    for header, value in (("if-none-match", "etag"), ("if-modified-since", "last-modified")):
        again = httpx.get(address, headers={header: first.headers[value]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    other = httpx.get(address, headers={"if-none-match": '"another"'})
    assert (other.status_code, other.content) == (200, first.content)


def test_page_names_the_feeds_that_are_there(visitor: Visitor) -> None:
    page = visitor.open("nl/document/demarcatie/")
    named = page.locator("link[rel=alternate][type]").evaluate_all("all => all.map(one => [one.type, one.href])")
    assert named == [
        ["application/atom+xml", f"{visitor.site.address}{FEEDS[2]}"],
        ["application/feed+json", f"{visitor.site.address}{FEEDS[3]}"],
    ]
    assert all((visitor.site.folder / feed).is_file() for feed in FEEDS)

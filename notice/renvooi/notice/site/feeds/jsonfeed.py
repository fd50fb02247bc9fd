"""A feed as JSON Feed 1.1, with what a program wants to know of a step in one extension, `_renvooi`."""

import json

from renvooi.notice.site.feeds.entries import Entry, Feed
from renvooi.notice.site.feeds.prose import as_html, as_text

VERSION = "https://jsonfeed.org/version/1.1"
"""By which a reader knows the format."""


def to_json_feed(feed: Feed) -> bytes:
    """The feed in UTF-8, a member on each line."""
    value = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.addresses["json"],
        "description": feed.subtitle,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry, feed.language) for entry in feed.entries],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: Entry, language: str) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": as_html(entry),
        "content_text": as_text(entry),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": [entry.document],
        "language": language,
        "_renvooi": {
            "document": entry.document,
            "old": entry.old,
            "new": entry.new,
            "effective_date": None if entry.effective_date is None else entry.effective_date.isoformat(),
            "substantive": entry.substantive,
            "review": entry.review,
            "editorial": entry.editorial,
            "notice": entry.notice,
            "diff": entry.diff,
        },
    }

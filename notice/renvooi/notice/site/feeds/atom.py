"""A feed as Atom (RFC 4287). The elements and their escaping are those of feedgenerator.

What it does not do: it takes the clock where nothing was published, and every summary for HTML.
"""

from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import XMLGenerator

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]  # ships no types

from renvooi.notice.site.feeds.entries import Entry, Feed
from renvooi.notice.site.feeds.prose import as_html, as_text


class _AtomFeed(Atom1Feed):  # type: ignore[misc]  # ships no types
    """Atom with a moment that was given, and summaries that are text."""

    def latest_post_date(self) -> datetime:
        """The moment that the feed was given."""
        moment = self.feed["updated"]
        assert isinstance(moment, datetime)
        return moment

    def add_item_elements(self, handler: XMLGenerator, item: dict[str, object]) -> None:
        """The elements of an entry, its summary last."""
        super().add_item_elements(handler, {**item, "description": None})
        handler.startElement("summary", {"type": "text"})  # type: ignore[arg-type]  # takes any mapping
        handler.characters(str(item["description"]))
        handler.endElement("summary")


def to_atom(feed: Feed) -> bytes:
    """The feed in UTF-8."""
    made = _AtomFeed(
        title=feed.title,
        link=feed.url,
        description=feed.subtitle,
        language=feed.language,
        author_name=feed.author,
        feed_url=feed.addresses["atom"],
        feed_guid=feed.id,
        updated=feed.updated,
    )
    for entry in feed.entries:
        _add(made, entry)
    written = BytesIO()
    made.write(written, "utf-8")
    return written.getvalue() + b"\n"


def _add(feed: _AtomFeed, entry: Entry) -> None:
    feed.add_item(
        title=entry.title,
        link=entry.url,
        description=as_text(entry),
        content=as_html(entry),
        unique_id=entry.id,
        pubdate=entry.published,
        updateddate=entry.updated,
        categories=(entry.document,),
    )

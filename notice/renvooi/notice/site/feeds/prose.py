"""An entry as text and as HTML: the same sentences in the same order, and in HTML the changes with their links.

The HTML is read by programs that are not ours, each with a filter of its own. So it has five elements and one
attribute, and text of a document is text in it, whatever it looks like.
"""

from collections.abc import Iterator

from markupsafe import Markup

from renvooi.notice.site.feeds.entries import Entry


def as_text(entry: Entry) -> str:
    """Paragraphs with an empty line between them; each right after a hyphen."""
    first, *rest = entry.rights
    rights = "\n".join([first, *(f"- {one}" for one in rest)])
    return "\n\n".join([*entry.opening, rights, *entry.closing])


def as_html(entry: Entry) -> str:
    """Paragraphs and lists; each change with its permanent link."""
    return "".join(str(one) for one in _markup(entry))


def _markup(entry: Entry) -> Iterator[Markup]:
    yield from _paragraphs(entry.opening)
    linked = Markup('<li><a href="{}"><bdi>{}</bdi></a>: {}</li>')
    yield from _list([linked.format(one.url, one.place, one.what) for one in entry.changes])
    yield from _paragraphs((*entry.more, *entry.rights[:1]))
    yield from _list([Markup("<li>{}</li>").format(one) for one in entry.rights[1:]])
    yield from _paragraphs(entry.closing)


def _paragraphs(sentences: tuple[str, ...]) -> Iterator[Markup]:
    return (Markup("<p>{}</p>").format(one) for one in sentences)


def _list(items: list[Markup]) -> Iterator[Markup]:
    if items:
        yield Markup("<ul>{}</ul>").format(Markup("").join(items))

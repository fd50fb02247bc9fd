"""Can each feed be followed: does it hold what its specification says it must?

Atom after RFC 4287, JSON Feed after its version 1.1. Both forms of a feed tell of the same entries in the same
order, or a reader who changes from one to the other would be told twice.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from posixpath import dirname

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.site import SiteFacts
from renvooi.notice.site.checking.xml import read_xml

CHECK = "feeds"
_ATOM = "{http://www.w3.org/2005/Atom}"
_VERSION = "https://jsonfeed.org/version/1.1"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
"""RFC 3339, as both specifications ask for it."""
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_TEXTS = ("title", "subtitle", "summary", "rights")


def check_feeds(site: SiteFacts) -> Iterator[Fault]:
    """What is wrong with the feeds."""
    ids: dict[str, dict[str, list[str]]] = {}
    for path in sorted(site.folder.sizes):
        if path.endswith("/feed.atom"):
            found, messages = _atom(site.folder.read(path), _address(site, path))
        elif path.endswith("/feed.json"):
            found, messages = _json(site.folder.read(path), _address(site, path))
        else:
            continue
        ids.setdefault(dirname(path), {})[path.rpartition(".")[2]] = found
        for message in messages:
            yield error(CHECK, path, None, message)
    for folder, forms in ids.items():
        if len(forms) == 1:
            (form,) = forms
            yield error(CHECK, f"{folder}/feed.{form}", None, "is there in this form only; a feed has two")
        elif forms["atom"] != forms["json"]:
            yield error(CHECK, f"{folder}/feed.json", None, "does not have the entries of feed.atom, in its order")


def _address(site: SiteFacts, path: str) -> str | None:
    return None if site.base is None else site.base + path


def _atom(data: bytes, address: str | None) -> tuple[list[str], list[str]]:
    """The ids of the entries, and what is wrong."""
    root, broken = read_xml(data)
    if root is None:
        return [], [f"is not XML: {broken}"]
    if root.tag != f"{_ATOM}feed":
        return [], [f"is not an Atom feed: its root is {root.tag[:80]}"]
    entries = root.findall(f"{_ATOM}entry")
    messages = [*_atom_common(root, "the feed"), *_atom_self(root, address)]
    authored = root.find(f"{_ATOM}author") is not None
    for number, entry in enumerate(entries, start=1):
        messages += _atom_entry(entry, f"entry {number}", authored=authored)
    ids = [(entry.findtext(f"{_ATOM}id") or "").strip() for entry in entries]
    return ids, [*messages, *_once(ids)]


def _atom_common(element: etree._Element, what: str) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if (count := len(element.findall(f"{_ATOM}{name}"))) != 1:
            yield f"{what} has {count} times <{name}>, and must have it once"
    if not _ABSOLUTE.fullmatch((element.findtext(f"{_ATOM}id") or "").strip()):
        yield f"the <id> of {what} is no absolute address"
    for name in ("updated", "published"):
        for moment in element.findall(f"{_ATOM}{name}"):
            if not _is_moment(moment.text):
                yield f"<{name}> of {what} is {(moment.text or '')[:60]!r}; write it as 2026-03-02T09:00:00+00:00"
    for name in _TEXTS:
        for text in element.findall(f"{_ATOM}{name}"):
            if text.get("type", "text") not in ("text", "html", "xhtml"):
                yield f"<{name}> of {what} has the type {text.get('type')!r:.60}"
    for author in element.findall(f"{_ATOM}author"):
        if not (author.findtext(f"{_ATOM}name") or "").strip():
            yield f"an author of {what} has no name"
    kinds = Counter((link.get("type"), link.get("hreflang")) for link in _links(element, "alternate"))
    if kinds and max(kinds.values()) > 1:
        yield f"{what} has two alternate links of one type and language"
    for link in element.findall(f"{_ATOM}link"):
        if not link.get("href"):
            yield f"a link of {what} has no href"
    if any(not one.get("term") for one in element.findall(f"{_ATOM}category")):
        yield f"a category of {what} has no term"


def _atom_self(root: etree._Element, address: str | None) -> Iterator[str]:
    own = [link.get("href") for link in _links(root, "self")]
    if len(own) != 1:
        yield "the feed does not say where it stands: it needs one link rel=self"
    elif address is not None and own != [address]:
        yield f"says it stands at {own[0]!r:.160} and stands at {address!r}"


def _atom_entry(entry: etree._Element, what: str, *, authored: bool) -> Iterator[str]:
    yield from _atom_common(entry, what)
    if not authored and entry.find(f"{_ATOM}author") is None:
        yield f"{what} has no author, nor has the feed"
    if entry.find(f"{_ATOM}content") is None and not _links(entry, "alternate"):
        yield f"{what} has neither content nor a link to it"
    if len(entry.findall(f"{_ATOM}content")) > 1:
        yield f"{what} has content twice"


def _links(element: etree._Element, relation: str) -> list[etree._Element]:
    return [link for link in element.findall(f"{_ATOM}link") if link.get("rel", "alternate") == relation]


def _json(data: bytes, address: str | None) -> tuple[list[str], list[str]]:
    """The ids of the items, and what is wrong."""
    try:
        feed = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return [], [f"is not JSON: {' '.join(str(error).split())[:120]}"]
    if not isinstance(feed, dict):
        return [], ["is not a JSON Feed: expected an object"]
    messages = list(_json_feed(feed, address))
    items = feed.get("items")
    if not isinstance(items, list):
        return [], [*messages, "has no items"]
    for number, item in enumerate(items, start=1):
        messages += _json_item(item, f"item {number}")
    ids = [str(item.get("id", "")) if isinstance(item, dict) else "" for item in items]
    return ids, [*messages, *_once(ids)]


def _json_feed(feed: dict[str, object], address: str | None) -> Iterator[str]:
    if feed.get("version") != _VERSION:
        yield f"has not the version {_VERSION}"
    if not _is_text(feed.get("title")):
        yield "has no title"
    if "feed_url" not in feed or (address is not None and feed["feed_url"] != address):
        yield f"says it stands at {feed.get('feed_url')!r:.160} and stands at {address!r}"
    authors = feed.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(one, dict) and one for one in authors):
        yield "has authors of another form than the specification's"


def _json_item(item: object, what: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{what} is no object"
        return
    if not _is_text(item.get("id")):
        yield f"{what} has no id, or one that is not text"
    if not (_is_text(item.get("content_html")) or _is_text(item.get("content_text"))):
        yield f"{what} has no content"
    for name in ("url", "external_url", "image"):
        if name in item and not _ABSOLUTE.fullmatch(str(item[name])):
            yield f"{name} of {what} is no absolute address"
    for name in ("date_published", "date_modified"):
        if name in item and not _is_moment(item[name]):
            yield f"{name} of {what} is {item[name]!r:.60}; write it as 2026-03-02T09:00:00+00:00"
    tags = item.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(one, str) for one in tags):
        yield f"the tags of {what} are no list of texts"


def _once(ids: list[str]) -> Iterator[str]:
    for id_, times in Counter(ids).items():
        if times > 1:
            yield f"has {times} entries with the id {id_[:120]!r}"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_moment(value: object) -> bool:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value.strip()):
        return False
    try:
        datetime.fromisoformat(value.strip())
    except ValueError:
        return False
    return True

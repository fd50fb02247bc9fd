"""Does a page load anything from elsewhere, or run anything that stands within it?

A reader of a changelog is nobody's visitor but the processor's: no font, picture or script of another party.
And nothing within a page may run or style it, so that text of a document never can: docs/decisions.
"""

import re
import sys
from collections.abc import Iterator

from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.folder import Folder
from renvooi.notice.site.checking.markup import Element, Page
from renvooi.notice.site.checking.policy import mistakes

CHECK = "outside"
_LOADS = {
    "audio": ("src",),
    "body": ("background",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href",),
    "video": ("src", "poster"),
}
"""Attributes whose address a browser fetches without being asked."""
_NAMED_ONLY = frozenset({"canonical", "alternate", "license", "author", "help", "next", "prev", "search", "me"})
"""Relations of a `link` that is named and not fetched."""
SCHEME = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_ADDRESSED = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a reader may be led to."""
_LEADING = frozenset({"action", "cite", "formaction", "href", "ping"})
_SENDING = frozenset({"action", "formaction", "ping"})
_LEFT_OUT = re.compile(r"[\t\n\r]|^[\x00-\x20]+")
"""Characters that a browser does not see in an address: a scheme with a tab in it works."""
_CSS = re.compile(r"url\(\s*['\"]?([^'\")]*)|@import\s+['\"]?([^'\";\s]*)|image-set\(\s*['\"]([^'\"]*)", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(?:[\w-]+:)?(script|foreignObject|iframe|embed|object|handler)\b|\s(on\w+)\s*=|<!(ENTITY)|(javascript:)",
    re.IGNORECASE,
)
"""What in a picture runs, once a reader opens the picture by itself."""
_FETCHED = re.compile(r"(?:\bimport\s*\(?|\bfrom|\bfetch\s*\(|\bEventSource\s*\()\s*[\"'`]((?:https?:)?//[^\"'`]*)")


def check_outside(page: Page) -> Iterator[Fault]:
    """What a page loads from elsewhere, or runs from within."""
    for element in page.elements:
        for message in (*_loaded(element), *_within(element), *_led(element)):
            yield error(CHECK, page.path, element.line, message)
    if not page.fragment:
        for line, message in _policy(page):
            yield error(CHECK, page.path, line, message)


def check_fragment_style(path: str, style: str) -> Iterator[Fault]:
    """What the style of a fragment loads: it may load nothing."""
    for address in _in_css(style):
        yield error(CHECK, path, None, f"the style loads {_short(address)}; a fragment loads nothing")


def check_loaded_files(folder: Folder) -> Iterator[Fault]:
    """What style sheets, scripts and pictures of the site load from elsewhere."""
    for path in sorted(folder.sizes):
        if path.startswith("search/"):
            continue
        if path.endswith(".css"):
            found = [address for address in _in_css(_text(folder, path)) if SCHEME.match(address)]
        elif path.endswith(".js"):
            found = [match[1] for match in _FETCHED.finditer(_text(folder, path))]
        elif path.endswith(".svg"):
            for match in _ACTIVE.finditer(_text(folder, path)):
                yield error(CHECK, path, None, f"a picture with {_short(match[match.lastindex or 0])}, which may run")
            found = re.findall(
                r"(?:href|src)\s*=\s*[\"']\s*((?:[a-z]+:|//)[^\"']*)", _text(folder, path), re.IGNORECASE
            )
        else:
            continue
        for address in found:
            yield error(CHECK, path, None, f"loads {_short(address)}; keep a copy in the site")


def loaded_by(page: Page) -> Iterator[tuple[Element, str]]:
    """What a browser fetches with the page, as the page names it."""
    for element in page.elements:
        attributes = _LOADS.get(element.name)
        if attributes is None or (element.name == "link" and set(element.words("rel")) <= _NAMED_ONLY):
            continue
        for attribute in attributes:
            value = element.attributes.get(attribute)
            if value is None:
                continue
            several = attribute in ("srcset", "imagesrcset")
            for address in (part.split()[0] for part in value.split(",") if part.split()) if several else (value,):
                yield element, address.strip()


def _loaded(element: Element) -> Iterator[str]:
    attributes = _LOADS.get(element.name)
    if attributes is None or (element.name == "link" and set(element.words("rel")) <= _NAMED_ONLY):
        return
    for attribute in attributes:
        value = element.attributes.get(attribute, "")
        if SCHEME.match(value) or (attribute.endswith("srcset") and re.search(r"[a-z]+:|//", value)):
            yield f"loads {_short(value)}; keep a copy in the site"


def _within(element: Element) -> Iterator[str]:
    for name in element.attributes:
        if name.startswith("on"):
            yield f"has the handler {_short(name)}; put it in a script file"
        elif name == "style":
            yield "has a style attribute; put it in the style sheet"
        elif name == "srcdoc":
            yield "has a page within an attribute (srcdoc)"
    if element.name == "style":
        yield "<style> within a page; put it in the style sheet"
    elif element.name == "script" and ("src" not in element.attributes or any(text.strip() for text in element.texts)):
        yield "<script> within a page; put it in a script file"
    elif element.name == "base":
        yield "<base> changes what every link means"
    elif element.name == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield "<meta> sends the reader elsewhere after a while; give a link instead"
    elif element.name in ("iframe", "object", "embed"):
        yield f"<{element.name}> shows another page within this one"


def _led(element: Element) -> Iterator[str]:
    """Addresses that do more than lead somewhere."""
    for name in sorted(_LEADING & element.attributes.keys()):
        value = _LEFT_OUT.sub("", element.attributes[name])
        if not SCHEME.match(value):
            continue
        scheme = value.partition(":")[0].strip().lower()
        if not scheme.startswith(("/", "\\")) and scheme not in _ADDRESSED:
            yield f"{name} is {_short(value)}, an address that no reader is led to"
        elif name in _SENDING:
            yield f"sends what a reader typed to {_short(value)}"


def _policy(page: Page) -> Iterator[tuple[int | None, str]]:
    found = [one for one in page.all("meta") if (one.get("http-equiv") or "").lower() == "content-security-policy"]
    if len(found) != 1:
        yield None, "has no content security policy, or several"
        return
    before = page.elements[: page.elements.index(found[0])]
    if any(element.name in ("script", "link", "style") for element in before):
        yield found[0].line, "loads something before its content security policy"
    search = page.path.split("/")[1:2] == ["search"]
    for message in mistakes(found[0].attributes.get("content", ""), search=search):
        yield found[0].line, message


def _in_css(style: str) -> list[str]:
    plain = _ESCAPE.sub(_unescaped, _CSS_COMMENT.sub(" ", style))
    return ["".join(match.groups(default="")) for match in _CSS.finditer(plain)]


def _unescaped(match: re.Match[str]) -> str:
    """The character that an escape of CSS stands for."""
    code = int(match[1], 16) if match[1] else 0
    return match[2] or (chr(code) if 0 < code <= sys.maxunicode else "\ufffd")


def _text(folder: Folder, path: str) -> str:
    return folder.read(path).decode("utf-8", "replace")


def _short(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:80] + "...")

"""What of one page the checks of the whole site need: small, for thousands of pages are held at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from renvooi.notice.site.addresses import public
from renvooi.notice.site.checking.folder import resolve
from renvooi.notice.site.checking.markup import Element, Page
from renvooi.notice.site.checking.outside import SCHEME, loaded_by
from renvooi.notice.site.checking.policy import directives

OUTSIDE = ""
"""The target of a link that leaves the site."""
_LINKS = {"a": "href", "area": "href", "form": "action"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link that leads to a file of the site."""

    target: str
    """From the root of the site; empty for one that would leave the site."""
    anchor: str
    """Id in the target; empty for the whole."""
    line: int | None
    href: str
    """As it stands on the page."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page, as the others need to know it."""

    path: str
    fragment: bool
    ids: frozenset[str]
    links: tuple[Link, ...]
    """Relative ones, each target and anchor once."""
    absolute: tuple[tuple[str, int | None], ...]
    """Links that name a host, each once, with their line."""
    loads: tuple[Link, ...]
    """What a browser fetches with it, each once."""
    canonical: str | None
    alternates: tuple[tuple[str, str], ...]
    """Language and address."""
    policy: tuple[tuple[str, tuple[str, ...]], ...]
    """Its content security policy by directive, in the order of the alphabet."""
    noindex: bool
    size: int
    """Bytes."""

    @property
    def base(self) -> str | None:
        """The address of the site, as the canonical address of this page tells it; None if it does not."""
        ending = public(self.path)
        if self.canonical is None or not self.canonical.endswith(ending):
            return None
        return self.canonical.removesuffix(ending)


def facts_of(page: Page, size: int) -> PageFacts:
    """What others need to know of a page."""
    links: dict[tuple[str, str], Link] = {}
    absolute: dict[str, int | None] = {}
    for element, href in _hrefs(page):
        if SCHEME.match(href):
            absolute.setdefault(href, element.line)
        else:
            link = _link(page.path, href, element.line)
            links.setdefault((link.target or link.href, link.anchor), link)
    loads = {
        address: _link(page.path, address, element.line)
        for element, address in loaded_by(page)
        if not SCHEME.match(address)
    }
    heads = list(page.all("link"))
    return PageFacts(
        path=page.path,
        fragment=page.fragment,
        ids=frozenset(element.attributes["id"] for element in page.elements if "id" in element.attributes),
        links=tuple(links.values()),
        absolute=tuple(absolute.items()),
        loads=tuple(loads.values()),
        canonical=next((one.get("href") for one in heads if one.words("rel") == ["canonical"]), None),
        alternates=tuple(
            (one.attributes["hreflang"], one.get("href") or "")
            for one in heads
            if "alternate" in one.words("rel") and "hreflang" in one.attributes
        ),
        policy=_policy(page),
        noindex=any(
            one.get("name") == "robots" and "noindex" in (one.get("content") or "") for one in page.all("meta")
        ),
        size=size,
    )


def _hrefs(page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.elements:
        name = _LINKS.get(element.name)
        if name is not None and name in element.attributes:
            yield element, element.attributes[name].strip()
        elif element.name == "link" and "href" in element.attributes and not _is_address(element):
            yield element, element.attributes["href"].strip()


def _is_address(element: Element) -> bool:
    """Whether a `link` says where the page stands, or its translation, rather than leading anywhere."""
    return element.words("rel") == ["canonical"] or "hreflang" in element.attributes


def _link(path: str, href: str, line: int | None) -> Link:
    address, _, anchor = href.partition("#")
    target = resolve(path, address)
    return Link(OUTSIDE if target is None else target, unquote(anchor), line, href)


def _policy(page: Page) -> tuple[tuple[str, tuple[str, ...]], ...]:
    for element in page.all("meta"):
        if (element.get("http-equiv") or "").lower() == "content-security-policy":
            said = directives(element.attributes.get("content", ""))
            return tuple((name, tuple(sorted(sources))) for name, sources in sorted(said.items()))
    return ()

"""Built pages as trees, for tests: what stands on them, and where their links lead."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from lxml import html

from renvooi.model.notices import Notice
from renvooi.notice.site import addresses
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import DocumentCard, StepFacts
from tests.notice.site.example import ASSETS, ExampleSource

_ROOT = "https://site.invalid/"


def tree(page: bytes) -> html.HtmlElement:
    """A page as a browser reads it."""
    return html.document_fromstring(page.decode("utf-8"))


def text_of(element: html.HtmlElement) -> str:
    """Text as a document has it: without words for screen readers, a line break for each `br`."""
    copy = html.fromstring(html.tostring(element))
    for hidden in copy.xpath(".//*[@class='visually-hidden']"):
        hidden.drop_tree()
    for broken in copy.xpath(".//br"):
        broken.tail = "\n" + (broken.tail or "")
    return str(copy.text_content())


def targets(path: str, page: bytes) -> Iterator[str]:
    """Where the relative links of a page lead, as paths from the root of the site; anchors left out."""
    for address in tree(page).xpath("//@href | //@src"):
        found = urlsplit(urljoin(_ROOT + path, address))
        if f"{found.scheme}://{found.netloc}/" == _ROOT and not address.startswith("#"):
            place = found.path.removeprefix("/")
            yield place + addresses.INDEX if place.endswith("/") or not place else place


def missing_anchors(page: bytes) -> list[str]:
    """Links within a page that lead to no element of it."""
    found = tree(page)
    ids = set(found.xpath("//@id"))
    return [one for one in found.xpath("//a/@href") if one.startswith("#") and one[1:] not in ids]


def doubled_ids(page: bytes) -> list[str]:
    """Ids that stand on more than one element."""
    ids = tree(page).xpath("//@id")
    return sorted({one for one in ids if ids.count(one) > 1})


def skipped_levels(page: bytes) -> list[tuple[int, int]]:
    """Headings that leave out a level, with the heading before each."""
    levels = [int(one.tag[1]) for one in tree(page).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    return [(before, after) for before, after in pairwise(levels) if after > before + 1]


def common_pages() -> set[str]:
    """What any page may link to."""
    pages = {addresses.ROOT_PAGE, ASSETS.style, ASSETS.script, ASSETS.icon}
    for language in LANGUAGES:
        for page in (addresses.home, addresses.search, addresses.follow, addresses.proof):
            pages.add(page(language))
        pages.update(addresses.feed(language, form) for form in ("atom", "json"))
    return pages


def pages_of(card: DocumentCard) -> set[str]:
    """Pages and files of a document but for its clauses."""
    versions = [one.slug for one in card.versions]
    pages = {addresses.version_file(card.slug, one, "document.pdf") for one in versions}
    for step in card.steps:
        names = ("redline.pdf", "redline.docx", "diff.json", "notice.json", "proof.json")
        pages.update(addresses.step_file(card.slug, step.slug, name) for name in names)
    for language in LANGUAGES:
        pages.add(addresses.document(language, card.slug))
        pages.add(addresses.calendar(language, card.slug))
        pages.update(addresses.feed(language, form, card.slug) for form in ("atom", "json"))
        pages.update(addresses.version(language, card.slug, one) for one in versions)
        pages.update(addresses.responsibilities(language, card.slug, one) for one in versions)
        pages.update(addresses.step(language, card.slug, one.slug) for one in card.steps)
        pages.update(addresses.calendar(language, card.slug, one.slug) for one in card.steps)
    return pages


def clauses_of(facts: StepFacts) -> set[str]:
    """Pages of the clauses of both versions."""
    ids = {*facts.clauses_old.values(), *facts.clauses_new.values()}
    return {addresses.clause(language, facts.document.slug, one) for language in LANGUAGES for one in ids}


@lru_cache(maxsize=1)
def example_steps() -> tuple[StepFacts, ...]:
    """All about each step of the example documents."""
    source = ExampleSource()
    return tuple(source.step(card, step) for card in source.documents() for step in card.steps)


def example_step(name: str) -> StepFacts:
    """The step with this slug."""
    return next(one for one in example_steps() if one.step.slug == name)


def told(name: str) -> Notice:
    """The notice about the step with this slug."""
    notice = example_step(name).notice
    assert notice is not None
    return notice

"""What a processor sets of its site: where it stands, what it is called, and which templates are its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renvooi.model.notices import Bilingual
from renvooi.notice.house import DEFAULT_HOUSE, House

LANGUAGES = ("nl", "en")
"""Of the pages, in the order in which a reader is offered them."""

NO_ADDRESS = "https://example.invalid/"
"""Where a site stands that was not told where: an address that leads nowhere, by RFC 2606."""


DEFAULT_TITLE = Bilingual("Wijzigingen in onze afspraken", "Changes to our arrangements")


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings of a site; see docs/site.md."""

    url: str = NO_ADDRESS
    """Where the site will stand: https, with a slash at the end."""
    authority: str = ""
    """Who names the entries of the feeds, as RFC 4151 has it: "example.nl,2026"; empty for the host of `url` and 2026."""
    title: Bilingual = DEFAULT_TITLE
    intro: Bilingual | None = None
    """A paragraph at the head of the start page."""
    house: House = DEFAULT_HOUSE
    templates: Mapping[str, str] = field(default_factory=dict)
    """Templates of the house by name, as "page.html.j2"; each takes the place of ours."""
    without: frozenset[str] = frozenset()
    """Files to leave out: any of "pdf", "docx", "search"."""
    events: bool = False
    """Whether proofs hold the events themselves, which name the people who acted."""

    @property
    def has_address(self) -> bool:
        """Whether the site was told where it will stand."""
        return self.url != NO_ADDRESS

"""What every page has around it: settings, language, and where the page stands."""

from dataclasses import dataclass

from renvooi.notice.site.addresses import link, public
from renvooi.notice.site.settings import LANGUAGES, SiteSettings


@dataclass(frozen=True, slots=True)
class Assets:
    """Paths of the files that pages load, from the root of the site; a name holds a digest of the content."""

    style: str
    script: str
    search_script: str
    icon: str
    logo: str | None


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of one site share."""

    settings: SiteSettings
    assets: Assets


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of a site, before anything stands in it."""

    site: Site
    language: str
    path: str
    """From the root of the site: "nl/document/demarcatie/index.html"."""
    translated: bool = True
    """Whether the same page exists in the other language."""

    def link(self, target: str) -> str:
        """A relative link from this page to a path from the root of the site."""
        return link(self.path, target)

    def absolute(self, target: str) -> str:
        """The web address of a path from the root of the site."""
        return web_address(self.site.settings.url, target)

    @property
    def canonical(self) -> str:
        """The web address of this page."""
        return self.absolute(self.path)

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """Each language with the path of this page in it."""
        if not self.translated:
            return ((self.language, self.path),)
        rest = self.path.partition("/")[2]
        return tuple((one, f"{one}/{rest}") for one in LANGUAGES)

    def say(self, nl: str, en: str) -> str:
        """The words of ours in the language of the page."""
        return en if self.language == "en" else nl


def web_address(url: str, path: str) -> str:
    """The address of a path of a site that stands at `url`, which ends with a slash."""
    # Paths are made of slugs and ids, so there is nothing to resolve, which a sitemap would do 50,000 times.
    return url + public(path)

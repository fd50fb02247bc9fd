"""Names for good: of what feeds tell of, as tag URIs (RFC 4151), and of the days in calendars.

A reader of feeds knows an entry by its id alone: another id is a second entry, and the same id for
something else is an entry that is never seen. So an id is made of who names it, the name of the document
in the corpus and the labels of its versions: what is published and never changes. Not of titles, texts or
verdicts, and of the address of the site only while nobody else was told to name.

    tag:example.nl,2026:nl                           all steps, in Dutch
    tag:example.nl,2026:nl/demarcatie                the steps of one document
    tag:example.nl,2026:nl/demarcatie/2026-01/2026-02    one step
    effective/demarcatie/2026-02@example.nl          a version takes effect, in whatever language it is told
"""

from urllib.parse import quote, urlsplit

from renvooi.notice.site.settings import SiteSettings

FIRST_YEAR = "2026"
"""The year in which a site without an authority of its own names things, which RFC 4151 asks for: never that of today,
or each January would bring all entries anew."""


def step_tag(settings: SiteSettings, language: str, document: str, *, old: str, new: str) -> str:
    """The id of the entry about a step in `language`: a translation is an entry of its own (docs/site-feeds.md)."""
    return _tag(settings, language, document, old, new)


def feed_tag(settings: SiteSettings, language: str, document: str | None) -> str:
    """The id of the feed of a document, or of all where it is None."""
    return _tag(settings, language) if document is None else _tag(settings, language, document)


def effective_id(settings: SiteSettings, document: str, version: str) -> str:
    """The id of the day on which a version takes effect: one day, so no language is in it.

    Calendars want any name that is theirs alone; one without a comma, which some of them misread.
    """
    host = _authority(settings).partition(",")[0]
    return f"{_joined('effective', document, version)}@{host}"


def _tag(settings: SiteSettings, *parts: str) -> str:
    return f"tag:{_authority(settings)}:{_joined(*parts)}"


def _joined(*parts: str) -> str:
    """No two lists of parts come to one text: what is not a letter, a digit or one of "-._~" is written as its bytes."""
    return "/".join(quote(part, safe="", errors="surrogatepass") for part in parts)


def _authority(settings: SiteSettings) -> str:
    return settings.authority or f"{urlsplit(settings.url).hostname},{FIRST_YEAR}"

"""What a house sets of its site, read from the table `[site]` of its TOML file, and checked before a page is made.

[site]
url = "https://www.example.nl/wijzigingen/"     authority = "example.nl,2026"
title = { nl = "Wijzigingen", en = "Changes" }  templates = "site"
without = ["docx"]                              events = false
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import urlsplit

from renvooi.model import Bilingual
from renvooi.model.errors import MissingFile
from renvooi.notice.house_file import MAX_TEMPLATE_BYTES, load_house
from renvooi.notice.house_words import Unfair, unfair
from renvooi.notice.render.quoting import visible
from renvooi.notice.site.settings import DEFAULT_TITLE, NO_ADDRESS, SiteSettings
from renvooi.notice.site.templating import template_names
from renvooi.notice.tables import Table, load

LEFT_OUT = ("pdf", "docx", "search")
"""What a site can do without."""

MAX_TITLE = 80
"""Characters: the title stands above every page, also on a phone."""
MAX_INTRO = 1_000
"""Characters, some five sentences: the documents stand below it."""

_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*")
_AUTHORITY = re.compile(
    r"(?:[a-z0-9._-]+@)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,},([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)"
)

_NOTICE = re.compile(r"\b(?:kennisgeving\w*|notice|notices|notification\w*)\b")
_BEING = re.compile(r"\b(?:is|zijn|geldt|gelden|dient|dienen|vervangt|are|as|counts?|serves?|replaces?|constitutes?)\b")
_NOT = re.compile(r"\b(?:geen|niet|nooit|no|not|never)\b")
_SMALL = re.compile(
    r"\b(?:redactione\w+|cosmetisch\w*|tekstue\w+|(?:kleine|geringe) (?:wijziging|aanpassing|verandering)\w*"
    r"|editorial\w*|cosmetic\w*|textual\w*|(?:minor|small|trivial) (?:change|amendment|edit|update)\w*)\b"
)
_LARGE = re.compile(r"\b(?:inhoudelijk\w*|substantive\w*)\b")
"""Who names both kinds calls no change the one or the other."""
_ACTING = re.compile(
    r"\b(?:can|could|may|must|cannot|longer|not|to)\b(?:\s+\w+){0,3}?\s+(?:object|oppose|cancel|withdraw|refuse|opt out)\b"
)


def load_site(data: bytes, *, read: Callable[[str], bytes], name: str = "house") -> SiteSettings:
    """The settings of a site in the TOML file of a house; `read` gives the bytes of a file beside it.

    Raises: BadSettings with the place of the first mistake; what `read` raises for a file that is missing.
    """
    house = load_house(data, read=read, name=name)
    table = load(data, name).table("site")
    settings = SiteSettings(
        url=_url(table),
        authority=_authority(table),
        title=_words(table, "title", MAX_TITLE) or DEFAULT_TITLE,
        intro=_words(table, "intro", MAX_INTRO),
        house=house,
        templates=_templates(table, read),
        without=_without(table),
        events=table.flag("events", default=False),
    )
    table.done()
    return settings


def _url(table: Table) -> str:
    text = table.optional_text("url")
    if text is None:
        return NO_ADDRESS
    if not text.endswith("/"):
        raise table.refuse("url", f"{text!r} is no folder; end it with a slash")
    if not is_address(text):
        raise table.refuse("url", f"expected the address of a folder such as 'https://www.example.nl/', found {text!r}")
    return text


def is_address(text: str) -> bool:
    """Whether a site can stand there: a folder of a host, by https, ended by a slash."""
    return bool(_ADDRESS.fullmatch(text)) and not {".", ".."} & set(text.split("/")) and _has_port(text)


def _has_port(text: str) -> bool:
    """Whether the host can be, and the port if one is given."""
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0 and ".." not in str(parts.hostname)
    except ValueError:
        return False


def _authority(table: Table) -> str:
    text = table.optional_text("authority")
    if text is None:
        return ""
    found = _AUTHORITY.fullmatch(text)
    if found is None or not _is_day(found[1]):
        raise table.refuse("authority", f"expected a name and a date such as 'example.nl,2026', found {text!r}")
    return text


def _is_day(text: str) -> bool:
    """Whether a year, month or day of RFC 4151 is in the calendar."""
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _words(table: Table, key: str, longest: int) -> Bilingual | None:
    words = table.optional_bilingual(key)
    if words is None:
        return None
    for language, text in (("nl", words.nl), ("en", words.en)):
        place = f"{key}.{language}"
        if "\n" in text or visible(text) != text:
            raise table.refuse(place, "expected one line of text that shows all its characters")
        if len(text) > longest:
            raise table.refuse(place, f"{len(text)} characters are too many; give at most {longest}")
        if (found := unfair([text]) or _claim(text)) is not None:
            raise table.refuse(place, f"it {found[0]}: {found[1]!r}; leave that to the pages")
    return words


def _claim(text: str) -> Unfair | None:
    """What words above a site say that a notice need not guard against, as it says such things itself."""
    for sentence in re.split(r"(?<=[.!?…])\s+", text):
        said = sentence.casefold()
        if _NOTICE.search(said) and _BEING.search(said) and not _NOT.search(said):
            return "says that the site is a notice", sentence
        if _SMALL.search(said) and not _LARGE.search(said):
            return "says what a change is", sentence
        if _ACTING.search(said):
            return "speaks of a right or its term", sentence
    return None


def _without(table: Table) -> frozenset[str]:
    found = table.texts("without")
    for index, one in enumerate(found):
        if one not in LEFT_OUT:
            raise table.refuse(f"without[{index}]", f"expected one of {', '.join(LEFT_OUT)}; found {one!r}")
    return frozenset(found)


def _templates(table: Table, read: Callable[[str], bytes]) -> Mapping[str, str]:
    folder = table.optional_text("templates")
    if folder is None:
        return {}
    folder, found = folder.rstrip("/"), dict[str, str]()
    for name in template_names():
        path = f"{folder}/{name}"
        try:
            data = read(path)
        except MissingFile:
            continue
        if len(data) > MAX_TEMPLATE_BYTES:
            raise table.refuse("templates", f"{path} has {len(data)} bytes; give one of at most {MAX_TEMPLATE_BYTES}")
        try:
            found[name] = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise table.refuse("templates", f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    if not found:
        names = ", ".join(template_names())
        raise table.refuse("templates", f"{folder} holds none of {names}; add one or leave templates out")
    return found

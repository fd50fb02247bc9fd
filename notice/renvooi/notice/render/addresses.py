"""Web addresses of a house, filled in for one notice."""

from collections.abc import Iterator, Mapping
from string import Formatter
from urllib.parse import quote

from renvooi.model import Bilingual, Notice
from renvooi.model.errors import BadSettings
from renvooi.notice.house import House
from renvooi.notice.render.quoting import Safe

_KEPT = ":/?#[]@!$&'()*+,;=%~"
"""Characters that an address means something by; the others are written as their bytes."""

_NAMES = {
    "new": Bilingual("De nieuwe tekst", "The new text"),
    "old": Bilingual("De oude tekst", "The old text"),
    "redline": Bilingual("Beide teksten, met de verschillen gemarkeerd", "Both texts, with the differences marked"),
}


def links(notice: Notice, house: House) -> Iterator[tuple[Bilingual, Safe]]:
    """What stands where: a name and a Markdown link; none for an address that needs a label the notice lacks."""
    values = {
        "document": notice.document,
        "old": notice.old.version,
        "new": notice.new.version,
        "notice": notice.id,
    }
    return step_links(house, values)


def step_links(house: House, values: Mapping[str, str | None]) -> Iterator[tuple[Bilingual, Safe]]:
    """The same for the step from one version to another; `values` are those of the placeholders."""
    for key, address in (("new", house.links.new), ("old", house.links.old), ("redline", house.links.redline)):
        if address is not None and (filled := _filled(address, values)) is not None:
            yield _NAMES[key], Safe(f"<{filled}>")


def _filled(address: str, values: Mapping[str, str | None]) -> str | None:
    parts: list[str] = []
    for literal, field, _, _ in Formatter().parse(address):
        parts.append(quote(literal, safe=_KEPT))
        if field is not None:
            if field not in values:
                raise BadSettings(f"house: links: unknown placeholder {{{field}}} in {address!r}")
            value = values[field]
            if value is None:
                return None
            parts.append(quote(value, safe=""))
    filled = "".join(parts)
    if not filled.startswith("https://"):
        raise BadSettings(f"house: links: expected an address that begins with https://, found {address!r}")
    return filled

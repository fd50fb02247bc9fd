"""A house style read from TOML, and checked before it can make a notice that clients cannot read.

schema = "renvooi/house/1"
sender = "Voorbeeld Data B.V."          logo = { file = "logo.png", text = "Voorbeeld Data" }
accent = "#0b4a6f"                      links = { new = "https://example.nl/{document}/{new}" }
"""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from string import Formatter
from urllib.parse import urlsplit

from PIL import Image

from renvooi.model.errors import MissingFile
from renvooi.notice.house import DEFAULT_HOUSE, HOUSE_SCHEMA, TEMPLATES, House, Links, Logo
from renvooi.notice.house_check import mistakes_in
from renvooi.notice.tables import Table, load

PLACEHOLDERS = ("document", "old", "new", "notice")
"""What an address may hold in braces: the kind of document, both version labels, the id of the notice."""

_PAGE = "page.html.j2"
"""A page is always ours: what a page can hide, no check of it can prove shown."""

MAX_LOGO_BYTES = 200_000
"""A logo stands in every page that is sent; larger ones make mails that are refused."""
MAX_LOGO_SIDE = 2_000
"""Pixels; a picture of few bytes may unfold to many."""

MAX_TEMPLATE_BYTES = 200_000
"""Ours have 10,000."""

_PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_LINE_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")
_ADDRESS = re.compile(r"https://[A-Za-z0-9._~:/?#@!$&()*+,;=%{}\[\]-]+")


def load_house(data: bytes, *, read: Callable[[str], bytes], name: str = "house") -> House:
    """The house style in a TOML file; `read` gives the bytes of a file beside it, by the name it has there.

    Raises: BadSettings with the place of the first mistake; what `read` raises for a file that is missing.
    """
    root = load(data, name)
    if (schema := root.text("schema")) != HOUSE_SCHEMA:
        raise root.refuse("schema", f"expected {HOUSE_SCHEMA!r}, found {schema!r}")
    house = House(
        sender=_line(root, "sender"),
        lines=_lines(root),
        logo=_logo(root.table("logo"), read) if "logo" in root else None,
        accent=(root.optional_text("accent") or DEFAULT_HOUSE.accent).lower(),
        links=_links(root.table("links")),
        templates=_templates(root, read),
    )
    root.value("site")  # read by `site.settings_file`, where a site is made
    root.done()
    for key, problem in mistakes_in(house):
        raise root.refuse(key, problem)
    return house


def _line(root: Table, key: str) -> str | None:
    text = root.optional_text(key)
    if text is not None and _LINE_BREAK.search(text):
        raise root.refuse(key, "expected one line; put the others in lines")
    return text


def _lines(root: Table) -> tuple[str, ...]:
    lines = root.texts("lines")
    for index, line in enumerate(lines):
        if not line.strip() or _LINE_BREAK.search(line):
            raise root.refuse(f"lines[{index}]", "expected one line of text")
    return lines


def _logo(table: Table, read: Callable[[str], bytes]) -> Logo:
    file, text = table.text("file"), table.text("text")
    table.done()
    data = read(file)
    if len(data) > MAX_LOGO_BYTES:
        raise table.refuse("file", f"{file} has {len(data)} bytes; give one of at most {MAX_LOGO_BYTES}")
    try:
        with Image.open(BytesIO(data), formats=tuple(_PICTURES)) as picture:
            form, size = picture.format or "", picture.size
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise table.refuse("file", f"{file} is no whole PNG or JPEG picture; save it as PNG") from error
    if max(size) > MAX_LOGO_SIDE:
        raise table.refuse(
            "file", f"{file} is {size[0]} by {size[1]} pixels; make it at most {MAX_LOGO_SIDE} on a side"
        )
    return Logo(data, _PICTURES[form], text)


def _links(table: Table) -> Links:
    links = Links(new=_address(table, "new"), old=_address(table, "old"), redline=_address(table, "redline"))
    table.done()
    return links


def _address(table: Table, key: str) -> str | None:
    text = table.optional_text(key)
    if text is None:
        return None
    known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
    try:
        fields = [field for _, field, form, conversion in Formatter().parse(text) if field is not None]
        plain = not any(form or conversion for _, _, form, conversion in Formatter().parse(text))
        host = urlsplit(text).hostname
    except ValueError as error:
        raise table.refuse(key, f"{text!r} is no address: {error}") from error
    if not plain or not set(fields) <= set(PLACEHOLDERS):
        raise table.refuse(key, f"unknown placeholder in {text!r}; use any of {known}")
    if not _ADDRESS.fullmatch(text) or not host or "{" in host:
        raise table.refuse(key, f"expected an address that begins with https:// and a host, found {text!r}")
    return text


def _templates(root: Table, read: Callable[[str], bytes]) -> Mapping[str, str]:
    folder = root.optional_text("templates")
    if folder is None:
        return {}
    folder = folder.rstrip("/")
    if _beside(read, f"{folder}/{_PAGE}") is not None:
        raise root.refuse(
            "templates", f"{folder}/{_PAGE} would replace our page; remove it, and use logo, accent, sender and lines"
        )
    found: dict[str, str] = {}
    for name in TEMPLATES:
        path = f"{folder}/{name}"
        if (data := _beside(read, path)) is None:
            continue
        if len(data) > MAX_TEMPLATE_BYTES:
            raise root.refuse("templates", f"{path} has {len(data)} bytes; give one of at most {MAX_TEMPLATE_BYTES}")
        try:
            found[name] = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise root.refuse("templates", f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    if not found:
        raise root.refuse("templates", f"{folder} holds none of {', '.join(TEMPLATES)}; add one or leave templates out")
    return found


def _beside(read: Callable[[str], bytes], path: str) -> bytes | None:
    try:
        return read(path)
    except MissingFile:
        return None

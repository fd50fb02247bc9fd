"""A house style is read whole, or refused in one line that names the place."""

import tomllib
from io import BytesIO

import jsonschema
import pytest
from PIL import Image

from renvooi.model import schema
from renvooi.model.errors import BadSettings, MissingFile
from renvooi.notice import DEFAULT_HOUSE, load_house
from renvooi.notice.house_file import MAX_LOGO_BYTES


def picture(form: str, size: tuple[int, int] = (40, 20)) -> bytes:
    data = BytesIO()
    Image.new("RGB", size, "#0b4a6f").save(data, form)
    return data.getvalue()


FILES = {
    "logo.png": picture("PNG"),
    "logo.jpg": picture("JPEG"),
    "logo.gif": picture("GIF"),
    "cut.png": picture("PNG")[:60],
    "wide.png": picture("PNG", (2001, 1)),
    "big.png": b"\x89PNG" + b"0" * MAX_LOGO_BYTES,
    "letter/nl/notice.md.j2": b"Beste klant, {{ notice.id }}",
    "page/page.html.j2": b"{{ body }}",
    "latin/nl/notice.md.j2": b"\xe9",
    "long/en/notice.md.j2": b" " * 200_001,
}


def read(name: str) -> bytes:
    if name not in FILES:
        raise MissingFile(name, "no such file", "Check the name")
    return FILES[name]


WHOLE = """
schema = "renvooi/house/1"
sender = "Voorbeeld Data B.V."
lines = ["Voorbeeldstraat 12", "loket@example.nl"]
accent = "#7A1F3D"
logo = { file = "logo.png", text = "Voorbeeld Data" }
templates = "letter/"
[links]
new = "https://example.nl/{document}/{new}"
redline = "https://example.nl/{old}-{new}.html#{notice}"
"""


def test_house_holds_what_its_file_says() -> None:
    house = load_house(WHOLE.encode(), read=read)
    assert (house.sender, house.lines) == ("Voorbeeld Data B.V.", ("Voorbeeldstraat 12", "loket@example.nl"))
    assert house.accent == "#7a1f3d"
    assert house.logo is not None
    assert (house.logo.media_type, house.logo.data) == ("image/png", FILES["logo.png"])
    assert (house.links.new, house.links.old) == ("https://example.nl/{document}/{new}", None)
    assert house.templates == {"nl/notice.md.j2": "Beste klant, {{ notice.id }}"}


def test_file_fits_the_published_schema() -> None:
    published = schema("renvooi/house/1")
    jsonschema.validate(tomllib.loads(WHOLE), published)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": "renvooi/house/1", "kleur": "x"}, published)


def test_all_but_the_schema_may_be_left_out() -> None:
    assert load_house(b'schema = "renvooi/house/1"', read=read) == DEFAULT_HOUSE


def test_jpeg_is_a_picture_too() -> None:
    logo = load_house(b'schema = "renvooi/house/1"\nlogo = { file = "logo.jpg", text = "x" }', read=read).logo
    assert logo is not None
    assert logo.media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('kleur = "x"', "house.toml: unknown key 'kleur'"),
        ('sender = "a\\nb"', "house.toml: sender: expected one line"),
        ('lines = ["a", " "]', "house.toml: lines[1]: expected one line of text"),
        (f'sender = "{"x" * 201}"', "house.toml: sender: 201 characters are too many; give at most 200"),
        (f"lines = {['x'] * 13}", "house.toml: lines: 13 lines are too many; give at most 12"),
        (
            'lines = ["U hoeft niets te doen"]',
            "house.toml: lines[0]: 'U hoeft niets te doen' says that there is nothing",
        ),
        ('templates = "page"', "house.toml: templates: page/page.html.j2 would replace our page; remove it"),
        ('accent = "blauw"', "house.toml: accent: expected a colour such as"),
        ('accent = "#ffcc00"', "house.toml: accent: #ffcc00 on #f4f5f7 has a contrast of 1."),
        ('logo = { file = "logo.png" }', "house.toml: logo: text: expected a text"),
        ('logo = { file = "logo.gif", text = "x" }', "house.toml: logo: file: logo.gif is no whole PNG or JPEG"),
        ('logo = { file = "cut.png", text = "x" }', "house.toml: logo: file: cut.png is no whole PNG or JPEG"),
        ('logo = { file = "wide.png", text = "x" }', "house.toml: logo: file: wide.png is 2001 by 1 pixels"),
        ('logo = { file = "big.png", text = "x" }', "house.toml: logo: file: big.png has 200004 bytes"),
        ('links = { new = "http://example.nl" }', "house.toml: links: new: expected an address that begins with"),
        ('links = { new = "https:///x" }', "house.toml: links: new: expected an address"),
        ('links = { new = "https://{new}/x" }', "house.toml: links: new: expected an address"),
        ('links = { new = "https://example.nl/<b>" }', "house.toml: links: new: expected an address"),
        ('links = { new = "https://example.nl/{naam}" }', "house.toml: links: new: unknown placeholder"),
        ('links = { new = "https://example.nl/{new!r}" }', "house.toml: links: new: unknown placeholder"),
        ('links = { new = "https://example.nl/{" }', "house.toml: links: new: 'https://example.nl/{' is no address"),
        ('templates = "elders"', "house.toml: templates: elders holds none of nl/notice.md.j2"),
        ('templates = "latin"', "house.toml: templates: latin/nl/notice.md.j2 is not UTF-8 at byte 0"),
        ('templates = "long"', "house.toml: templates: long/en/notice.md.j2 has 200001 bytes"),
    ],
)
def test_mistake_is_one_line_with_its_place(line: str, problem: str) -> None:
    with pytest.raises(BadSettings) as caught:
        load_house(f'schema = "renvooi/house/1"\n{line}'.encode(), read=read, name="house.toml")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_another_schema_is_refused() -> None:
    with pytest.raises(BadSettings, match="expected 'renvooi/house/1', found 'renvooi/policy/1'"):
        load_house(b'schema = "renvooi/policy/1"', read=read)


def test_logo_that_is_missing_is_told_by_who_reads_it() -> None:
    with pytest.raises(MissingFile, match=r"weg\.png: no such file"):
        load_house(b'schema = "renvooi/house/1"\nlogo = { file = "weg.png", text = "x" }', read=read)

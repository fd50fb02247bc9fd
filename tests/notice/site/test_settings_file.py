"""The settings of a site are read whole, or refused in one line that names the place."""

import tomllib

import jsonschema
import pytest

from renvooi.model import Bilingual, schema
from renvooi.model.errors import BadSettings, MissingFile
from renvooi.notice import load_house
from renvooi.notice.site.settings import DEFAULT_TITLE, NO_ADDRESS, SiteSettings
from renvooi.notice.site.settings_file import load_site

FILES = {
    "site/base.html.j2": b'{% extends "renvooi/base.html.j2" %}',
    "site/parts/macros.html.j2": b"{# ours #}",
    "latin/step.html.j2": b"\xe9",
    "long/step.html.j2": b" " * 200_001,
    "other/own.html.j2": b"<p>",
}


def read(name: str) -> bytes:
    if name not in FILES:
        raise MissingFile(name, "no such file", "Check the name")
    return FILES[name]


HEAD = 'schema = "renvooi/house/1"\n'
WHOLE = (
    HEAD
    + """
sender = "Voorbeeld Data B.V."
[site]
url = "https://www.example.nl/wijzigingen/"
authority = "example.nl,2026-03"
title = { nl = "Wijzigingen bij Voorbeeld Data", en = "Changes at Voorbeeld Data" }
intro = { nl = "Hier leest u onze documenten.", en = "Here you read our documents." }
templates = "site/"
without = ["docx", "search"]
events = true
"""
)


def test_settings_hold_what_the_file_says() -> None:
    settings = load_site(WHOLE.encode(), read=read)
    assert (settings.url, settings.authority) == ("https://www.example.nl/wijzigingen/", "example.nl,2026-03")
    assert settings.title == Bilingual("Wijzigingen bij Voorbeeld Data", "Changes at Voorbeeld Data")
    assert settings.intro == Bilingual("Hier leest u onze documenten.", "Here you read our documents.")
    assert sorted(settings.templates) == ["base.html.j2", "parts/macros.html.j2"]
    assert (settings.without, settings.events) == (frozenset({"docx", "search"}), True)
    assert settings.house.sender == "Voorbeeld Data B.V."


def test_file_fits_the_published_schema() -> None:
    published = schema("renvooi/house/1")
    jsonschema.validate(tomllib.loads(WHOLE), published)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": "renvooi/house/1", "site": {"kleur": "x"}}, published)


def test_notice_leaves_the_site_to_the_site() -> None:
    assert load_house(WHOLE.encode(), read=read).sender == "Voorbeeld Data B.V."


def test_house_without_a_site_has_a_site_like_any_other() -> None:
    settings = load_site(HEAD.encode(), read=read)
    assert settings == SiteSettings()
    assert (settings.url, settings.title) == (NO_ADDRESS, DEFAULT_TITLE)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.nl/",
        "https://example.nl:8443/",
        "https://www.example.nl/a/b-c/d_e/~f/",
        "https://xn--caf-dma.nl/",
    ],
)
def test_address_of_any_folder_is_taken(url: str) -> None:
    assert load_site(f'{HEAD}[site]\nurl = "{url}"'.encode(), read=read).url == url


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("kleur = 1", "house.toml: site: unknown key 'kleur'"),
        ("url = 3", "house.toml: site: url: expected a text, found the number 3"),
        ('url = "https://example.nl"', "house.toml: site: url: 'https://example.nl' is no folder; end it with a slash"),
        ('url = "http://example.nl/"', "house.toml: site: url: expected the address of a folder"),
        ('url = "https:///a/"', "house.toml: site: url: expected"),
        ('url = "https://u:p@example.nl/"', "house.toml: site: url: expected"),
        ('url = "https://example.nl/?a=/"', "house.toml: site: url: expected"),
        ('url = "https://example.nl/../a/"', "house.toml: site: url: expected"),
        ('url = "https://example.nl//"', "house.toml: site: url: expected"),
        ('url = "https://example.nl:99999/"', "house.toml: site: url: expected"),
        ('url = "https://example.nl/\\" onload=/"', "house.toml: site: url: expected"),
        ('url = "javascript:alert(1)/"', "house.toml: site: url: expected"),
        ('authority = "example.nl"', "house.toml: site: authority: expected a name and a date"),
        ('authority = "example.nl,2026-13"', "house.toml: site: authority: expected"),
        ('authority = "<b>,2026"', "house.toml: site: authority: expected"),
        ('title = "x"', "house.toml: site: title: expected a table, found the text 'x'"),
        ('title = { nl = "x" }', "house.toml: site: title: en: expected a text"),
        ('title = { nl = "a\\nb", en = "x" }', "house.toml: site: title.nl: expected one line"),
        ('title = { nl = "a", en = "\\u202Ex" }', "house.toml: site: title.en: expected one line"),
        (f'title = {{ nl = "{"x" * 81}", en = "x" }}', "house.toml: site: title.nl: 81 characters are too many"),
        ('intro = { nl = "Er verandert niets voor u.", en = "x" }', "house.toml: site: intro.nl: it "),
        ('intro = { nl = "x", en = "You have 14 days." }', "house.toml: site: intro.en: it "),
        ('without = ["html"]', "house.toml: site: without[0]: expected one of pdf, docx, search; found 'html'"),
        ('without = "pdf"', "house.toml: site: without: expected a list of texts"),
        ('events = "ja"', "house.toml: site: events: expected true or false"),
        ('templates = "leeg"', "house.toml: site: templates: leeg holds none of base.html.j2"),
        ('templates = "other"', "house.toml: site: templates: other holds none of"),
        ('templates = "latin"', "house.toml: site: templates: latin/step.html.j2 is not UTF-8 at byte 0"),
        ('templates = "long"', "house.toml: site: templates: long/step.html.j2 has 200001 bytes"),
    ],
)
def test_mistake_is_one_line_with_its_place(line: str, problem: str) -> None:
    with pytest.raises(BadSettings) as raised:
        load_site(f"{HEAD}[site]\n{line}".encode(), read=read, name="house.toml")
    assert str(raised.value).startswith(problem)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "words",
    [
        "All changes are editorial.",
        "Wij deden alleen redactionele aanpassingen.",
        "Only small changes here.",
        "You can no longer object.",
        "You may still opt out.",
        "This site is your notice.",
        "Dit is uw kennisgeving.",
        "Deze pagina geldt als kennisgeving.",
    ],
)
def test_words_that_only_pages_or_a_notice_may_say_are_refused(words: str) -> None:
    for said in (f'nl = "x", en = "{words}"', f'nl = "{words}", en = "x"'):
        with pytest.raises(BadSettings, match="leave that to the pages"):
            load_site(f"{HEAD}[site]\nintro = {{ {said} }}".encode(), read=read)


@pytest.mark.parametrize(
    "words",
    [
        "Hier vindt u alle versies van onze afspraken.",
        "You find all versions of our terms here, with each notice that we sent.",
        "U ziet inhoudelijke en redactionele wijzigingen.",
        "Deze site is geen kennisgeving.",
    ],
)
def test_words_that_say_what_the_site_has_are_taken(words: str) -> None:
    table = f'intro = {{ nl = "{words}", en = "{words}" }}'
    intro = load_site(f"{HEAD}[site]\n{table}".encode(), read=read).intro
    assert intro is not None
    assert intro.nl == words


def test_site_that_is_no_table_is_refused() -> None:
    with pytest.raises(BadSettings, match="house: site: expected a table"):
        load_site(f"{HEAD}site = 3".encode(), read=read)


def test_mistake_of_the_house_is_one_of_the_site() -> None:
    with pytest.raises(BadSettings, match="accent: expected a colour"):
        load_site(f'{HEAD}accent = "rood"'.encode(), read=read)

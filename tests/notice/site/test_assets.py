"""The files that every page loads."""

import re
from dataclasses import replace

from renvooi.notice.colours import contrast
from renvooi.notice.house import DEFAULT_HOUSE, Logo
from renvooi.notice.site.assets import asset_files
from renvooi.notice.site.settings import SiteSettings

LIGHT, DARK = {"paper": "#fdfdfc", "ground": "#f3f4f3"}, {"paper": "#14181d", "ground": "#1b2128"}


def style(settings: SiteSettings | None = None) -> str:
    assets, files = asset_files(settings or SiteSettings())
    return files[assets.style].decode()


def colours(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours by day and by night, by name."""
    light, _, dark = text.partition("prefers-color-scheme: dark")
    return (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light)),
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark.partition("\n* ")[0].partition("*, ::before")[0])),
    )


def test_a_name_tells_the_content() -> None:
    assets, files = asset_files(SiteSettings())
    other, _ = asset_files(SiteSettings(house=replace(DEFAULT_HOUSE, accent="#6b1f4d")))
    assert re.fullmatch(r"assets/site\.[0-9a-f]{10}\.css", assets.style)
    assert assets.style != other.style
    assert assets.script == other.script
    assert set(files) == {assets.style, assets.script, assets.search_script, assets.icon}


def test_the_colour_of_the_house_reads_by_day_and_by_night() -> None:
    light, dark = colours(style(SiteSettings(house=replace(DEFAULT_HOUSE, accent="#6b1f4d"))))
    assert light["accent"] == "#6b1f4d"
    assert dark["accent"] != light["accent"]
    for ground in ("paper", "ground"):
        assert contrast(dark["accent"], dark[ground]) >= 4.5


def test_every_colour_of_text_reads_on_its_ground() -> None:
    for scheme in colours(style()):
        for ground in ("paper", "ground"):
            assert contrast(scheme["ink"], scheme[ground]) >= 7
            assert contrast(scheme["quiet"], scheme[ground]) >= 4.5
            assert contrast(scheme["accent"], scheme[ground]) >= 4.5
            assert contrast(scheme["edge"], scheme[ground]) >= 3
            assert contrast(scheme["wait-ink"], scheme[ground]) >= 4.5
        for name in ("old", "new", "wait"):
            assert contrast(scheme[f"{name}-ink"], scheme[name]) >= 4.5


def test_the_grounds_by_which_a_colour_is_lightened_are_those_of_the_style() -> None:
    light, dark = colours(style())
    assert {name: dark[name] for name in DARK} == DARK
    assert {name: light[name] for name in LIGHT} == LIGHT


def test_a_logo_is_a_file_of_its_own() -> None:
    logo = Logo(b"\x89PNG", "image/png", "Voorbeeld Data")
    assets, files = asset_files(SiteSettings(house=replace(DEFAULT_HOUSE, logo=logo)))
    assert assets.logo is not None
    assert files[assets.logo] == b"\x89PNG"


def test_nothing_is_loaded_from_elsewhere() -> None:
    _, files = asset_files(SiteSettings())
    for name, data in files.items():
        if name.endswith(".css"):
            assert not re.search(rb"url\(|@import|expression", data)


def test_style_and_script_are_small() -> None:
    assets, files = asset_files(SiteSettings())
    assert len(files[assets.style]) < 32_000
    assert len(files[assets.script]) < 8_000

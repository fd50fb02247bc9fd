"""Pages that programs do not find, or find twice, are found."""

from pathlib import Path

import pytest

from tests.notice.site.checking.clean import BASE, STEP, clean_site, faults_after, replaced

_STEP_ADDRESS = f"{BASE}nl/document/demarcatie/"


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("sitemap.xml", f"<url><loc>{_STEP_ADDRESS}</loc></url>", "", "is not in the sitemap"),
        ("sitemap.xml", f"<loc>{_STEP_ADDRESS}<", f"<loc>{BASE}weg/<", "which is no page of the site"),
        ("sitemap.xml", "<urlset", "<url", "is not XML"),
        (
            "sitemap.xml",
            f"<url><loc>{_STEP_ADDRESS}</loc></url>",
            f"<url><loc>{_STEP_ADDRESS}</loc></url>" * 2,
            "2 times",
        ),
        ("robots.txt", "Sitemap:", "Map:", "names no sitemap"),
        (STEP, f'rel="canonical" href="{_STEP_ADDRESS}"', f'rel="canonical" href="{BASE}nl/"', "says it is"),
        (STEP, f'<link rel="canonical" href="{_STEP_ADDRESS}">', "", "has no canonical address"),
        (
            STEP,
            f'hreflang="en" href="{BASE}en/document/demarcatie/"',
            f'hreflang="en" href="{BASE}en/weg/"',
            "no page of",
        ),
        (
            STEP,
            f'hreflang="en" href="{BASE}en/document/demarcatie/"',
            f'hreflang="en" href="{BASE}en/"',
            "does not name it",
        ),
        (STEP, 'hreflang="en"', 'hreflang="nl"', "names one language twice"),
    ],
)
def test_addresses_that_do_not_agree_are_found(path: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    found = faults_after({**replaced(path, old, new)}, tmp_path)
    assert {check for check, _ in found} == {"discovery"}
    assert [said for _, said in found if message in said]


def test_a_sitemap_that_is_gone_is_found(tmp_path: Path) -> None:
    assert faults_after({"sitemap.xml": None}, tmp_path) == [("discovery", "is not there")]


def test_a_sitemap_may_be_an_index_of_several(tmp_path: Path) -> None:
    files = clean_site()
    index = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{BASE}sitemap-1.xml</loc></sitemap></sitemapindex>"
    )
    assert faults_after({"sitemap.xml": index, "sitemap-1.xml": files["sitemap.xml"]}, tmp_path) == []


def test_a_site_without_an_address_names_none(tmp_path: Path) -> None:
    pages = {
        path: "\n".join(line for line in text.splitlines() if 'rel="canonical"' not in line and "hreflang" not in line)
        for path, text in clean_site().items()
        if path.endswith("index.html")
    }
    bare = {"sitemap.xml": None, "robots.txt": "User-agent: *\nDisallow: /embed/\n"}
    assert faults_after({**pages, **bare}, tmp_path) == []


def test_a_translation_in_another_language_than_its_name_is_found(tmp_path: Path) -> None:
    changed = replaced("nl/index.html", 'hreflang="en"', 'hreflang="de"')
    assert ("discovery", "names en/index.html as its translation for de") in faults_after({**changed}, tmp_path)

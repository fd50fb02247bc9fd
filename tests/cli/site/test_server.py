"""The preview answers as a careful web server does."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from renvooi.cli.site.server import Preview, application, media_type
from tests.notice.site.checking.clean import clean_site, page, written

HOME = "/nl/"
HOST = "http://127.0.0.1"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, and beside it what is not of it."""
    (tmp_path / "secret.txt").write_text("geheim")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".hidden").write_text("geheim")
    (tmp_path / "site" / "leads-out").symlink_to(tmp_path / "secret.txt")
    missing = page("nl/index.html", level=0).replace('"../', '"/wijzigingen/')
    return written({**clean_site(), "404.html": missing, "search/wasm.nl.pagefind": "a"}, tmp_path / "site")


def client(folder: Path, *, times: list[int] | None = None, ending: bool = False) -> TestClient:
    """A browser of this machine; with `times` the preview reloads."""
    changed = None if times is None else lambda: times[0]
    preview = Preview(folder, ("127.0.0.1", "localhost"), changed, lambda: ending)
    return TestClient(application(preview), base_url=HOST, follow_redirects=False)


@pytest.fixture
def browser(site: Path) -> Iterator[TestClient]:
    with client(site) as opened:
        yield opened


def test_a_page_comes_with_headers_that_keep_it_to_itself(browser: TestClient) -> None:
    answer = browser.get(HOME)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in answer.headers["permissions-policy"]


def test_nothing_is_sent_again_that_did_not_change(browser: TestClient) -> None:
    first = browser.get(HOME)
    for asked in (
        {"If-None-Match": first.headers["etag"]},
        {"If-None-Match": f'"other", W/{first.headers["etag"]}'},
        {"If-Modified-Since": first.headers["last-modified"]},
    ):
        again = browser.get(HOME, headers=asked)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert browser.get(HOME, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_says_what_get_would(browser: TestClient) -> None:
    head, got = browser.head(HOME), browser.get(HOME)
    assert head.content == b""
    assert head.headers == got.headers


def test_a_folder_shows_its_page_and_never_a_list(browser: TestClient) -> None:
    assert browser.get("/nl").headers["location"] == f"{HOST}/nl/"
    assert browser.get("/assets/").status_code == 404


def test_what_is_not_there_gets_the_page_for_it(browser: TestClient) -> None:
    answer = browser.get("/nl/weg/heel/diep/")
    assert answer.status_code == 404
    assert "<h1>Demarcatie</h1>" in answer.text
    assert "content-security-policy" in answer.headers


def test_the_page_for_what_is_not_there_finds_its_style(browser: TestClient) -> None:
    assert browser.get("/wijzigingen/assets/site.css").status_code == 200
    assert browser.get("/wijzigingen/nl/").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/nl/%2e%2e/%2e%2e/secret.txt", "/%5c..%5csecret.txt",
     "//secret.txt", "/leads-out", "/.hidden", "/%00", "/nl/" + "a" * 5000],
)  # fmt: skip
def test_no_path_leaves_the_site(path: str, browser: TestClient) -> None:
    answer = browser.get(httpx.URL(HOST, raw_path=path.encode()))
    assert answer.status_code == 404
    assert "geheim" not in answer.text


@pytest.mark.parametrize("host", ["example.nl", "127.0.0.1.example.nl", "", "localhost.example.nl:80"])
def test_a_page_of_elsewhere_cannot_ask_under_its_own_name(host: str, browser: TestClient) -> None:
    assert browser.get(HOME, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_it(method: str, browser: TestClient) -> None:
    assert browser.request(method, HOME).status_code == 405
    assert browser.request(method, "/weg/").status_code == 405


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("nl/feed.atom", "application/atom+xml; charset=utf-8"),
        ("nl/feed.json", "application/feed+json"),
        ("proof/head.json", "application/json"),
        ("nl/document/demarcatie/calendar.ics", "text/calendar; charset=utf-8"),
        ("search/pagefind.wasm", "application/wasm"),
        ("search/wasm.nl.pagefind", "application/octet-stream"),
        ("assets/icon.svg", "image/svg+xml"),
        ("files/demarcatie/version/2026-02/document.pdf", "application/pdf"),
        ("x.exe", "application/octet-stream"),
    ],
)
def test_each_file_is_called_what_it_is(path: str, kind: str) -> None:
    assert media_type(path) == kind


def test_a_fragment_may_style_itself_and_be_framed(browser: TestClient) -> None:
    answer = browser.get("/embed/demarcatie/2026-01--2026-02.nl.html")
    assert "style-src 'unsafe-inline'" in answer.headers["content-security-policy"]
    assert "frame-ancestors" not in answer.headers["content-security-policy"]


def test_a_switched_folder_is_followed(site: Path, tmp_path: Path) -> None:
    other = written({**clean_site(), "nl/index.html": "<p>anders</p>"}, tmp_path / "other")
    link = tmp_path / "link"
    link.symlink_to(site)
    with client(link) as browser:
        first = browser.get(HOME)
        (tmp_path / "next").symlink_to(other)
        (tmp_path / "next").replace(link)
        assert browser.get(HOME, headers={"If-None-Match": first.headers["etag"]}).text == "<p>anders</p>"


def test_a_folder_that_is_away_gives_404(site: Path) -> None:
    with client(site / "weg") as browser:
        assert browser.get(HOME).status_code == 404


def test_only_the_script_listens_for_changes(site: Path) -> None:
    with client(site, times=[0]) as browser, client(site) as plain:
        assert browser.get(HOME).content == plain.get(HOME).content
        script = browser.get("/assets/site.js")
        assert script.text.startswith("'use strict';\n")
        assert "EventSource" in script.text
        assert "EventSource" not in plain.get("/assets/site.js").text
        assert browser.get("/assets/site.js", headers={"If-None-Match": script.headers["etag"]}).status_code == 304


def test_browsers_are_told_until_the_preview_ends(site: Path) -> None:
    times, ending = [0], [False]
    preview = Preview(site, ("127.0.0.1",), lambda: times[0], lambda: ending[0])
    told: list[str] = []

    def counted() -> int:
        # Each look is one turn of the connection: built at the third, ended at the fifth.
        told.append("look")
        ending[0] = len(told) > 4
        return int(len(told) > 2)

    preview = Preview(site, ("127.0.0.1",), counted, lambda: ending[0])
    begun = time.monotonic()
    with TestClient(application(preview), base_url=HOST) as browser:
        answer = browser.get("/.renvooi/changes")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text.count("event: built") == 1
    assert time.monotonic() - begun < 5

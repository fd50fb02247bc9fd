"""What docs/site-hosting.md says of nginx works in nginx, where it is installed."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from renvooi.cli.site.server import HEADERS, POLICY, media_type
from tests.notice.site.checking.clean import clean_site, written

DOCS = Path(__file__).parents[3] / "docs" / "site-hosting.md"


def block(name: str) -> str:
    """A part of the configuration that the page shows."""
    found = re.search(rf"<!-- nginx {name} -->\n```nginx\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_documented_headers_are_those_of_the_preview() -> None:
    shown = block("http") + block("server")
    assert POLICY in shown
    for name in ("x-content-type-options", "referrer-policy", "permissions-policy"):
        assert HEADERS[name] in shown


@pytest.mark.parametrize(
    "ending", ["atom", "css", "docx", "html", "ics", "jpg", "js", "json", "md", "pdf", "svg", "txt", "wasm", "xml"]
)
def test_the_documented_media_types_are_those_of_the_preview(ending: str) -> None:
    kind = media_type(f"x.{ending}").partition(";")[0]
    assert re.search(rf"{re.escape(kind)} +{ending};", block("server"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site in nginx, configured as the page says."""
    nginx = shutil.which("nginx")
    if nginx is None:
        pytest.skip("nginx is not installed")
    place = tmp_path_factory.mktemp("nginx")
    written({**clean_site(), "404.html": "<p>niets</p>"}, place / "builds" / "1")
    (place / "wijzigingen").symlink_to(place / "builds" / "1")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    temporary = "\n".join(
        f"{one}_temp_path {place}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (place / "nginx.conf").write_text(
        f"user root; pid {place}/pid; error_log {place}/error.log; events {{}}\n"
        f"http {{ access_log off; {temporary}\n{block('http')}\n"
        f"server {{ listen 127.0.0.1:{port};\n{block('server').replace('/srv/www', str(place))}\n}} }}\n"
    )
    command = [nginx, "-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "error.log")]
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        _wait(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/wijzigingen/"
    finally:
        process.terminate()
        process.wait()


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx does not answer")


@pytest.mark.parametrize("path", ["nl/", "nl/feed.atom", "nl/feed.json", "assets/site.css", "sitemap.xml"])
def test_nginx_sends_nothing_again_that_did_not_change(path: str, address: str) -> None:
    first = httpx.get(address + path)
    assert first.status_code == 200
    assert first.headers["x-content-type-options"] == "nosniff"
    for asked in (
        {"If-None-Match": first.headers["etag"]},
        {"If-Modified-Since": first.headers["last-modified"]},
    ):
        assert httpx.get(address + path, headers=asked).status_code == 304


def test_nginx_calls_each_file_what_it_is(address: str) -> None:
    kinds = {
        path: httpx.get(address + path).headers["content-type"] for path in ("nl/", "nl/feed.atom", "nl/feed.json")
    }
    assert kinds == {
        "nl/": "text/html; charset=utf-8",
        "nl/feed.atom": "application/atom+xml; charset=utf-8",
        "nl/feed.json": "application/feed+json",
    }


def test_nginx_sends_the_policy_with_pages_alone(address: str) -> None:
    assert httpx.get(f"{address}nl/").headers["content-security-policy"] == POLICY
    assert "content-security-policy" not in httpx.get(f"{address}assets/site.css").headers
    framed = httpx.get(f"{address}embed/demarcatie/2026-01--2026-02.nl.html").headers["content-security-policy"]
    assert framed.endswith("frame-ancestors *")


def test_nginx_lets_browsers_keep_what_is_named_by_its_content(address: str) -> None:
    assert "immutable" in httpx.get(f"{address}assets/site.css").headers["cache-control"]
    assert httpx.get(f"{address}nl/").headers["cache-control"] == "no-cache"


def test_nginx_shows_the_page_for_what_is_not_there(address: str) -> None:
    answer = httpx.get(f"{address}nl/weg/")
    assert (answer.status_code, answer.text) == (404, "<p>niets</p>")
    assert answer.headers["content-security-policy"] == POLICY
    assert httpx.post(f"{address}nl/").status_code == 403

"""`renvooi stamp` asks an authority over the network, in plain http only on this machine."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from tests.corpus.ledger.authority import Authority, authority, require_openssl

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    require_openssl()
    return authority(tmp_path_factory.mktemp("ours"), "Voorbeeld TSA")


@contextmanager
def serving(answer: Callable[[bytes], bytes], *, status: int = 200) -> Iterator[str]:
    """The URL of an authority on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            body = answer(request) if self.headers["Content-Type"] == "application/timestamp-query" else b""
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://voorbeeld.invalid/")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.usefixtures("kept")
def test_head_is_stamped_and_verify_trusts_it(ours: Authority, run: Run) -> None:
    roots = ("--authority-certificates", ours.folder / "ca.pem")
    head = run("verify").stdout.splitlines()[-1].split()[-1]
    with serving(ours.answer) as url:
        ran = run("stamp", "--authority", url, *roots)
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.splitlines()[1] == head
    assert "by CN=Voorbeeld TSA" in ran.stdout
    assert run("verify", *roots).exit_code == Exit.DONE


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (b"<html>", 200, "is no time stamp"),
        (bytes(200_000), 200, "too many"),
        (b"", 503, "answered with status 503"),
        (b"", 302, "answered with status 302"),
    ],
)
def test_what_is_no_stamp_is_one_line(answer: bytes, status: int, said: str, ours: Authority, run: Run) -> None:
    with serving(lambda _request: answer, status=status) as url:
        ran = run("stamp", "--authority", url, "--authority-certificates", ours.folder / "ca.pem")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert said in line


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("http://voorbeeld.invalid/tsa", Exit.USAGE, "give an https URL"),
        ("file:///etc/passwd", Exit.USAGE, "is no URL"),
        ("https://naam:geheim@voorbeeld.invalid/", Exit.USAGE, "is no URL"),
        ("https://[", Exit.USAGE, "is no URL"),
        ("http://127.0.0.1:1/", Exit.REFUSED, "does not answer"),
    ],
)
def test_authority_that_cannot_be_asked_is_one_line(url: str, code: Exit, said: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "ca.pem").write_text("geen certificaat")
    ran = run("stamp", "--authority", url, "--authority-certificates", tmp_path / "ca.pem")
    assert (ran.exit_code, ran.stdout) == (code, "")
    (line,) = ran.stderr.splitlines()
    assert said in line
    assert "geheim" not in line

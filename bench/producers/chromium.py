"""PDFs by Chromium: bullets as vector dots, text drawn in scaled units."""

import shutil
import subprocess
import tempfile
from pathlib import Path

OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer --disable-dev-shm-usage"
).split()
SECONDS = 120
"""Longest that one document may take."""


def program() -> str | None:
    """Where Chromium is; None if it is not installed."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def render(page: str, target: Path) -> None:
    """Print the HTML `page` to `target`."""
    browser = program()
    if browser is None:
        raise FileNotFoundError("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, "utf-8")
        command = [browser, *OPTIONS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/page.pdf"]
        subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=SECONDS)
        shutil.copy(Path(folder) / "page.pdf", target)

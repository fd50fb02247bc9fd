"""PDFs by WeasyPrint: labels out of stream order, discretionary hyphens as U+2010."""

import logging
from pathlib import Path

from weasyprint import HTML


def render(page: str, target: Path) -> None:
    """Print the HTML `page` to `target`."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    written = HTML(string=page).write_pdf()
    assert isinstance(written, bytes)  # without a target the bytes are returned
    target.write_bytes(written)

"""Whether text stands upright, and pages turned so that it does."""

import io
from typing import Final

import pikepdf

TURN: Final = 0.05
"""Tangent of the angle under which a row of text may rise; scanners that read a page do not exceed 3 degrees."""
SLANT: Final = 0.5
"""Tangent of the angle under which a letter may lean; programs slant by 0.2 to 0.36."""


def is_upright(a: float, b: float, c: float, d: float) -> bool:
    """Whether letters drawn under this matrix stand upright; a slant, as of a font made italic, is no turn.

    A watermark at 45 degrees, text upside down and mirrored text are not upright.
    """
    return a > 0 and d > 0 and abs(b) <= TURN * a and abs(c) <= SLANT * d


def without_rotation(data: bytes) -> bytes:
    """The PDF with pages that are shown turned drawn as they are shown; the same bytes if there are none.

    Raises: pikepdf.PdfError.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        turned = [page for page in pdf.pages if page.rotation % 360]
        if not turned:
            return data
        for page in turned:
            page.flatten_rotation()
        result = io.BytesIO()
        pdf.save(result)
        return result.getvalue()

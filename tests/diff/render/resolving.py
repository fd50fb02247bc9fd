"""What a Word document says once its changes are accepted or rejected, by readers that are not ours.

docx-revisions settles the runs of each paragraph. It leaves the ends of paragraphs alone, so these
are settled here, straight from the rule of the format: an end that goes joins two paragraphs.
"""

import io
from dataclasses import dataclass

import docx
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx_revisions import RevisionDocument

GONE = {"accept": "w:del", "reject": "w:ins"}


@dataclass(frozen=True, slots=True)
class Settled:
    """The paragraphs of a document without tracked changes; the empty one at the end left out."""

    lines: tuple[str, ...]


def settled(data: bytes, how: str) -> Settled:
    """`data` with every change settled, `how` is "accept" or "reject"."""
    document = docx.Document(io.BytesIO(data))
    joined = [_end_goes(paragraph._p, how) for paragraph in document.paragraphs]
    revisions = RevisionDocument(document)
    revisions.accept_all() if how == "accept" else revisions.reject_all()
    lines, held = list[str](), ""
    for paragraph, joins in zip(document.paragraphs, joined, strict=True):
        held += paragraph.text
        if not joins:
            lines.append(held)
            held = ""
    assert (lines.pop(), held) == ("", "")
    return Settled(tuple(lines))


def _end_goes(paragraph: CT_P, how: str) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(GONE[how])}") is not None

"""A notice as the bytes of a file, in every form."""

from datetime import datetime

from renvooi.model import Notice
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.house_check import require_fair
from renvooi.notice.render.docx import to_docx
from renvooi.notice.render.forms import LANGUAGES, RENDERERS, render_notice
from renvooi.notice.render.ics import to_ics
from renvooi.notice.render.pdf import to_pdf
from renvooi.notice.render.xlsx import to_xlsx

FILE_FORMS = (*RENDERERS, "pdf", "docx", "ics", "xlsx")


def render_file(
    notice: Notice, form: str, *, language: str = "nl", house: House = DEFAULT_HOUSE, at: datetime | None = None
) -> bytes:
    """The notice as the bytes of a file; a form that is text is UTF-8.

    `at` is when the file is made, which only a calendar says. The same arguments give the same bytes.
    Raises: ValueError for another form or language; MissingPackage for a form whose package is not
    installed; NoLastDay for a calendar without a last day; BadSettings for a house that no notice can have.
    """
    if form not in FILE_FORMS:
        raise ValueError(f"form {form!r}: choose one of {', '.join(FILE_FORMS)}")
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}: choose one of {', '.join(LANGUAGES)}")
    require_fair(house)
    match form:
        case "pdf":
            return to_pdf(notice, language, house)
        case "docx":
            return to_docx(notice, language, house)
        case "xlsx":
            return to_xlsx(notice, language, house)
        case "ics":
            return to_ics(notice, language, house, at=at)
        case _:
            return render_notice(notice, form, language=language, house=house).encode()

"""What a person reads of an assessment or a plan: one sheet of facts, as text or Markdown.

A sheet holds the words and their order; the two forms only set them. So no form can leave a fact out.
"""

from renvooi.model import Assessment, Plan
from renvooi.notice.sheets.assessment import sheet_of_assessment
from renvooi.notice.sheets.markdown import to_markdown
from renvooi.notice.sheets.plan import sheet_of_plan
from renvooi.notice.sheets.text import to_text

FORMS = {"text": to_text, "markdown": to_markdown}


def render_assessment(made: Assessment, form: str, *, language: str = "nl") -> str:
    """`made` as "text" for 80 columns, or as "markdown"."""
    return FORMS[form](sheet_of_assessment(made, language))


def render_plan(made: Plan, form: str, *, language: str = "nl") -> str:
    """`made` as "text" for 80 columns, or as "markdown"."""
    return FORMS[form](sheet_of_plan(made, language))


__all__ = ["FORMS", "render_assessment", "render_plan"]

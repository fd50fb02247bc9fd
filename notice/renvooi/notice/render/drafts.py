"""The words that mark a notice which must not go out, for the forms that are drawn on pages."""

from renvooi.model import Bilingual

DRAFT = Bilingual("CONCEPT", "DRAFT")
"""Large, behind the text."""
DRAFT_LINE = Bilingual("CONCEPT – niet versturen", "DRAFT – do not send")
"""In the header of every page, and above the text where there are no pages."""

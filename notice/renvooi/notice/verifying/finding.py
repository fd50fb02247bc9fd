"""One way to say what is wrong with a notice."""

from renvooi.model import Bilingual, NoticeFinding, Severity

LONGEST_QUOTE = 200
"""Characters of the notice that are quoted; enough to find the place."""


def error(code: str, nl: str, en: str, *, quote: str | None = None, change: str | None = None) -> NoticeFinding:
    """A finding that the texts, the calendar or the clause prove."""
    return NoticeFinding(code, Severity.ERROR, Bilingual(nl, en), shortened(quote), change)


def warning(code: str, nl: str, en: str, *, quote: str | None = None, change: str | None = None) -> NoticeFinding:
    """A finding that a person must judge."""
    return NoticeFinding(code, Severity.WARNING, Bilingual(nl, en), shortened(quote), change)


def info(code: str, nl: str, en: str) -> NoticeFinding:
    """What the check did not do."""
    return NoticeFinding(code, Severity.INFO, Bilingual(nl, en), None, None)


def shortened(quote: str | None) -> str | None:
    """`quote` on one line, cut at a word where it is long."""
    if quote is None:
        return None
    text = " ".join(quote.split())
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"

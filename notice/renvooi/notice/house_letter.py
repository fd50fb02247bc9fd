"""The letter of a house held against the diff, as any notice of another is.

The rules for the words of a house (`house_words.py`) know no document. Here is one: what the house adds
is read as words of a stranger, and may not say what the texts, the calendar or the clause disprove.
"""

from dataclasses import replace

from renvooi.model import Diff, Document, Notice, NoticeFinding, Severity
from renvooi.model.errors import BadSettings
from renvooi.notice.house import House
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.verifying import read_told, verify_notice

ADDED = "own-text-added"
"""What is said of words that our own notice does not have: a letter is nothing else."""


def require_true_letter(
    notice: Notice, script: Diff, *, old: Document, new: Document, language: str, house: House
) -> None:
    """Nothing. Raises: BadSettings for the first error that is in the notice with the house's letter and not without."""
    name = f"{language}/notice.md.j2"
    if name not in house.templates:
        return
    bare = replace(house, templates={})

    def errors(style: House) -> tuple[NoticeFinding, ...]:
        told = read_told(to_markdown(notice, language, style).encode(), "notice.md")
        found = verify_notice(told, notice, script, old=old, new=new, house=bare).findings
        return tuple(one for one in found if one.severity is Severity.ERROR and one.code != ADDED)

    wrong = errors(house)
    known = errors(bare) if wrong else ()
    for one in wrong:
        if one not in known:
            quote = f" ({one.quote!r})" if one.quote else ""
            raise BadSettings(f"house: templates/{name}: {one.message.en}{quote}; correct the template")

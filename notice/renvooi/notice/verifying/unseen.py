"""Text of the notice that its readers do not see: said, since whoever sends it may think it told."""

from collections.abc import Iterator

from renvooi.model import NoticeFinding
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import warning


def check_hidden(case: Case) -> Iterator[NoticeFinding]:
    """One finding for all that is hidden; what is left out for it is accused by its own check."""
    if case.told.hidden:
        count = len(case.told.hidden)
        yield warning(
            "hidden-text",
            f"Het bestand heeft tekst die een lezer niet ziet ({count} keer); die telt niet als verteld.",
            f"The file has text that a reader does not see ({count} times); it does not count as told.",
            quote=case.told.hidden[0],
        )

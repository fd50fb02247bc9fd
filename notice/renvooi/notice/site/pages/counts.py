"""How much a step changes, in words."""

from renvooi.model.notices import Bilingual
from renvooi.notice.phrases import counted
from renvooi.notice.site.values import StepSummary

_SUBSTANTIVE = (
    Bilingual("inhoudelijke wijziging", "substantive change"),
    Bilingual("inhoudelijke wijzigingen", "substantive changes"),
)
_EDITORIAL = (
    Bilingual("redactionele wijziging", "editorial change"),
    Bilingual("redactionele wijzigingen", "editorial changes"),
)


def counts_in_words(summary: StepSummary) -> Bilingual:
    """ "3 inhoudelijke wijzigingen en 1 redactionele wijziging"; what is not there is not named."""
    said = [
        *([counted(summary.substantive, *_SUBSTANTIVE)] if summary.substantive else []),
        *([counted(summary.editorial, *_EDITORIAL)] if summary.editorial else []),
    ]
    if not said:
        return Bilingual("Geen wijzigingen van de afspraken", "No changes of what was agreed")
    return Bilingual(" en ".join(one.nl for one in said), " and ".join(one.en for one in said))


def waiting_in_words(summary: StepSummary) -> Bilingual | None:
    """What of the substantive changes a person has yet to judge; None if nothing waits."""
    if not summary.review:
        return None
    if summary.review == summary.substantive == 1:
        return Bilingual("Deze is nog niet beoordeeld door een mens.", "It is not yet judged by a person.")
    nl, en = ("is", "is") if summary.review == 1 else ("zijn", "are")
    return Bilingual(
        f"{summary.review} daarvan {nl} nog niet beoordeeld door een mens.",
        f"{summary.review} of the substantive changes {en} not yet judged by a person.",
    )

"""How much a change matters, as all of the site says it: one rule, and one word for each.

change, decision of a person         ->  a page says
review, none                         ->  inhoudelijk, nog niet beoordeeld door een mens
review, review                       ->  inhoudelijk
editorial with a signal, none        ->  inhoudelijk, nog niet beoordeeld door een mens
"""

from collections.abc import Mapping

from renvooi.model.changes import Change, Significance
from renvooi.model.notices import Bilingual
from renvooi.notice.judging import prudent_significance

SIGNIFICANCES: Mapping[str, Bilingual] = {
    Significance.SUBSTANTIVE: Bilingual("inhoudelijk", "substantive"),
    Significance.REVIEW: Bilingual(
        "inhoudelijk, nog niet beoordeeld door een mens", "substantive, not yet judged by a person"
    ),
    Significance.EDITORIAL: Bilingual("redactioneel", "editorial"),
}
"""What a change is marked with, on a page, in a choice, in a feed and in a fragment."""


def shown_significance(change: Change) -> Significance:
    """What stands now, raised where the evidence asks for it; `REVIEW` only while it waits for a person."""
    return of_decided(prudent_significance(change), decided=change.verdict is not None)


def of_decided(significance: Significance, *, decided: bool) -> Significance:
    """`significance`, or substantive where a person looked at what was to be reviewed and left it so."""
    return Significance.SUBSTANTIVE if decided and significance is Significance.REVIEW else significance

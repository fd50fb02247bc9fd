"""What lists, start pages and feeds say of a step."""

from renvooi.model.notices import Bilingual, Notice, Right
from renvooi.notice.days import term_in_words
from renvooi.notice.essence import essence
from renvooi.notice.site.pages.headlines import headline
from renvooi.notice.site.pages.listing import Entry, Listing, list_changes
from renvooi.notice.site.pages.unread import places_unread
from renvooi.notice.site.values import ChangeLine, StepFacts, StepSummary


def summarise(facts: StepFacts) -> StepSummary:
    """The step in counts and lines."""
    listing = list_changes(facts)
    entries = (*listing.rows, *listing.editorial, *(entry for one in listing.told for entry in one.entries))
    return StepSummary(
        document=facts.document.name,
        old=facts.step.old.label,
        new=facts.step.new.label,
        substantive=len(listing.rows),
        review=listing.review,
        editorial=listing.editorial_count,
        essence=essence_of(facts.notice, listing),
        rights=tuple(right_in_a_line(one) for one in facts.notice.rights) if facts.notice else (),
        changes=tuple(_line(one) for one in entries),
        unread=places_unread(facts.new.warnings),
        unread_old=places_unread(facts.old.warnings),
        beyond_notice=listing.beyond_notice,
    )


def essence_of(notice: Notice | None, listing: Listing) -> tuple[Bilingual, ...]:
    """What matters in a few sentences: those of the notice, else what can be counted, without a word on rights."""
    if notice is not None:
        return notice.essence
    rows = tuple(one.row for one in listing.rows)
    said = essence(rows, (), editorial=listing.editorial_count, archived=len(listing.archived))
    return said[:-1] if rows else said  # with rows, the last one is about consent and rights


def right_in_a_line(right: Right) -> Bilingual:
    """A right with its days and where they come from."""
    what = Bilingual(f"U kunt {right.what.nl}", f"You can {right.what.en}")
    if right.window is None:
        return Bilingual(
            f"{what.nl}; een termijn is niet genoemd{_source(right, 'nl')}.",
            f"{what.en}; no term is named{_source(right, 'en')}.",
        )
    days = term_in_words(right.window)
    return Bilingual(
        f"{what.nl}: tot en met {days.nl} na de dag waarop u de kennisgeving kreeg{_source(right, 'nl')}.",
        f"{what.en}: up to and including {days.en} after the day on which you received the notice{_source(right, 'en')}.",
    )


def _source(right: Right, language: str) -> str:
    """What the right rests on, and what its term does where that is another thing."""
    policy, term, of = _SOURCES[language]
    if right.basis.policy is not None or right.basis.address is None:
        return f" ({policy})" if right.basis.policy is not None else ""
    clause = right.basis.address + (f" {of} {right.basis.version}" if right.basis.version else "")
    own_term = right.window is not None and right.window.basis.policy is not None
    return f" ({clause}; {term})" if own_term else f" ({clause})"


_SOURCES = {
    "nl": ("ons eigen beleid", "de termijn is ons eigen beleid", "van versie"),
    "en": ("our own policy", "the term is our own policy", "of version"),
}
"""Our own policy as what a right rests on, as what its term rests on, and what leads to the version of a clause."""


def _line(entry: Entry) -> ChangeLine:
    return ChangeLine(entry.row.change, entry.significance.value, entry.place, headline(entry.row))

"""What no template may leave out: the changes, the rights, the last days, and the mark of a draft.

A house writes its own letter around these. It is checked after printing, by the words that a reader
sees, so that it makes no difference how a template lost them.
"""

from collections import Counter
from collections.abc import Iterator

from renvooi.model import EngagedParty, Notice, NoticeRow, Passage, Right
from renvooi.model.errors import BadSettings
from renvooi.notice.render.dates import in_words, until
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.words import joined, words_of
from renvooi.notice.telling import told_effects

Said = tuple[str, str]
"""What a text is, for the error, and the text."""

SHOWN = 60
"""Characters of a text that an error quotes."""


def require_complete(notice: Notice, markdown: str, *, language: str, template: str) -> None:
    """Nothing. Raises: BadSettings for the first thing of `notice` that `markdown` does not say."""
    seen = words_of(markdown).casefold()
    for (what, text), times in Counter(_must_say(notice, language)).items():
        words = joined(visible(text)).casefold()
        if seen.count(words) < times:
            quoted = words if len(words) <= SHOWN else words[:SHOWN] + "..."
            raise BadSettings(f"house: templates/{template}: leaves out {what}: {quoted!r}; print it")


def _must_say(notice: Notice, language: str) -> Iterator[Said]:
    yield "the id of the notice", notice.id
    for side in (notice.old, notice.new):
        yield "the SHA-256 of a version", side.sha256
    if notice.effective_date is not None:
        yield "the effective date", in_words(notice.effective_date, language)
    yield from _released(notice)
    for sentence in notice.essence:
        yield "a sentence of what matters", sentence.in_language(language)
    for row in notice.rows:
        yield from _row(row, (*row.old, *row.new), language)
    for row in (*notice.editorial, *notice.archived):
        yield from _row(row, (), language)
    for group in notice.groups:
        yield "an event", group.line.in_language(language)
    for right in notice.rights:
        yield from _right(right, language)
    for without in notice.no_right:
        yield "why there is no right", without.message.in_language(language)
    for party in notice.engaged:
        yield from _party(party)
    for warning in notice.warnings:
        yield "a place that was not read", warning.message.in_language(language)


def _released(notice: Notice) -> Iterator[Said]:
    for text in (notice.released_by, notice.released_despite, *(one.because for one in notice.accepted)):
        if text is not None:
            yield "who let the notice go out, and why", text


def _row(row: NoticeRow, passages: tuple[Passage, ...], language: str) -> Iterator[Said]:
    first = (row.new or row.old)[:1]
    for passage in first:
        yield "the place of a change", passage.place
    if passages:
        for passage in (*row.old, *row.new):
            yield "the text of a change", passage.text
    if row.why:
        yield "the reason of a change", (row.why_en or row.why) if language == "en" else row.why
    if row.verdict is not None:
        yield "the reason of a person's decision", row.verdict.because
    for effect in told_effects(row) if passages else ():
        yield "what a change means", effect.message.in_language(language)


def _right(right: Right, language: str) -> Iterator[Said]:
    yield "a right", right.what.in_language(language)
    yield from _basis_of(right, language)
    if right.window is None:
        return
    if right.window.last_day is None:
        yield "the days of a right", f"{right.window.days} {'days' if language == 'en' else 'dagen'}"
    else:
        yield "a last day", until(right.window.last_day, language)
    if right.window.basis.policy is not None:
        yield "where a term comes from", right.window.basis.policy.in_language(language)
    if right.window.coulance is not None:
        yield "a day of coulance", until(right.window.coulance, language)


def _basis_of(right: Right, language: str) -> Iterator[Said]:
    if right.basis.quote is not None:
        yield "the clause of a right", right.basis.quote
    if right.basis.policy is not None:
        yield "the house policy of a right", right.basis.policy.in_language(language)


def _party(party: EngagedParty) -> Iterator[Said]:
    yield "a party", party.name
    for text in (party.address, party.contact, party.replaces, party.transfer, *party.services, *party.data):
        if text is not None:
            yield "what clients must know of a party", text

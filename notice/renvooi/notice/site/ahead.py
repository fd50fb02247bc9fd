"""Units made before it is known what of the build before still stands.

To look at all that is served takes about as long as to make one new version. Making needs no folder, so the
units of documents with news are made meanwhile, in memory, and written when their turn comes. A unit that
turns out to have another key by then is made again: what was made ahead is never shown for something else.
"""

from collections.abc import Sequence

from renvooi.model.errors import CorpusBusy
from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Made, Source
from renvooi.notice.site.placing.manifest import Manifest
from renvooi.notice.site.units.table import clause_unit, units_of
from renvooi.notice.site.units.unit import Unit
from renvooi.notice.site.values import DocumentCard

MOST = 3.0
"""Seconds of work up to which units are made ahead: what takes longer may be shared with other processes."""


class Ahead:
    """What was made ahead, until it is taken."""

    def __init__(self, source: Source, site: Site, before: Manifest) -> None:
        self._source = source
        self._site = site
        self._before = before
        self._made: dict[tuple[str, str], Made] = {}
        self._left = MOST

    def make(self, cards: Sequence[DocumentCard], shared: str) -> None:
        """Nothing; what pays to be made ahead is made, and no more of it than takes a moment.

        Raises: StoreFailed, CorpusUnreadable.
        """
        clauses = [(card, unit) for card in cards if self._has_news(unit := clause_unit(card, shared))]
        # where even these are too many, as when all is new, more processes are worth their start
        if sum(unit.seconds for _, unit in clauses) > self._left:
            return
        try:
            for card, unit in clauses:
                self._make([unit])
                made = self._made.get((unit.name, unit.key))
                if made is None:
                    return
                ids = dict(made.ids)
                self._make([one for one in units_of(card, shared=shared, ids=ids) if self._has_news(one)])
        except CorpusBusy:
            # What a card named was replaced meanwhile; the build reads the cards again when it meets that.
            return

    def take(self, unit: Unit) -> Made | None:
        """What a unit came to, for the one time that it is written; None if it was not made."""
        return self._made.pop((unit.name, unit.key), None)

    def _has_news(self, unit: Unit) -> bool:
        return self._before.key_of(unit.name) != unit.key

    def _make(self, units: Sequence[Unit]) -> None:
        for unit in units:
            if unit.seconds > self._left:
                return
            self._left -= unit.seconds
            self._made[unit.name, unit.key] = unit.make(self._source, self._site)

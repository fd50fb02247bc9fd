"""The units of a document, in the order in which they are made: the first tells the others the ids of clauses."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from renvooi.notice.site.units.clauses import clause_unit
from renvooi.notice.site.units.documents import document_unit
from renvooi.notice.site.units.steps import step_units
from renvooi.notice.site.units.unit import Unit
from renvooi.notice.site.units.versions import version_units
from renvooi.notice.site.values import DocumentCard, VersionCard

__all__ = ["KINDS", "clause_unit", "document_unit", "units_of"]


class Kind(Protocol):
    """Gives the units of one kind."""

    def __call__(
        self, card: DocumentCard, version: VersionCard, *, shared: str, ids: Mapping[str, str]
    ) -> Iterable[Unit]:
        """The units of a version of a document, or of the steps that lead to it.

        `shared` is the digest of what all pages of the site share, `ids` that of the ids of each version.
        """
        ...


KINDS: tuple[tuple[str, Kind], ...] = (("versions", version_units), ("steps", step_units))
"""What is made of the facts of a document, beside its clauses."""


def units_of(card: DocumentCard, *, shared: str, ids: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units of these kinds of a document, those that are made of one version together; see `Kind`."""
    return tuple(
        unit for version in card.versions for _, kind in KINDS for unit in kind(card, version, shared=shared, ids=ids)
    )

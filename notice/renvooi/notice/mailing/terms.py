"""A notice as it is for a client whose contract has a term of its own.

The right is the same, and so is what it rests on. Only the number of days is another, and where that number
comes from: the client reads its own clause, never that of the document or the policy of the house.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from renvooi.model import Basis, BasisSource, Bilingual, Client, Notice, Right
from renvooi.notice.essence import of_rights
from renvooi.notice.window import open_window


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """The days that a client has for one right of a notice, by its own contract."""

    right: str
    """Id of the right in the policy."""
    days: int
    clause: str
    """Where the contract says so, verbatim or by its number."""

    @property
    def basis(self) -> Basis:
        """What the number of days rests on: a clause without an address, for the contract is not in the corpus."""
        return Basis(BasisSource.CONTRACT, address=None, version=None, quote=self.clause, policy=None)


def own_terms(notice: Notice, client: Client, document: str) -> tuple[OwnTerm, ...]:
    """The terms of `client` that differ in days or source from those that the notice names, in its order of rights.

    A right for which the notice names no term has none here either: it has no window, so no days count.
    """
    found = ((right, client.term_for(document, right.id)) for right in notice.rights if right.window is not None)
    return tuple(OwnTerm(right.id, term.days, term.clause) for right, term in found if term is not None)


def unclear_right(notice: Notice, client: Client, document: str) -> str | None:
    """The right of house policy that a term of `client` would count for though nobody named it; None if there is none.

    Its letter would deny that the contract gives the right, and quote the contract for its days.
    """
    for right in notice.rights:
        if right.window is None or right.basis.source is not BasisSource.HOUSE_POLICY:
            continue
        term = client.term_for(document, right.id)
        if term is not None and term.document is None and term.right is None:
            return right.id
    return None


def bases_of(terms: Sequence[OwnTerm]) -> dict[str, tuple[int, Basis]]:
    """Days and basis by id of the right, as the register keeps them."""
    return {term.right: (term.days, term.basis) for term in terms}


def with_own_terms(notice: Notice, terms: Sequence[OwnTerm]) -> Notice:
    """`notice` with these terms in the place of its own; the day of receipt is not known yet."""
    by_right = {term.right: term for term in terms}
    rights = tuple(_own(right, by_right.get(right.id)) for right in notice.rights)
    if not terms:
        return notice
    before, after = of_rights(notice.rights), of_rights(rights)
    essence = tuple(after if said == before else said for said in notice.essence)
    return replace(notice, rights=rights, essence=essence)


def _own(right: Right, term: OwnTerm | None) -> Right:
    if term is None or right.window is None:
        return right
    own = replace(right, window=open_window(term.basis, term.days, received=None, coulance=False))
    if right.basis.policy is None:
        return own
    # what house policy says of itself, that it is no part of the contract, is not true of this client
    said = Bilingual(
        f"U kunt {right.what.nl}. Hoe lang dat kan, staat in uw eigen contract met ons.",
        f"You can {right.what.en}. How long you can do so stands in your own contract with us.",
    )
    return replace(own, basis=replace(right.basis, policy=said))

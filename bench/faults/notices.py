"""A notice of two versions as the corpus takes it, made without the policy and the diff: what it says is all ours."""

from datetime import date

from renvooi.corpus import VersionEntry
from renvooi.model.changes import VersionRef
from renvooi.model.notices import (
    NOTICE_SCHEMA,
    Basis,
    BasisSource,
    Bilingual,
    ConsequenceClass,
    Notice,
    Right,
    RightKind,
    Window,
)

BY = "N. Jansen"
POLICY = b'name = "voorbeeld"\nversion = "1"\n'
DAYS = 30


def made_notice(old: VersionEntry, new: VersionEntry, number: int = 1, *, days: int | None = DAYS) -> Notice:
    """A released notice of both versions: to terminate within `days`, and to object without a term.

    Another `number` is another notice about the same versions. Without `days` the first right has no term either.
    """
    contract = Basis(
        BasisSource.CONTRACT, "Deel 2, artikel 2.2", new.label, f"Opzeggen kan binnen {days or 30} dagen.", None
    )
    house = Basis(BasisSource.HOUSE_POLICY, None, None, None, Bilingual("Zo doen wij dat.", "That is how we do it."))
    window = None if days is None else Window(contract, days, None, None, None, None)
    rights = (
        Right("opzeggen", RightKind.TERMINATE, said("opzeggen"), None, contract, ("written", "reasoned"), window, ()),
        Right("bezwaar", RightKind.OBJECT, said("bezwaar maken"), None, contract, (), house_window(house, days), ()),
        Right("melden", RightKind.OBJECT, said("melden wat u ervan vindt"), None, house, (), None, ()),
    )
    return Notice(
        schema=NOTICE_SCHEMA,
        id=f"notice-{number:020x}",
        language="nl",
        document="generic",
        document_language="nl",
        title="Afspraken",
        organisation=None,
        processor="Voorbeeld Data B.V.",
        client="klant",
        old=VersionRef(old.label, old.source, old.snapshot.name),
        new=VersionRef(new.label, new.source, new.snapshot.name),
        effective_date=date(2026, 6, 1),
        received=None,
        policy="voorbeeld 1",
        consequence_class=ConsequenceClass.BEFORE_EFFECT,
        essence=(said("er verandert iets"),),
        rights=rights,
        no_right=(),
        rows=(),
        editorial=(),
        groups=(),
        archived=(),
        contact=None,
        warnings=(),
        findings=(),
        released_by=BY,
        released_despite="De klant wacht erop." if number % 2 else None,
    )


def house_window(house: Basis, days: int | None) -> Window | None:
    """A term that house policy sets."""
    return None if days is None else Window(house, days, None, None, None, None)


def said(text: str) -> Bilingual:
    """The same words in both languages: nobody reads them."""
    return Bilingual(text, text)

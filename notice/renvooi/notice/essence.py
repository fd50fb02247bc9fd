"""What matters, in a few sentences: how much, about what, what needs consent, and what clients may do."""

from collections.abc import Sequence

from renvooi.model import BasisSource, Bilingual, ConsequenceClass, NoticeRow, Right, Significance
from renvooi.notice.phrases import CHANGE, CHANGES, THEMES, counted, joined, numbered_changes
from renvooi.notice.telling import asks_consent

NAMED_THEMES = 4
"""Themes in one sentence; a longer one is not read (six made 33 words). The rows name all of theirs."""

_MORE = Bilingual("andere onderwerpen", "other matters")


def essence(
    rows: Sequence[NoticeRow], rights: Sequence[Right], *, editorial: int, archived: int
) -> tuple[Bilingual, ...]:
    """The first sentences of a notice; `editorial` and `archived` count the changes that set off nothing."""
    if not rows and archived:
        return (_nothing_agreed(editorial), _about_itself(archived))
    if not rows:
        return (_nothing_of_weight(editorial),)
    return (_how_much(rows), *_about_what(rows), _consent_and_rights(rows, rights))


def _nothing_of_weight(editorial: int) -> Bilingual:
    if not editorial:
        return Bilingual(
            "Wij vonden geen verschillen in de tekst van beide versies.",
            "We found no differences in the text of the two versions.",
        )
    amount = counted(editorial, CHANGE, CHANGES)
    return Bilingual(
        f"Wij vonden alleen redactionele verschillen: {amount.nl}.",
        f"We found editorial differences only: {amount.en}.",
    )


def _nothing_agreed(editorial: int) -> Bilingual:
    if editorial:
        return _nothing_of_weight(editorial)
    return Bilingual("Wij vonden geen wijzigingen van de afspraken.", "We found no changes of what was agreed.")


def _about_itself(archived: int) -> Bilingual:
    amount = counted(archived, CHANGE, CHANGES)
    return Bilingual(
        f"Wel is anders wat dit document over zichzelf zegt: {amount.nl}.",
        f"What does differ is what this document says about itself: {amount.en}.",
    )


def _how_much(rows: Sequence[NoticeRow]) -> Bilingual:
    amount = counted(len(rows), CHANGE, CHANGES)
    doubtful = sum(row.significance is Significance.REVIEW for row in rows)
    nl = f"Deze versie heeft {amount.nl} die wij als inhoudelijk behandelen"
    en = f"This version has {amount.en} that we treat as substantive"
    if doubtful:
        nl += f", waarvan {doubtful} voor de zekerheid"
        en += f", {doubtful} of them to be safe"
    return Bilingual(f"{nl}.", f"{en}.")


def _about_what(rows: Sequence[NoticeRow]) -> tuple[Bilingual, ...]:
    """One sentence of themes, each with the numbers of its rows, so that every word can be checked."""
    themes = []
    for type_, theme in THEMES.items():
        met = [number for number, row in enumerate(rows, start=1) if any(one.type is type_ for one in row.signals)]
        if met:
            where = numbered_changes(met)
            themes.append(Bilingual(f"{theme.nl} ({where.nl})", f"{theme.en} ({where.en})"))
    if not themes:
        return ()
    named = joined(themes if len(themes) <= NAMED_THEMES else [*themes[: NAMED_THEMES - 1], _MORE])
    return (Bilingual(f"De verschillen gaan over {named.nl}.", f"The differences concern {named.en}."),)


def _consent_and_rights(rows: Sequence[NoticeRow], rights: Sequence[Right]) -> Bilingual:
    """What the client is asked and what it may do, as one point: neither may be read without the other."""
    told = (*_consent(rows), *_what_clients_may_do(rows, rights))
    return Bilingual(" ".join(one.nl for one in told), " ".join(one.en for one in told))


def _consent(rows: Sequence[NoticeRow]) -> tuple[Bilingual, ...]:
    """What does not take effect by the notice, and, where a person decided that, that consent is needed."""
    beyond = [(number, row) for number, row in enumerate(rows, start=1) if _is_beyond_notice(row)]
    asked = [number for number, row in beyond if asks_consent(row)]
    other = [number for number, row in beyond if not asks_consent(row)]
    needed = Bilingual(": daarvoor is uw instemming nodig", ": your consent is needed")
    return tuple(_not_by_notice(met, why) for met, why in ((asked, needed), (other, Bilingual("", ""))) if met)


def _not_by_notice(numbers: Sequence[int], why: Bilingual) -> Bilingual:
    which = numbered_changes(numbers)
    go, does = ("gaat", "does") if len(numbers) == 1 else ("gaan", "do")
    return Bilingual(
        f"{_capital(which.nl)} {go} niet in door alleen dit bericht{why.nl}.",
        f"{_capital(which.en)} {does} not take effect by this notice alone{why.en}.",
    )


def _is_beyond_notice(row: NoticeRow) -> bool:
    return row.consequence_class is ConsequenceClass.CONSENT


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _what_clients_may_do(rows: Sequence[NoticeRow], rights: Sequence[Right]) -> tuple[Bilingual, ...]:
    if not rights and any(map(_is_beyond_notice, rows)):
        return ()  # nothing is to be given up: the client is asked
    return (of_rights(rights),)


def of_rights(rights: Sequence[Right]) -> Bilingual:
    """What clients may do, in one sentence."""
    if not rights:
        return Bilingual(
            "Wij vonden geen recht voor u dat aan deze wijzigingen vastzit.",
            "We found no right for you that is attached to these changes.",
        )
    if len(rights) == 1:
        what = rights[0].what
        if _is_policy_alone(rights[0]):
            return Bilingual(f"Volgens ons eigen beleid kunt u {what.nl}.", f"Under our own policy you can {what.en}.")
        return Bilingual(f"U kunt {what.nl}.", f"You can {what.en}.")
    listed = joined([_with_source(right) for right in rights])
    return Bilingual(
        f"U heeft {len(rights)} aparte rechten: {listed.nl}.", f"You have {len(rights)} separate rights: {listed.en}."
    )


def _with_source(right: Right) -> Bilingual:
    """The right, with a word on its source where that is not the contract: no policy may read as one."""
    if _is_policy_alone(right):
        return Bilingual(f"{right.what.nl} (ons eigen beleid)", f"{right.what.en} (our own policy)")
    return right.what


def _is_policy_alone(right: Right) -> bool:
    """True unless the contract has a say in it: a client's own contract may have a term for a right of house policy."""
    is_policy = right.basis.source is BasisSource.HOUSE_POLICY
    return is_policy and (right.window is None or right.window.basis.source is BasisSource.HOUSE_POLICY)

"""An entry of a list came, went, or its record changed: services, data categories, certificates, measures.

    - Telefoonnummers                ->    - Telefoonnummers
                                           - Gezondheidsgegevens van patiënten      data-category

In such a list a sentence is a fact without a verb, so what counts is the record that it is read
as, and not the words: "; en" and another bullet are no change of it. What is found here stands
for its type; the finders for sentences are not asked for that type again.
"""

from collections.abc import Callable, Iterator

from renvooi.diff.records.certifications import Certificate, certificates_of
from renvooi.diff.records.data_categories import category_name, values_of
from renvooi.diff.records.same import same_text
from renvooi.diff.records.services import service_name
from renvooi.diff.records.wording import LOOSE, bare
from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.security import measures
from renvooi.diff.signals.sentences import stems
from renvooi.model import Direction, FieldName, NodeType, Role, Signal, SignalType

_LISTS: dict[Role, tuple[SignalType, str]] = {
    Role.SERVICES: (SignalType.SERVICE, "services"),
    Role.DATA_CATEGORIES: (SignalType.DATA_CATEGORY, "categories of personal data"),
    Role.CERTIFICATIONS: (SignalType.CERTIFICATION, "certificates"),
    Role.SECURITY: (SignalType.SECURITY, "security measures"),
}
_DESCRIBED = 60
"""Characters of a description that evidence quotes."""


def find_entry(case: Case) -> tuple[Signal, ...]:
    """What changed in an entry of a list, or in the description of a service."""
    role = next((side.list_role for side in case.sides if side.list_role in _LISTS and _is_entry(side)), None)
    if role is None:
        return _description(case) if any(side.role is Role.SERVICE for side in case.sides) else ()
    kind, name = _LISTS[role]
    if case.old is None or case.new is None:
        return (_one_sided(case, kind, name),)
    return tuple(_CHANGED[role](case.old.text, case.new.text))


def _is_entry(side: Side) -> bool:
    return side.type is NodeType.CLAUSE


def _one_sided(case: Case, kind: SignalType, name: str) -> Signal:
    old, new = (bare(side.text) if side is not None else None for side in (case.old, case.new))
    what = f"new in the list of {name}: {new}" if new is not None else f"no longer in the list of {name}: {old}"
    return signal(kind, old, new, what)


def _service(old: str, new: str) -> Iterator[Signal]:
    (before, _, said), (after, _, says) = service_name(old), service_name(new)
    if not same_text(before, after):
        yield signal(SignalType.SERVICE, before, after, f"the list of services named {before} and names {after}")
    elif not same_text(said, says):
        yield signal(SignalType.SERVICE, said or None, says or None, f"the list says something else of service {after}")


def _category(old: str, new: str) -> Iterator[Signal]:
    before, after = category_name(old), category_name(new)
    if same_text(bare(old), bare(new)):
        return
    gone, come = (
        ", ".join(value for _, value in values_of(one) if value not in {said for _, said in values_of(other)})
        for one, other in ((old, new), (new, old))
    )
    marked = f" (of a special kind or of other people: {gone or 'none'}, now {come or 'none'})" if gone or come else ""
    evidence = f"the category of personal data was {before} and is {after}{marked}"
    yield signal(SignalType.DATA_CATEGORY, before, after, evidence)


def _certificate(old: str, new: str) -> Iterator[Signal]:
    """What the certificates of an entry say on one side only; the holder is the same for all of them."""
    before, after = ([fact for one in certificates_of(text, "") for fact in _facts(one)] for text in (old, new))
    gone, come = ([fact for fact in side if fact not in other] for side, other in ((before, after), (after, before)))
    if not gone and not come:
        return
    was, now = ("; ".join(f"{norm}, {name.value} {value}" for norm, name, value in side) for side in (gone, come))
    evidence = f"only in the old entry: {was or 'nothing'}; only in the new: {now or 'nothing'}"
    # whether it is certified is no word of the text
    shown = [
        "; ".join(f"{norm} {value}" for norm, name, value in side if name is not FieldName.STATE)
        for side in (gone, come)
    ]
    if not any(shown):
        shown = [bare(old), bare(new)]
    yield signal(SignalType.CERTIFICATION, shown[0] or None, shown[1] or None, evidence)


def _facts(one: Certificate) -> Iterator[tuple[str, FieldName, str]]:
    return ((one.norm, name, value) for name, value in one.values if name is not FieldName.NORM)


def _measure(old: str, new: str) -> Iterator[Signal]:
    """A measure without a name of its own that became one of effort, or the reverse; others have their finder."""
    if measures(old) or measures(new):
        return
    loose, now_loose = (LOOSE.search(text) is not None for text in (old, new))
    if loose != now_loose:
        direction = Direction.WEAKER if now_loose else Direction.STRONGER
        said = "required, and is so where possible" if now_loose else "asked for where possible, and is required"
        yield signal(SignalType.SECURITY, bare(old), bare(new), f"the measure was {said}", direction)


def _description(case: Case) -> tuple[Signal, ...]:
    """A service that is described, or no longer, or in other words of meaning."""
    old, new = case.old, case.new
    if old is None or new is None:
        side = new or old
        assert side is not None
        said = f"{side.text[:_DESCRIBED].rstrip()}..." if len(side.text) > _DESCRIBED else side.text
        evidence = f"{'a new' if old is None else 'no longer a'} description of a service: {said}"
        return (signal(SignalType.SERVICE, said if old else None, said if new else None, evidence),)
    if stems(old.text) == stems(new.text) or same_text(old.text, new.text):
        return ()
    evidence = "the description of the service has other words"
    return (signal(SignalType.SERVICE, bare(old.text), bare(new.text), evidence),)


_CHANGED: dict[Role, Callable[[str, str], Iterator[Signal]]] = {
    Role.SERVICES: _service,
    Role.DATA_CATEGORIES: _category,
    Role.CERTIFICATIONS: _certificate,
    Role.SECURITY: _measure,
}

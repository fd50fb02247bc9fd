"""What the processor is: "verwerker" in one document, "subverwerker" in the other."""

import re
from collections.abc import Iterator

from renvooi.diff.checks.subject import Statement, Subject, found
from renvooi.model import Finding, Severity

DIFFERS = "role-differs"
_ROLES = {
    "verwerker": r"(?:data\s+)?(?:verwerker|processor)",
    "subverwerker": r"sub-?\s?(?:verwerker|processor)",
    "verwerkingsverantwoordelijke": r"verwerk(?:ing|er)sverantwoordelijke",
}
_ROLE = "|".join(f"(?P<{name}>{words})" for name, words in _ROLES.items())
_DENIED = re.compile(r"\b(?:nooit|niet|geen|noch)\b", re.IGNORECASE)


def find_role(subject: Subject, other: Subject) -> Iterator[Finding]:
    """A warning for each role of the processor here that is another than the one it has there most."""
    here, there = _roles(subject), _roles(other)
    if not here or not there:
        return
    main, statements = max(there.items(), key=lambda entry: len(entry[1]))
    for role, said in here.items():
        if role == main or (role in there and main in here):
            continue
        name = subject.document.parties.processor.name
        message = (
            f"{said[0].item.address} calls {name} {role}, and {other.document.source.name}"
            f" calls it {main} ({statements[0].item.address})"
        )
        places = (*(one.item for one in said), *(one.item for one in statements))
        yield found(DIFFERS, Severity.WARNING, message, said[0].item, *places)


def _roles(subject: Subject) -> dict[str, list[Statement]]:
    """The roles that sentences give to the processor, with these sentences."""
    names = "|".join(re.escape(name) for name in sorted(subject.own_names, key=len, reverse=True) if name)
    names = f"(?:{names}|[Dd]ata\\s?[Pp]rocessor|[Ww]ij)"
    saying = re.compile(
        rf"(?<![\w-]){names}\s+(?:(?P<verb>is|zijn|blijft)\s+(?P<between>(?:altijd\s+|steeds\s+|slechts\s+|in\s+beginsel\s+|daarbij\s+)?)(?:(?:de|een)\s+)?"
        rf"|(?:treedt\s+|handelt\s+|optreedt\s+)?(?:op\s+)?als\s+(?:(?:de|een)\s+)?)(?:{_ROLE})(?![\w-])",
        re.IGNORECASE,
    )
    result: dict[str, list[Statement]] = {}
    for statement in subject.statements:
        if "verwerk" not in statement.folded and "processor" not in statement.folded:
            continue
        for said in saying.finditer(statement.text):
            role = next(name for name in _ROLES if said[name])
            if not _DENIED.search(said[0]):
                result.setdefault(role, []).append(statement)
    return result

"""What a change sets off, as data: which rule it meets, which class and rights follow.

A second processor is a second TOML file. Rules only ever raise: every rule that a change
meets counts and the highest class wins, so a rule added later cannot hide one that was
there. What no rule foresees goes to a human (class X), because silence would be a decision.
"""

from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

from renvooi.model import (
    BasisSource,
    Bilingual,
    ConsequenceClass,
    Kind,
    Operation,
    RightKind,
    Role,
    SignalType,
    Significance,
)
from renvooi.model.errors import BadSettings
from renvooi.notice import tables
from renvooi.notice.tables import Table

POLICY_SCHEMA = "renvooi/policy/1"
FORMS = ("written", "reasoned")
FROM_CLAUSE = "from clause"


@dataclass(frozen=True, slots=True)
class RightRule:
    """A right that a policy knows, and where its basis and its term are to be found."""

    id: str
    kind: RightKind
    what: Bilingual
    condition: Bilingual | None
    source: BasisSource
    role: Role | None
    """Role of the clause that gives the right; None for house policy."""
    address: str | None
    """Where the clause is expected if no node carries the role; None to look no further."""
    proof: tuple[str, ...]
    """Words of which a clause found by address alone must hold one."""
    text: Bilingual | None
    """The house policy that gives the right; None for the contract."""
    days: int | None
    """Calendar days; None to read them from the clause."""
    days_text: Bilingual | None
    """The house policy that sets the term; None where the clause is to name it."""
    form: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A change meets a rule if it meets every criterion that is not empty."""

    id: str
    consequence_class: ConsequenceClass
    message: Bilingual
    rights: tuple[str, ...]
    kinds: tuple[Kind, ...]
    parts: tuple[str, ...]
    """Addresses such as "Deel 2"; met if any side of the change stands there or below."""
    outside: tuple[str, ...]
    """Met if any side of the change stands in none of these parts."""
    roles: tuple[Role, ...]
    signals: tuple[SignalType, ...]
    operations: tuple[Operation, ...]
    significance: tuple[Significance, ...]


@dataclass(frozen=True, slots=True)
class ArchiveRule:
    """Changes to what a document says about itself, which set off nothing if they are proven editorial."""

    id: str
    message: Bilingual
    roles: tuple[Role, ...]
    """Every side of the change must stand in a node of one of these roles."""
    version_only: bool
    """True if nothing but version labels and dates may differ."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one processor."""

    name: str
    version: str
    rights: tuple[RightRule, ...]
    rules: tuple[Rule, ...]
    archive: tuple[ArchiveRule, ...]
    unforeseen: Bilingual
    """What is said of a change that meets no rule."""
    coulance: bool
    """True to extend a term that ends on a day off to the next working day."""
    equated_days: frozenset[date] = field(default_factory=frozenset)
    """Days that a decree equates with public holidays."""
    contact: str | None = None
    """Where clients respond; None to look in the document."""

    def right(self, name: str) -> RightRule:
        """The right with this id; reading the policy proved that it is there."""
        return next(right for right in self.rights if right.id == name)


def load_policy(data: bytes | None = None) -> Policy:
    """The policy in a TOML file; the shipped default for None.

    Raises: BadSettings with the place of the first error, in one line.
    """
    shipped = files("renvooi.notice").joinpath("policies")
    root = tables.load(shipped.joinpath("default.toml").read_bytes() if data is None else data, "policy")
    if (schema := root.text("schema")) != POLICY_SCHEMA:
        raise root.refuse("schema", f"expected {POLICY_SCHEMA!r}, found {schema!r}")
    window = root.table("window")
    equated = tables.load(shipped.joinpath("equated-days.toml").read_bytes(), "equated-days").days("days")
    policy = Policy(
        name=root.text("name"),
        version=root.text("version"),
        rights=tuple(_right(name, table) for name, table in root.named_tables("rights")),
        rules=tuple(_rule(table) for table in root.list_of_tables("rules")),
        archive=tuple(_archive(table) for table in root.list_of_tables("archive")),
        unforeseen=root.bilingual("unforeseen"),
        coulance=window.flag("coulance", default=False),
        equated_days=frozenset(equated + window.days("equated_days")),
        contact=root.optional_text("contact"),
    )
    window.done()
    root.done()
    _check(policy)
    return policy


def _right(name: str, table: Table) -> RightRule:
    source = table.member("source", BasisSource)
    contract = source is BasisSource.CONTRACT
    right = RightRule(
        id=name,
        kind=table.member("kind", RightKind),
        what=table.bilingual("what"),
        condition=table.optional_bilingual("condition"),
        source=source,
        role=table.member("role", Role) if contract else None,
        address=table.optional_text("address") if contract else None,
        proof=table.texts("proof") if contract else (),
        text=None if contract else table.bilingual("text"),
        days=_days(table),
        days_text=table.optional_bilingual("days_text"),
        form=table.texts("form"),
    )
    table.done()
    if right.days is None and not contract:
        raise table.refuse("days", "house policy has no clause to read days from; give a number")
    if contract and right.days is not None and right.days_text is None:
        raise table.refuse("days_text", "days that do not come from the clause need a text that says so")
    if right.address and not right.proof:
        raise table.refuse("proof", "a clause found by its address alone needs words that prove it is the one")
    for form in right.form:
        if form not in FORMS:
            raise table.refuse("form", f"expected any of {', '.join(FORMS)}; found {form!r}")
    return right


def _days(table: Table) -> int | None:
    value = table.value("days")
    if value == FROM_CLAUSE:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 3660:
        return value
    raise table.refuse("days", f"expected a number of days from 1 to 3660, or {FROM_CLAUSE!r}; found {value!r}")


def _rule(table: Table) -> Rule:
    rule = Rule(
        id=table.text("id"),
        consequence_class=table.member("class", ConsequenceClass),
        message=table.bilingual("message"),
        rights=table.texts("rights"),
        kinds=table.members("kinds", Kind),
        parts=table.texts("parts"),
        outside=table.texts("outside"),
        roles=table.members("roles", Role),
        signals=table.members("signals", SignalType),
        operations=table.members("operations", Operation),
        significance=table.members("significance", Significance) or (Significance.SUBSTANTIVE, Significance.REVIEW),
    )
    table.done()
    if rule.rights and rule.consequence_class is ConsequenceClass.NOTHING:
        raise table.refuse("rights", "class G is told to nobody, so it cannot give a right")
    return rule


def _archive(table: Table) -> ArchiveRule:
    rule = ArchiveRule(
        id=table.text("id"),
        message=table.bilingual("message"),
        roles=table.members("roles", Role),
        version_only=table.flag("version_only", default=False),
    )
    table.done()
    if not rule.roles:
        raise table.refuse("roles", "an archive rule without roles would silence every change")
    return rule


def _check(policy: Policy) -> None:
    known = {right.id for right in policy.rights}
    seen: set[str] = set()
    for name in (*(rule.id for rule in policy.rules), *(rule.id for rule in policy.archive)):
        if name in seen:
            raise BadSettings(f"policy: rule id {name!r} is used twice; give each rule its own")
        seen.add(name)
    for rule in policy.rules:
        for right in rule.rights:
            if right not in known:
                raise BadSettings(f"policy: rule {rule.id!r}: no right {right!r}; add [rights.{right}] or correct it")

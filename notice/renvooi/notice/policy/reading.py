"""A policy file to a `Policy`: every key checked, every mistake named with its place."""

from importlib.resources import files

from renvooi.model import (
    BasisSource,
    Beneficiary,
    ConsequenceClass,
    Direction,
    Evidence,
    Kind,
    Operation,
    RightKind,
    Role,
    SignalType,
    Significance,
)
from renvooi.model.errors import BadSettings
from renvooi.notice.policy.attribution import claim_of_contract
from renvooi.notice.policy.checking import Sound, mistakes_between
from renvooi.notice.policy.values import ArchiveRule, DeliveryRule, Policy, PolicyTest, RightRule, Rule
from renvooi.notice.tables import Table, load

POLICY_SCHEMA = "renvooi/policy/1"
FORMS = ("written", "reasoned")
FROM_CLAUSE = "from clause"
LONGEST_TERM = 3660
"""Days, ten years: a longer term is a slip of the pen."""
LONGEST_MARGIN = 365
"""Days, a year: no message is longer on its way."""
_KIND_OF_CLAUSE = {Role.TERMINATION_RIGHT: RightKind.TERMINATE, Role.OBJECTION_RIGHT: RightKind.OBJECT}
"""What a clause with a role lets a client do; a clause with another role gives no right."""
SHIPPED = files("renvooi.notice").joinpath("policies")


def load_policy(data: bytes | None = None) -> Policy:
    """The policy in a TOML file; the shipped default for None.

    Raises: BadSettings with the place of the first mistake, in one line.
    """
    policy, problems = _read(shipped_policy() if data is None else data)
    if problems:
        more = f" (the first of {len(problems)} mistakes; renvooi policy check lists them)" if problems[1:] else ""
        raise BadSettings(f"{problems[0]}{more}")
    return policy


def problems_in(data: bytes) -> tuple[str, ...]:
    """Every mistake in a policy file, a line each with its place; empty if it can be used."""
    try:
        return _read(data)[1]
    except BadSettings as error:
        return (str(error),)


def shipped_policy() -> bytes:
    """The file of the default policy."""
    return SHIPPED.joinpath("default.toml").read_bytes()


def shipped_decisions() -> str:
    """The decision table of the default policy."""
    return SHIPPED.joinpath("default.decisions.tsv").read_text("utf-8")


def _read(data: bytes) -> tuple[Policy, tuple[str, ...]]:
    """The policy, to be used only if there are no problems, and the problems."""
    problems: list[str] = []
    root = load(data, "policy", problems)
    schema = root.text("schema")
    if schema and schema != POLICY_SCHEMA:
        root.report("schema", f"expected {POLICY_SCHEMA!r}, found {schema!r}")
    window = root.table("window")
    equated = load(SHIPPED.joinpath("equated-days.toml").read_bytes(), "equated-days").days("days")
    sound = Sound()
    policy = Policy(
        name=root.text("name"),
        version=root.text("version"),
        rights=tuple(sound.noted(table, _right(name, table)) for name, table in root.named_tables("rights")),
        rules=tuple(sound.noted(table, _rule(table)) for table in root.list_of_tables("rules")),
        archive=tuple(sound.noted(table, _archive(table)) for table in root.list_of_tables("archive")),
        unforeseen=root.bilingual("unforeseen"),
        coulance=window.flag("coulance", default=False),
        equated_days=frozenset(equated + window.days("equated_days")),
        contact=root.optional_text("contact"),
        tests=tuple(sound.noted(table, _test(table)) for table in root.list_of_tables("tests")),
        margin_days=_margin(window),
        delivery=_delivery(root.table("delivery")),
    )
    window.done()
    root.done()
    return policy, (*problems, *(f"policy: {one}" for one in mistakes_between(policy, sound)))


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
        days=_days(table, contract=contract),
        days_text=table.optional_bilingual("days_text"),
        form=table.texts("form"),
    )
    table.done()
    if contract and right.days is not None and right.days_text is None:
        table.report("days_text", "days that do not come from the clause need a text that says so")
    if right.address and not right.proof:
        table.report("proof", "a clause found by its address alone needs words that prove it is the one")
    _check_kind(right, table)
    _check_voice(right, table)
    for form in right.form:
        if form not in FORMS:
            table.report("form", f"expected any of {', '.join(FORMS)}; found {form!r}")
    return right


def _check_kind(right: RightRule, table: Table) -> None:
    """Nothing; a clause that gives another right than `right` names is noted: to terminate and to object are two."""
    expected = _KIND_OF_CLAUSE.get(right.role) if right.role is not None else None
    if right.role is not None and expected is not right.kind and table.sound:
        fitting = next(role for role, kind in _KIND_OF_CLAUSE.items() if kind is right.kind)
        table.report(
            "kind",
            f"{right.kind.value!r} is no right of a clause with the role {right.role.value!r}, but of {fitting.value!r}",
        )


def _check_voice(right: RightRule, table: Table) -> None:
    """Nothing; a text of house policy that gives itself out for the contract is noted."""
    house = right.source is BasisSource.HOUSE_POLICY
    said = {"days_text": right.days_text} | ({"text": right.text, "what": right.what} if house else {})
    texts = (
        (f"{key}.{name}", one) for key, both in said.items() if both for name, one in (("nl", both.nl), ("en", both.en))
    )
    for place, text in texts:
        if claim := claim_of_contract(text):
            table.report(place, f"this is house policy and speaks as the contract ({claim!r}); say that it is your own")


def _days(table: Table, *, contract: bool) -> int | None:
    value = table.value("days")
    if value == FROM_CLAUSE:
        if not contract:
            table.report("days", "house policy has no clause to read days from; give a number")
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST_TERM:
        return value
    table.report("days", f"expected a number of days from 1 to {LONGEST_TERM}, or {FROM_CLAUSE!r}; found {value!r}")
    return None


def _margin(window: Table) -> int | None:
    value = window.value("margin_days")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST_MARGIN):
        return value
    window.report("margin_days", f"expected a number of days from 0 to {LONGEST_MARGIN}; found {value!r}")
    return None


def _delivery(table: Table) -> DeliveryRule:
    asked = table.optional_member("evidence", Evidence)
    if asked is Evidence.NONE:
        table.report("evidence", "no window starts without evidence; name accepted, delivered or acknowledged")
    rule = DeliveryRule(
        evidence=Evidence.DELIVERED if asked in (None, Evidence.NONE) else asked,
        remind_clients=table.flag("remind_clients", default=False),
    )
    table.done()
    return rule


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
        directions=table.members("directions", Direction),
        benefits=table.members("benefits", Beneficiary),
        topic=table.optional_text("topic"),
        mirror=table.optional_text("mirror"),
        mirror_differs=table.optional_text("mirror_differs"),
        why=table.optional_text("why"),
    )
    table.done()
    if table.sound and rule.rights and rule.consequence_class is ConsequenceClass.NOTHING:
        table.report("rights", "class G is told to nobody, so it cannot give a right")
    return rule


def _archive(table: Table) -> ArchiveRule:
    rule = ArchiveRule(
        id=table.text("id"),
        message=table.bilingual("message"),
        roles=table.members("roles", Role),
        version_only=table.flag("version_only", default=False),
        why=table.optional_text("why"),
    )
    table.done()
    if table.sound and not rule.roles:
        table.report("roles", "an archive rule without roles would silence every change")
    return rule


def _test(table: Table) -> PolicyTest:
    signal = table.optional_member("signal", SignalType)
    direction = table.optional_member("direction", Direction)
    test = PolicyTest(
        says=table.text("says"),
        kind=table.member("kind", Kind),
        place=table.text("place"),
        roles=table.members("roles", Role),
        operation=table.optional_member("operation", Operation) or Operation.REWORDED,
        significance=table.optional_member("significance", Significance) or Significance.SUBSTANTIVE,
        signal=signal,
        direction=direction or Direction.CHANGED,
        benefits=table.optional_member("benefits", Beneficiary),
        old=table.optional_text("old"),
        new=table.optional_text("new"),
        consequence_class=table.member("class", ConsequenceClass),
        rights=table.texts("rights"),
        rules=table.texts("rules"),
    )
    table.done()
    if signal is None and (direction or test.benefits):
        table.report("signal", "a direction, or whom it benefits, is said of a signal; name the signal")
    return test

"""What a rule or a class means, in words: for a lawyer who reads a policy without reading TOML."""

from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.model import BasisSource, ConsequenceClass, Significance
from renvooi.notice.phrases import FORMS
from renvooi.notice.policy.mirrors import is_own_mirror
from renvooi.notice.policy.values import ArchiveRule, Policy, PolicyTest, RightRule, Rule

CLASSES = {
    ConsequenceClass.NOTHING: "nothing: archive only",
    ConsequenceClass.INFORM: "inform",
    ConsequenceClass.NOTIFY: "notify, with the window of the termination clause",
    ConsequenceClass.BEFORE_EFFECT: "notify, with the right to object, before the change takes effect",
    ConsequenceClass.CONSENT: "not effective by notice alone: consent or legal review",
}

_CRITERIA = (
    ("kinds", "the document is"),
    ("parts", "the place is in"),
    ("outside", "the place is outside"),
    ("roles", "the clause, or one above it, is"),
    ("signals", "a signal is"),
    ("directions", "that signal points"),
    ("benefits", "that signal is good for the"),
    ("operations", "the text was"),
    ("significance", "the change is"),
)
_USUAL = (Significance.SUBSTANTIVE, Significance.REVIEW)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a rule."""

    name: str
    value: str


def rule_named(policy: Policy, name: str) -> Rule | ArchiveRule | None:
    """The rule with this id; None if there is none."""
    return next((rule for rule in policy.all_rules if rule.id == name), None)


def facts_of(policy: Policy, rule: Rule | ArchiveRule) -> tuple[Fact, ...]:
    """All that can be said of a rule, in the order in which it is asked."""
    match rule:
        case Rule():
            facts = tuple(_of_rule(policy, rule))
        case ArchiveRule():
            facts = tuple(_of_archive(rule))
    return (*facts, *_told(policy, rule))


def facts_of_class(policy: Policy, one: ConsequenceClass) -> tuple[Fact, ...]:
    """What a class means, which rules give it and which rights those rules give."""
    rules = tuple(rule for rule in policy.rules if rule.consequence_class is one)
    names = [rule.id for rule in rules]
    if one is ConsequenceClass.NOTHING:
        names += [rule.id for rule in policy.archive]
    rights = dict.fromkeys(right for rule in rules for right in rule.rights)
    facts = [Fact("means", CLASSES[one]), Fact("rules", ", ".join(names) or "none")]
    facts += [_right(policy.right(name)) for name in rights]
    if one is ConsequenceClass.CONSENT:
        facts.append(Fact("also", "every change that meets no rule, and one that a person gave this class"))
    return tuple(facts)


def page_of(policy: Policy, rule: Rule | ArchiveRule) -> str:
    """The page of a rule in the documentation, as Markdown."""
    lines = "".join(f"| {fact.name} | {_cell(fact.value)} |\n" for fact in facts_of(policy, rule) if fact.name != "why")
    why = f"{rule.why}\n\n" if rule.why else ""
    return f"# {rule.id}\n\n{why}| | |\n|---|---|\n{lines}\n[All rules](README.md) · [Policy](../policy.md)\n"


def index_of(policy: Policy) -> str:
    """The list of all rules with links to their pages, as Markdown."""
    rows = [
        f"| [`{rule.id}`]({rule.id}.md) | {rule.consequence_class} | {', '.join(rule.rights)} | {rule.message.en} |\n"
        for rule in policy.rules
    ]
    rows += [f"| [`{rule.id}`]({rule.id}.md) | G | | {rule.message.en} |\n" for rule in policy.archive]
    return (
        f"# The rules of the policy {policy.name!r}, version {policy.version}\n\n"
        "Written by `make golden` from the policy file; [policy.md](../policy.md) says how rules work together.\n\n"
        f"| rule | class | right | says |\n|---|---|---|---|\n{''.join(rows)}"
    )


def _of_rule(policy: Policy, rule: Rule) -> Iterator[Fact]:
    yield Fact("class", f"{rule.consequence_class}: {CLASSES[rule.consequence_class]}")
    for name, words in _CRITERIA:
        values = getattr(rule, name)
        if values and not (name == "significance" and values == _USUAL):
            yield Fact("needs", f"{words} {' or '.join(values)}")
    yield from (_right(policy.right(name)) for name in rule.rights)
    if not rule.rights:
        yield Fact("right", "none")
    if rule.topic:
        yield Fact(
            "topic", f"{rule.topic}{'' if rule.directed else ' (silent where a rule on it with a direction speaks)'}"
        )
    yield Fact("mirror", "itself" if is_own_mirror(rule) else policy.mirror(rule).id)
    if rule.mirror_differs:
        yield Fact("differs", rule.mirror_differs)


def _of_archive(rule: ArchiveRule) -> Iterator[Fact]:
    yield Fact("class", f"{ConsequenceClass.NOTHING}: {CLASSES[ConsequenceClass.NOTHING]}")
    yield Fact("needs", f"every side of the change is, or is below, {' or '.join(rule.roles)}")
    if rule.version_only:
        yield Fact("needs", "nothing differs but the document's own version label and date")
    yield Fact("needs", "the change is proven editorial, or one to review that has the form of such a text")
    yield Fact("right", "none")
    yield Fact("mirror", "itself")


def _told(policy: Policy, rule: Rule | ArchiveRule) -> Iterator[Fact]:
    yield Fact("in Dutch", rule.message.nl)
    yield Fact("in English", rule.message.en)
    if rule.why:
        yield Fact("why", rule.why)
    example = next((test for test in policy.tests if rule.id in test.rules), None)
    if example is not None:
        yield Fact("example", _example(example))


def _right(right: RightRule) -> Fact:
    condition = f", {right.condition.en}" if right.condition else ""
    form = f"; {' and '.join(FORMS[form].en for form in right.form)}" if right.form else ""
    return Fact(f"right {right.id}", f"{right.what.en}{condition}{form}. Basis: {_basis(right)}. Term: {_term(right)}.")


def _basis(right: RightRule) -> str:
    if right.source is BasisSource.HOUSE_POLICY:
        text = right.text.en.rstrip(".") if right.text else ""
        return f"house policy ({text})"
    place = f"the clause with the role {right.role} in the version in force"
    if right.address:
        place += f", else {right.address} if it holds {' or '.join(repr(word) for word in right.proof)}"
    return f"contract, {place}; without it no basis is found and there is no right"


def _term(right: RightRule) -> str:
    if right.days is None:
        return "the days that the clause names"
    return f"{right.days} days, by house policy"


def _example(test: PolicyTest) -> str:
    match test.old, test.new:
        case None, None:
            return test.says
        case None, new:
            return f"{test.says}: “{new}”"
        case old, None:
            return f"{test.says}: “{old}”"
        case old, new:
            return f"{test.says}: “{old}” became “{new}”"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

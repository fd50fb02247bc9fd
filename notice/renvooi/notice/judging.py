"""From one change to its consequence class, by the rules of a policy.

The diff's own significance is raised, never lowered: a change called editorial that
carries a signal, or that inserts or deletes text, is treated as one to review.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from renvooi.model import (
    Change,
    Consequence,
    ConsequenceClass,
    Diff,
    Effect,
    InlineOp,
    Kind,
    NodeRef,
    Operation,
    Role,
    Significance,
)
from renvooi.notice.policy import ArchiveRule, Policy, Rule

UNFORESEEN = "unforeseen"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a policy says of one change."""

    consequence_class: ConsequenceClass
    effects: tuple[Effect, ...]
    rights: tuple[str, ...]
    significance: Significance


def judge(change: Change, kind: Kind, policy: Policy) -> Judgement:
    """The class, effects and rights of `change` in a document of `kind`."""
    significance = prudent_significance(change)
    for archive in policy.archive:
        if _is_archived(change, archive):
            effect = Effect(archive.id, ConsequenceClass.NOTHING, archive.message)
            return Judgement(ConsequenceClass.NOTHING, (effect,), (), significance)
    met = tuple(rule for rule in policy.rules if _meets(change, kind, significance, rule))
    effects = tuple(Effect(rule.id, rule.consequence_class, rule.message) for rule in met)
    if not effects and significance is not Significance.EDITORIAL:
        effects = (Effect(UNFORESEEN, ConsequenceClass.CONSENT, policy.unforeseen),)
    rights = tuple(dict.fromkeys(right for rule in met for right in rule.rights))
    return Judgement(highest(effect.consequence_class for effect in effects), effects, rights, significance)


def judged(script: Diff, policy: Policy) -> Diff:
    """The same diff with the consequences of every change filled in."""
    kind = Kind(script.document)
    return replace(
        script,
        changes=tuple(replace(c, consequences=_consequences(c, judge(c, kind, policy))) for c in script.changes),
    )


def highest(classes: Iterable[ConsequenceClass]) -> ConsequenceClass:
    """The heaviest of `classes`; G if there are none."""
    return max(classes, key=lambda one: one.rank, default=ConsequenceClass.NOTHING)


def prudent_significance(change: Change) -> Significance:
    """The significance of `change`, raised to review where "editorial" contradicts its own evidence."""
    new_text = {Operation.INSERTED, Operation.DELETED}.intersection(change.operations)
    if change.significance is Significance.EDITORIAL and (change.signals or new_text):
        return Significance.REVIEW
    return change.significance


def _consequences(change: Change, judgement: Judgement) -> tuple[Consequence, ...]:
    operations = ", ".join(change.operations)
    signals = ", ".join(dict.fromkeys(signal.type for signal in change.signals)) or "no signal"
    because = f"{judgement.significance.value} change ({operations}; {signals})"
    return tuple(
        Consequence(effect.rule, effect.consequence_class.value, f"{because} meets rule {effect.rule}.")
        for effect in judgement.effects
    )


def _meets(change: Change, kind: Kind, significance: Significance, rule: Rule) -> bool:
    sides = change.old + change.new
    return (
        significance in rule.significance
        and (not rule.kinds or kind in rule.kinds)
        and (not rule.parts or any(_stands_in(ref, rule.parts) for ref in sides))
        and (not rule.outside or any(not _stands_in(ref, rule.outside) for ref in sides))
        and (not rule.roles or any(_has_role(ref, rule.roles) for ref in sides))
        and (not rule.signals or any(signal.type in rule.signals for signal in change.signals))
        and (not rule.operations or any(operation in rule.operations for operation in change.operations))
    )


def _stands_in(ref: NodeRef, parts: tuple[str, ...]) -> bool:
    address = ref.address.casefold()
    return any(address == part.casefold() or address.startswith(f"{part.casefold()}, ") for part in parts)


def _has_role(ref: NodeRef, roles: tuple[Role, ...]) -> bool:
    return any(role in roles for role in ref.roles)


def _is_archived(change: Change, rule: ArchiveRule) -> bool:
    sides = change.old + change.new
    if not sides or not all(_has_role(ref, rule.roles) for ref in sides):
        return False
    return rule.words is None or all(
        word.casefold() in rule.words for text in _changed_texts(change) for word in _WORD.findall(text)
    )


def _changed_texts(change: Change) -> tuple[str, ...]:
    """The stretches that differ; both texts whole where there is no redline to narrow them down."""
    if change.inline:
        return tuple(step.text for step in change.inline if step.op is not InlineOp.EQUAL)
    return tuple(ref.text for ref in change.old + change.new)

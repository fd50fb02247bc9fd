"""From one change to its consequence class, by the rules of a policy.

The diff's own significance is raised, never lowered: a change called editorial that
carries a signal, or that inserts or deletes text, is treated as one to review. Only a person
lowers it, by a verdict with a name and a reason. The author's
own list of changes is the exception, because it is new in every version. Archiving comes
after significance, so that no rule of a policy can silence what may matter.

A person may also give the class itself. Rules that outrank it are set aside with their rights
and stay in the judgement, so that what was lowered can be seen; rules that do not outrank it hold.
A rule of class B holds until a person gives the class: that a client can object to a party before it
starts is not lost by calling its line editorial.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from renvooi.diff import OWN_LIST
from renvooi.model import (
    Bilingual,
    Change,
    Consequence,
    ConsequenceClass,
    Diff,
    Effect,
    HumanVerdict,
    Kind,
    Operation,
    Role,
    SignalType,
    Significance,
    VersionRef,
)
from renvooi.model.errors import BadSettings
from renvooi.notice.policy import ArchiveRule, Policy, Rule
from renvooi.notice.policy.matching import has_role, meets, speaking
from renvooi.notice.self_description import VERSION_DISAGREES, Stated, only_version_differs

UNFORESEEN = "unforeseen"
DECIDED = "decided"
"""Name of the rule that stands for a person who gave the class."""

_A_PERSON_DECIDED = Bilingual("Een medewerker heeft deze wijziging beoordeeld.", "A person assessed this change.")
_A_PERSON_ASKS_CONSENT = Bilingual(
    "Een medewerker heeft deze wijziging beoordeeld. Zij gaat niet in door alleen dit bericht: daarvoor is uw "
    "instemming nodig, of een juridische beoordeling.",
    "A person assessed this change. It does not take effect by this notice alone: it needs your consent, or legal "
    "review.",
)

_OF_A_LIST = frozenset({SignalType.NEGATION, SignalType.DATE, SignalType.REFERENCE})
"""Signals that a list of changes gives by its nature: "geen wijzigingen", "artikel 8"."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a policy says of one change."""

    consequence_class: ConsequenceClass
    effects: tuple[Effect, ...]
    rights: tuple[str, ...]
    significance: Significance
    archived: bool = False
    """True if the change is one to the document's account of itself, told apart from what was agreed."""
    set_aside: tuple[Effect, ...] = ()
    """What rules said that outrank the class a person gave; empty if no person gave one."""
    rights_set_aside: tuple[str, ...] = ()
    """Ids of the rights that only those rules give."""


def judge(change: Change, kind: Kind, policy: Policy, sides: tuple[Stated, Stated] | None = None) -> Judgement:
    """The class, effects and rights of `change` in a document of `kind`.

    `sides` is what the old and the new document say of their version; without it no change is
    known to be one of the version alone.
    """
    significance = prudent_significance(change)
    chosen = None if change.verdict is None else _class_of(change.verdict)
    for archive in policy.archive:
        if _is_archived(change, significance, archive, sides):
            effect = Effect(archive.id, ConsequenceClass.NOTHING, archive.message)
            archived = Judgement(ConsequenceClass.NOTHING, (effect,), (), significance, archived=True)
            return archived if chosen is None else _decided(archived, chosen)
    met = tuple(
        rule
        for rule in policy.rules
        if meets(rule, change, kind=kind, significance=_significance_for(rule, change, significance))
    )
    by_rules = _judgement(met, significance, policy)
    if chosen is None:
        return by_rules
    held = tuple(rule for rule in met if rule.consequence_class.rank <= chosen.rank)
    aside = tuple(rule for rule in met if rule not in held)
    unforeseen = tuple(
        one for one in by_rules.effects if one.rule == UNFORESEEN and chosen.rank < one.consequence_class.rank
    )
    rights = _rights(held)
    return replace(
        _decided(replace(by_rules, effects=_effects(held), rights=rights), chosen),
        set_aside=(*_effects(aside), *unforeseen),
        rights_set_aside=tuple(right for right in by_rules.rights if right not in rights),
    )


def _significance_for(rule: Rule, change: Change, significance: Significance) -> Significance:
    """The significance that `rule` asks about: as computed for class B, which only a class of a person lowers."""
    if rule.consequence_class is not ConsequenceClass.BEFORE_EFFECT or change.verdict is None:
        return significance
    return min(significance, prudent_significance(replace(change, verdict=None)), key=list(Significance).index)


def _judgement(met: Sequence[Rule], significance: Significance, policy: Policy) -> Judgement:
    effects = _effects(met)
    weight = highest(effect.consequence_class for effect in effects)
    if weight is ConsequenceClass.NOTHING and significance is not Significance.EDITORIAL:
        # A rule of class G is no rule that foresees what may matter: it would silence it.
        effects += (Effect(UNFORESEEN, ConsequenceClass.CONSENT, policy.unforeseen),)
    return Judgement(highest(effect.consequence_class for effect in effects), effects, _rights(met), significance)


def _effects(met: Sequence[Rule]) -> tuple[Effect, ...]:
    return tuple(Effect(rule.id, rule.consequence_class, rule.message, rule.signals) for rule in speaking(met))


def _rights(met: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(right for rule in met for right in rule.rights))


def _decided(judgement: Judgement, chosen: ConsequenceClass) -> Judgement:
    """`judgement` with the class that a person chose, and an effect that says so."""
    message = _A_PERSON_ASKS_CONSENT if chosen is ConsequenceClass.CONSENT else _A_PERSON_DECIDED
    return replace(
        judgement,
        consequence_class=chosen,
        effects=(*judgement.effects, Effect(DECIDED, chosen, message)),
        archived=judgement.archived and chosen is ConsequenceClass.NOTHING,
    )


def _class_of(verdict: HumanVerdict) -> ConsequenceClass | None:
    """The class that a person gave; None if that is left to the rules.

    Raises: BadSettings if there is no such class.
    """
    if verdict.consequence_class is None:
        return None
    try:
        return ConsequenceClass(verdict.consequence_class)
    except ValueError as error:
        known = ", ".join(ConsequenceClass)
        raise BadSettings(
            f"verdict on {verdict.change} by {verdict.by}: no class {verdict.consequence_class!r}; give one of {known}"
        ) from error


def judged(script: Diff, policy: Policy) -> Diff:
    """The same diff with the consequences of every change filled in."""
    kind = Kind(script.document)
    sides = (_stated(script.old), _stated(script.new))
    return replace(
        script,
        changes=tuple(replace(c, consequences=_consequences(c, judge(c, kind, policy, sides))) for c in script.changes),
    )


def archived_changes(script: Diff, policy: Policy) -> frozenset[str]:
    """Ids of the changes to what the document says of itself; one that a doubt is about is not among them."""
    kind, sides = Kind(script.document), (_told(script.old, script), _told(script.new, script))
    return frozenset(one.id for one in script.changes if judge(one, kind, policy, sides).archived)


def _told(side: VersionRef, script: Diff) -> Stated:
    """What one side says of itself, and whether its reader warned that this disagrees; unknown where files share a name."""
    known = script.old.name != script.new.name
    disputed = any(one.code == VERSION_DISAGREES and one.name == side.name for one in script.warnings)
    return replace(_stated(side), disputed=known and disputed)


def _stated(side: VersionRef) -> Stated:
    """What a diff knows of one side; not whether its statements disagree, so that a doubt stays one."""
    return Stated(side.version, date.fromisoformat(side.effective_date) if side.effective_date else None)


def highest(classes: Iterable[ConsequenceClass]) -> ConsequenceClass:
    """The heaviest of `classes`; G if there are none."""
    return max(classes, key=lambda one: one.rank, default=ConsequenceClass.NOTHING)


def prudent_significance(change: Change) -> Significance:
    """What a person decided of `change`; else its significance, raised where "editorial" contradicts its own evidence."""
    if change.verdict is not None:
        return change.verdict.significance
    if change.significance is not Significance.EDITORIAL or _is_own_list(change):
        return change.significance
    new_text = {Operation.INSERTED, Operation.DELETED}.intersection(change.operations)
    return Significance.REVIEW if change.signals or new_text else Significance.EDITORIAL


def _is_own_list(change: Change) -> bool:
    """True for the author's own list of changes, as long as its evidence is of the kind that lists give."""
    return _stands_under(change, (Role.DIFFERENCES,)) and all(one.type in _OF_A_LIST for one in change.signals)


def _consequences(change: Change, judgement: Judgement) -> tuple[Consequence, ...]:
    operations = ", ".join(change.operations)
    signals = ", ".join(dict.fromkeys(signal.type for signal in change.signals)) or "no signal"
    because = f"{judgement.significance.value} change ({operations}; {signals})"
    return tuple(
        Consequence(
            effect.rule,
            effect.consequence_class.value,
            _who_decided(change.verdict, judgement)
            if effect.rule == DECIDED and change.verdict
            else f"{because} meets rule {effect.rule}.",
        )
        for effect in judgement.effects
    )


def _who_decided(verdict: HumanVerdict, judgement: Judgement) -> str:
    said = f"class {judgement.consequence_class.value} was decided by {verdict.by}, {verdict.at}: {verdict.because.rstrip('.')}"
    aside = ", ".join(f"{effect.rule} ({effect.consequence_class.value})" for effect in judgement.set_aside)
    return f"{said}; set aside: {aside}." if aside else f"{said}."


def _stands_under(change: Change, roles: tuple[Role, ...]) -> bool:
    """True if every side of the change stands in a node of one of `roles`."""
    sides = change.old + change.new
    return bool(sides) and all(has_role(ref, roles) for ref in sides)


def _is_archived(
    change: Change, significance: Significance, rule: ArchiveRule, sides: tuple[Stated, Stated] | None
) -> bool:
    if not _stands_under(change, rule.roles) or (rule.version_only and not _only_version_differs(change, sides)):
        return False
    if significance is Significance.REVIEW:
        of_the_version = _stands_under(change, (Role.VERSION,)) and _only_version_differs(change, sides)
        return of_the_version or (_is_own_list(change) and change.because == OWN_LIST)
    return significance is Significance.EDITORIAL


def _only_version_differs(change: Change, sides: tuple[Stated, Stated] | None) -> bool:
    """True if one text became another that differs in the document's own version label and date alone."""
    if sides is None or len(change.old) != 1 or len(change.new) != 1:
        return False
    if any(one.type is not SignalType.DATE for one in change.signals):
        return False
    return only_version_differs(change.old[0].text, change.new[0].text, sides)

"""What clients may do about the changes, each right with its basis and its own window."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from renvooi.model import (
    Basis,
    BasisSource,
    Bilingual,
    Change,
    ConsequenceClass,
    Document,
    Finding,
    NoRight,
    Right,
)
from renvooi.notice.basis import find_basis
from renvooi.notice.judging import DECIDED, Judgement
from renvooi.notice.policy import Policy, RightRule
from renvooi.notice.window import open_window

_ASK = Bilingual(
    "Hiervoor is uw instemming nodig. Laat ons weten of u instemt. Hieronder leest u hoe en waar.",
    "This needs your consent. Let us know whether you agree. Read below how and where.",
)


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights that have a basis, and what is said where there is none."""

    rights: tuple[Right, ...]
    no_right: tuple[NoRight, ...]
    findings: tuple[Finding, ...]


def find_rights(
    changes: Sequence[Change],
    judgements: Mapping[str, Judgement],
    *,
    old: Document,
    new: Document,
    policy: Policy,
    received: date | None,
) -> Rights:
    """The rights that `changes` give, in the order of the policy.

    Raises: PolicyConflict if clause and policy name different terms.
    """
    rights: list[Right] = []
    without = list(_consent(changes, judgements))
    findings: list[Finding] = []
    for rule in policy.rights:
        given_by = tuple(change.id for change in changes if rule.id in judgements[change.id].rights)
        if not given_by:
            continue
        found = find_basis(rule, old, new)
        findings += found.findings
        if found.basis is None:
            without.append(NoRight(_no_basis(rule), given_by))
            continue
        rights.append(_right(rule, found.basis, found.days, given_by, policy, received))
    return Rights(tuple(rights), tuple(without), tuple(findings))


def _right(
    rule: RightRule, basis: Basis, days: int | None, changes: tuple[str, ...], policy: Policy, received: date | None
) -> Right:
    term = basis if rule.days_text is None else Basis(BasisSource.HOUSE_POLICY, None, None, None, rule.days_text)
    window = None
    if days is not None:
        window = open_window(term, days, received=received, coulance=policy.coulance, equated=policy.equated_days)
    return Right(rule.id, rule.kind, rule.what, rule.condition, basis, rule.form, window, changes)


def _consent(changes: Sequence[Change], judgements: Mapping[str, Judgement]) -> Iterator[NoRight]:
    """What no notice alone can bring about, each message once.

    Where a person asks for consent, the client is asked for it, whatever rules led there.
    """
    met: dict[Bilingual, list[str]] = {}
    for change in changes:
        heaviest = [one for one in judgements[change.id].effects if one.consequence_class is ConsequenceClass.CONSENT]
        asked = any(one.rule == DECIDED for one in heaviest)
        for message in dict.fromkeys(_ASK if asked else one.message for one in heaviest):
            met.setdefault(message, []).append(change.id)
    return (NoRight(message, tuple(ids)) for message, ids in met.items())


def _no_basis(rule: RightRule) -> Bilingual:
    return Bilingual(
        f"Wij vonden in de versie die nu geldt geen bepaling die u het recht geeft om: {rule.what.nl}.",
        f"We found no clause in the version now in force that gives you the right to: {rule.what.en}.",
    )

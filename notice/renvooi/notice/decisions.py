"""What only a person may decide about a version, each point with the command that decides it.

The points are those of the notice: a finding that blocks it blocks here. What the findings say in one
line for all changes is put to the changes that it is about, so that a person can go through them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.model import (
    AssessedChange,
    Bilingual,
    Claim,
    ConsequenceClass,
    Decision,
    DecisionKind,
    Finding,
    Notice,
    Severity,
    Significance,
)
from renvooi.model.verdicts import decided_at
from renvooi.notice.accepting import NEVER
from renvooi.notice.dutch_findings import in_dutch, in_english
from renvooi.notice.render.dates import moment_in_words

CONSENT, REVIEW, REASON, DIFFERS = "needs-decision", "review", "reason-missing", "verdict-differs"
OWN_ACCOUNT = "own-account"
_DECIDE = "--by NAME --because TEXT"


@dataclass(frozen=True, slots=True)
class Naming:
    """How the user names the two versions, for commands that can be run as they are printed."""

    pair: str = "OLD NEW"
    """Both versions, with the options that find and read them."""
    check: str = "NEW --previous OLD"
    """The same for `renvooi check`."""
    publish: str = "NEW"
    """The new version, for `renvooi publish`."""
    verdicts: str = ""
    """--verdicts FILE where no corpus keeps them; "" otherwise."""
    judging: tuple[str, ...] = ()
    """Each of --policy, --reasons and --verdicts that the user gave, with its file."""

    def verdict(self, *, change: str, decision: str) -> str:
        """The command that records `decision` about `change`."""
        words = ("renvooi verdict", self.pair, self.verdicts, f"--change {change}", decision, _DECIDE)
        return " ".join(word for word in words if word)

    def judged(self, command: str, needed: str) -> str:
        """`command` about both versions with the same policy and account, and the option `needed` if it is not given."""
        given = {option.split()[0] for option in self.judging}
        more = () if needed.split()[0] in given else (needed,)
        return " ".join((f"renvooi {command}", self.pair, *self.judging, *more))


def decisions_of(
    notice: Notice, changes: Sequence[AssessedChange], naming: Naming, *, claims: Sequence[Claim] = ()
) -> tuple[Decision, ...]:
    """Every point of `notice` that a person decides, or decided otherwise than was computed; blocking ones first.

    `claims` are those of the author about the changes, which say in Dutch what a finding about them says.
    """
    specific = (
        *_consent(notice, changes, naming),
        *_reviews(notice, changes, naming),
        *_reasons(notice, changes, naming),
        *_lowered(changes),
    )
    said = {one.code for one in specific} | {DIFFERS}
    account = tuple(one for one in changes if one.archived and one.treated_as is Significance.REVIEW)
    others = tuple(
        _finding(notice, found, naming, claims=claims, account=account)
        for found in notice.findings
        if _is_open(found, said)
    )
    return tuple(sorted((*specific, *others), key=lambda one: not one.blocks))


def _is_open(found: Finding, said: set[str]) -> bool:
    return found.severity is not Severity.INFO and found.code not in said


def _consent(notice: Notice, changes: Sequence[AssessedChange], naming: Naming) -> Iterator[Decision]:
    """One point for each rule of class X, with the changes that nobody gave a class."""
    by_rule: dict[str, list[AssessedChange]] = {}
    for change in changes:
        if change.verdict is not None and change.verdict.consequence_class is not None:
            continue
        for effect in change.effects:
            if effect.consequence_class is ConsequenceClass.CONSENT:
                by_rule.setdefault(effect.rule, []).append(change)
    for rule, met in by_rule.items():
        one = len(met) == 1
        message = Bilingual(
            f"{_this(met).nl} {'heeft' if one else 'hebben'} klasse X, door regel {rule}. Een bericht alleen is "
            "daarvoor niet genoeg: vraag instemming, of geef een andere klasse met een reden.",
            f"{_this(met).en} {'has' if one else 'have'} class X, by rule {rule}. A notice alone is not enough: "
            "ask for consent, or give another class with a reason.",
        )
        command = naming.verdict(change=_id(met), decision="--class CLASS")
        yield _blocking(notice, DecisionKind.CONSENT, CONSENT, message, met, command)


def _reviews(notice: Notice, changes: Sequence[AssessedChange], naming: Naming) -> Iterator[Decision]:
    met = [one for one in changes if _is_undecided(one)]
    if met:
        message = Bilingual(
            f"Of de betekenis verandert, staat niet vast bij {_this(met).nl.casefold()}. Tot iemand beslist, "
            f"{'geldt zij' if len(met) == 1 else 'gelden zij'} als inhoudelijk.",
            f"Whether the meaning changes is not certain for {_this(met).en.casefold()}. Until somebody decides, "
            f"{'it counts' if len(met) == 1 else 'they count'} as substantive.",
        )
        command = naming.verdict(change=_id(met), decision="--significance LEVEL")
        yield _blocking(notice, DecisionKind.REVIEW, REVIEW, message, met, command)


def _is_undecided(change: AssessedChange) -> bool:
    decided = change.verdict is not None and change.verdict.consequence_class is not None
    return change.treated_as is Significance.REVIEW and not change.archived and not decided


def _reasons(notice: Notice, changes: Sequence[AssessedChange], naming: Naming) -> Iterator[Decision]:
    rows = {row.change for row in notice.rows}
    met = [one for one in changes if one.change in rows and one.why is None]
    if met:
        key = json.dumps(met[0].place, ensure_ascii=False)  # a string of TOML too
        message = Bilingual(
            f"Er is nog geen reden voor {_this(met).nl.casefold()}. Zet die in een bestand, onder [reasons], "
            f'als {key} = "waarom".',
            f"There is no reason yet for {_this(met).en.casefold()}. Write it in a file, under [reasons], "
            f'as {key} = "why".',
        )
        command = naming.judged("notice", "--reasons FILE")
        yield _blocking(notice, DecisionKind.REASON, REASON, message, met, command)


def _lowered(changes: Sequence[AssessedChange]) -> Iterator[Decision]:
    for change in changes:
        verdict = change.verdict
        if verdict is None or change.consequence_class.rank >= change.computed_class.rank:
            continue
        old, new = change.computed_class, change.consequence_class
        message = Bilingual(
            f"Klasse {old} is verlaagd naar {new} door {verdict.by}, op {moment_in_words(decided_at(verdict), 'nl')}: {verdict.because}",
            f"Class {old} was lowered to {new} by {verdict.by}, on {moment_in_words(decided_at(verdict), 'en')}: {verdict.because}",
        )
        ids = (change.change,)
        yield Decision(DecisionKind.LOWERED, Severity.WARNING, DIFFERS, message, ids, None, blocks=False)


def _blocking(
    notice: Notice, kind: DecisionKind, code: str, message: Bilingual, met: Sequence[AssessedChange], command: str
) -> Decision:
    """A point that blocks, unless a person answered for it."""
    open_ = code not in {one.code for one in notice.accepted}
    severity = Severity.ERROR if open_ else Severity.WARNING
    return Decision(kind, severity, code, message, tuple(one.change for one in met), command, blocks=open_)


def _finding(
    notice: Notice, found: Finding, naming: Naming, *, claims: Sequence[Claim], account: Sequence[AssessedChange]
) -> Decision:
    blocks = found in notice.open_points
    accept = _accept(found.code) if blocks and found.code not in NEVER else Bilingual("", "")
    message = Bilingual(in_dutch(found, claims) + accept.nl, in_english(found) + accept.en)
    about = account if found.code == OWN_ACCOUNT else ()
    return Decision(
        DecisionKind.FINDING,
        found.severity,
        found.code,
        message,
        tuple(one.change for one in about),
        _command(found.code, naming, about),
        blocks=blocks,
    )


def _accept(code: str) -> Bilingual:
    """How a person answers for a finding that stays open."""
    return Bilingual(
        f' Of leg vast waarom dit zo blijft: zet {code} = "waarom" onder [accepted] in het bestand van --reasons.',
        f' Or record why it stays as it is: write {code} = "why" under [accepted] in the file of --reasons.',
    )


def _command(code: str, naming: Naming, about: Sequence[AssessedChange]) -> str:
    """The command with which a person settles a finding, or sees what it is about."""
    match code.split("-"):
        case ["claim", *_] | ["change", "undeclared"]:
            return f"renvooi claims {naming.pair} --write"
        case ["no", *_] | ["basis", *_] | ["term", "not", "read"]:
            return naming.judged("notice", "--policy FILE")
        case ["effective", "date", "unchecked"]:
            return naming.judged("notice", "--sending DATE")
        case ["effective", *_]:
            return naming.judged("plan", "--effective DATE")
        case ["sub", "processor", *_]:
            return naming.judged("notice", "--reasons FILE")
        case ["version", "not", "published"]:
            return f"renvooi publish {naming.publish}"
        case ["own", "account"]:
            return naming.verdict(change=_id(about), decision="--significance substantive")
        case ["verdict", *_]:
            return " ".join(word for word in ("renvooi verdict", naming.pair, naming.verdicts) if word)
    return f"renvooi check {naming.check}"


def _id(met: Sequence[AssessedChange]) -> str:
    """The first of `met`: once it is decided, the same command names the next one."""
    return met[0].change if met else "ID"


def _this(met: Sequence[AssessedChange]) -> Bilingual:
    if len(met) == 1:
        return Bilingual("Deze wijziging", "This change")
    return Bilingual(f"Deze {len(met)} wijzigingen", f"These {len(met)} changes")

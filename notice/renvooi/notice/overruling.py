"""Classes that a person gave otherwise than the rules: told to the sender each time, with who, when and why."""

from collections.abc import Iterator, Mapping

from renvooi.model import Diff, Finding, Severity
from renvooi.model.verdicts import decided_at
from renvooi.notice.judging import DECIDED, Judgement, highest
from renvooi.notice.render.dates import moment_in_words
from renvooi.notice.review import VERDICT_DIFFERS


def classes_overruled(script: Diff, judgements: Mapping[str, Judgement]) -> Iterator[Finding]:
    """One finding for each change of `script` of which a person set the class otherwise than the rules do."""
    for change in script.changes:
        verdict, judgement = change.verdict, judgements[change.id]
        if verdict is None or verdict.consequence_class is None:
            continue
        by_rules = highest(
            effect.consequence_class for effect in (*judgement.effects, *judgement.set_aside) if effect.rule != DECIDED
        )
        given = judgement.consequence_class
        if given is by_rules:
            continue
        place = (change.new or change.old)[0].address
        message = (
            f"{place} ({change.id}) has class {by_rules} by the rules and is treated as class {given}: "
            f"decided by {verdict.by} on {moment_in_words(decided_at(verdict), 'en')}: {verdict.because}"
        )
        severity = Severity.WARNING if given.rank < by_rules.rank else Severity.INFO
        yield Finding(VERDICT_DIFFERS, severity, message, None, None)

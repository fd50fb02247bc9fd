"""`renvooi verdict`: what a person decided about a change, kept beside what was computed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where
from renvooi.cli.options import FILE, is_given, language_option, pair_arguments, reading_options
from renvooi.cli.printing import say
from renvooi.cli.verdict_report import lines_of, report_of
from renvooi.model import (
    Change,
    ConsequenceClass,
    Diff,
    HumanVerdict,
    Significance,
    VerdictRecord,
    dumps,
    is_reason,
    verdict_of,
)


class Moment(click.ParamType[datetime]):
    """A moment with its offset from UTC, as in 2026-03-02T09:30:00+01:00."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment that `value` names. Raises: BadParameter without an offset or for no moment at all."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self.fail(f"{value!r} is no moment; write it as 2026-03-02T09:30:00+01:00", param, ctx)
        return moment


_DECIDING = ("significance", "class", "by", "because", "at")
"""Options that only make sense for a decision."""
_PARAMETERS = {"class": "consequence_class"}
"""Parameters that Python cannot name as the option is named."""


@click.command("verdict", cls=RichHelp)
@pair_arguments
@click.option(
    "--verdicts",
    "log",
    type=FILE,
    metavar="FILE",
    help="File to which verdicts are added, a line each, made if it is not there; without it, the corpus of both versions.",
)
@click.option(
    "--change",
    "name",
    metavar="ID",
    help="Id of the change, or its place if nothing else changed there; without it, the verdicts so far are shown.",
)
@click.option(
    "--significance",
    type=click.Choice([level.value for level in Significance]),
    help="What the person decided; with --class alone, what was computed stays.",
)
@click.option(
    "--class",
    "consequence_class",
    type=click.Choice([one.value for one in ConsequenceClass]),
    help="Class of consequences that the person gives the change, instead of the rules of the policy.",
)
@click.option("--by", metavar="NAME", help="Who decided.")
@click.option("--because", metavar="TEXT", help="Why, in a sentence that others will read.")
@click.option("--at", type=Moment(), metavar="MOMENT", help="When, with its offset; without it, now.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a verdict for people, or JSON for programs.",
)
@language_option
@reading_options
def command(
    names: tuple[str, ...],
    log: Path | None,
    name: str | None,
    significance: str | None,
    consequence_class: str | None,
    by: str | None,
    because: str | None,
    at: datetime | None,
    form: str,
    language: str,
    where: Where,
    manner: Manner,
) -> None:
    """Record what a person decided about one change from OLD to NEW.

    The computed significance stays: `renvooi diff` and `renvooi notice` show both, with the name, the
    moment and the reason. Of two versions of a corpus the verdict is kept there; else it goes to the
    FILE of --verdicts, which diff, assess, plan and notice take too. Verdicts are only ever added; the
    latest about a change counts, as a whole.
    """
    from renvooi.cli.loading import load_pair
    from renvooi.cli.lookup import find_pair
    from renvooi.cli.verdict_keeping import keeping_of
    from renvooi.diff import diff, is_about

    if name is None:
        _refuse_decision()
    versions = find_pair(names, where)
    keeping = keeping_of(versions, log)
    script = diff(*load_pair(versions, manner))
    added: tuple[VerdictRecord, ...] = ()
    if name is not None:
        change = _find(script, name)
        decided = _Decided(significance, consequence_class, by, because, at)
        added = (verdict_of(script, change, _decision(change, decided)),)
        keeping.add(*added)
    if added and form == "text":
        say(lines_of(script, added, language=language))
        return
    about = tuple(record for record in keeping.records() if is_about(record, script))
    say(dumps(report_of(script, about)) if form == "json" else lines_of(script, about, language=language))


def _refuse_decision() -> None:
    """Nothing, if nothing was decided. Raises: UsageError."""
    given = [option for option in _DECIDING if is_given(_PARAMETERS.get(option, option))]
    if given:
        raise click.UsageError(f"--{given[0]} is about one change; name it with --change", click.get_current_context())


def _find(script: Diff, name: str) -> Change:
    """The change with this id, or the only one at this place. Raises: BadParameter."""
    wanted = " ".join(name.split()).casefold()
    found = [change for change in script.changes if change.id == wanted]
    if not found:
        found = [change for change in script.changes if wanted in _places(change)]
    if len(found) == 1:
        return found[0]
    ids = ", ".join(change.id for change in found)
    reason = f"several changes are at {name!r}: {ids}" if found else f"no change has the id or place {name!r}"
    raise click.BadParameter(
        f"{reason}; see renvooi diff --format json", click.get_current_context(), param_hint="--change"
    )


def _places(change: Change) -> frozenset[str]:
    return frozenset(ref.address.casefold() for ref in (*change.old, *change.new))


def _is_text(value: str) -> bool:
    """Whether `value` has no halves of characters, as the shell makes of bytes that are no UTF-8."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision as the options give it."""

    significance: str | None
    consequence_class: str | None
    by: str | None
    because: str | None
    at: datetime | None


def _decision(change: Change, decided: _Decided) -> HumanVerdict:
    """The verdict as given. Raises: UsageError where a part is missing, or the reason holds no words."""
    if decided.significance is None and decided.consequence_class is None:
        raise _missing("significance or --class")
    by = _words("by", decided.by)
    because = _words("because", decided.because)
    if not is_reason(because):
        raise _says_nothing(because)
    return HumanVerdict(
        change.id,
        change.significance if decided.significance is None else Significance(decided.significance),
        by,
        _moment(decided.at).isoformat(timespec="seconds"),
        because,
        decided.consequence_class,
    )


def _words(option: str, value: str | None) -> str:
    """The text of an option. Raises: UsageError where there is none, or where it is no text."""
    if value is None or not value.strip():
        raise _missing(option)
    if not _is_text(value):
        raise click.UsageError(
            f"--{option} holds bytes that are no text in UTF-8, which nobody could read later; write it anew",
            click.get_current_context(),
        )
    return " ".join(value.split())


def _says_nothing(because: str) -> click.UsageError:
    return click.UsageError(
        f"--because: {because!r} tells nobody why; write it in a sentence that others will read",
        click.get_current_context(),
    )


def _missing(option: str) -> click.UsageError:
    return click.UsageError(
        f"--{option} is missing: a verdict names what was decided, by whom and why", click.get_current_context()
    )


def _moment(at: datetime | None) -> datetime:
    """When it was decided: `at`, else now. Raises: BadParameter for a moment to come."""
    now = datetime.now().astimezone()
    if at is not None and at > now:
        raise click.BadParameter(f"{at.isoformat()} lies in the future", click.get_current_context(), param_hint="--at")
    return now if at is None else at

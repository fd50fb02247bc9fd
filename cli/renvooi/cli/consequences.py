"""What `assess` and `plan` share: two versions compared, with the policy, the verdicts and the account of the processor."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from renvooi.cli.manner import Manner
from renvooi.cli.named import Stored, Version, Where
from renvooi.cli.options import FILE, verdicts_option
from renvooi.cli.output import check_output
from renvooi.model import Diff, Document

if TYPE_CHECKING:
    from renvooi.notice import Account, Naming, Policy

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Sources:
    """What the options that both commands have name."""

    policy: Path | None
    reasons: Path | None
    verdicts: Path | None
    manner: Manner

    @property
    def files(self) -> tuple[Path, ...]:
        """All settings files, which no output may overwrite."""
        named = (self.policy, self.reasons, self.verdicts)
        return (*(path for path in named if path is not None), *self.manner.settings)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions compared, and all that judges them."""

    versions: tuple[Version, Version]
    old: Document
    new: Document
    script: Diff
    policy: "Policy"
    account: "Account"
    naming: "Naming"


def judging_options(command: Command) -> Command:
    """`command` with --policy, --reasons and --verdicts."""
    policy = click.option(
        "--policy",
        "policy_file",
        type=FILE,
        metavar="FILE",
        help="TOML file with your own rules; without it, the rules that come with renvooi.",
    )
    reasons = click.option(
        "--reasons",
        "reasons_file",
        type=FILE,
        metavar="FILE",
        help="TOML file with the reason for each change and what else the notice is given, as `renvooi notice` takes it.",
    )
    return policy(reasons(verdicts_option(command)))


def compared(names: Sequence[str], where: Where, *, sources: Sources, output: Path | None) -> Compared:
    """The two versions that `names` mean, compared and with what people decided; read before anything is written.

    Raises: UsageError, CannotWrite, InputRefused, BadSettings, UnknownVersion, CorpusUnreadable.
    """
    from renvooi.cli.loading import load_pair
    from renvooi.cli.lookup import find_pair
    from renvooi.cli.notice import unpublished
    from renvooi.cli.reading import read_bytes, settings_at
    from renvooi.cli.verdict_keeping import verdicts_on
    from renvooi.diff import diff, with_verdicts
    from renvooi.notice import Account, load_policy, read_account

    versions = find_pair(names, where)
    check_output(output, (*versions, *sources.files))
    with settings_at(sources.policy):
        policy = load_policy(None if sources.policy is None else read_bytes(sources.policy))
    account = Account()
    if sources.reasons is not None:
        account = read_account(read_bytes(sources.reasons), str(sources.reasons))
    records = verdicts_on(versions, sources.verdicts)
    # What the readers warned of is among the findings.
    old, new = load_pair(versions, sources.manner, warn=False)
    script = with_verdicts(diff(old, new), records)
    script = replace(script, findings=(*script.findings, *unpublished(versions[1])))
    return Compared(versions, old, new, script, policy, account, _naming(names, versions, sources.verdicts))


def _naming(names: Sequence[str], versions: tuple[Version, Version], verdicts: Path | None) -> "Naming":
    """How the printed commands name the two versions: as the user did, so that they can be run as they are."""
    from renvooi.notice import Naming

    old, new = (shlex.quote(str(version)) for version in versions)
    kept = all(isinstance(version, Stored) for version in versions)
    log = shlex.quote(str(verdicts)) if verdicts is not None else "FILE"
    return Naming(shlex.join(names), old, new, "" if kept and verdicts is None else f"--verdicts {log}")

"""What `assess`, `plan` and `notice` share: two versions compared, with the policy in force, the verdicts and the account."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from renvooi.cli.manner import Manner
from renvooi.cli.named import Stored, Version, Where
from renvooi.cli.options import FILE, reading_options, verdicts_option
from renvooi.cli.output import check_output
from renvooi.model import Diff, Document, Finding, Severity

if TYPE_CHECKING:
    from renvooi.notice import Account, Naming, Policy

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Sources:
    """What the options that these commands have name."""

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
    policy_file: bytes
    """The policy as it was read, byte for byte."""
    account: "Account"
    naming: "Naming"


def judging_options(command: Command) -> Command:
    """`command` with --policy, --reasons and --verdicts."""
    policy = click.option(
        "--policy",
        "policy_file",
        type=FILE,
        metavar="FILE",
        help="TOML file with your own rules; without it, those that the corpus adopted, else those that come with renvooi.",
    )
    reasons = click.option(
        "--reasons",
        "reasons_file",
        type=FILE,
        metavar="FILE",
        help="TOML file with the reason for each change, findings that you answer for, and details of sub-processors.",
    )
    return policy(reasons(verdicts_option(command)))


def sources_options(command: Command) -> Command:
    """`command` with these and the options on how files are read, which it gets together as `sources`."""

    @wraps(command)
    def with_sources(
        *arguments: Any,
        policy_file: Path | None,
        reasons_file: Path | None,
        verdicts: Path | None,
        manner: Manner,
        **rest: Any,
    ) -> Any:
        return command(*arguments, sources=Sources(policy_file, reasons_file, verdicts, manner), **rest)

    return judging_options(reading_options(cast(Command, with_sources)))


def compared(
    names: Sequence[str], where: Where, *, sources: Sources, output: Path | None, inputs: Sequence[Path] = ()
) -> Compared:
    """The two versions that `names` mean, compared and with what people decided; read before anything is written.

    `inputs` are further files that no output may overwrite.
    Raises: UsageError, CannotWrite, InputRefused, BadSettings, UnknownVersion, CorpusUnreadable.
    """
    from renvooi.cli.loading import load_pair
    from renvooi.cli.lookup import find_pair
    from renvooi.cli.reading import read_bytes
    from renvooi.cli.verdict_keeping import verdicts_on
    from renvooi.diff import diff, with_verdicts
    from renvooi.notice import Account, read_account

    versions = find_pair(names, where)
    check_output(output, (*versions, *sources.files, *inputs))
    policy, policy_file = policy_in_force(versions, sources.policy)
    account = Account()
    if sources.reasons is not None:
        account = read_account(read_bytes(sources.reasons), str(sources.reasons))
    records = verdicts_on(versions, sources.verdicts)
    # What the readers warned of is among the findings.
    old, new = load_pair(versions, sources.manner, warn=False)
    script = with_verdicts(diff(old, new), records)
    script = replace(script, findings=(*script.findings, *_unpublished(versions[1])))
    naming = _naming(names, where, versions, sources=sources)
    return Compared(versions, old, new, script, policy, policy_file, account, naming)


def policy_in_force(versions: Sequence[Version], given: Path | None) -> tuple["Policy", bytes]:
    """The policy in the file that was `given`, else the one that the corpus adopted, else the shipped one; with its bytes.

    Raises: MissingFile, BadSettings, CorpusUnreadable.
    """
    from renvooi.cli.reading import read_bytes, settings_at
    from renvooi.notice import load_policy
    from renvooi.notice.policy.reading import shipped_policy

    data = shipped_policy()
    newest = versions[-1]
    if given is not None:
        data = read_bytes(given)
    elif isinstance(newest, Stored):
        adopted = newest.corpus.policy(newest.entry.document)
        data = data if adopted is None else newest.corpus.policy_file(adopted)
    with settings_at(given):
        return load_policy(data), data


def _unpublished(new: Version) -> Iterator[Finding]:
    """A finding where clients would be told of a text that may still become another."""
    if isinstance(new, Stored) and new.entry.state.value == "draft":
        message = f"{new} is not published: another file may still take its place, and this notice is about this one."
        advice = f"Run renvooi publish {new} before the notice goes out."
        yield Finding("version-not-published", Severity.WARNING, message, None, advice)


def _naming(names: Sequence[str], where: Where, versions: tuple[Version, Version], *, sources: Sources) -> "Naming":
    """How the printed commands name the two versions: as the user did, so that they can be run as they are."""
    from renvooi.notice import Naming

    old, new = (str(version) for version in versions)
    corpus = _corpus(where)
    reading = _reading(sources.manner)
    folder = () if where.folder is None else ("--in", str(where.folder))
    kept = all(isinstance(version, Stored) for version in versions)
    log = shlex.quote(str(sources.verdicts)) if sources.verdicts is not None else "FILE"
    return Naming(
        pair=shlex.join((*names, *folder, *corpus, *reading)),
        check=shlex.join((new, "--previous", old, *corpus, *reading)),
        publish=shlex.join((new, *corpus)),
        judging=tuple(
            f"--{option} {shlex.quote(str(path))}"
            for option, path in (
                ("policy", sources.policy),
                ("reasons", sources.reasons),
                ("verdicts", sources.verdicts),
            )
            if path is not None
        ),
        verdicts="" if kept and sources.verdicts is None else f"--verdicts {log}",
    )


def _corpus(where: Where) -> tuple[str, ...]:
    """The option that names the corpus, where the user gave it; never a URL, which may hold a password."""
    if not where.chosen or where.corpus is None:
        return ()
    return ("--corpus", "PLACE" if "://" in where.corpus else where.corpus)


def _reading(manner: Manner) -> tuple[str, ...]:
    """The options that say how files are read, as the user gave them."""
    profiles = (word for path in manner.profiles for word in ("--profile", str(path)))
    organisations = (word for path in manner.organisations for word in ("--organisation", str(path)))
    return (*profiles, *organisations, *(("--accept-revisions",) if manner.accept_revisions else ()))

"""The notice that a command line asks for, made anew; and what a person must settle in it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from renvooi.cli.consequences import Compared, Sources, compared
from renvooi.cli.exits import one_line
from renvooi.cli.named import Where
from renvooi.cli.notice_look import Look
from renvooi.cli.printing import tell
from renvooi.model import Diff, Document, Finding, Notice, Severity


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of a notice."""

    names: Sequence[str]
    where: Where
    sources: Sources
    look: Look
    received: date | None
    sending: date | None
    output: Path | None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Files, beside those of `sources`, that no output may overwrite."""
        house = self.look.house_file
        return () if house is None else (house,)

    def compared(self, *further: Path) -> Compared:
        """The two versions, compared; `further` are more files that no output may overwrite. Raises: as `compared`."""
        return compared(
            self.names, self.where, sources=self.sources, output=self.output, inputs=(*self.inputs, *further)
        )


def made(asked: Asked, pair: Compared, *, sending: date | None, draft: bool) -> Notice:
    """The notice of two versions. Raises: BadParameter, BadSettings, PolicyConflict."""
    from renvooi.notice import make_notice

    with usage_at_received(asked.received, asked.sources.reasons):
        return make_notice(
            pair.script,
            pair.old,
            pair.new,
            policy=pair.policy,
            received=asked.received,
            reasons=pair.account.reasons,
            accepted=pair.account.accepted,
            parties=pair.account.parties,
            sending=sending,
            language=asked.look.language,
            draft=draft,
        )


@contextmanager
def usage_at_received(day: date | None, reasons: Path | None = None) -> Iterator[None]:
    """A context in which a day of receipt that allows no last day is a mistake in --received.

    A mistake in the file `reasons` names that file. Raises: BadParameter, BadSettings.
    """
    from renvooi.cli.reading import settings_at

    try:
        with settings_at(reasons):
            yield
    except ValueError as error:
        if day is None:
            raise
        raise click.BadParameter(str(error), click.get_current_context(), param_hint="--received") from error


def check_letter(asked: Asked, notice: Notice, script: Diff, *, old: Document, new: Document) -> None:
    """Nothing, if what the house adds to the notice is true of the two versions. Raises: MissingFile, BadSettings."""
    file = asked.look.house_file
    if file is None:
        return
    from renvooi.cli.reading import settings_at
    from renvooi.notice.house_letter import require_true_letter

    with settings_at(file):
        require_true_letter(notice, script, old=old, new=new, language=asked.look.language, house=asked.look.house())


def tell_findings(notice: Notice) -> None:
    """Nothing; what a person must settle, or should look at, is on standard error, a line each."""
    open_points = notice.open_points
    for finding in notice.findings:
        if finding.severity is Severity.ERROR:
            blocks = finding in open_points
            _tell(finding, "not ready to send" if blocks else "answered for", "red" if blocks else "yellow")
        elif finding.severity is Severity.WARNING:
            _tell(finding, "before sending", "yellow")


def _tell(finding: Finding, label: str, colour: str) -> None:
    advice = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
    tell(label, one_line(f"{finding.message}{advice}"), colour=colour)

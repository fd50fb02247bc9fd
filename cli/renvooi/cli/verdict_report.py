"""Verdicts about two versions, as people read them and as JSON."""

from dataclasses import dataclass

from renvooi.model import Diff, Significance, VerdictRecord, VersionRef
from renvooi.model.verdicts import decided_at

VERDICTS_SCHEMA = "renvooi/verdicts/1"


@dataclass(frozen=True, slots=True)
class Report:
    """What `verdict` prints as JSON."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    old: VersionRef
    new: VersionRef
    verdicts: tuple[VerdictRecord, ...]
    """All about these two versions, oldest first."""


def report_of(script: Diff, records: tuple[VerdictRecord, ...]) -> Report:
    """`records` with the versions that they are about."""
    return Report(VERDICTS_SCHEMA, script.document, script.title, script.old, script.new, records)


@dataclass(frozen=True, slots=True)
class Labels:
    """Our own words in one language."""

    language: str
    significance: dict[Significance, str]
    line: str
    decided_class: str
    """What stands behind the significance where the person gave a class."""
    elsewhere: str
    none: str


LABELS = {
    "nl": Labels(
        "nl",
        {
            Significance.SUBSTANTIVE: "inhoudelijk",
            Significance.REVIEW: "te beoordelen",
            Significance.EDITORIAL: "redactioneel",
        },
        "{change} {place}: {level} (berekend: {computed}){decided}, door {by} op {moment}: {because}",
        ", klasse {name}",
        " [gegeven over een ander bestand van {files}]",
        "nog geen beoordeling van deze twee versies",
    ),
    "en": Labels(
        "en",
        {level: level.value for level in Significance},
        "{change} {place}: {level} (computed: {computed}){decided}, by {by} on {moment}: {because}",
        ", class {name}",
        " [given about another file of {files}]",
        "no verdict about these two versions yet",
    ),
}


def lines_of(script: Diff, records: tuple[VerdictRecord, ...], *, language: str) -> str:
    """A line a verdict, which says so if it was given about other files than those of `script`; or that there is none."""
    labels = LABELS[language]
    lines = (f"{_line(record, labels)}{_elsewhere(record, script, labels)}\n" for record in records)
    return "".join(lines) or f"{labels.none}\n"


def _elsewhere(record: VerdictRecord, script: Diff, labels: Labels) -> str:
    from renvooi.diff import judged_elsewhere

    files = judged_elsewhere(record, script)
    return labels.elsewhere.format(files=", ".join(files)) if files else ""


def _line(record: VerdictRecord, labels: Labels) -> str:
    from renvooi.notice.render.dates import moment_in_words  # here: babel takes longer to load than all else

    verdict = record.verdict
    return labels.line.format(
        change=verdict.change,
        place=record.place,
        level=labels.significance[verdict.significance],
        computed=labels.significance[record.computed],
        decided=""
        if verdict.consequence_class is None
        else labels.decided_class.format(name=verdict.consequence_class),
        by=verdict.by,
        moment=moment_in_words(decided_at(verdict), labels.language),
        because=verdict.because,
    )

"""The log of verdicts: lines that are only added, read back as they were."""

import json

import jsonschema
import pytest

from renvooi.model import (
    VERDICT_SCHEMA,
    HumanVerdict,
    Significance,
    VerdictRecord,
    VersionRef,
    read_verdicts,
    schema,
    verdict_line,
)
from renvooi.model.errors import BadSettings

DECIDED = HumanVerdict(
    "0123456789ab", Significance.EDITORIAL, "N. Jansen", "2030-01-15T10:00:00+01:00", "Eén\u2028reden"
)
RECORD = VerdictRecord(
    VERDICT_SCHEMA,
    "demarcatie",
    VersionRef("2030-01", "a" * 64, "old.md"),
    VersionRef("2030-02", "b" * 64, "new.md"),
    "Toegang, punt 2",
    Significance.REVIEW,
    DECIDED,
)


def test_a_line_reads_back_as_it_was_written() -> None:
    line = verdict_line(RECORD)
    assert line.count("\n") == 1
    assert read_verdicts(line + line, "log") == (RECORD, RECORD)


def test_a_line_fits_its_schema() -> None:
    published = schema(VERDICT_SCHEMA)
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.Draft202012Validator(published).validate(json.loads(verdict_line(RECORD)))


def test_what_a_crash_left_of_a_line_is_no_verdict() -> None:
    line = verdict_line(RECORD)
    assert read_verdicts(line + line[:-2], "log") == (RECORD,)
    assert read_verdicts(line[:40], "log") == ()
    assert read_verdicts(line[:3], "log") == ()


def test_a_verdict_that_lost_its_line_end_still_counts() -> None:
    line = verdict_line(RECORD)
    assert read_verdicts(line + line[:-1], "log") == (RECORD, RECORD)


@pytest.mark.parametrize("other", ["# Overeenkomst", '{"name": "package"}', '{"schema":"renvooi/diff/1"}', "x" * 5000])
def test_text_without_a_line_end_that_is_no_verdict_is_refused(other: str) -> None:
    with pytest.raises(BadSettings, match="line 1: not a verdict"):
        read_verdicts(other, "log")


@pytest.mark.parametrize("moment", ["gisteren", "2030-01-15T10:00:00", "2030-13-01T00:00:00+00:00"])
def test_a_verdict_without_a_moment_is_refused(moment: str) -> None:
    with pytest.raises(BadSettings, match="line 1: not a verdict"):
        read_verdicts(verdict_line(RECORD).replace("2030-01-15T10:00:00+01:00", moment), "log")


@pytest.mark.parametrize(
    "bad", ["{}\n", "not json\n", '{"schema": 1}\n', verdict_line(RECORD).replace('"editorial"', '"none"')]
)
def test_a_line_that_is_no_verdict_is_named(bad: str) -> None:
    with pytest.raises(BadSettings, match="log, line 2: not a verdict"):
        read_verdicts(verdict_line(RECORD) + bad, "log")


def test_a_line_of_a_later_form_is_refused() -> None:
    later = verdict_line(RECORD).replace(VERDICT_SCHEMA, "renvooi/verdict/9")
    with pytest.raises(BadSettings, match="renvooi/verdict/9"):
        read_verdicts(later, "log")

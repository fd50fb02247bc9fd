"""Notices that were tampered with, and honest rewordings: how many of each the check tells right.

    python bench/tampering.py tests/notice/verifying/cases --floor 1.0

Each file of the folder names a notice that someone wrote (`base`, in the folder `bases` beside it, or "own"
for the one that renvooi prints, without the row at `drop`), the two versions it is about, and its cases: what is replaced by what, and
the code of the error that must follow. `account` names a file of reasons in `bases`, which a `blind` check does not get. A case without a code is honest: no error may follow. `--show`
prints each finding.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from renvooi.diff import diff
from renvooi.model import Diff, Document, Notice, NoticeCheck
from renvooi.notice import load_policy, make_notice, render_notice
from renvooi.notice.reasons import Account, read_account
from renvooi.notice.render.files import render_file
from renvooi.notice.verifying import read_told, verify_notice
from renvooi.parser import parse

_ROOT = Path(__file__).parents[1]
DOCUMENTS = (_ROOT / "corpus" / "documents", _ROOT / "tests" / "notice" / "verifying" / "documents")
BASES = _ROOT / "tests" / "notice" / "verifying" / "bases"


@dataclass(frozen=True, slots=True)
class Case:
    """One notice as it reaches the check."""

    file: str
    name: str
    notice: bytes
    notice_name: str
    pair: tuple[str, str, str]
    """Document, old and new version."""
    received: date | None
    account: str | None
    blind: bool
    """True if the check is not given the account."""
    code: str | None
    """Of the error that must follow; None for an honest notice."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in one case."""

    case: Case
    check: NoticeCheck

    @property
    def right(self) -> bool:
        """True if the tampering is caught, or the honest notice not accused."""
        codes = {finding.code for finding in self.check.errors}
        return self.case.code in codes if self.case.code else not codes

    @property
    def caught(self) -> bool:
        """True if any error was found, by whatever code."""
        return not self.check.clean


def read_cases(folder: Path) -> Iterator[Case]:
    """The cases of every file in `folder`."""
    for path in sorted(folder.glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        pair = (told["document"], told["old"], told["new"])
        received: date | None = told.get("received")
        account: str | None = told.get("account")
        for one in told["case"]:
            base = one.get("base", told.get("base", "own"))
            form, language = (
                one.get("form", told.get("form", "markdown")),
                one.get("language", told.get("language", "nl")),
            )
            notice = _without(step(pair, received, account)[3], one.get("drop"))
            written = (folder.parent / "bases" / base).read_text("utf-8") if base != "own" else ""
            if not written and form in ("pdf", "docx"):
                name, data = f"notice.{form}", render_file(notice, form, language=language)
            else:
                text = _edited(
                    written or render_notice(notice, form, language=language), one, f"{path.name}: {one['name']}"
                )
                name, data = _as_file(text, one.get("suffix", base), form, pdf=one.get("pdf", told.get("pdf", False)))
            yield Case(
                path.name, one["name"], data, name, pair, received, account, one.get("blind", False), one.get("code")
            )


def _without(notice: Notice, place: str | None) -> Notice:
    """`notice` without the row at `place`."""
    if place is None:
        return notice
    rows = tuple(row for row in notice.rows if (row.new or row.old)[0].place != place)
    if len(rows) == len(notice.rows):
        raise ValueError(f"{place}: no row of the notice; correct the case")
    return replace(notice, rows=rows)


def _edited(text: str, one: dict[str, str], where: str) -> str:
    """`text` with the edit of a case; an edit that changes nothing would test nothing."""
    if "was" not in one and "pattern" not in one:
        return text
    pattern = re.compile(one.get("pattern") or re.escape(one["was"]), re.DOTALL | re.MULTILINE)
    changed, count = pattern.subn(
        lambda found: found.expand(one["becomes"]) if "pattern" in one else one["becomes"], text
    )
    if not count or changed == text:
        raise ValueError(f"{where}: the text to replace is not in the notice; correct the case")
    return changed


def _as_file(text: str, base: str, form: str, *, pdf: bool) -> tuple[str, bytes]:
    if pdf:
        from weasyprint import HTML

        return "notice.pdf", HTML(string=text).write_pdf() or b""
    suffix = {"markdown": ".md", "html": ".html", "text": ".txt"}[form] if base == "own" else Path(f"x{base}").suffix
    return f"notice{suffix}", text.encode()


@cache
def step(
    pair: tuple[str, str, str], received: date | None, account: str | None = None
) -> tuple[Document, Document, Diff, Notice]:
    """The two versions of a case, the diff, and the notice that would be right."""
    given = read_account((BASES / account).read_bytes(), account) if account else Account()
    name, *labels = pair
    old, new = (_document(name, label) for label in labels)
    script = _diff(pair)
    return (
        old,
        new,
        script,
        make_notice(
            script,
            old,
            new,
            policy=load_policy(),
            received=received,
            reasons=given.reasons,
            accepted=given.accepted,
            parties=given.parties,
        ),
    )


@cache
def _diff(pair: tuple[str, str, str]) -> Diff:
    name, old, new = pair
    return diff(_document(name, old), _document(name, new))


@cache
def _document(name: str, label: str) -> Document:
    paths = (folder / name / f"{name}-{label}.md" for folder in DOCUMENTS)
    path = next(one for one in paths if one.exists())
    return parse(path.read_bytes(), name=path.name)


def judge(case: Case) -> Result:
    """The check of one case."""
    old, new, script, expected = step(case.pair, case.received, None if case.blind else case.account)
    return Result(case, verify_notice(read_told(case.notice, case.notice_name), expected, script, old=old, new=new))


def summary(results: Sequence[Result]) -> str:
    """One line with both figures."""
    tampered = [one for one in results if one.case.code]
    honest = [one for one in results if not one.case.code]
    caught, spared = sum(one.right for one in tampered), sum(one.right for one in honest)
    return f"{caught} of {len(tampered)} tampered caught, {spared} of {len(honest)} honest not accused"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 if a share is below the floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the files of cases")
    parser.add_argument("--floor", type=float, default=0.0, help="least share of cases that must be right")
    parser.add_argument("--show", action="store_true", help="print every finding")
    chosen = parser.parse_args(arguments)
    results = [judge(case) for case in read_cases(chosen.folder)]
    for one in results:
        if chosen.show or not one.right:
            wanted = one.case.code or "honest"
            print(f"{'right' if one.right else 'WRONG'} {one.case.file}: {one.case.name} ({wanted})")
            for finding in one.check.findings:
                print(f"    {finding.severity.value} {finding.code}: {finding.message.en} | {finding.quote}")
    print(summary(results))
    return 0 if all(results) and sum(one.right for one in results) >= chosen.floor * len(results) else 1


if __name__ == "__main__":
    sys.exit(main())

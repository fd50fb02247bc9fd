"""Whether every form of a notice says what the notice says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pdfua import validate

from bench.formatting.blocks import squeezed
from bench.formatting.letters import ToldChange
from bench.formatting.readers import (
    LETTERS,
    characters_in_pdf,
    days_in_ics,
    days_in_xlsx,
    told_in_html,
    told_in_json,
    told_in_xlsx,
    words_in_text,
)
from bench.formatting.tagged import faults
from renvooi.model import Notice, NoticeRow
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.render.dates import until
from renvooi.notice.render.files import render_file
from renvooi.notice.render.quoting import visible


def expected_changes(notice: Notice) -> tuple[ToldChange, ...]:
    """The rows of the notice as every form must tell them."""
    return tuple(
        ToldChange(
            number,
            _shown((row.new or row.old)[0].place),
            "".join(_shown(one.text) for one in row.old),
            "".join(_shown(one.text) for one in row.new),
            _shown(row.why or ""),
        )
        for number, row in enumerate(notice.rows, start=1)
    )


def differences(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> dict[str, list[str]]:
    """By form, what it does not say as the notice does; each list is empty if all is well."""
    expected = expected_changes(notice)
    says = list(_must_say(notice, language))
    result: dict[str, list[str]] = {}
    files = {
        form: render_file(notice, form, language=language, house=house) for form in (*LETTERS, "text", "json", "xlsx")
    }
    for form, read in LETTERS.items():
        told = read(files[form])
        result[form] = [*_unlike(told.changes, expected), *_missing(told.words, says)]
    text = words_in_text(files["text"])
    result["text"] = [*_missing(text, says), *_out_of_order(text, expected)]
    page = Counter(told_in_html(files["html"]).words)
    lost = page - Counter(characters_in_pdf(files["pdf"]))
    result["pdf (pdfium)"] = [f"{count} of {character!r}" for character, count in lost.items()]
    result["pdf (rules of PDF/UA)"] = faults(files["pdf"])
    result["pdf (pdfua)"] = judged_by_pdfua(files["pdf"])
    result["json"] = _unlike(told_in_json(files["json"]), expected_changes(notice))
    result["xlsx"] = [*_unlike(told_in_xlsx(files["xlsx"]), expected), *_other_days(notice, language, files["xlsx"])]
    if notice.received and any(right.window and right.window.last_day for right in notice.rights):
        result["ics"] = list(_other_entries(notice, language, render_file(notice, "ics", language=language)))
    return result


def judged_by_pdfua(data: bytes) -> list[str]:
    """What a checker of another author finds wrong in a PDF; it knows a part of the rules."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "notice.pdf"
        file.write_bytes(data)
        return [f"{one.rule_id}: {one.message}" for one in validate(str(file)).findings]


def _shown(text: str) -> str:
    return squeezed(visible(text))


def _must_say(notice: Notice, language: str) -> Iterator[str]:
    """Texts that every letter has besides its rows: rights with their days, editorial changes, ids."""
    for right in notice.rights:
        yield right.what.in_language(language)
        if right.basis.quote:
            yield right.basis.quote
        if right.window and right.window.last_day:
            yield f"{right.what.in_language(language)} {until(right.window.last_day, language)}"
        elif right.window:
            yield f"{right.window.days} {'days' if language == 'en' else 'dagen'}"
        if right.window and right.window.coulance:
            yield until(right.window.coulance, language)
    for group in notice.groups:
        yield group.line.in_language(language)
    for row in notice.editorial:
        yield from _editorial(row)
    for row in notice.archived:
        yield from (one.text for one in (*row.old, *row.new))
    for party in notice.engaged:
        yield party.name
    yield notice.id
    yield notice.old.sha256
    yield notice.new.sha256


def _editorial(row: NoticeRow) -> Iterator[str]:
    yield (row.new or row.old)[0].place
    yield from (step.text for step in row.inline if step.op.value != "equal")


def _missing(words: str, says: Sequence[str]) -> list[str]:
    return [f"not said: {text[:60]}" for text in says if _shown(text) not in words]


def _out_of_order(words: str, expected: Sequence[ToldChange]) -> Iterator[str]:
    at = 0
    for change in expected:
        for part in (f"{change.number}.{change.place}", change.old, change.new, change.why):
            found = words.find(part, at)
            if found < 0:
                yield f"change {change.number}: not after the ones before it: {part[:60]}"
            at = max(at, found)


def _unlike(found: Sequence[ToldChange], expected: Sequence[ToldChange]) -> list[str]:
    if len(found) != len(expected):
        return [f"{len(found)} changes, expected {len(expected)}"]
    return [
        f"change {right.number}: {name} is {getattr(told, name)!r:.60}, expected {getattr(right, name)!r:.60}"
        for told, right in zip(found, expected, strict=True)
        for name in ("number", "place", "old", "new", "why")
        if getattr(told, name) != getattr(right, name)
    ]


def _other_days(notice: Notice, language: str, workbook: bytes) -> list[str]:
    expected = {
        right.what.in_language(language): right.window.last_day
        for right in notice.rights
        if right.window and right.window.last_day
    }
    found = days_in_xlsx(workbook)
    return [] if found == expected else [f"last days are {found}, expected {expected}"]


def _other_entries(notice: Notice, language: str, calendar: bytes) -> Iterator[str]:
    found = days_in_ics(calendar)
    dated = [right for right in notice.rights if right.window and right.window.last_day]
    if len(found) != len(dated):
        yield f"{len(found)} entries, expected {len(dated)}"
    for right in dated:
        what = right.what.in_language(language)
        day = next((day for summary, day in found.items() if what in summary), None)
        if right.window and day != right.window.last_day:
            yield f"{what}: {day}, expected {right.window.last_day}"

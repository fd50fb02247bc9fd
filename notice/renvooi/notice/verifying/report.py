"""What a check found, for people and for programs."""

from collections.abc import Iterator

from renvooi.model import Bilingual, NoticeCheck, NoticeFinding, Severity, Telling, dumps

CHECK_FORMS = ("text", "json")
_TELLINGS = {
    Telling.VERBATIM: Bilingual("woordelijk", "verbatim"),
    Telling.SUMMARISED: Bilingual("samengevat", "summarised"),
    Telling.PLACE_ONLY: Bilingual("alleen de plaats", "place only"),
    Telling.UNRECOGNISED: Bilingual("niet herkend", "not recognised"),
    Telling.MISSING: Bilingual("ontbreekt", "missing"),
}
_SEVERITIES = {
    Severity.ERROR: Bilingual("fout", "error"),
    Severity.WARNING: Bilingual("let op", "warning"),
    Severity.INFO: Bilingual("ter info", "info"),
}


def render_check(check: NoticeCheck, form: str = "text", *, language: str = "nl") -> str:
    """The check as "text" or "json".

    Raises: ValueError for another form.
    """
    if form == "json":
        return dumps(check)
    if form != "text":
        raise ValueError(f"form {form!r}: choose one of {', '.join(CHECK_FORMS)}")
    return "\n".join(_lines(check, language)) + "\n"


def _lines(check: NoticeCheck, language: str) -> Iterator[str]:
    told = sum(one.telling is not Telling.MISSING for one in check.changes)
    yield Bilingual(
        f"{check.name}: {told} van {len(check.changes)} wijzigingen verteld, {_counted(check, 'nl')}",
        f"{check.name}: {told} of {len(check.changes)} changes told, {_counted(check, 'en')}",
    ).in_language(language)
    yield ""
    width = max((len(_TELLINGS[one.telling].in_language(language)) for one in check.changes), default=0)
    for one in check.changes:
        yield f"{_TELLINGS[one.telling].in_language(language):<{width}}  {one.place} ({one.change})"
    for finding in check.findings:
        yield ""
        yield from _finding(finding, language)


def _counted(check: NoticeCheck, language: str) -> str:
    errors, rest = len(check.errors), len(check.findings) - len(check.errors)
    if language == "en":
        return f"{errors} error{'' if errors == 1 else 's'}, {rest} warning{'' if rest == 1 else 's'}"
    return f"{errors} {'fout' if errors == 1 else 'fouten'}, {rest} {'waarschuwing' if rest == 1 else 'waarschuwingen'}"


def _finding(finding: NoticeFinding, language: str) -> Iterator[str]:
    label = _SEVERITIES[finding.severity].in_language(language)
    yield f"{label} [{finding.code}] {finding.message.in_language(language)}"
    if finding.quote:
        yield f"    > {finding.quote}"

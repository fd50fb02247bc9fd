"""What a finding of a notice says, in Dutch: for the people who read an assessment or a plan.

A finding has one message, in English, as machines and `renvooi check` have it. Most messages of a notice
are a sentence with facts in it: addresses, days, names. Here each has its English form with the facts
as fields, and the Dutch one; the facts are read out of the message and go over as they are.

    "{party} speaks of ..."  ->  "{party} noemt ..."

What has no Dutch form here is told in English and says so: a wrong translation is worse than none.
"""

import re
from collections.abc import Mapping, Sequence

from renvooi.model import Claim, Finding
from renvooi.notice.phrases import OTHER_UNREAD, READ_IN_FULL, UNREAD, VERDICTS

_FORMS: tuple[tuple[str, str, str], ...] = (
    (
        "own-account",
        "taken for what the document says about itself, and no row of the notice: {places}.",
        (
            "Dit geldt als wat het document over zichzelf zegt en staat niet in de tabel van het bericht: {places}. "
            "Lees deze regels: een afspraak hoort in de tabel."
        ),
    ),
    (
        "effective-date-unknown",
        "The new version states no effective date that could be read.",
        "Wij lazen in de nieuwe versie geen ingangsdatum. Zet erin wanneer de wijzigingen ingaan.",
    ),
    (
        "effective-date-unchecked",
        (
            "The new version takes effect on {day}; whether that is after the last day could not be checked, as there is "
            "no last day."
        ),
        (
            "De nieuwe versie gaat in op {day}. Of dat na de laatste dag is, staat niet vast: er is nog geen laatste dag. "
            "Geef de dag van ontvangst, of de dag waarop u het bericht verstuurt."
        ),
    ),
    (
        "effective-within-window",
        "The new version takes effect on {day}, and clients can respond until {last}.",
        (
            "De nieuwe versie gaat in op {day}, en klanten kunnen tot en met {last} reageren. Laat de wijzigingen ingaan "
            "na de laatste dag."
        ),
    ),
    (
        "versions-out-of-order",
        "The old version is {old} and the new version is {new}, which is earlier.",
        (
            "De oude versie is {old} en de nieuwe versie is {new}. Die is eerder. Geef eerst de eerdere versie, of "
            "verbeter het versienummer."
        ),
    ),
    (
        "same-version",
        "Both documents say that they are version {label}, and their texts differ.",
        (
            "Beide documenten noemen zich versie {label}, maar hun tekst verschilt. Geef de nieuwe tekst een eigen "
            "versienummer."
        ),
    ),
    (
        "no-basis-found",
        (
            "No basis found for the right {right} in version {version}: expected a clause with the role {expected}. Only "
            "the new version has one, and that is not in force yet."
        ),
        (
            "Versie {version} heeft geen bepaling voor het recht {right}. Wij verwachtten de rol {expected}. Alleen de "
            "nieuwe versie heeft er een, en die geldt nog niet. Laat iemand bepalen welk recht klanten hebben."
        ),
    ),
    (
        "no-basis-found",
        "No basis found for the right {right} in version {version}: expected a clause with the role {expected}.",
        (
            "Versie {version} heeft geen bepaling voor het recht {right}. Wij verwachtten de rol {expected}. Laat iemand "
            "bepalen welk recht klanten hebben."
        ),
    ),
    (
        "basis-ambiguous",
        "Several clauses could give the right {right}: {places}.",
        (
            "Meer bepalingen kunnen het recht {right} geven: {places}. Verbeter het profiel, zodat één bepaling de rol "
            "heeft."
        ),
    ),
    (
        "term-not-read",
        '{place} gives the right {right} and mentions "{term}", and the policy says {days} days.',
        (
            "{place} geeft het recht {right} en noemt “{term}”. Het beleid zegt {days} dagen. Lees de bepaling, en zet in "
            "het beleid waar de dagen vandaan komen."
        ),
    ),
    (
        "no-days-found",
        "{place} gives the right {right} and no number of calendar days could be read from it.",
        (
            "{place} geeft het recht {right}. Wij lazen er geen aantal kalenderdagen in. Zet de dagen in het beleid, met "
            "een tekst die zegt waar ze vandaan komen."
        ),
    ),
    (
        "sub-processor-detail-missing",
        "{party}: clients are not told: {missing}.",
        (
            "{party}: klanten lezen hierover nog niets: {missing}. Zet het onder [sub-processors] in het bestand van "
            "--reasons, of in het document."
        ),
    ),
    (
        "sub-processor-starts-early",
        "{party} starts on {day}, and {why}.",
        "{party} begint op {day}: {why}. Laat de partij later beginnen.",
    ),
    (
        "sub-processor-contradicted",
        "{party}: {key}: the document says {stated}, the details say {given}.",
        (
            "{party}: bij {key} zegt het document {stated}, en uw gegevens zeggen {given}. Verbeter uw gegevens, of het "
            "document."
        ),
    ),
    (
        "sub-processor-unread",
        "{place} speaks of a sub-processor, and no party was read that came, went or changed.",
        (
            "{place} noemt een subverwerker, maar wij lazen niet welke partij komt, gaat of verandert. Is dat er een? Zet "
            "haar gegevens dan onder [sub-processors]."
        ),
    ),
    (
        "reading-version-disagrees",
        "{side}: the document states its own version as {label}; {taken} is taken, the newest",
        "{side}: het document noemt als eigen versie {label}. Wij houden {taken} aan, de nieuwste. Verbeter de tekst.",
    ),
    (
        "reference-stale",
        '{place} refers to "{words}", which was {was}, a clause that is deleted, and is now {now}',
        "{place} verwijst naar “{words}”. Dat was {was}, en die tekst is vervallen. Nu staat daar {now}.",
    ),
    (
        "reference-stale",
        '{place} refers to "{words}", which was {was}, a clause that is deleted',
        "{place} verwijst naar “{words}”. Dat was {was}, en die tekst is vervallen.",
    ),
    (
        "reference-stale",
        '{place} refers to "{words}", which was {was} and is now {now}',
        "{place} verwijst naar “{words}”. Dat was {was}, en nu staat daar {now}.",
    ),
    (
        "version-not-published",
        "{version} is not published: another file may still take its place, and this notice is about this one.",
        (
            "{version} is nog niet vastgesteld: een ander bestand kan nog haar plaats innemen. Doe dat voordat u het "
            "bericht verstuurt."
        ),
    ),
)
"""By code: the message of a finding, and what is said for it and its advice in Dutch; the longer form first."""

_WORDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "missing": (
        ("legal name, with its form", "volledige naam met rechtsvorm"),
        ("transfer, the instrument for", "de grondslag voor doorgifte naar"),
        ("countries", "landen"),
        ("services", "diensten"),
        ("data", "gegevens"),
        ("starts", "begindatum"),
        ("address", "adres"),
        ("a country that is not named", "een land dat niet genoemd is"),
    ),
    "why": (
        ("clients can object until", "klanten kunnen bezwaar maken tot en met"),
        ("the version that names it takes effect on", "de versie die haar noemt, gaat in op"),
        ("and", "en"),
    ),
    "key": (
        ("countries", "de landen"),
        ("transfer", "de grondslag voor doorgifte"),
        ("name", "de naam"),
        ("replaces", "wie zij vervangt"),
    ),
    "stated": (("no departure of that party", "niet dat die partij weggaat"),),
    "expected": (("or", "of"),),
    "label": (("and", "en"),),
    "side": (("Version", "Versie"), ("page", "pagina")),
}
"""Our own English words within a fact, and the Dutch ones."""

_FIELD = re.compile(r"\\{(\w+)\\}")
_READING = re.compile(r"(?:Version )?(?P<version>.+?)(?:, page (?P<page>\d+))?: ", re.DOTALL)
_REFERENCE = "reference-stale"
_IN_ENGLISH = "In het Engels: "


def in_dutch(found: Finding, claims: Sequence[Claim] = ()) -> str:
    """What `found` says with its advice, in Dutch; else in English, marked as such. `claims` are those of the diff."""
    return _claim(found, claims) or _reading(found) or _by_form(found) or _IN_ENGLISH + in_english(found)


def in_english(found: Finding) -> str:
    """What `found` says with its advice, each a sentence."""
    advice = f" {found.suggestion.rstrip('.')}." if found.suggestion else ""
    return f"{found.message.rstrip('.')}.{advice}"


def _by_form(found: Finding) -> str | None:
    for code, english, dutch in _FORMS:
        met = _pattern(english).fullmatch(found.message) if code == found.code else None
        if met is not None:
            said = dutch.format(**{name: _translated(name, text) for name, text in met.groupdict().items()})
            # The advice about a reference is the reference that would be right: contract text, and no sentence.
            right = found.suggestion if code == _REFERENCE else None
            return f"{said} Bedoeld is waarschijnlijk: {right.rstrip('.')}." if right else said
    return None


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(r"(?P<\1>.+?)", re.escape(form)), re.DOTALL)


def _translated(name: str, text: str) -> str:
    for english, dutch in _WORDS.get(name, ()):
        text = re.sub(rf"(?<!\w){re.escape(english)}(?!\w)", dutch, text)
    return text


def _claim(found: Finding, claims: Sequence[Claim]) -> str | None:
    if not found.code.startswith("claim-"):
        return None
    for claim in claims:
        if claim.source == found.at and f'"{claim.text}"' in found.message and claim.because_nl:
            return f"De auteur schrijft “{claim.text}”. De vergelijking {VERDICTS[claim.verdict].nl}: {claim.because_nl.rstrip('.')}."
    return None


def _reading(found: Finding) -> str | None:
    """Where text was not read, as clients are told it; what was read in full has facts that only its message has."""
    code = found.code.removeprefix("reading-")
    met = _READING.match(found.message)
    if code == found.code or code in READ_IN_FULL or met is None:
        return None
    page = f", pagina {met['page']}" if met["page"] else ""
    return f"Versie {met['version']}{page}: {UNREAD.get(code, OTHER_UNREAD).nl}. Lees die tekst zelf na."

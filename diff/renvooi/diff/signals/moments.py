"""When, without a number: "24/7", "kantooruren", "onverwijld", "voor onbepaalde tijd", "op vrijdag".

Words of one class are one value: "onverwijld" and "per direct" are both "at once". What is vague
is compared too: "zo spoedig mogelijk" for "binnen een dag" is another promise.
"""

from collections.abc import Iterator

from renvooi.diff.signals.durations import WORKING_DAYS
from renvooi.diff.signals.hinted import hinted
from renvooi.diff.signals.periods import Term
from renvooi.diff.signals.taken import Taken

_OFFICE = r"(?:de\s+|onze\s+)?(?:\w+\s+)?(?:kantoor(?:uren|tijden|tijd)|werktijd(?:en)?|openingstijden)\b"
_OFFICE_HINTS = "kantoor werktijd openingst"
_WORDINGS = (
    (
        "always",
        "always",
        hinted(
            r"\b(?:24\s?/\s?7|24\s?x\s?7|7\s?x\s?24|dag\s+en\s+nacht|continue?|doorlopende?|ononderbroken|permanente?"
            r"|24\s+uur\s+per\s+(?:dag|etmaal)(?:,?\s+(?:en\s+)?(?:7|zeven)\s+dagen\s+(?:per|in\s+de)\s+week)?"
            r"|de\s+klok\s+rond)(?![\w/])",
            "24 dag_en_n continu doorlopend ononderb permanent klok",
        ),
    ),
    ("instant", "in real time", hinted(r"\breal[\s-]?time\b", "real")),
    (
        "vague-frequency",
        "from time to time",
        hinted(
            r"\b(?:periodieke?|regelmatige?|van\s+tijd\s+tot\s+tijd|met\s+regelmaat|af\s+en\s+toe)\b",
            "periodiek regelma tijd_tot af_en_toe",
        ),
    ),
    ("once", "once", hinted(r"\b(?:een|één)malige?\b(?!\s+(?:\w*codes?|wachtwoord\w*|inlog\w*))", "malig")),
    ("service", "outside office hours", hinted(rf"\bbuiten\s+{_OFFICE}", _OFFICE_HINTS)),
    ("service", "office hours", hinted(rf"\b(?:(?:binnen|tijdens|op|gedurende)\s+)?{_OFFICE}", _OFFICE_HINTS)),
    ("service", "weekends", hinted(r"\b(?:het\s+)?weekend(?:en)?\b", "weekend")),
    ("service", "holidays", hinted(r"\bfeestdag(?:en)?\b", "feestdag")),
    (
        "length",
        "indefinite",
        hinted(r"\bonbepaalde\s+(?:tijd|duur|termijn)\b|\bonbeperkte?\s+(?:tijd|duur|lang)\b", "onbepaald onbeperkt"),
    ),
    ("length", "definite", hinted(r"\bbepaalde\s+(?:tijd|duur|termijn)\b", "bepaalde")),
    (
        "prompt",
        "at once",
        hinted(
            r"\bonverwijlde?\b|\bonmiddellijke?\b|\bper\s+(?:direct|omgaande)\b|\bterstond\b|\bmeteen\b"
            r"|\bdirect\s+(?:na|nadat)\b|\bzonder\s+(?:uitstel|dralen)\b",
            "onverwijld onmiddel direct omgaande terstond meteen uitstel dralen",
        ),
    ),
    ("prompt", "without undue delay", hinted(r"\bzonder\s+(?:onredelijke|onnodige)\s+vertraging\b", "vertraging")),
    (
        "prompt",
        "as soon as possible",
        hinted(
            r"\bzo\s?(?:spoedig|snel|vlug)\s+(?:als\s+)?(?:\w+\s+)?mogelijk\b|\bten\s+spoedigste\b|\bASAP\b",
            "mogelijk spoedigste asap",
        ),
    ),
    (
        "prompt",
        "in reasonable time",
        hinted(
            r"\b(?:binnen|met|na)\s+(?:een\s+)?(?:redelijke|bekwame|afzienbare|passende)\s+(?:termijn|tijd|periode)\b",
            "redelijke bekwame afzienbare passende",
        ),
    ),
)
_DIRECT = hinted(r"\bdirect\b", "direct")
"""At once, or without somebody between: it is compared with "onverwijld" and says nothing alone."""
_WEEKDAY = hinted(r"\b(?P<day>maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:en|s)?(?!\w)", "dag")
_WORKING_DAYS = hinted(r"\b(?:werkdagen|doordeweeks)\b", "werkdagen doordeweeks")


def moments(text: str, lowered: str, taken: Taken) -> Iterator[Term]:
    """The times in words of `text`; places in `taken` are left out, those that are found are added."""
    for kind, value, wording in _WORDINGS:
        for found in wording.find(text, lowered):
            if taken.take(found):
                yield Term(kind, value, 0, 0, None, None, found[0], *found.span(), said=value)


def direct(text: str, lowered: str, taken: Taken) -> Iterator[Term]:
    """ "direct" where it may mean at once."""
    for found in _DIRECT.find(text, lowered):
        if taken.take(found):
            yield Term("prompt", "at once", 0, 0, None, None, found[0], *found.span(), said="at once", soft=True)


def days_of_week(text: str, lowered: str, taken: Taken) -> Iterator[Term]:
    """Days of the week, and working days that are not counted; to be read after all periods."""
    for found in _WEEKDAY.find(text, lowered):
        if taken.take(found):
            day = found["day"].casefold()
            yield Term("weekday", day, 0, 0, None, None, found[0], *found.span(), said=day)
    for found in _WORKING_DAYS.find(text, lowered):
        if taken.take(found):
            yield Term("service", WORKING_DAYS, 0, 0, None, None, found[0], *found.span(), said=WORKING_DAYS)

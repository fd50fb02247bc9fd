"""What something is done for changed: a purpose came, went or became another.

    De gegevens worden gebruikt voor facturatie.   ->   ... voor facturatie en marketing.

"ten behoeve van", "met als doel" and "teneinde" say a purpose wherever they stand; "voor" and "om
te" only where the sentence says that something is used or processed, for they have other work too.
Purposes are compared by their content words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.concepts import concepts
from renvooi.diff.signals.data_kinds import strong_kinds
from renvooi.diff.signals.matched import matched
from renvooi.diff.signals.parties import mentions
from renvooi.diff.signals.sentences import likeness
from renvooi.model import Parties, Signal, SignalType

_ALWAYS = re.compile(
    r"\b(?:ten\s+behoeve\s+van|ten\s+dienste\s+van|teneinde|ten\s+einde|met\s+(?:als\s+doel|het\s+doel|het\s+oog\s+op)|voor\s+(?:het\s+|de\s+)?(?:doel|doeleinde|doeleinden)"
    r"(?:\s+van)?|(?:het|de)\s+doel(?:einden)?(?:\s+(?:van|waarvoor)\b[^.;]{0,80}?)?\s+(?:is|zijn)|als\s+doel|tot\s+doel|(?:de\s+)?doel(?:einden|stellingen)?(?:\s+zijn)?:|ter\s+(?!beschikking|inzage|plaatse|hand|goedkeuring|zake)"
    r"|dien(?:t|en)\s+(?:voor|om|ter)|(?:is|zijn)\s+(?:uitsluitend\s+|alleen\s+|louter\s+)?(?:bedoeld|bestemd)\s+(?:voor|om)|in\s+het\s+kader\s+van)(?=\s)",
    re.IGNORECASE,
)
_USED = re.compile(
    r"\b(?:(?:her)?gebruik\w*|verwerk(?!er|ings)\w*|verwerking|ingezet|inzet|inzetten|verzamel\w*|geanalyseerd|analyse(?:ert|ren)|bewa(?:ar\w*|ren)|"
    r"opgeslagen|slaa[nt]|raadple\w*|geraadpleegd|geplaatst|plaatst|vastgelegd|geregistreerd|registre\w*|deelt|gedeeld|delen|verstrek\w*|nodig)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"gegevens|\bdata\b|informatie|adres|nummer|log|cookie|tekst|bestand|dossier|document|foto|beeld|opname|cijfer|statistiek|rapport|profiel|\bnamen\b|meting|meetwaarde|gebruik\s+van|\bgedrag",
    re.IGNORECASE,
)
_IN_ROLE = re.compile(
    r"^voor\s+het\s+\w+en\s+van\b.*\b(?:verwerker|verwerkingsverantwoordelijken?|subverwerker)\b", re.IGNORECASE
)
"""A purpose for which someone has a role: "voor het testen van modellen is Alfa verantwoordelijke"."""
_ANSWERS = re.compile(
    r"\b(?:verantwoordelijk|aansprakelijk|zorgt|zorg|recht|toestemming|goedkeuring|kosten)\b", re.IGNORECASE
)
"""What a "voor" that opens a sentence belongs to further on: "voor het gebruik is de klant verantwoordelijk"."""
_FOR = re.compile(r"\b(?:uitsluitend\s+|alleen\s+|ook\s+|tevens\s+)?(?:voor|om|zodat)(?=\s)", re.IGNORECASE)
_NO_PURPOSE = re.compile(
    r"\b(?:voor|om)\s+(?:zover|zolang|rekening|risico|de\s+duur|de\s+periode|een\s+periode|een\s+termijn|ten\s+hoogste|maximaal|minimaal|\d|het\s+einde|aanvang"
    r"|de\s+uur|akkoord|elke|iedere|alle|eigen\s+rekening|onbepaalde|bepaalde)\b",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:zich|ons)\s+in,?\s+$|\b(?:verplicht|gerechtigd|bevoegd|mogelijk|toegestaan|recht|verzoek|verzoekt|vraagt|verzocht|aan\s+\S+(?:\s+\S+)?|staat|best"
    r"|verantwoordelijk|nodig\s+is|vrij|mogelijkheid|niet\s+nodig|klaar|open|beschikbaar|kosten|geldt|gelden|zorg)\s+$",
    re.IGNORECASE,
)
"""What an "om" or "voor" belongs to that says no purpose: "verplicht om", "verantwoordelijk voor"."""
_END = re.compile(
    r"[.;:,]|(?<!\bte)(?<!\bhet)\s+(?=(?:tenzij|mits|indien|als|wanneer|maar|binnen|gedurende|zolang|waarbij|treedt|treden|is|wordt|worden|handelt|fungeert|maakt|maken|schakelt|heeft|hebben|kan|kunnen|mag|mogen|zal|zullen|moet|moeten"
    r"|dient|geldt|gelden|raadpleegt|ontvangt|levert|gebruikt|verwerkt|bewaard|opgeslagen|verzameld|gedeeld|verstrekt)\b)",
    re.IGNORECASE,
)
_ALSO = re.compile(r",?\s+(?:en|of|alsmede|evenals)\s+|,\s+")
_SAME = 0.5
"""Share of common concepts from which on two purposes are one."""
_LEAST_FRAME = 4
"""Words from which on a purpose has a frame in which one word may be exchanged."""
_TEXTS = 64


def find_purpose(case: Case) -> tuple[Signal, ...]:
    """Purposes that differ, sentence by sentence."""
    found = matched(case, lists_whole=True)
    if found is None:
        return ()
    assert case.old is not None
    assert case.new is not None
    signals = []
    for old, new in found.pairs:
        before, after = purposes(old, case.old.parties), purposes(new, case.new.parties)
        if before or after:
            # where a "voor" says a purpose on one side only, the other may say the same with another verb
            before, after = (
                _without(before, after or _loosely(new, case.new.parties)),
                _without(after, before or _loosely(old, case.old.parties)),
            )
        gone, come = before, after
        if gone or come:
            signals.append(_signal(gone, come))
    return tuple(signals)


def _loosely(sentence: str, parties: Parties) -> tuple[str, ...]:
    """What follows "voor" and "om" in a sentence that does not say that something is used."""
    return tuple(_stated(sentence, parties, about_use=True))


def _signal(gone: tuple[str, ...], come: tuple[str, ...]) -> Signal:
    old, new = ("; ".join(found) or None for found in (gone, come))
    return signal(
        SignalType.PURPOSE, old, new, f"purpose only in the old text: {old or 'none'}; only in the new: {new or 'none'}"
    )


@lru_cache(_TEXTS)
def purposes(sentence: str, parties: Parties) -> tuple[str, ...]:
    """The purposes that a sentence states, as printed, one for each that "en" joins."""
    return tuple(_stated(sentence, parties, about_use=_about_use(sentence)))


def _about_use(sentence: str) -> bool:
    """Whether the sentence says that something is used or processed, or who has a role in that."""
    if _USED.search(sentence) and (_OF_WHAT.search(sentence) or strong_kinds(sentence)):
        return True
    return _IN_ROLE.match(sentence) is not None


def _stated(sentence: str, parties: Parties, *, about_use: bool) -> Iterator[str]:
    taken = 0
    for match in sorted(
        (*_ALWAYS.finditer(sentence), *(_FOR.finditer(sentence) if about_use else ())), key=lambda one: one.start()
    ):
        if match.start() < taken or not _says_purpose(sentence, match):
            continue
        last = _END.search(sentence, match.end())
        # a comma within an enumeration does not end it, a clause does
        end = last.start() if last else len(sentence)
        taken = end
        for part in _ALSO.split(sentence[match.end() : end]):
            text = part.strip()
            if concepts(text) and not all(
                mention.actor for mention in mentions(text, parties) if concepts(mention.text)
            ):
                yield text


def _says_purpose(sentence: str, match: re.Match[str]) -> bool:
    if _ALWAYS.match(sentence, match.start()):
        return True
    rest = sentence[match.start() :]
    if match.start() == 0 and _ANSWERS.search(rest) and not _IN_ROLE.match(sentence):
        return False
    if _NO_PURPOSE.match(rest) or _GOVERNED.search(sentence[: match.start()]):
        return False
    return not match[0].casefold().endswith("om") or re.search(r"\bte\b", rest) is not None


def _alike(text: str, other: str) -> bool:
    """True for much the same words, unless one noun among them is another: "over storingen", "over aanbiedingen"."""
    if likeness(concepts(text), concepts(other)) < _SAME:
        return False
    old, new = text.casefold().split(), other.casefold().split()
    changed = [at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two]
    if len(old) != len(new) or len(changed) != 1 or len(old) < _LEAST_FRAME:
        return True
    at = changed[0]
    verb = at > 0 and old[at - 1] in ("te", "het") and old[at].endswith("n")
    return verb or concepts(old[at]) == concepts(new[at])


def _without(purposes_: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The purposes that no other says in much the same words."""
    whole = frozenset(concept for other in others for concept in concepts(other))
    return tuple(
        text for text in purposes_ if not any(_alike(text, other) for other in others) and not concepts(text) <= whole
    )

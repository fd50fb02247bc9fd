"""A security measure came, went, or was weakened.

    Schijven zijn versleuteld.   ->   Schijven zijn zo mogelijk versleuteld.

Measures are known by a vocabulary with one name for all spellings. A measure also changes when
the class of the rule that demands it does, which is said here too, because other consequences
hang on it.
"""

import re

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.modality import modes
from renvooi.diff.signals.sentences import sentences
from renvooi.model import Direction, Role, Signal, SignalType

MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("encryption", r"\b(?:ver|ont)sleutel\w*|\bencrypt\w*|\bcryptogra\w*"),
        ("multi-factor authentication", r"\bMFA\b|\b2FA\b|\bmulti-?\s?factor\w*|\b(?:twee|meer|2)-?\s?factor\w*|\btweestaps\w*"),
        ("VPN", r"\bVPN\b"),
        ("TLS", r"\bTLS\b|\bSSL\b|\bHTTPS\b"),
        ("back-up", r"\bback-?\s?ups?\b|\breserve-?kopie\w*"),
        ("logging", r"\blogging\b|\blogboek\w*|\blogbestand\w*|\bgelogd\b"),
        ("hashing", r"\b(?:ge)?hash\w*"),
        ("pseudonymisation", r"\b(?:ge)?pseudonimise\w*|\b(?:ge)?anonimise\w*"),
        ("firewall", r"\bfirewalls?\b"),
        ("malware protection", r"\banti-?virus\w*|\bmalware\w*|\bvirusscan\w*"),
        ("penetration test", r"\bpen(?:etratie)?-?tests?\w*|\bkwetsbaarheidsscan\w*"),
        ("access control", r"\btoegangs(?:controle|beheer|beveiliging)\b|\bautorisatie\w*|\bleast privilege\b"),
        ("segregation", r"\bgescheiden\b"),
        ("confidentiality undertaking", r"\bgeheimhouding\w*"),
        ("screening", r"\bVOG\b|\bverklaring omtrent\b|\bscreening\b|\bgescreend\b"),
        ("patching", r"\bpatch(?:es|management|en)?\b|\bbeveiligingsupdates?\b"),
        ("intrusion detection", r"\bintrusie\w*|\bintrusion\b|\bSIEM\b"),
    )
)  # fmt: skip


_LOOSE = frozenset({"effort", "possibility", "release"})
"""Classes of rule under which a measure may be left out."""


def find_security(case: Case) -> tuple[Signal, ...]:
    """Measures that one side has and the other has not, or demands more loosely."""
    if case.old is None or case.new is None:
        return _entry(case)
    old, new = measures(case.old.text), measures(case.new.text)
    found = []
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        evidence = f"{name} in the old text: {_say(before)}; in the new text: {_say(after)}"
        direction = _direction(before, after)
        old_name, new_name = (name if loose is not None else None for loose in (before, after))
        found.append(signal(SignalType.SECURITY, old_name, new_name, evidence, direction))
    return tuple(found)


def _entry(case: Case) -> tuple[Signal, ...]:
    """An entry of the list of security measures that came or went, whatever its words."""
    side = case.old or case.new
    if side is None or side.list_role is not Role.SECURITY:
        return ()
    old, new = (one.text if one else None for one in (case.old, case.new))
    what = "no longer in" if case.new is None else "new in"
    return (signal(SignalType.SECURITY, old, new, f"{what} the list of security measures"),)


def measures(text: str) -> dict[str, bool]:
    """The measures of `text`; True for one that a loose rule asks for ("waar mogelijk", "kan")."""
    found: dict[str, bool] = {}
    for sentence in sentences(text):
        loose = bool(modes(sentence) & _LOOSE)
        for name, pattern in MEASURES:
            if pattern.search(sentence):
                found[name] = found.get(name, False) or loose
    return found


def _direction(before: bool | None, after: bool | None) -> Direction:
    if before is None or after is None:
        return Direction.CHANGED
    return Direction.WEAKER if after else Direction.STRONGER


def _say(loose: bool | None) -> str:
    if loose is None:
        return "not named"
    return "where possible" if loose else "named"

"""The security measures that a text names, each with how firmly it is asked for.

    TLS 1.3                          ->   TLS, 1.3
    waar mogelijk versleuteld        ->   encryption, where possible
    geen firewall                    ->   firewall, denied

Measures are known by a vocabulary with one name for all spellings.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from renvooi.diff.signals.modality import modes
from renvooi.diff.signals.sentences import sentences
from renvooi.diff.signals.values import MANY, part_around

MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE))
    for name, pattern in (
        ("encryption", r"(?:\w+-?)?(?:ver|ont)sleutel\w*|\w*encrypt\w*|\w*cryptogra\w*|gecodeerd|AES(?:-?\d+)?|BitLocker|TDE"),
        ("encryption at rest", r"at[\s-]rest|in\s+rust|schijfversleuteling|schijfencryptie"),
        ("encryption in transit", r"in[\s-]transit|(?:in|tijdens(?:\s+het)?)\s+transport|onderweg|end-to-end|eind-tot-eind"),
        (
            "multi-factor authentication",
            (r"MFA|2FA|multi-?\s?factor\w*(?:-?authenticatie)?|(?:twee|meer|2)-?\s?factor\w*|tweestaps\w*|tweetraps\w*|twee-?stapsverificatie"
         r"|(?:een\s+|de\s+)?(?:tweede|extra|aanvullende)\s+factor|twee\s+factoren|(?:eenmalige|sms|verificatie|toegangs)-?\s?codes?|eenmalig\s+wachtwoord"
         r"|authenticator\w*(?:-app)?|hardwaretokens?|beveiligingssleutels?|FIDO2?|passkeys?|(?:extra|tweede|aanvullende)\s+(?:verificatie|authenticatie)\w*"),
        ),
        ("VPN", r"VPN(?:-\w+)?|virtueel\s+privé\w*"),
        ("IPsec", r"IPsec(?:-\w+)?"),
        ("WireGuard", r"WireGuard"),
        ("TLS", r"TLS(?:[\s-]?v?\d(?:\.\d)?)?|SSL(?:[\s-]?\d(?:\.\d)?)?|HTTPS|SFTP"),
        ("back-up", r"(?:\w+-?)?back-?\s?up\w*|reserve-?kopie\w*|veiligheidskopie\w*"),
        ("restore test", r"hersteltests?|restore-?tests?|hersteltesten"),
        ("logging", r"(?:\w+-?)?logging|logboek\w*|logbestand\w*|gelogd|audit-?\s?(?:log|trail)\w*|loggen|logt|logs"),
        (
            "security monitoring",
            (r"(?:security|beveiligings|netwerk|log|toegangs)[\s-]?monitoring|monitoring\s+(?:van|op)\s+(?:\w+\s+){0,2}?(?:beveilig|netwerk|inbra|dreig"
            r"|aanval|verkeer|toegang|log)\w*|(?:netwerk|verkeer)\s+(?:\w+\s+){1,4}?gemonitord|SOC(?!\s?\d)(?:-dienst)?|EDR"),
        ),
        ("hashing", r"(?:ge)?hash\w*"),
        ("salting", r"(?:ge)?salt(?:ed|ing)?|gezouten"),
        ("pseudonymisation", r"(?:ge)?pseudonimise\w*"),
        ("anonymisation", r"(?:ge)?anonimise\w*"),
        ("firewall", r"(?:\w+-?)?firewalls?|WAF"),
        ("malware protection", r"anti-?\s?virus\w*|(?:anti-?)?malware\w*|virusscan\w*|(?:ge)?scan\w*\s+op\s+virussen|virussen\s+(?:\w+\s+){0,2}gescand|endpoint\s?(?:protection|beveiliging)"),
        ("penetration test", r"pen(?:etratie)?-?\s?tests?\w*|pentest\w*"),
        ("vulnerability scan", r"kwetsbaarheids(?:scan|analyse)\w*|(?:ge)?scan\w*\s+op\s+kwetsbaarheden|kwetsbaarheden\s+(?:\w+\s+){0,2}gescand|vulnerability\s?scan\w*"),
        ("access control", r"toegangs(?:controle|beheer|beveiliging|rechten)|autorisatie\w*|geautoriseerd"),
        (
            "role-based access",
            r"least[\s-]privilege|need[\s-]to[\s-]know|RBAC|role[\s-]based|rol-?gebaseerd\w*|row\s+level\s+security|op\s+basis\s+van\s+(?:hun\s+|de\s+)?rol(?:len)?",
        ),
        ("segregation", r"gescheiden|gesegmenteerd|(?:netwerk)?segmentatie|isolatie|geïsoleerd"),
        ("confidentiality undertaking", r"geheimhouding\w*|NDA"),
        ("screening", r"VOG|verklaring\s+omtrent(?:\s+het)?\s+gedrag|screening|gescreend"),
        ("patching", r"patch(?:es|management|en|beleid)?|gepatcht|beveiligings-?updates?|security-?updates?"),
        ("intrusion detection", r"intrusie\w*|intrusion\w*|inbraakdetectie\w*|SIEM|IDS|IPS"),
        ("single sign-on", r"single\s+sign-?\s?on|SSO"),
        ("data loss prevention", r"data\s?loss\s+prevention|DLP"),
        ("independent testing", r"(?:onafhankelijke?|externe|gespecialiseerde?)\s+(?:\w+\s+)?(?:deskundigen?|auditors?|onderzoekers?|testers?|pentesters?|beveiligingsbedrijf)"),
        ("lock", r"(?:scherm|sessie)vergrendeling|(?:automatisch|na\s+inactiviteit)\s+(?:vergrendeld|uitgelogd|afgemeld)|time-?out|sessieduur"),
        ("password policy", r"wachtwoord(?:beleid|manager|kluis|eisen)|wachtwoordcomplexiteit|lockout"),
        ("allow list", r"(?:IP-?\s?)?(?:white|allow)-?\s?list\w*|IP-(?:restrictie|filter\w*|beperking)"),
        ("key management", r"sleutelbeheer|HSM|key\s?vault|key\s+management"),
        ("hardening", r"hardening|gehard"),
        ("zero trust", r"zero[\s-]trust"),
        ("four eyes", r"vier-?\s?ogen(?:-?principe)?|functiescheiding"),
        ("secure deletion", r"wis(?:beleid|protocol)|veilig\s+(?:gewist|vernietigd|verwijderd)|onherstelbaar\s+\w+|gedemagnetiseerd|versnipperd|crypto-?shredding"),
        ("code review", r"code-?\s?reviews?|security-?\s?reviews?|secure\s+(?:coding|development)"),
        ("separate environments", r"OTAP(?:-\w+)?|DTAP"),
        ("DDoS protection", r"(?:anti-?)?DDoS(?:-?\s?\w+)?"),
        ("mail filtering", r"spamfilter\w*|SPF|DKIM|DMARC|phishing-?\s?(?:filter|test|simulatie)\w*"),
        ("device management", r"MDM|mobile\s+device\s+management|remote\s+wipe|apparaatbeheer|op\s+afstand\s+(?:gewist|wissen|te\s+wissen)"),
        ("immutable storage", r"immutable|onveranderbare?|write[\s-]once|WORM"),
        ("off-site storage", r"off-?\s?site|(?:andere|tweede|externe|gescheiden)\s+(?:fysieke\s+)?locatie"),
        ("continuity plan", r"(?:continuïteits|calamiteiten|herstel|uitwijk)plan\w*|disaster\s+recovery\w*|BCP|DRP"),
        ("clean desk", r"clean[\s-]?desk\w*"),
        ("power supply", r"noodstroom\w*|UPS|generator"),
        ("awareness", r"(?:security\s?)?awareness\w*|bewustwording\w*"),
        ("physical security", r"toegangspas\w*|cameratoezicht|camerabewaking|alarmsysteem|inbraakalarm|kluis"),
        ("redundancy", r"redundan\w*|dubbel\s+uitgevoerd|uitwijk\w*|failover"),
    )
)  # fmt: skip
NAMED, LOOSE, DENIED = "named", "where possible", "denied"
_RANK = {DENIED: 0, LOOSE: 1, NAMED: 2}
_EFFORT = frozenset({"effort", "release"})
"""Classes of rule in a sentence under which a measure may be left out."""
_OPTIONAL = re.compile(r"\b(?:optionee?le?|desgewenst|naar\s+keuze|vrijwillig|aanbevolen)\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:niet|geen|nooit|noch|zonder)\b(?:\s+(?:meer|langer|een|via|met|door)\b)*(?:\s+\w+){0,1}\s+$"
    r"|\b(?:niet|nooit)\s+(?:\w+\s+)?(?:in|met|door|via|op|aan)\s+(?:(?:een|de|het)\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NOR = re.compile(r"\s+noch\b", re.IGNORECASE)
"""What denies the measure before it: "back-ups noch exports"."""
_GRADE = re.compile(r"(?:TLS|SSL)[\s-]?v?(\d(?:\.\d)?)|AES-?\s?(\d{3})", re.IGNORECASE)
_HINT = re.compile("|".join(
    "sleutel encrypt crypto gecodeerd aes bitlocker tde rest rust transit transport onderweg end- eind- fa factor tweest tweetr vpn privé ipsec wireg tls"
    " ssl https sftp back kopie test log monitor soc edr hash salt zouten nimis wall waf virus malware endpoint scan analyse toegang autoris privilege"
    " need rbac role rol gescheiden segment isol geheim nda vog omtrent screen patch update intru inbraak siem ids ips sign sso loss dlp aware bewust"
    " camera alarm kluis redun dubbel uitwijk failover row code token fido vergrendel inactiv timeout automatisch sessieduur wachtwoord lockout list ip-"
    " beheer hsm key hard trust ogen functie wis veilig onherstel gedemagn versnip review secure otap dtap ddos spam spf dkim dmarc phish mdm mobile"
    " persoonlijk individu remote afstand immut onverander write worm locatie plan disaster bcp drp clean nood ups generator site onafhank extern gespecial".split()
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """A security measure as a text asks for it."""

    name: str
    firmness: str
    """"named", "where possible" or "denied"."""
    grade: str | None
    """Version or key length where one is said: "1.3", "256"."""
    text: str
    """As printed."""

    @property
    def said(self) -> str:
        """How the text asks for it."""
        return f"{self.firmness}, {self.grade}" if self.grade else self.firmness

    @property
    def strength(self) -> tuple[int, float]:
        """What is compared to tell weaker from stronger."""
        return _RANK[self.firmness], float(self.grade or 0)


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Measure, ...]:
    """The measures of `text`, each once, in the order of the vocabulary; the least firm mention counts."""
    if not _HINT.search(text.casefold()):
        return ()
    found: dict[str, Measure] = {}
    for sentence in sentences(text):
        effort: bool | None = None
        for name, pattern in MEASURES:
            for match in islice(pattern.finditer(sentence), MANY):
                effort = bool(modes(sentence) & _EFFORT) if effort is None else effort
                measure = _measure(name, match, sentence, effort=effort)
                known = found.get(name)
                found[name] = measure if known is None else _least(known, measure)
    return tuple(found.values())


def _least(known: Measure, other: Measure) -> Measure:
    """The less firm of two mentions of one measure, with the lowest grade that either states."""
    least = other if _RANK[other.firmness] < _RANK[known.firmness] else known
    grade = min((one.grade for one in (known, other) if one.grade), key=float, default=None)
    return replace(least, grade=grade)


def _measure(name: str, match: re.Match[str], sentence: str, *, effort: bool) -> Measure:
    begin, end = part_around(sentence, *match.span())
    part = sentence[begin:end]
    loose = effort or "possibility" in modes(part) or _OPTIONAL.search(part)
    denied = _DENIAL.search(sentence, begin, match.start()) is not None or _NOR.match(sentence, match.end()) is not None
    grade = _GRADE.search(sentence, match.start(), min(len(sentence), match.end() + 12))
    level = (grade[1] or grade[2]) if grade else None
    return Measure(name, DENIED if denied else LOOSE if loose else NAMED, level, match[0])

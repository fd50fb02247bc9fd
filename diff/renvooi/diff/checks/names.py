"""Names of organisations in a text: with a legal form, or in a place where only a party can stand.

"Alfa Hosting B.V." is a party by its form. "Kaartenmaker" is one where data is shared with it,
where it hosts or delivers, or where it stands behind a product in a list of providers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from renvooi.diff.checks.vocabulary import is_word

FORM = (
    r"(?:B\.\s?V\.|BV|N\.\s?V\.|NV|V\.?O\.?F\.?|U\.A\.|Ltd\.?|LTD\.?|Limited|GmbH|Inc\.?|LLC|LLP|S\.?A\.?S?\.?|S[aà]rl|SARL|AG|SE|AB|Oyj?|AS|ApS|A/S"
    r"|plc|PLC|Corp\.?|Corporation|S\.?p\.?A\.?|S\.?r\.?l\.?|[Ss]p\.\s?z\s?o\.?\s?o\.?|d\.o\.o\.|s\.r\.o\.|Kft\.?|Lda\.?)"
)
"""Legal forms of the countries in which sub-processors of Dutch companies have their seat."""
_WORD = r"[A-ZÀ-Ý0-9][\w'.-]*"
_LEGAL = re.compile(rf"(?P<name>{_WORD}(?:\s+(?:&\s+|en\s+|of\s+|the\s+)?{_WORD}){{0,5}}?),?\s+{FORM}(?!\w)")
_RUN = r"[A-ZÀ-Ý][\w&'-]*(?:\s+(?:&\s+)?[A-ZÀ-Ý0-9][\w&'-]*){0,3}"
_GETS = re.compile(
    r"\b(?:(?:gehost|hosting|gehoste?|opgeslagen|ondergebracht|verwerkt|hosten|draait|draaien)\s+(?:wordt\s+|worden\s+)?(?:bij|door)"
    r"|(?:gedeeld|delen|deelt|uitgewisseld)\s+met|(?:verstrekt|verstrekken|doorgegeven|verzonden|verstuurd|gestuurd)\s+aan"
    r"|(?:geleverd|verzorgd|verstuurd|verzonden|beheerd|uitgevoerd|aangeboden)\s+door|gebruik\s+van\s+de\s+diensten\s+van"
    r"|(?:datacent(?:er|rum|ra|ers)|servers?|cloud)\s+van"
    r"|(?:taal|AI-?)?model(?:len)?\s+(?:van|\((?:o\.a\.|onder\s+(?:andere|meer)|zoals|bijvoorbeeld)))"
    rf"\s+(?P<name>{_RUN})"
)
_DOES = re.compile(
    rf"(?P<name>{_RUN})\s+(?:(?:host|levert|verzorgt|verwerkt|ontvangt|bewaart|verstuurt)\b|(?:treedt\s+op|fungeert)\s+als)"
    r"(?=.*\b(?:data|gegevens|hosting|opslag|berichten|back-?ups?|server|servers)\b)"
)
_NO_TAKER = re.compile(
    r"\b(?:gecertificeerd|geaudit|getoetst|gecontroleerd|beoordeeld|uitgegeven|afgegeven|certificaat|certificering|keurmerk)\s+(?:door|van|bij)\s+$"
    r"|\b(?:certificerende\s+instelling|auditor|accountant|verzekeraar|verzeker\w+\s+bij)\s+$"
    r"|\b(?:dochter\w*|onderdeel|deel|aandelen|aandeelhouder|handelsnaam|merk|eigendom|naam)\s+(?:van\s+)?$",
    re.IGNORECASE,
)
"""Before a name: whoever certifies, insures or owns gets no data."""
_BY = re.compile(r"\bdoor\s+$", re.IGNORECASE)
_CERTIFIED = re.compile(r"^\W*(?:is\s+|zijn\s+|wordt\s+)?(?:ge(?:her)?certificeerd|geaudit|getoetst)\b", re.IGNORECASE)
AUTHORITY = re.compile(
    r"\b(?:Autoriteit|Commissie|Ministerie|Minister|Belastingdienst|Inspectie|Rechtbank|Hof|Kamer|Politie|Raad|Gemeente|Provincie"
    r"|Rijk\w*|UWV|IGJ|NZa|AP|KvK|EDPB|Staat|Koning|Unie|Parlement)\b"
)
"""Public bodies: data goes to them by law, and they are engaged by nobody."""
_NO_PARTY = re.compile(
    r"(?i:betrokkenen?|gebruikers?|leveranciers?|beheerders?|afnemers?|cliënt(?:en)?|medewerkers?|licentienemer|contractant|partij(?:en)?"
    r"|derden?|wederpartij|deelnemers?|klant(?:en)?|opdrachtgevers?|(?:sub-?)?verwerkers?|verwerkings?verantwoordelijken?|data\s?subjects?"
    r"|data\s?processor|(?:sub-?)?processors?|applicatie|software|systeem|platform|dienst(?:en)?|iedereen|niemand)\b"
    r"|(?:AVG|UAVG|GDPR|EU|EER|EU/EER|ISO|NEN|IEC|IT|ICT|AI|API|SLA|DPIA|SaaS|Nederland|Europa|Deel|Artikel|Bijlage|Wij|De|Het|Een)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """One name with the place where it stands in its text."""

    name: str
    start: int
    end: int


def legal_names(text: str) -> Iterator[Named]:
    """Names with a legal form; whoever certifies, audits or owns is left out."""
    for legal in _LEGAL.finditer(text):
        if not _is_no_taker(text, legal.start(), legal.end()):
            yield Named(legal[0].strip(), legal.start(), legal.end())


def acting_names(text: str) -> Iterator[Named]:
    """Names without a form, of whoever gets, hosts, delivers or processes; not where the sentence denies it."""
    for acting in (*_GETS.finditer(text), *_DOES.finditer(text)):
        name = acting["name"].strip()
        if _is_no_taker(text, acting.start("name"), acting.end("name")):
            continue
        if AUTHORITY.search(name) or _NO_PARTY.match(name):
            continue
        # a word that only opens the sentence ("Monitoring levert gegevens") is no name
        if acting.start("name") > 0 or " " in name or not is_word(name, "nl"):
            yield Named(name, acting.start("name"), acting.end("name"))


def listed_names(text: str) -> tuple[str, ...]:
    """The names of a text that is nothing but names ("Alfa, Beta en Gamma Maps"); () for any other."""
    parts = [part.strip() for part in re.split(r",|;|\s+(?:en|and|und)\s+", text.strip().rstrip(".;")) if part.strip()]
    if not parts or any(re.fullmatch(_RUN, part) is None or AUTHORITY.search(part) for part in parts):
        return ()
    return tuple(parts)


def _is_no_taker(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return _NO_TAKER.search(before) is not None or (
        _BY.search(before) is not None and _CERTIFIED.match(after) is not None
    )


def bare(name: str) -> str:
    """`name` without its legal form, in lower case, for comparison."""
    return re.sub(rf",?\s+{FORM}$", "", name.strip()).casefold().strip(" .,&-")


def is_of(name: str, parties: Iterable[str]) -> bool:
    """Whether `name` is one of `parties`, a part of its name, or a product that carries it ("Alfa Cloud")."""
    words = bare(name).split()
    for party in parties:
        known = bare(party).split()
        shorter = min(len(words), len(known))
        if shorter and words[:shorter] == known[:shorter]:
            return True
    return False

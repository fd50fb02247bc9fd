"""The kinds of personal data and the groups of people that a text names.

Kinds that a law or a lawyer asks after have one name for all their spellings. Any other noun on
"-gegevens", "-nummer" or "-adres" is a kind of its own.
"""

import re
from functools import lru_cache

_STRONG: tuple[tuple[str, str], ...] = (
    ("special categories", r"bijzondere\s+(?:categorieën\s+(?:van\s+)?)?(?:persoons)?gegevens|bijzondere\s+(?=en\s+\w+\s+persoonsgegevens)"),
    ("ordinary data", r"(?:gewone|reguliere)\s+(?:persoonsgegevens|en\s+bijzondere)"),
    ("no personal data", r"(?:niet|non)-persoonsgegevens|niet-persoonlijke\s+gegevens|anonieme\s+gegevens"),
    ("criminal data", r"strafrechtelijke?(?:\s+\w+){0,2}|justitiële\s+gegevens|strafblad\w*|veroordelingen"),
    ("national number", r"burgerservicenummers?|bsn(?:'s|-nummers?)?"),
    ("health data", r"gezondheids?\w*gegevens|medische\s+(?:gegevens|dossiers?|informatie)|gezondheid\b|ziekte\w*|verzuim\w*|diagnoses?|medicatie\w*|patiëntgegevens"),
    ("biometric data", r"biometri\w+(?:\s+gegevens)?|vingerafdruk\w*|gezichtsherkenning\w*|gelaats\w+"),
    ("genetic data", r"genetische\s+gegevens|dna\b"),
    ("ethnicity", r"etni\w+|afkomst|ras\b"),
    ("religion", r"godsdienst\w*|religi\w+|geloofsovertuiging\w*|levensovertuiging\w*"),
    ("politics", r"politieke\s+\w+"),
    ("union membership", r"vakbond\w*"),
    ("sexuality", r"seksuele\s+\w+"),
    ("financial data", r"financiële\s+(?:gegevens|data|informatie)|bankgegevens|betaalgegevens|creditcard\w*|iban\b|(?:bank)?rekeningnummers?|salaris\w*|loongegevens|inkomens\w*"),
    ("location data", r"locatie(?:gegevens|data|bepaling)|gps\b|\w*positiegegevens"),
    ("ip address", r"ip-?\s?adres(?:sen)?"),
    ("e-mail address", r"(?:e-?)?mail-?\s?adres(?:sen)?"),
    ("telephone number", r"(?:telefoon|mobiele|gsm)-?\s?nummers?"),
    ("date of birth", r"geboorte-?(?:datums?|data|dag(?:en)?|gegevens)"),
    ("year of birth", r"geboorteja(?:ar|ren)"),
    ("place of birth", r"geboorte(?:plaats(?:en)?|land(?:en)?|akten?)"),
    ("age", r"leeftijd(?:en|s\w+)?"),
    ("sex", r"geslacht\b"),
    ("nationality", r"nationaliteit(?:en)?"),
    ("portrait", r"pasfoto'?s?|foto'?s?\b|portretten|camerabeelden|beeldopnamen|beeldmateriaal"),
    ("sound", r"geluidsopnamen|gespreksopnamen|stemopnamen"),
    ("identity document", r"paspoort\w*|identiteitsbewij\w+|kopie\s+id\b|rijbewij\w+"),
    ("signature", r"handtekening(?:en)?"),
    ("behaviour", r"\w*gedrag\b|surfgedrag|klikgedrag|voorkeuren|interesses|profielen"),
    ("login times", r"inlogtijd(?:en)?"),
    ("number plate", r"kentekens?"),
    ("family situation", r"burgerlijke\s+staat|gezinssituatie|gezinssamenstelling"),
    ("body", r"hartslag|lengte\s+en\s+gewicht|slaapgegevens|bloedgroep"),
    ("cv", r"cv's?|curriculum\w*|opleidingsgegevens|diploma's?"),
    ("home address", r"(?:woon|huis|post|naw)?-?adres(?:sen|gegevens)?|naw-?gegevens|woonplaats(?:en)?|postcodes?"),
    ("name", r"(?:voor|achter|gebruikers|familie)?na(?:am|men)"),
    ("post", r"functies?|functietitels?"),
)  # fmt: skip
_WEAK = frozenset({"name", "post", "home address", "portrait", "behaviour"})
"""Kinds whose words have other uses too; they count only in a sentence that says what is processed."""
_OTHER = r"(?:[\w-]{3,}(?:gegevens|nummers?|adressen|data)|persoonsgegevens)"
_GENERIC = frozenset(
    "gegevens testgegevens testdata brongegevens klantgegevens klantdata metadata artikelnummers artikelnummer versienummer versienummers"
    " certificaatnummer volgnummer volgnummers nummers nummer adressen brondata invoergegevens onderzoeksgegevens productiedata"
    " einddata ingangsdata meldingsnummer ticketnummer factuurnummer factuurnummers toegangsgegevens inloggegevens wachtwoordgegevens".split()
)
"""Nouns of that form that name no kind of personal data, or data of no kind."""
_PATTERN = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'({words})' for _, words in _STRONG)}|({_OTHER}))(?![\w-])", re.IGNORECASE
)
_GROUPS: tuple[tuple[str, str], ...] = (
    ("employees", r"medewerkers?|werknemers?|personeel(?:sleden)?|collega's"),
    ("patients", r"patiënten|cliënten|zorgvragers"),
    ("pupils", r"leerlingen|studenten|scholieren|cursisten"),
    ("teachers", r"docenten|leraren|leerkrachten"),
    ("minors", r"minderjarigen?|kinderen|jongeren"),
    ("visitors", r"bezoekers|gasten|websitebezoekers"),
    ("applicants", r"sollicitanten|kandidaten"),
    ("members", r"leden"),
    ("donors", r"donateurs|schenkers|sponsors"),
    ("subscribers", r"abonnees|nieuwsbriefontvangers"),
    ("volunteers", r"vrijwilligers"),
    ("trainees", r"stagiairs?|stagiaires"),
    ("temporary workers", r"uitzendkrachten|flexwerkers|zzp'ers|ingehuurden|inhuurkrachten|externen"),
    ("tenants", r"huurders|bewoners"),
    ("consumers", r"consumenten|eindklanten|burgers|inwoners"),
    ("suppliers", r"leveranciers"),
    ("contacts", r"(?:zaken)?relaties|zakelijke\s+contacten|contactpersonen"),
    ("prospects", r"prospects|potentiële\s+klanten|leads"),
    ("passengers", r"reizigers|passagiers|bestuurders"),
    ("users", r"(?:eind)?gebruikers"),
    ("vulnerable people", r"kwetsbare\s+\w+|ouderen|asielzoekers|verdachten|slachtoffers"),
    ("former employees", r"oud-?medewerkers|ex-?medewerkers|gepensioneerden"),
    ("family", r"familieleden|gezinsleden|nabestaanden|naasten|ouders|partners|mantelzorgers"),
)  # fmt: skip
_PEOPLE = re.compile(rf"(?<![\w-])(?:{'|'.join(f'({words})' for _, words in _GROUPS)})(?![\w-])", re.IGNORECASE)
_TEXTS = 128


@lru_cache(_TEXTS)
def all_kinds(text: str) -> dict[str, str]:
    """Every kind of data in `text` with the words that first name it, in order."""
    result: dict[str, str] = {}
    for found in _PATTERN.finditer(text):
        at = found.lastindex or 1
        if at > len(_STRONG) and found[0][0].isupper() and (found.start() or found[0].endswith("data")):
            # "Brugdata" is a name
            continue
        name = _STRONG[at - 1][0] if at <= len(_STRONG) else _singular(found[0].casefold())
        if name not in _GENERIC:
            result.setdefault(name, found[0])
    return result


def strong_kinds(text: str) -> dict[str, str]:
    """The kinds whose words can mean nothing else."""
    names = {name for name, _ in _STRONG} - _WEAK
    return {name: words for name, words in all_kinds(text).items() if name in names}


@lru_cache(_TEXTS)
def people(text: str) -> dict[str, str]:
    """The groups of people in `text` with the words that first name each."""
    result: dict[str, str] = {}
    for found in _PEOPLE.finditer(text):
        result.setdefault(_GROUPS[(found.lastindex or 1) - 1][0], found[0])
    return result


def _singular(word: str) -> str:
    return word.removesuffix("s") if word.endswith("nummers") else word

"""Words of Dutch contract prose, by what they tell about who does what.

A list holds function words, and nouns that only look like verbs; it never holds a task. What is not
in a list is told by its ending and its place, so that a verb nobody thought of is read as well.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words(
    "de het een 't elke iedere ieder elk alle deze die dit dat betreffende desbetreffende beide diezelfde"
)
OWNERS = _words("zijn haar hun uw ons onze mijn diens eigen wiens")
"""Words that say whose a thing is; what follows is the thing."""
PREPOSITIONS = _words(
    "van aan met voor namens bij naar tegen via onder binnen in jegens tussen tot over uit op zonder per richting"
    " tegenover buiten na wegens volgens ten door tijdens sinds vanaf vanuit omtrent gedurende behoudens conform inzake"
    " omwille ondanks qua rond uiterlijk voorafgaand sedert krachtens ingevolge betreffende te ter"
)
ADVERBS = _words(
    "daarna vervolgens dan daarom hierbij ook verder daarnaast hiervoor daarvoor hierna hierover daarover daartoe hiertoe"
    " tevens bovendien altijd steeds eveneens zelf wel echter dus er hier daar dit dat nu voortaan daarin hierin daarop"
    " hierop daarmee hiermee daarbij uiteindelijk zo nodig mogelijk anders enkel alleen uitsluitend slechts elk ieder samen"
    " gezamenlijk jaarlijks maandelijks wekelijks dagelijks periodiek regelmatig zich ons onverwijld onmiddellijk direct"
    " tijdig schriftelijk zelfstandig volledig zorgvuldig niet geen nooit nog al desgevraagd desgewenst doorlopend actief"
    " primair verplicht allebei beiden eerst telkens vooraf achteraf allereerst tenslotte bijvoorbeeld"
    " onverminderd ten alle tijde"
)
"""Words that may stand between a subject and its verb, or before the verb of an inverted clause."""
COORDINATORS = _words("en maar of doch want dus ofwel en/of alsmede evenals")
CONDITIONS = _words("mits tenzij indien wanneer zodra zolang als voorzover ingeval")
COMPLEMENTS = _words("dat of hoe wie wat welke waar waarom wanneer")
"""Words that begin a clause which says what is done: "controleert of de back-up is gelukt"."""
SUBORDINATORS = (
    _words(
        "omdat doordat terwijl zodat totdat nadat voordat hoewel ofschoon aangezien opdat alvorens sinds"
        " waarbij waarvan waarop waarin waardoor waarmee waarvoor waarna waaraan waaruit waarover waartoe waaronder"
    )
    | CONDITIONS
)
PASSIVE = _words("wordt worden werd werden")
COPULAS = _words("is zijn was waren blijft blijven bent")
MODALS = _words(
    "kan kunnen kunt kon konden mag mogen moet moeten dient dienen zal zullen zou zouden hoeft hoeven wil willen"
)
PERFECT = _words("heeft hebben had hadden hebt")
FINITE = (
    PASSIVE
    | COPULAS
    | MODALS
    | PERFECT
    | _words(
        "zorgt zorgen draagt dragen ligt liggen berust berusten rust rusten komt komen staat staan valt vallen krijgt"
        " krijgen ontvangt ontvangen geldt gelden gaat gaan doet doen geeft geven neemt nemen houdt houden maakt maken stelt"
        " stellen brengt voert treft laat laten ziet behoort behoren hoort horen betaalt betalen vindt vinden streeft streven"
        " spant spannen tracht trachten hebben test host start meet zet wijst wijzen richt slaat blijkt leidt leiden biedt bieden"
    )
)
"""Finite verbs that are told without looking at their place."""
SINGULAR = _words("is was wordt werd blijft kan mag moet dient zal hoeft heeft ligt")
"""Verbs of one party: "door Voorbeeld en de klant is ..." begins a clause of the client."""
NO_VERB_T = _words(
    "het niet met dat wat uit tot direct correct juist eerst laatst naast echt slecht vast recht kort zwart exact"
    " strikt compleet concreet expliciet impliciet indirect bewust gericht want dit ooit nooit omtrent best liefst minst"
    " meest hoogst klant project product contract budget account dienst document incident moment asset agent cliënt client"
    " student consultant inhoud opdracht overzicht inzicht toezicht bericht plicht kracht macht tekst post lijst kost rest"
    " winst markt punt kant kwart rapport transport import export support poort soort internet datacentrum pakket ticket"
    " target set gast krant stad opdrachtgeverschap artikel patiënt patient tenant component variant event evenement argument"
    " element instrument segment percent procent cent object subject aspect effect impact conflict concept script draft"
    " omvang bijstand toestand stand verband wachtwoord antwoord woord beeld bestand geld veld tijd beleid eind grond hand"
    " land rand rond bond mond pand fout debat formaat resultaat certificaat apparaat maat staat raad dienstverlenerschap"
    " winstgevend bekend gebied verbod gebod aanbod inbod schuld afstand standaard bedrijfsrest netwerkt audit limiet verlet"
    " rechtstreeks incluis circuit bit byt wet opzet inzet inbreuk pact district traject architect"
    " verplicht gerechtigd bevoegd gehouden perfect absoluut relevant constant significant consistent efficiënt"
    " zeker minimaal maximaal tweet backlist gedrag gewicht gesprek geluid gezicht verdrag"
    " gewenst telefonisch zicht uitzicht vlucht lucht nacht acht jacht vracht kluit output input concurrent cijfermaat"
)
"""Lower-case words that end in t or d and are no verb of a third person."""
NO_VERB_ENDINGS = (
    "teit", "heid", "schrift", "recht", "dienst", "plicht", "macht", "zicht", "kracht", "tekst", "lijst", "contract",
    "project", "product", "document", "account", "klant", "pakket", "incident", "moment", "maat", "caat", "raat", "taat",
    "beleid", "bestand", "woord", "gebied", "baarst", "rapport", "export", "dracht", "spect", "komst", "winst", "kost",
    "punt", "soort", "ment", "bericht", "budget", "tocht", "vangst", "dienst", "tenant", "lijkst", "wacht", "verlust", "event", "port",
)  # fmt: skip
PARTICIPLE_PREFIXES = ("ge", "be", "ver", "ont", "her", "er")
BRINGS_ABOUT = _words(
    "informeert waarschuwt helpt biedt geeft verschaft bezorgt brengt stelt dwingt ontslaat ontheft bindt verplicht raakt"
    " vrijwaart machtigt attendeert wijst ondersteunt bereikt betreft staat ontlast treft beschermt maakt is wordt zijn worden"
    " was waren adviseert verzoekt vraagt herinnert noemt betekent kost kosten blijft blijven geldt gelden helpen geven bieden"
)
"""Verbs after which a party is the one affected, if something else stands before them: "Dit helpt de klant"."""
THIRD_PARTIES = _words(
    "leverancier leveranciers derde derden gebruiker gebruikers eindgebruiker eindgebruikers subverwerker subverwerkers"
    " sub-processor sub-processors subprocessor sub-verwerker betrokkene betrokkenen toezichthouder hostingpartij"
    " hostingprovider provider dienstverlener it-dienstverlener ontwikkelaar fabrikant cliënt cliënten patiënt patiënten"
    " auditor accountant softwareleverancier dataleverancier werkgever fg deurwaarder installateur"
)
PERSONS = (
    "deskundige", "leidinggevende", "functionaris", "coördinator", "adviseur", "directeur", "inspecteur", "specialist",
    "applicatiebeheerder", "systeembeheerder", "netwerkbeheerder", "contractbeheerder", "gebruikersbeheerder",
)  # fmt: skip
"""How the names of persons end who belong to no party unless the text says so: "een onafhankelijke deskundige"."""
THIRD_ENDINGS = ("leverancier", "leveranciers", "dienstverlener", "dienstverleners", "provider", "providers")
STAFF = _words(
    "medewerker medewerkers werknemer werknemers personeel consultant consultants beheerder beheerders gebruiker gebruikers"
    " functionaris functionarissen directie helpdesk servicedesk supportdesk contactpersoon organisatie bestuurder team"
    " projectleider projecteigenaar beheerteam supportteam"
)
"""People whose acts are those of the party they belong to: "een medewerker van de klant meldt"."""
JOINT = _words("samenwerking samenspel partnerschap")
"""What both parties do together, if a thing is said to be that: "dit is een samenwerking"."""
SHARED = _words("gezamenlijke gedeelde gemeenschappelijke wederzijdse")
"""Before a duty: it is that of both, if nobody is named."""
TOGETHER = _words("samen gezamenlijk samengewerkt samenwerken")
"""Words that make a passive one of both parties."""
NO_NAMES = _words(
    "avg uavg gdpr eu eer eu/eer iso nen iec kvk ai api vpn tls mfa sla dpia sftp sql saas artikel bijlage deel hoofdstuk"
    " punt lid paragraaf data ict it back-up backup vpn pdf crm erp etl"
)
OPENERS = (
    ARTICLES
    | OWNERS
    | PREPOSITIONS
    | ADVERBS
    | COORDINATORS
    | SUBORDINATORS
    | COMPLEMENTS
    | _words(
        "wij we u ze zij hij men iemand niemand iedereen partij partijen klant verwerker geen veel weinig enkele meerdere sommige"
        " één eén twee drie vier vijf zes zeven acht negen tien om wie bij zowel mocht gezien gelet al"
    )
)
"""Words that open a sentence and are no name."""
NO_NAME_ENDINGS = (
    "ing",
    "ingen",
    "heid",
    "heden",
    "teit",
    "iteiten",
    "atie",
    "aties",
    "schap",
    "en",
    "sel",
    "nis",
    "gegevens",
    "houd",
    "data",
)
"""Endings of a common noun without an article: "Toegang", "Rapportages" open a sentence as a name does."""
LIFELESS = _words(
    "is zijn was waren wordt worden werd werden blijft blijven gebeurt gebeuren geldt gelden duurt duren bedraagt bedragen"
    " vervalt vervallen volgt volgen vindt vinden loopt lopen staat staan valt vallen komt komen begint eindigt omvat omvatten"
    " bestaat bestaan betreft betreffen bevat bevatten ligt liggen berust heet heten vereist vergt kost draait draaien vormt"
    " vormen leidt betekent hoort horen behoort kan kunnen mag mogen moet moeten zal zullen dient dienen hoeft hoeven heeft hebben"
    " werkt werken verloopt verlopen ontstaat ontstaan start stopt verschijnt verschilt bestrijkt vervangt"
)
"""Verbs that a thing may have: alone, they do not make a capitalised word a party."""
STEMS_STOP = _words(
    "de het een en of van voor in op aan bij met door te tot is zijn was wordt worden werd werden dat die dit deze er hier"
    " als om naar uit over onder ook zo dan wel ligt liggen berust berusten rust zorgt zorgen zorg verantwoordelijk"
    " verantwoordelijkheid verantwoordelijkheden dient dienen moet moeten kan kunnen mag mogen zal zullen zich per hiervoor"
    " daarvoor draagt dragen verplicht gehouden zelf blijft blijven daarnaast alle elke eigen elk beide samen ervoor waarbij"
    " heeft hebben gerechtigd bevoegd hoeft hoeven taak taken verzorgt verzorgen verzorgd rekening neemt nemen betreft"
    " uiteindelijk steeds altijd maar niet geen anders enz etc uiteindelijke daarbij hierbij zou nog al onder valt vallen ten alsmede evenals namens"
)
"""Words that carry no task: function words, and the idioms that say who bears it."""

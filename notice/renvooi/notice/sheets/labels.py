"""The words of a sheet in Dutch and English."""

from dataclasses import dataclass

from renvooi.model import Bilingual, ConsequenceClass, DecisionKind, WindowState

# No right is named here: a class gives none where the contract has no basis for it.
CLASSES = {
    ConsequenceClass.NOTHING: Bilingual("alleen archiveren", "archive only"),
    ConsequenceClass.INFORM: Bilingual("informeren", "inform"),
    ConsequenceClass.NOTIFY: Bilingual("melden, met een termijn", "notify, with a term"),
    ConsequenceClass.BEFORE_EFFECT: Bilingual("melden vóór de ingangsdatum", "notify before it takes effect"),
    ConsequenceClass.CONSENT: Bilingual("instemming of juridische beoordeling nodig", "needs consent or legal review"),
}
DECISIONS = {
    DecisionKind.CONSENT: Bilingual("Instemming of ander besluit", "Consent, or another decision"),
    DecisionKind.REVIEW: Bilingual("Te beoordelen", "To review"),
    DecisionKind.REASON: Bilingual("Reden ontbreekt", "Reason missing"),
    DecisionKind.LOWERED: Bilingual("Verlaagd", "Lowered"),
    DecisionKind.FINDING: Bilingual("Bevinding", "Finding"),
}

STATES = {
    WindowState.NOT_STARTED: Bilingual("nog niet ontvangen", "not received yet"),
    WindowState.IN_DOUBT: Bilingual("ontvangst onzeker", "receipt in doubt"),
    WindowState.OPEN: Bilingual("open", "open"),
    WindowState.RESPONDED: Bilingual("reactie ontvangen", "responded"),
    WindowState.LAPSED: Bilingual("verlopen", "lapsed"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Our own words in one language."""

    language: str
    assessment: str
    plan: str
    highest: str
    by: str
    policy: str
    nothing: str
    changes: str
    quiet: str
    archived: str
    rights: str
    no_rights: str
    no_basis: str
    decisions: str
    no_decisions: str
    rules: str
    what: str
    numbers: str
    was: str
    old: str
    new: str
    signal: str
    rule: str
    right: str
    right_aside: str
    aside: str
    why: str
    also: str
    verdict: str
    treated: str
    condition: str
    basis: str
    contract: str
    house: str
    term: str
    days: str
    same_clause: str
    no_term: str
    form: str
    free_form: str
    holds_for: str
    about: str
    blocks: str
    version: str


DUTCH = Words(
    language="nl",
    assessment="Gevolgen van {title}: versie {old} naar {new}",
    plan="Plan voor de kennisgeving over {title}: versie {old} naar {new}",
    highest="Hoogste klasse",
    by="Door",
    policy="Beleid",
    nothing="Er is niets veranderd.",
    changes="Wat verandert er, en wat volgt daaruit?",
    quiet="Wat heeft geen gevolgen?",
    archived="Wat zegt het document over zichzelf?",
    rights="Welke rechten krijgt de klant?",
    no_rights="Geen: geen regel van het beleid noemt een recht.",
    no_basis="Wat geeft geen recht?",
    decisions="Wat moet iemand beslissen?",
    no_decisions="Niets.",
    rules="Welke regels gelden?",
    what="Wat",
    numbers="wijziging",
    old="Was",
    new="Wordt",
    was="{place} (was: {old})",
    signal="Signaal",
    rule="Regel",
    right="Recht",
    right_aside="Recht dat daardoor vervalt",
    aside="Regel die niet meetelt door het besluit",
    why="Waarom",
    also="Staat ook in",
    verdict="Besluit",
    treated="behandeld als {level}",
    condition="Voorwaarde",
    basis="Grondslag",
    contract="contract, {address}, versie {version}",
    house="eigen beleid, niet het contract",
    term="Termijn",
    days="{term} vanaf ontvangst",
    same_clause="het getal komt uit dezelfde bepaling",
    no_term="geen termijn gevonden",
    form="Vorm",
    free_form="geen voorgeschreven",
    holds_for="Door",
    about="Gaat over",
    blocks="blokkeert",
    version="zonder nummer",
)
ENGLISH = Words(
    language="en",
    assessment="Consequences of {title}: version {old} to {new}",
    plan="Plan for the notice about {title}: version {old} to {new}",
    highest="Highest class",
    by="Because of",
    policy="Policy",
    nothing="Nothing changed.",
    changes="What changes, and what follows?",
    quiet="What has no consequences?",
    archived="What does the document say about itself?",
    rights="Which rights does the client get?",
    no_rights="None: no rule of the policy names a right.",
    no_basis="What gives no right?",
    decisions="What does a person have to decide?",
    no_decisions="Nothing.",
    rules="Which rules hold?",
    what="What",
    numbers="changes",
    old="Was",
    new="Becomes",
    was="{place} (was: {old})",
    signal="Signal",
    rule="Rule",
    right="Right",
    right_aside="Right that lapses with it",
    aside="Rule set aside by the decision",
    why="Why",
    also="Also stands in",
    verdict="Decision",
    treated="treated as {level}",
    condition="Condition",
    basis="Basis",
    contract="contract, {address}, version {version}",
    house="house policy, not the contract",
    term="Term",
    days="{term} from receipt",
    same_clause="the number comes from the same clause",
    no_term="no term found",
    form="Form",
    free_form="none prescribed",
    holds_for="Because of",
    about="About",
    blocks="blocks",
    version="without a label",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}


def words_of(language: str) -> Words:
    """The English words for "en", the Dutch ones for anything else."""
    return LANGUAGES.get(language, DUTCH)

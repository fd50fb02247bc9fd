"""The words around a list of windows, in Dutch and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListLabels:
    """Every fixed word of one language that the calendar does not have."""

    heads: tuple[str, ...]
    """Of the columns of the list."""
    heading: str
    """Of the windows of one right under one notice, with {document}, {old}, {new}, {right}, {basis}, {days},
    {term} and {notice}."""
    withdrawn: str
    struck: str
    facts: tuple[str, ...]
    """Names of what is known of one window."""
    form: dict[str, str]
    free: str
    """Where no form is asked."""
    contract_asks: str
    house_asks: str
    receipt: str
    """With {day}, {evidence}, {by} and {at}."""
    doubt: str
    """With {because}, {by} and {at}."""
    falls: str
    """With {reason}."""
    extended: str
    """With {day}."""
    left: str
    """With {days}."""
    passed: str
    """With {days}."""
    response: str
    """With {number}, {day}, {form}, {reasons}, {timeliness}, {by} and {at}."""
    reasons: tuple[str, str]
    """Said with and without reasons."""
    attachment: str
    """With {name}, {size} and {sha256}."""
    erased: str
    """Instead of the words and the attachment."""
    withdrawal: str
    """With {day}, {because}, {by} and {at}."""
    correction: str
    """With {because}, {by} and {at}."""
    strike: str
    """The same for a response that was never given."""
    history: str
    """Above all that was recorded, also what no longer counts."""
    outcome: str
    """With {outcome}, {because}, {by} and {at}."""


DUTCH = ListLabels(
    heads=("Id", "Klant", "Ontvangen", "Laatste dag", "Coulance", "Dagen over", "Stand", "Reacties"),
    heading="{document} {old} → {new}: {right} ({basis}); {days} dagen ({term}); {notice}",
    withdrawn="ingetrokken",
    struck="doorgehaald",
    facts=("Termijn", "Klant", "Kennisgeving", "Recht", "Aantal dagen", "Vorm", "Ontvangst", "Laatste dag", "Stand"),
    form={"written": "schriftelijk", "reasoned": "met redenen"},
    free="vrij",
    contract_asks="{form} (vraagt het contract)",
    house_asks="{form} (vraagt eigen beleid)",
    receipt="{day}; {evidence} (vastgelegd door {by}, {at})",
    doubt="onzeker: {because} (vastgelegd door {by}, {at})",
    falls="dat is {reason}",
    extended="uit coulance tot en met {day}",
    left="nog {days} dag(en)",
    passed="{days} dag(en) voorbij",
    response="Reactie {number}, ontvangen op {day}: {form}, {reasons}, {timeliness} (vastgelegd door {by}, {at})",
    reasons=("met redenen", "zonder redenen"),
    attachment="Bijlage: {name}, {size} bytes, SHA-256 {sha256}",
    erased="De tekst en een eventuele bijlage zijn gewist.",
    withdrawal="Ingetrokken op {day}: {because} (vastgelegd door {by}, {at})",
    correction="Gecorrigeerd: {because} (vastgelegd door {by}, {at})",
    strike="Doorgehaald, want per vergissing vastgelegd: {because} (vastgelegd door {by}, {at})",
    history="Alles wat is vastgelegd, ook wat niet meer telt:",
    outcome="Afgesloten: {outcome}. {because} (vastgelegd door {by}, {at})",
)

ENGLISH = ListLabels(
    heads=("Id", "Client", "Received", "Last day", "Coulance", "Days left", "State", "Responses"),
    heading="{document} {old} → {new}: {right} ({basis}); {days} days ({term}); {notice}",
    withdrawn="withdrawn",
    struck="struck",
    facts=("Window", "Client", "Notice", "Right", "Number of days", "Form", "Receipt", "Last day", "State"),
    form={"written": "in writing", "reasoned": "with reasons"},
    free="free",
    contract_asks="{form} (as the contract asks)",
    house_asks="{form} (as house policy asks)",
    receipt="{day}; {evidence} (recorded by {by}, {at})",
    doubt="in doubt: {because} (recorded by {by}, {at})",
    falls="that is {reason}",
    extended="as coulance until {day}",
    left="{days} day(s) left",
    passed="{days} day(s) past",
    response="Response {number}, received on {day}: {form}, {reasons}, {timeliness} (recorded by {by}, {at})",
    reasons=("with reasons", "without reasons"),
    attachment="Attachment: {name}, {size} bytes, SHA-256 {sha256}",
    erased="The text, and the attachment if there was one, were erased.",
    withdrawal="Withdrawn on {day}: {because} (recorded by {by}, {at})",
    correction="Corrected: {because} (recorded by {by}, {at})",
    strike="Struck, as it was recorded by mistake: {because} (recorded by {by}, {at})",
    history="All that was recorded, also what counts no more:",
    outcome="Closed: {outcome}. {because} (recorded by {by}, {at})",
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

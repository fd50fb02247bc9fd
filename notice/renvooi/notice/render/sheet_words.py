"""The words of the workbook: names of sheets and heads of columns, and what stands in cells without text of the contract."""

from renvooi.model import Bilingual, RightKind, Significance

CHANGES = Bilingual("Wijzigingen", "Changes")
EDITORIAL = Bilingual("Redactioneel", "Editorial")
ACCOUNT = Bilingual("Over het document zelf", "About the document itself")
PARTIES = Bilingual("Subverwerkers", "Sub-processors")
RIGHTS = Bilingual("Rechten en termijnen", "Rights and terms")
FACTS = Bilingual("Gegevens", "Details")

NUMBER = Bilingual("Nr.", "No.")
OLD_PLACE = Bilingual("Plaats oud", "Old place")
NEW_PLACE = Bilingual("Plaats nieuw", "New place")
OPERATION = Bilingual("Wat gebeurt er?", "What happens?")
OLD_TEXT = Bilingual("Was", "Old")
NEW_TEXT = Bilingual("Wordt", "New")
WHY = Bilingual("Waarom?", "Why?")
MEANING = Bilingual("Toelichting", "Explanation")
CLASS = Bilingual("Gevolg", "Consequence")
JUDGED = Bilingual("Beoordeling", "Assessment")

NOT_THERE = Bilingual("Deze tekst stond er niet.", "This text was not there.")
GONE = Bilingual("Deze tekst vervalt.", "This text is removed.")
NONE = Bilingual("–", "–")
CONTINUED = Bilingual("vervolg", "continued")

LAST_DAYS = {
    RightKind.TERMINATE: Bilingual("Laatste dag voor opzeggen", "Last day to terminate"),
    RightKind.OBJECT: Bilingual("Laatste dag voor bezwaar", "Last day to object"),
}
SIGNIFICANCES = {
    Significance.SUBSTANTIVE: Bilingual("inhoudelijk", "substantive"),
    Significance.REVIEW: Bilingual("voor de zekerheid behandeld als inhoudelijk", "treated as substantive to be safe"),
    Significance.EDITORIAL: Bilingual("redactioneel", "editorial"),
}

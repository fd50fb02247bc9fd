"""The words of the workbook: names of sheets, heads of columns, classes and decisions in plain words."""

from renvooi.model import Bilingual, ConsequenceClass, Significance

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

CLASSES = {
    ConsequenceClass.NOTHING: Bilingual("geen gevolg", "no consequence"),
    ConsequenceClass.INFORM: Bilingual("ter informatie", "for information"),
    ConsequenceClass.NOTIFY: Bilingual("kennisgeving met een termijn", "notice with a term"),
    ConsequenceClass.BEFORE_EFFECT: Bilingual("kennisgeving vóór de ingang", "notice before it takes effect"),
    ConsequenceClass.CONSENT: Bilingual(
        "gaat niet in door alleen een kennisgeving", "does not take effect by a notice alone"
    ),
}
SIGNIFICANCES = {
    Significance.SUBSTANTIVE: Bilingual("inhoudelijk", "substantive"),
    Significance.REVIEW: Bilingual("voor de zekerheid behandeld als inhoudelijk", "treated as substantive to be safe"),
    Significance.EDITORIAL: Bilingual("redactioneel", "editorial"),
}

"""The words by which a Dutch rule is told to oblige, forbid, allow, advise or only try."""

import re

OBLIGATION = "obligation"
PROHIBITION = "prohibition"
_FEW = r"(?:\s+[^\s.;,]+)"
_WORDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "release",
        (
            r"hoe(?:ft|ven)\b(?=[^.;]{0,200}\b(?:niet|geen|nooit)\b)",
            r"(?:niet|geen)\b[^.;,]{0,60}\bhoe(?:ft|ven)\b",
            r"(?:niet|noch)\s+(?:langer\s+)?(?:verplicht|gehouden|gebonden)\b",
            r"(?:niet\s+de|geen|zonder)\s+(?:enkele\s+)?(?:verplichting|plicht)\b",
            r"(?:vrijgesteld|ontheven|ontslagen)\s+van\b",
        ),
    ),
    (
        PROHIBITION,
        (
            rf"(?:mag|mogen|moet|moeten){_FEW}{{0,8}}?\s+(?:niet|geen|nooit|nimmer)\b(?!\s+(?:alleen|slechts|enkel|meer|langer|later)\b)",
            rf"dien(?:t|en){_FEW}{{0,8}}?\s+(?:niet|geen|nooit){_FEW}{{0,8}}?\s+te\b",
            rf"(?:niet|geen|nooit|nimmer)(?!\s+alleen){_FEW}{{0,4}}?\s+(?:mag|mogen)\b",
            r"niet\s+(?:langer\s+)?(?:toegestaan|bevoegd|gerechtigd|geoorloofd)\b",
            r"geen\s+(?:recht|toestemming|bevoegdheid)\b",
            r"(?:verboden|verbod)\b",
            r"onthoud(?:t|en)\s+zich\b",
        ),
    ),
    (
        "permission",
        (
            r"(?:mag|mogen)\b",
            r"(?:toegestaan|gerechtigd|bevoegd|geoorloofd|bevoegdheid)\b",
            r"(?:he(?:eft|bben|bt)|behoud(?:t|en))\s+(?:\S+\s+){0,2}?het\s+recht\b",
            r"recht\s+voor\b",
            r"naar\s+eigen\s+(?:inzicht|keuze|goeddunken)\b",
            rf"staat{_FEW}{{0,3}}\s+vrij\b",
            r"vrij\s+om\b",
        ),
    ),
    (
        "effort",
        (
            rf"span(?:t|nen)?{_FEW}{{0,2}}\s+(?:zich|ons|er\s+zich)\b",
            r"(?:zich|ons)\s+in\s*(?:te\s+)?spannen\b|in\s+te\s+spannen\b",
            r"inspan",
            r"stre(?:eft|ven)\b|nagestreefd\b|streefdoel\b|streven\b|streef",
            r"(?:zo\s?(?:veel|goed)|waar|zo|indien|als|voor\s+zover|wanneer)\s+(?:als\s+)?(?:redelijkerwijs\s+)?mogelijk\b",
            r"best[- ]effort",
            r"naar\s+(?:zijn\s+|haar\s+|hun\s+|ons\s+)?(?:beste\s+)?vermogen\b",
            r"(?:zijn|haar|hun|ons|het)\s+(?:uiterste\s+)?best\b|al\s+het\s+mogelijke\b|het\s+nodige\b",
            r"in\s+(?:beginsel|principe|de\s+regel)\b",
            r"(?:doorgaans|normaliter|gewoonlijk)\b",
            r"redelijkerwijs\b",
            r"(?:tracht|poog|poogt|pogen|beoogt|beogen)",
            r"probe(?:ert|ren)\b",
        ),
    ),
    (
        "advice",
        (
            r"(?:ge)?advise(?:ert|ren|erd)\b(?![^.;,]{0,40}\bover\b)",
            r"(?:aanbevolen|aanbeveling|aangeraden|raadzaam|wenselijk)\b",
            rf"be(?:veelt|velen){_FEW}{{0,5}}\s+aan\b|ra(?:ad|adt|den){_FEW}{{0,5}}\s+aan\b",
            rf"word(?:t|en){_FEW}{{0,4}}\s+(?:verzocht|verwacht)\b",
            r"verwacht(?:en)?\s+(?:dat|van)\b|wij\s+verzoeken\b",
            r"(?:bij\s+voorkeur|liefst)\b",
        ),
    ),
    (
        "possibility",
        (
            r"(?:kan|(?<!te )kunnen|kunt|kon|konden)\b",
            r"zou(?:den)?\b",
            r"in\s+staat\b",
            r"(?:is|zijn|wordt|blijft)(?:\s+[^\s.;,]+){0,7}?\s+mogelijk\b|mogelijk\s+(?:is|zijn|om)\b",
            r"mogelijkheid\b",
            r"(?:die|dat|waar\w*)\s+[^.;,]{0,80}?\bte\s+\w+(?:en|n)\s+(?:is|zijn)\b",
        ),
    ),
)
HINTS: dict[str, tuple[str, ...]] = {
    "release": ("hoe", "plicht", "gehouden", "gebonden", "van"),
    PROHIBITION: ("ag", "mog", "moet", "dien", "niet", "geen", "verb", "onthoud"),
    "permission": ("ag", "mog", "gestaan", "gerechtigd", "bevoegd", "geoorloofd", "recht", "eigen", "vrij"),
    "effort": (
        "span",
        "stre",
        "gestre",
        "mogelijk",
        "effort",
        "vermogen",
        "best",
        "nodige",
        "in ",
        "doorgaans",
        "norm",
        "gewoon",
        "redelijk",
        "tracht",
        "poog",
        "pog",
        "beoog",
        "beog",
        "probe",
    ),
    "advice": ("adv", "aan", "raad", "wenselijk", "verzo", "verwacht", "voorkeur", "liefst"),
    "possibility": ("kan", "kun", "kon", "zou", "staat", "mogelijk", " te "),
}
"""By class: one of these letters stands in every text that has a word of it, which is quicker to see."""
MODES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{'|'.join(wordings)})", re.IGNORECASE)) for name, wordings in _WORDINGS
)
"""In the order in which they are looked for: what a class claims, a later one does not see."""
DENIAL = re.compile(
    r"(?<![\w-])(?:niet(?!\s+(?:alleen|slechts|enkel|uitsluitend)\b)|geen(?:szins)?|nooit|nimmer|noch|zonder|evenmin|niets|niemand|nergens)(?![\w-])",
    re.IGNORECASE,
)
"""A word that denies; what it denies is not looked at here."""
NOUNS = frozenset(
    "klant punt certificaat formaat apparaat resultaat contact recht dienst tekst inhoud opdracht overzicht inzicht contract document product project incident asset"
    " budget het niet lijst kant inbreuk markt kracht plicht macht gebied tijd client assistent agent consultant"
    " accountant krant beperkt bestaand bekend dat wat licht gewicht bericht rapport support export import".split()
)
"""Words that end as verbs do."""
_FINITE = re.compile(
    r"\b(?:is|zijn|wordt|worden|heeft|hebben|[a-z]{2,}(?:[bdfgklmnprsvz]t|[aeiou]{2}t))\b", re.IGNORECASE
)


def has_finite_verb(text: str) -> bool:
    """Whether a word of `text` looks like a verb in the present tense; a plural that ends as a noun does is not seen."""
    return any(found[0].casefold() not in NOUNS for found in _FINITE.finditer(text))

"""The kinds of difference between words that carry no meaning, one small rule each.

A rule looks at the words of both texts from the first that differs, and says how many of each side
it explains. It must never explain a difference that a lawyer would stop at: another number, party,
denial or name. Where it cannot tell, it explains nothing.
"""

import re
from collections.abc import Callable, Sequence

from renvooi.diff import commas, compounds, inflection, spelling

Words = Sequence[str]
Taken = tuple[int, int]
"""How many words of the old and of the new text a rule explains."""

TYPING_ERROR = "a typing error"
_GENDERS = tuple(
    frozenset(pair.split("/")) for pair in "de/het deze/dit onze/ons elke/elk iedere/ieder welke/welk".split()
)
GENDERED = frozenset(word for pair in _GENDERS for word in pair)
"""Words whose form follows the gender of a noun."""
_TWO_GENDERS = frozenset(
    "aas bal band bit blik bos bot collectief deel dek deksel diamant doek draf eigendom eind figuur gewricht hof hoop idee"
    " jacht kader kant klad koppel kruid leer loon maal mark mens merk middel moer net object omslag oor orgel pad palet pand"
    " pas patroon plan pond pool portier post punt raad rooster salaris schild school schot schrift slag snoer soort spit"
    " staal stand steen stel stift stof strip subject tal tij type vat veer vlek vorm want weer wild zegel zicht zout"
    " stelsel veld bestek bod cent mail".split()
)
"""Nouns that are one thing with "de" and another with "het", or are used with both."""
_BEFORE_NOUN = 4
"""Words after an article among which its noun is looked for."""
_SENTENCE_ENDS = frozenset(".;:!?")
_D_STEMS = frozenset(
    "meld vermeld houd behoud onderhoud word vind bevind ondervind bied verbied zend verzend antwoord beantwoord besteed leid"
    " begeleid scheid verspreid rijd vermijd bestrijd laad raad duid bind verbind snijd lijd treed betreed overschrijd vermoed".split()
)
"""Stems of verbs whose third person ends in "dt"."""
_ONE_PARTY = frozenset(
    "opdrachtgever opdrachtnemer klant leverancier verwerker verwerkingsverantwoordelijke afnemer".split()
)
"""Words for a party of which an agreement has one."""
_OPENS = frozenset(
    "de het een deze dit die dat wij we u alle voor bij als indien daarna ook er in op na wanneer hierbij".split()
)
"""Words that open a sentence and are no name of anything."""
_TWO_SENTENCES = re.compile(r"([a-zà-ÿ]{3,})\.([A-Z][a-zà-ÿ]+)")
_FULL_STOPS = frozenset(".!?")
_POLITE = frozenset({"u", "uw"})
_CITING = frozenset("artikel bijlage punt paragraaf hoofdstuk".split())
_FUNCTION = frozenset("de het een van voor in op aan met te is door bij tot en naar wordt worden deze dit".split())
"""Words that are never meant twice."""
_UNJOINED = frozenset("niet non on oud ex anti re de a pro contra".split())
"""What a hyphen joins to make another word."""
_TECHNICAL = frozenset(
    "it ict api csv pdf sql xml json html http https vpn mfa tls ssl sla saas crm erp hr ai bi ip url usb sms dns ftp sftp xlsx ssh sso"
    " product service data web log account server project security cloud release support software hardware".split()
)
"""Words before which a noun is joined by a space, a hyphen or not at all, and which are neither party nor verb."""
_PERSONS = frozenset(
    "klant klanten verwerker verwerkers gebruiker gebruikers opdrachtgever leverancier leveranciers derden".split()
)
"""Nouns that may be an object of their own: "verstrekt data klanten"."""
_PLURAL_PERSONS = ("ers", "ors", "aars", "eurs", "ants", "ents")
"""How plurals of persons end: "verstrekt gebruikers gegevens" may give them to users."""
_PARTICLES = frozenset(
    "overeen terug samen vast weer neer tegemoet mee teweeg bijeen toe af door op aan uit in over".split()
)
"""Particles before a past participle: "overeen gekomen", "op geslagen"."""
_LEAST_NOUN = 3
"""Letters of a noun."""
_CAPITALS = frozenset(
    "internet e-mail januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag"
    " donderdag vrijdag zaterdag zondag website intranet".split()
)
"""Common nouns that are no defined terms, and are printed with and without a capital."""
_ACRONYMS = frozenset(
    "ip pc pcs api csv pdf sql xml json html http https vpn mfa tls ssl sla saas crm erp url usb sms dns ftp sftp bsn".split()
)
"""Abbreviations that are printed in either case and are no words."""
_CAPITALISED = frozenset(
    "nederlands nederlandse europees europese duits duitse belgisch belgische engels engelse".split()
)
"""Adjectives of places: the one without a capital is misspelt."""


def _at(words: Words, index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _one_each(test: Callable[[str, str], bool]) -> Callable[[Words, int, Words, int], Taken | None]:
    """A rule that explains one word of each side."""

    def rule(old: Words, i: int, new: Words, j: int) -> Taken | None:
        one, other = _at(old, i), _at(new, j)
        return (1, 1) if one and other and test(one, other) else None

    return rule


def _either_way(
    test: Callable[[Words, int, Words, int], Taken | None],
) -> Callable[[Words, int, Words, int], Taken | None]:
    """A rule that holds with the sides exchanged too."""

    def rule(old: Words, i: int, new: Words, j: int) -> Taken | None:
        found = test(old, i, new, j)
        if found is None:
            found = test(new, j, old, i)
            return (found[1], found[0]) if found else None
        return found

    return rule


def _article(old: Words, i: int, new: Words, j: int) -> Taken | None:
    one, other = _at(old, i), _at(new, j)
    if frozenset({one.casefold(), other.casefold()}) not in _GENDERS or one[:1].isupper() != other[:1].isupper():
        return None
    return None if any(_gender_tells(words) for words in (old[i + 1 :], new[j + 1 :])) else (1, 1)


def _gender_tells(following: Words) -> bool:
    """True where "de" and "het" before these words may be two things: "het deel", "de goede", "het delen"."""
    noun = following[0] if following else ""
    if (
        not noun.replace("-", "").isalpha()
        or not (noun.islower() or noun.partition("-")[0].isupper())
        or noun.endswith("en")
    ):
        return True
    if noun.endswith("e") and (len(noun) < 2 + _LEAST_NOUN or _may_be_adjective(noun)):
        return True
    return any(word.casefold() in _TWO_GENDERS for word in following[:_BEFORE_NOUN])


def _may_be_adjective(word: str) -> bool:
    """True where a word on "-e" is an inflected form: "overige", "hele", "witte", "brave"."""
    stem = word[:-1]
    forms = [
        stem,
        stem[:-1] + stem[-2:-1] + stem[-1:],
        stem[:-1],
        stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1]),
    ]
    return any(len(form) > 1 and spelling.is_listed(form) for form in forms)


def _third_person(old: Words, i: int, new: Words, j: int) -> Taken | None:
    short, long = sorted((_at(old, i), _at(new, j)), key=len)
    opens = i == 0 or old[i - 1] in _SENTENCE_ENDS
    return (1, 1) if short in _D_STEMS and long == short + "t" and not opens else None


def _joined_by_hyphen(one: str, other: str) -> bool:
    """True for "back-up" and "backup"."""
    first, hyphen, rest = one.partition("-")
    if not hyphen or not rest or "-" in rest:
        one, other = other, one
        first, hyphen, rest = one.partition("-")
    if (
        not hyphen
        or first + rest != other
        or first in _UNJOINED
        or not (one.islower() and first.isalpha() and rest.isalpha())
    ):
        return False
    return spelling.is_word(other) or spelling.is_listed(one)


def _spaced(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "IT omgeving" and "IT-omgeving", "betalings overzichten" and "betalingsoverzichten"."""
    left, right, whole = _at(old, i), _at(old, i + 1), _at(new, j)
    if not (left.isalpha() and right.isalpha() and right.islower()) or len(right) < _LEAST_NOUN or right in _PERSONS:
        return None
    if whole == f"{left}-{right}":
        return (2, 1) if left.casefold() in _TECHNICAL else None
    if whole != left + right or not whole.islower():
        return None
    technical = left in _TECHNICAL and (spelling.is_listed(whole) if right.endswith("en") else spelling.is_word(whole))
    broken = left in _PARTICLES and right.startswith("ge") and spelling.is_listed(whole)
    linked = left.endswith("s") and not spelling.is_word(left) and spelling.is_word(whole)
    linked = linked or (left.endswith("s") and not left.endswith(_PLURAL_PERSONS) and spelling.is_listed(whole))
    return (2, 1) if technical or broken or linked else None


def _suspended(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "lees- en schrijfrechten" and "leesrechten en schrijfrechten"."""
    short, long = _at(old, i), _at(new, j)
    if not short.endswith("-") or _at(old, i + 1) not in ("en", "of", "en/of") or not long.startswith(short[:-1]):
        return None
    rest, partner = long[len(short) - 1 :], _at(old, i + 2)
    ends_alike = len(rest) >= _LEAST_NOUN and partner.endswith(rest) and partner != rest
    return (1, 1) if ends_alike and old[i + 1 : i + 3] == new[j + 1 : j + 3] else None


def _twice(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "de de klant": a function word that stands twice."""
    return (
        (1, 0) if i and _at(old, i) in _FUNCTION and _at(old, i) == old[i - 1] and _at(old, i) != _at(new, j) else None
    )


def _capital(one: str, other: str) -> bool:
    lowered = one.casefold()
    if lowered != other.casefold():
        return False
    return lowered in _CAPITALS or lowered in _CAPITALISED or re.split("[-']", lowered)[0] in _ACRONYMS


def _name_of_party(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "Data processor", "data processor" and "Data Processor"."""
    for back in (1, 0):
        names = [
            " ".join(words[at - back : at - back + 2]).casefold() for words, at in ((old, i), (new, j)) if at >= back
        ]
        if names == ["data processor"] * 2:
            return 2 - back, 2 - back
    return None


def _capital_in_place(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """The capital that opens a sentence, of a polite "U", and of "Artikel 4"."""
    one, other = _at(old, i), _at(new, j)
    if one == other or one.casefold() != other.casefold() or one[1:] != other[1:]:
        return None
    opens = (not i and not j) or (_at(old, i - 1) in _FULL_STOPS and _at(new, j - 1) in _FULL_STOPS)
    cites = one.casefold() in _CITING and _at(old, i + 1)[:1].isdigit()
    return (1, 1) if opens or cites or one.casefold() in _POLITE else None


def _ampersand(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "advies & beheer" and "advies en beheer", but not "Jansen & De Vries"."""
    if {_at(old, i), _at(new, j)} != {"&", "en"}:
        return None
    before, following = _at(old, i - 1), _at(old, i + 1)
    return (1, 1) if before in ("BV", "NV") or (before.islower() and following.islower()) else None


def _apostrophe(one: str, other: str) -> bool:
    """True for "licentie's" and "licenties", "fotos" and "foto's": a plural that is a word in one of two ways."""
    wrong, right = (one, other) if "'" in one else (other, one)
    if not wrong.endswith("'s") or wrong.replace("'", "") != right or not right.islower():
        return False
    return not spelling.is_word(right) if spelling.is_listed(wrong) else spelling.is_word(right)


def _article_of_party(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "Opdrachtgever wijst aan" and "De Opdrachtgever wijst aan": there is one, with or without an article."""
    bare, party = _at(old, i), _at(new, j + 1)
    if _at(new, j).casefold() != "de" or party.casefold() not in _ONE_PARTY or bare.casefold() != party.casefold():
        return None
    opens = i == 0 or old[i - 1] in _SENTENCE_ENDS
    return (1, 2) if bare == party or opens else None


def _glued_sentences(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "hetzelfde.De" and "hetzelfde. De": two words that are no name together."""
    found = _TWO_SENTENCES.fullmatch(_at(old, i))
    if found is None or list(new[j : j + 3]) != [found[1], ".", found[2]]:
        return None
    return (1, 3) if spelling.is_listed(found[1]) and found[2].casefold() in _OPENS else None


Explains = Callable[[Words, int, Words, int], Taken | None]
KINDS: tuple[tuple[str, Explains], ...] = (
    ("an article", _article),
    ("an article", _either_way(_article_of_party)),
    ("white space", _either_way(_glued_sentences)),
    ("a d/dt spelling", _third_person),
    ("punctuation", _either_way(commas.before_last)),
    ("punctuation", _either_way(commas.before_verb)),
    ("punctuation", _either_way(commas.before_second_that)),
    ("punctuation", _either_way(commas.behind_phrase)),
    ("punctuation", _either_way(commas.joining_last)),
    ("punctuation", commas.before_letter),
    ("punctuation", _either_way(commas.in_flat_list)),
    ("punctuation", _either_way(commas.between_sentences)),
    ("punctuation", _either_way(commas.around_remark)),
    ("a word that stood twice", _either_way(_twice)),
    ("a capital", _one_each(_capital)),
    ("a capital", _name_of_party),
    ("a capital", _capital_in_place),
    ("an ampersand", _ampersand),
    ("an apostrophe", _one_each(_apostrophe)),
    ("a hyphen or space within one word", _one_each(_joined_by_hyphen)),
    ("a hyphen or space within one word", _either_way(_spaced)),
    ("a hyphen or space within one word", _either_way(compounds.apart)),
    ("a hyphen or space within one word", _either_way(compounds.unlike_parts)),
    ("a hyphen or space within one word", _either_way(compounds.hyphened_adjective)),
    ("a word written in full", _either_way(_suspended)),
    ("agreement", _either_way(inflection.agreement)),
    ("agreement", _either_way(inflection.relative)),
    ("agreement", inflection.polite),
    ("agreement", inflection.object_form),
    ("agreement", inflection.compared),
    ("an accent", _one_each(compounds.hyphened_participle)),
    ("an accent", _one_each(spelling.differ_in_marks)),
    ("a d/dt spelling", _one_each(spelling.misspelt_participle)),
    ("a d/dt spelling", _one_each(inflection.no_word_in_d_or_t)),
    ("a d/dt spelling", _either_way(inflection.finite_or_participle)),
    ("a hyphen or space within one word", _either_way(compounds.glued)),
    ("the link between two parts of a word", _one_each(compounds.linked)),
    ("a spelling error", _one_each(spelling.is_sure_misspelling)),
    (TYPING_ERROR, _one_each(spelling.is_misspelling)),
)
"""In the order in which they are tried; those that need the list of words last."""

"""What the e-mail says: all of the notice in both parts, the essentials first, nothing that acts or is fetched."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape

import pytest
from lxml import html as lxml_html

from renvooi.model import Notice
from renvooi.notice import HeaderRefused, House
from renvooi.notice.house import Links
from renvooi.notice.mail.confirming import LINK
from renvooi.notice.mail.content import TEXT_WIDTH, subject_of
from renvooi.notice.render.quoting import visible
from tests.notice.mail.messages import (
    HEADERS,
    IDENTITY,
    body,
    large,
    letter,
    mail,
    not_received,
    policy_only,
    read,
    small,
    tiny,
)
from tests.notice.mail.payloads import PAYLOADS
from tests.notice.render.houses import FULL_HOUSE, with_template
from tests.notice.render.test_formats import hostile, statement, sub_processors

MAKERS: dict[str, Callable[[], Notice]] = {
    "small": small,
    "large": large,
    "policy": policy_only,
    "parties": lambda: not_received(sub_processors()),
    "hostile": lambda: replace(not_received(hostile()), title="Statement"),
}
UNCONFIRMED = replace(IDENTITY, acknowledge=None)
LEGENDS = (
    "In deze tekst staat [-zo-] wat vervalt, en [+zo+] wat erbij komt.",
    "In this text, [-this-] is what goes, and [+this+] is what is added.",
)
CLOSING = """{% extends "renvooi/nl/notice.md.j2" %}
{% block opening %}
Beste klant, lees ook [onze uitleg](https://voorbeelddata.example/uitleg).
{% endblock %}
{% block closing %}
Met vriendelijke groet,

{{ sender }}
{% endblock %}
"""


@cache
def message(name: str, language: str = "nl") -> bytes:
    return letter(mail(MAKERS[name](), language=language, identity=UNCONFIRMED)).message


def bare(text: str) -> str:
    """The characters of a text without what sets it: spaces, bullets, rules, marks of quotations."""
    return re.sub(r"[\s\-=>•]", "", text)


def words_of(page: str) -> str:
    """What the page says, with struck and underlined words marked as the text marks them."""
    tree = lxml_html.document_fromstring(page)
    for tag, (begin, end) in {"del": ("[-", "-]"), "ins": ("[+", "+]")}.items():
        for one in tree.iter(tag):
            one.text = begin + (one.text or "")
            (one[-1] if len(one) else one).set("x", "")
            if len(one):
                one[-1].tail = (one[-1].tail or "") + end
            else:
                one.text += end
    return str(tree.find("body").text_content())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", MAKERS)
def test_text_and_page_say_the_same_to_the_letter(name: str, language: str) -> None:
    text, page = (body(message(name, language), kind) for kind in ("plain", "html"))
    for legend in LEGENDS:
        text = " ".join(text.split()).replace(legend, "")
    said = words_of(page).replace(LINK.in_language(language), "")
    assert bare(text) == bare(said)


@pytest.mark.parametrize("name", MAKERS)
def test_every_change_stands_in_both_parts(name: str) -> None:
    notice = MAKERS[name]()
    text = bare(body(message(name), "plain"))
    page = lxml_html.document_fromstring(body(message(name), "html"))
    boxes = [bare(str(one.text_content())) for one in page.find_class("side")]
    assert len(boxes) == 2 * len(notice.rows)
    for number, row in enumerate(notice.rows):
        for passages, box in zip((row.old, row.new), boxes[2 * number : 2 * number + 2], strict=True):
            for passage in passages:
                shown = bare(visible(passage.text))
                assert shown in box
                assert shown in re.sub(r"\[\+?|\+?\]", "", text) or shown in text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", MAKERS)
def test_text_fits_72_columns_but_for_words_that_must_stay_whole(name: str, language: str) -> None:
    for line in body(message(name, language), "plain").splitlines():
        assert len(line) <= TEXT_WIDTH or len(line.split()) == 1 or (len(line.split()) == 2 and line[0] in "->")


def test_essentials_come_before_the_details() -> None:
    text = " ".join(body(letter(mail(large())).message, "plain").split())
    order = [
        "Kennisgeving: wijziging van",
        "Aan: Gemeente Voorbeeldstad",
        "Wat verandert er?",
        "In het kort: wat kunt u doen? - U kunt de verwerkersovereenkomst opzeggen",
        "Tot en met 30 dagen na de dag waarop u deze e-mail ontvangt.",
        "Een voorbeeld: ontvangt u deze e-mail op maandag 2 maart 2026? Dan is de laatste dag woensdag 1 april 2026.",
        "De verwerkersovereenkomst opzeggen: deze termijn staat in het contract.",
        "Bezwaar maken tegen de wijziging van subverwerkers: deze termijn is ons eigen beleid.",
        "Waar reageert u? Antwoord op dit bericht.",
        "Wilt u ons laten weten dat u deze e-mail heeft ontvangen?",
        "https://voorbeelddata.example/ontvangen/abcdefghijklmnopqrstuvwxyz",
        LEGENDS[0],
        "Welke partij komt erbij?",
        "Wat was de tekst en wat wordt de tekst?",
        "Wat zit er bij deze e-mail?",
        "Gegevens van dit bericht",
        "Kenmerk van deze e-mail.",
    ]
    places = [text.index(one) for one in order]
    assert places == sorted(places)
    assert text.endswith("abcdefghijklmnopqrstuvwxyz")


def test_rights_with_other_terms_are_told_apart() -> None:
    notice = small()
    first, second = notice.rights
    assert second.window is not None
    longer = replace(second, window=replace(second.window, days=60))
    text = " ".join(body(letter(mail(replace(notice, rights=(first, longer)))).message, "plain").split())
    assert "De verwerkersovereenkomst opzeggen: tot en met 30 dagen na de dag" in text
    assert "Bezwaar maken tegen de wijziging van subverwerkers: tot en met 60 dagen na de dag" in text
    assert "Dan is de laatste dag vrijdag 1 mei 2026." in text


def test_right_without_a_term_says_so() -> None:
    notice = small()
    rights = tuple(replace(right, window=None) for right in notice.rights)
    text = " ".join(body(letter(mail(replace(notice, rights=rights))).message, "plain").split())
    assert text.count("konden wij geen termijn vaststellen.") == 4
    assert "Een voorbeeld" not in text


def test_known_day_of_receipt_needs_no_example() -> None:
    text = " ".join(body(letter(mail(statement())).message, "plain").split())
    assert "Tot en met vrijdag 3 april 2026, 24.00 uur." in text
    assert "Een voorbeeld" not in text
    assert "laatste-dagen.ics: de laatste dag voor uw agenda. " in text


def test_house_writes_before_and_after_and_its_links_stay_readable() -> None:
    house = replace(with_template(CLOSING), sender="Voorbeeld Data B.V.")
    text = body(letter(mail(small(), house=house)).message, "plain")
    assert "lees ook onze uitleg\n<https://voorbeelddata.example/uitleg>." in text
    assert text.index("Wat zit er bij deze e-mail?") < text.index("Met vriendelijke groet,")


ACTIVE = ("script", "form", "input", "button", "iframe", "object", "embed", "link", "base", "svg", "video", "audio")


@pytest.mark.parametrize("name", MAKERS)
def test_page_fetches_nothing_and_does_nothing(name: str) -> None:
    page = body(letter(mail(MAKERS[name](), house=FULL_HOUSE)).message, "html")
    tree = lxml_html.document_fromstring(page)
    assert not list(tree.iter(*ACTIVE))
    for one in tree.iter():
        for key, value in one.attrib.items():
            assert not key.startswith("on")
            assert key != "src" or value.startswith("cid:logo@voorbeelddata.example")
            assert key != "href" or re.match(r"https://|mailto:", value)
            assert key not in ("background", "srcset", "action", "poster", "data")
    assert not re.search(r"url\(|@import|expression\(", page)
    assert not [one for one in tree.iter("meta") if one.get("http-equiv")]


SHOWN = [one for one in PAYLOADS if len(one) <= 1000]


def test_payload_in_a_text_or_a_reason_is_shown_and_not_obeyed() -> None:
    row = tiny().rows[0]
    rows = tuple(
        replace(row, new=(replace(row.new[0], text=payload),), inline=(), why=payload, signals=()) for payload in SHOWN
    )
    plain = replace(tiny(), rows=(replace(rows[0], new=(replace(row.new[0], text="x"),), why="x"),) * len(rows))
    made, usual = (letter(mail(one)).message for one in (replace(tiny(), rows=rows), plain))
    page = body(made, "html")
    assert tags_of(page) == tags_of(body(usual, "html"))
    told, text = bare(words_of(page)), bare(body(made, "plain"))
    for payload in SHOWN:
        shown = bare(visible(payload))
        assert told.count(shown) >= 2
        assert text.count(shown) >= 2


def tags_of(page: str) -> list[str]:
    """The elements of a page but for line breaks."""
    return [str(one.tag) for one in lxml_html.document_fromstring(page).iter() if one.tag != "br"]


def test_payload_as_title_or_version_is_refused_or_stays_in_the_subject() -> None:
    for payload in PAYLOADS:
        notice = replace(tiny(), title=payload, new=replace(tiny().new, version=payload))
        try:
            made = letter(mail(notice)).message
        except HeaderRefused:
            continue
        whole = read(made)
        assert whole.keys() == HEADERS
        assert whole["Subject"] == subject_of(notice, "nl")


def test_links_of_a_house_take_no_payload() -> None:
    addresses = ["https://example.nl/" + re.sub("[{}]", "", payload) for payload in SHOWN if payload != "\ud800"]
    for at in range(0, len(addresses), 3):
        house = House(links=Links(*addresses[at : at + 3]))
        page = lxml_html.document_fromstring(body(letter(mail(tiny(), house=house)).message, "html"))
        leads = [unescape(str(one.get("href"))) for one in page.iter("a")]
        assert len(leads) == len(addresses[at : at + 3]) + 1
        assert all(one.startswith("https://") for one in leads)


def test_subject_says_what_it_is_of() -> None:
    assert subject_of(small(), "nl") == "Kennisgeving: wijziging van Data Pro Statement (versie 2026-02)"
    assert subject_of(small(), "en") == "Notice: change of Data Pro Statement (version 2026-02)"
    unnumbered = replace(small(), new=replace(small().new, version=None))
    assert subject_of(unnumbered, "nl") == "Kennisgeving: wijziging van Data Pro Statement"

"""The page holds the text of the documents as text, and nothing but what its template put there."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bench.revisions import printed
from renvooi.diff import diff, render
from renvooi.diff.render.content import content
from renvooi.diff.render.html import rows
from renvooi.diff.render.visible import visible
from renvooi.model import Diff, Document
from tests.diff.builders import doc, of
from tests.diff.render.payloads import PAYLOADS

VOID = frozenset({"meta", "br", "input"})


class Tree(HTMLParser):
    """Elements with their attributes, and the text of each `bdi`, which is where documents speak."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.title = ""
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "bdi":
            self.said.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "bdi" in self._open:
            self.said[-1] += data
        if "title" in self._open:
            self.title += data


def pair(word: str, heading: str = "Toegang") -> tuple[Document, Document]:
    """Two versions with every kind of change in which `word` can stand."""
    old = doc(
        f"# {heading} oud\n1. Klant meldt een storing binnen 24 uur {word}.\n2. Weg {word}.\n3. Een derde punt over kosten.\n"
        f"# Beheer\n- Dit punt over sleutels gaat straks naar elders {word}.\n- De klant bewaart alles."
    )
    new = doc(
        f"# {heading} nieuw\n1. {word} is geheel nieuw.\n2. Klant meldt een storing binnen 36 uur {word}.\n"
        f"3. Een derde punt over kosten.\n- Dit punt over sleutels gaat straks naar elders {word}.\n# Beheer\n- De klant bewaart alles.",
        version="2030-02",
        name=f"{word[:3]}statement.md",
    )
    return old, new


def page_of(word: str, heading: str = "Toegang") -> str:
    return render(diff(*pair(word, heading)), "html")


PLAIN = Tree(page_of("gewoon"))


TEMPLATE = {(tag, name) for tag, attributes in PLAIN.elements for name in (*attributes, "")}
"""Every element with each of its attributes, as the template writes them."""


def written(found: Tree) -> set[tuple[str, str]]:
    return {(tag, name) for tag, attributes in found.elements for name in (*attributes, "")}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payload_in_a_text_stays_text(payload: str) -> None:
    found = Tree(page_of(payload))
    assert written(found) <= TEMPLATE
    assert f"{payload} is geheel nieuw." in found.said


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payload_in_a_heading_a_label_a_title_or_a_file_name_stays_text(payload: str) -> None:
    old, new = pair("gewoon", payload)
    nodes = tuple(replace(node, label=payload if node.heading == "Beheer" else node.label) for node in new.nodes)
    new = replace(of(nodes, version=payload, name=payload), title=payload)
    page = render(diff(old, new), "html")
    found = Tree(page)
    assert written(found) <= TEMPLATE
    assert f"versie {payload} ({payload})" in found.said
    assert found.title == f"Wijzigingsoverzicht {payload}"
    assert [one for one in found.said if payload in one and "nieuw" in one]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_address_of_a_page_is_a_place_on_it(payload: str) -> None:
    found = Tree(page_of(payload, payload))
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    targets = [attributes["href"] or "" for _, attributes in found.elements if "href" in attributes]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    assert len(ids) == len(set(ids))
    assert not [attributes for _, attributes in found.elements if {"src", "style", "action"} & set(attributes)]


@pytest.mark.parametrize(("element", "directive"), [("style", "style-src"), ("script", "script-src")])
def test_content_policy_names_the_one_style_and_the_one_script_by_their_digest(element: str, directive: str) -> None:
    page = page_of("gewoon")
    (content,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode()
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0].replace("&#39;", "'")
    assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_redline_is_ins_and_del_in_the_text_and_one_of_them_on_either_side() -> None:
    page = page_of("gewoon")
    inline, was, now = re.findall(r'<p class="text[^>]*><bdi>(Klant meldt.*?)</bdi>', page)
    assert "<del>24</del><ins>36</ins>" in inline
    assert ("<del>24</del>" in was, "<ins>" in was) == (True, False)
    assert ("<ins>36</ins>" in now, "<del>" in now) == (True, False)


def test_page_without_changes_has_no_controls_and_no_script() -> None:
    same: Diff = diff(doc("- Klant betaalt."), doc("- Klant betaalt.", version="2030-02"))
    page = render(same, "html")
    assert not re.search(r"<(?:script|input|dialog|article)\b", page)


def test_headings_are_in_order() -> None:
    levels = [int(tag[1]) for tag, _ in PLAIN.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("view", ["inline", "side-by-side", "was-wordt"])
def test_page_opens_in_the_view_that_is_asked_for(view: str) -> None:
    page = render(diff(*pair("gewoon")), "html", view=view)
    checked = [
        attributes["id"]
        for _, attributes in Tree(page).elements
        if attributes.get("type") == "radio" and "checked" in attributes
    ]
    assert checked == [f"view-{view}"]


def test_what_moved_is_named_behind_what_stood_before_it() -> None:
    old = doc(
        "# Een\n1. Eerste punt over het melden van storingen.\n2. Klant bewaart de sleutel in een kluis.\n"
        "# Twee\n1. Slot over de kosten van beheer."
    )
    new = doc(
        "# Een\n1. Eerste punt over het melden van een storing.\n"
        "# Twee\n1. Slot over alle kosten van beheer.\n2. Klant bewaart de sleutel in een kluis."
    )
    found = rows(content(diff(old, new), "nl").entries)
    assert [(row.entry.place, [gone.old_place for gone in row.departed]) for row in found] == [
        ("Een, punt 1", ["Punt 2"]),
        ("Twee, punt 1", []),
        ("Punt 2", []),
    ]


@pytest.mark.parametrize("payload", PAYLOADS[:4])
def test_whole_text_stands_behind_the_changes_and_is_tied_to_them(payload: str) -> None:
    old, new = pair(payload, payload)
    script = diff(old, new)
    page = render(script, "html", documents=(old, new))
    found = Tree(page)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    targets = [(attributes["href"] or "")[1:] for _, attributes in found.elements if "href" in attributes]
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    shown = [one["id"] or "" for tag, one in found.elements if tag == "article"]
    assert {f"w-{one.removeprefix('c-')}" for one in shown} <= set(targets)
    whole = page[page.index('<section class="whole">') :]
    accepted = Tree(re.sub(r"<del[^>]*>.*?</del>", "", whole[: whole.index("</section>") + len("</section>")]))
    assert [line for line in accepted.said if line] == [visible(line) for line in printed(new)]


def test_what_moved_from_before_all_other_changes_is_named_before_them() -> None:
    old = doc(
        "# Een\n- Klant bewaart de sleutel in een kluis.\n- Blijft staan zoals het stond.\n# Twee\n- Slot over de kosten van beheer."
    )
    new = doc(
        "# Een\n- Blijft staan zoals het stond.\n# Twee\n- Slot over alle kosten van beheer.\n- Klant bewaart de sleutel in een kluis."
    )
    script = diff(old, new)
    (first, *_) = rows(content(script, "nl").entries)
    assert [gone.old_place for gone in first.ahead] == ["Een, punt 1"]
    page = render(script, "html")
    assert page.index('id="o-') < page.index("<article")

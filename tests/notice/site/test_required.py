"""Whatever a house makes of a page, a reader finds what the page has to tell."""

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.site.required import require_kept

HEAD = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><script src="site.js"></script>'
WARNING = '<section class="warning"><h2>Let op</h2><p>Pagina 3 was niet te lezen.</p></section>'
SILENT = '<section class="note no-notice"><p>Er is geen kennisgeving vrijgegeven.</p></section>'
RIGHTS = '<section class="rights"><p>U kunt opzeggen.</p><ul><li>Binnen 30 dagen.</li></ul></section>'
CHANGE = '<article id="change-1"><span class="badge badge-review">Inhoudelijk</span> tekst</article>'
CLAUSE = '<p id="clause-c-1">tekst</p>'
FOOT = '<footer class="colophon"><p>De site is geen kennisgeving.</p></footer>'


def page(*pieces: str, head: str = HEAD) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{''.join(pieces)}</body></html>"


OURS = page(WARNING, SILENT, RIGHTS, CHANGE, CLAUSE, FOOT)


def problem(theirs: str) -> str:
    with pytest.raises(BadSettings) as raised:
        require_kept(OURS, theirs, template="step.html.j2", page="nl/index.html")
    assert str(raised.value).startswith("site: templates: nl/index.html: ")
    assert "keep it in step.html.j2" in str(raised.value)
    return str(raised.value)


def test_page_of_ours_holds_what_it_holds() -> None:
    require_kept(OURS, OURS, template="step.html.j2", page="nl/index.html")


def test_house_may_set_it_otherwise_and_add_to_it() -> None:
    changed = (
        OURS.replace("<section", "<div").replace("</section", "</div").replace("<h2>Let op</h2>", "<h1>Hallo</h1>")
    )
    require_kept(OURS, changed, template="step.html.j2", page="nl/index.html")


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (WARNING, "it does not say a warning: 'Pagina3wasniettelezen.'"),
        (SILENT, "it does not say that there is no notice"),
        (RIGHTS, "it does not say what clients can do"),
        (CHANGE, "the permanent link #change-1 leads nowhere"),
        (CLAUSE, "the permanent link #clause-c-1 leads nowhere"),
        (FOOT, "it does not say that the site is no notice"),
    ],
)
def test_piece_that_is_left_out_is_missed(piece: str, said: str) -> None:
    assert said in problem(OURS.replace(piece, ""))


@pytest.mark.parametrize(
    "around",
    [
        "<!--{}-->",
        "<div hidden>{}</div>",
        "<template>{}</template>",
        '<p class="x visually-hidden">{}</p>',
        "<style>{}</style>",
        "<dialog>{}</dialog>",
        "<div popover>{}</div>",
        "<div inert>{}</div>",
        '<div aria-hidden="true">{}</div>',
        "<details><summary>Meer</summary>{}</details>",
        "<datalist>{}</datalist>",
        "<select><option>{}</option></select>",
        "<audio>{}</audio>",
        "<object>{}</object>",
        "<canvas>{}</canvas>",
        "<iframe>{}</iframe>",
        "<svg><text>{}</text></svg>",
        "<noscript>{}</noscript>",
        "<title>{}</title>",
        "<textarea>{}</textarea>",
        "<s>{}</s>",
        "<del>{}</del>",
        '<font color="white">{}</font>',
        '<div class="was-wordt as-sides">{}</div>',
        '<div class="one-side"><div class="absent">{}</div></div>',
        '<div class="change" data-significance="editorial">{}</div>',
        '<table><tr><td bgcolor="black">{}</td></tr></table>',
        "<x-hidden>{}</x-hidden>",
    ],
)
def test_piece_that_no_reader_sees_is_missed(around: str) -> None:
    hidden = around.format("Er is geen kennisgeving vrijgegeven.")
    assert "it does not say that there is no notice" in problem(OURS.replace(SILENT, hidden))


def test_what_ours_folds_away_may_be_folded_away_or_open() -> None:
    folded = page(f"<details><summary>Meer</summary>{CHANGE}{RIGHTS}</details>")
    for theirs in (folded, folded.replace("<details>", "<details open>"), page(CHANGE, RIGHTS)):
        require_kept(folded, theirs, template="step.html.j2", page="nl/index.html")


def test_what_is_told_in_a_summary_or_open_details_is_seen() -> None:
    for around in ("<details><summary>{}</summary></details>", "<details open>{}</details>"):
        changed = OURS.replace(SILENT, around.format("Er is geen kennisgeving vrijgegeven."))
        require_kept(OURS, changed, template="step.html.j2", page="nl/index.html")


def test_choice_that_hides_changes_at_first_is_refused() -> None:
    choice = '<input type="checkbox" id="show-substantive" checked>'
    ours = page(choice, CHANGE)
    require_kept(ours, page(CHANGE), template="step.html.j2", page="nl/index.html")
    with pytest.raises(BadSettings, match="the choice #show-substantive is not as ours at first"):
        require_kept(ours, page(choice.replace(" checked", ""), CHANGE), template="x", page="nl/index.html")


@pytest.mark.parametrize("away", ['<meta http-equiv="Refresh" content="0;url=/">', '<base href="/elders/">'])
def test_page_that_leads_readers_elsewhere_is_refused(away: str) -> None:
    assert "leads readers elsewhere" in problem(OURS.replace(HEAD, HEAD + away))


@pytest.mark.parametrize("attribute", ["onclick", "style", "ONLOAD"])
def test_attribute_that_the_policy_forbids_is_refused(attribute: str) -> None:
    added = f'<p {attribute}="x">Voorbeeldstraat 12</p>'
    assert f"it has the attribute {attribute.lower()}" in problem(OURS.replace("</body>", f"{added}</body>"))


def test_change_under_a_hidden_element_is_missed() -> None:
    assert "#change-1 leads nowhere" in problem(OURS.replace(CHANGE, f"<div hidden>{CHANGE}</div>"))


def test_change_under_another_badge_is_missed() -> None:
    other = CHANGE.replace("Inhoudelijk", "Redactioneel")
    assert "#change-1 does not say 'Inhoudelijk'" in problem(OURS.replace(CHANGE, other))


@pytest.mark.parametrize(
    "head",
    [
        "",
        HEAD.replace("'none'", "*"),
        '<script src="x.js"></script>' + HEAD,
        '<link rel="stylesheet" href="x.css">' + HEAD,
    ],
)
def test_policy_stands_first_and_is_ours(head: str) -> None:
    assert "Content-Security-Policy" in problem(page(WARNING, SILENT, RIGHTS, CHANGE, CLAUSE, FOOT, head=head))

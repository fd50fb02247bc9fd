"""Four forms of one notice say the same, in both languages, whatever the texts hold."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from renvooi.model import (
    Bilingual,
    Change,
    ConsequenceClass,
    FieldName,
    Kind,
    Notice,
    Operation,
    ReadingWarning,
    RecordOperation,
    Significance,
)
from renvooi.notice import PartyDetails, load_policy, make_notice, release, render_notice
from tests.notice.builders import (
    NEW,
    OLD,
    TERMINATION,
    added_sub_processor,
    breach_term,
    change,
    clause,
    decided,
    diff,
    document,
    engaged,
    own_list,
    party,
    redline,
    ref,
    renumbering,
    run,
    section,
    signal,
    spelling,
    standard_clause,
    statement_nodes,
    version_statement,
)
from tests.notice.render.test_quoting import ATTACKS, Reader

GOLDEN = Path(__file__).parents[1] / "golden"
POLICY = load_policy()
RUN = tuple(renumbering(f"r{number}", number, number + 1) for number in (6, 7, 8))
REASONS = {
    "c-term": "Onderzoek naar een datalek kost meer tijd dan een dag.",
    "c-sub": "Wij bewaren back-ups voortaan op een tweede plaats.",
    "c-gone": "Dit staat nu op één plaats.",
}


def dissolved() -> Change:
    """A clause that left and whose words still stand elsewhere."""
    return change(
        "c-gone",
        operations=(Operation.DELETED,),
        old=(ref("Deel 1, punt 9", "Wij maken elke nacht een back-up."),),
        restated=(ref("Deel 1, punt 11", "Wij maken elke nacht een back-up."),),
    )


def statement() -> Notice:
    script = diff(breach_term(), added_sub_processor(), dissolved(), spelling(), *RUN, groups=[run(RUN)])
    new = replace(NEW, warnings=(ReadingWarning("picture-page", "Page 4 holds a picture without text.", 4),))
    made = make_notice(script, OLD, new, policy=POLICY, received=date(2026, 3, 4), reasons=REASONS)
    return release(made, by="A. Jansen", despite="Pagina 4 is een foto van ons kantoor.")


def demarcatie() -> Notice:
    bullets = (clause("•", "Klant beheert de sleutels."), clause("•", "Wij maken back-ups."))
    old, new = (
        document(
            version, (section(None, "Beheer", *bullets),), kind=Kind.DEMARCATIE, title="Demarcatie", effective=None
        )
        for version in ("2026-01", "2026-02")
    )
    shifted = change(
        "c-keys",
        old=(ref("Beheer, punt 1", "Klant beheert de sleutels."),),
        new=(ref("Beheer, punt 1", "Voorbeeld Data beheert de sleutels."),),
        inline=redline(("-", "Klant"), ("+", "Voorbeeld Data"), ("=", " beheert de sleutels.")),
    )
    doubtful = change(
        "c-split",
        operations=(Operation.SPLIT,),
        old=(ref("Beheer, punt 2", "Wij maken back-ups. Wij testen ze."),),
        new=(ref("Beheer, punt 2", "Wij maken back-ups."), ref("Beheer, punt 3", "Wij testen ze.")),
        significance=Significance.REVIEW,
    )
    script = diff(shifted, doubtful, old=old, new=new)
    return make_notice(script, old, new, policy=POLICY, received=None, reasons={"c-keys": "Dit is veiliger."})


def standard_clauses() -> Notice:
    return make_notice(diff(standard_clause()), OLD, NEW, policy=POLICY, received=date(2026, 3, 2))


def editorial_only() -> Notice:
    return make_notice(diff(spelling()), OLD, NEW, policy=POLICY, received=date(2026, 3, 2))


def own_account() -> Notice:
    """Nothing but what the document says about itself: more of it than fits a line, none of it cut."""
    promise = " ".join(["Wij werken de tekst geregeld bij en brengen u van elke nieuwe versie op de hoogte."] * 3)
    before, after = (
        f"Geldig vanaf 7 mei 2026, versie 2026-01. {promise}",
        f"Geldig vanaf 9 juni 2026, versie 2026-02. {promise}",
    )
    stated = replace(
        version_statement(old=before, new=after),
        inline=redline(
            ("=", "Geldig vanaf "),
            ("-", "7 mei"),
            ("+", "9 juni"),
            ("=", " 2026, versie "),
            ("-", "2026-01"),
            ("+", "2026-02"),
            ("=", f". {promise}"),
        ),
    )
    gone = replace(own_list("c-gone"), operations=(Operation.DELETED,), old=own_list().new, new=())
    moved = replace(own_list("c-moved"), operations=(Operation.MOVED,), old=own_list().new, signals=())
    old, new = replace(OLD, effective_date=date(2026, 5, 7)), replace(NEW, effective_date=date(2026, 6, 9))
    script = diff(stated, own_list(), gone, moved, old=old, new=new)
    return make_notice(script, old, new, policy=POLICY, received=date(2026, 3, 2))


def sub_processors() -> Notice:
    """A party that comes and one that goes, with a change that a person lowered; the mark of a draft."""
    arrival = party("Kluisnet GmbH", (FieldName.LOCATION, "EU/EER"), (FieldName.PURPOSE, "back-ups"))
    departure = party("Wolkenhuis B.V.", (FieldName.PURPOSE, "opslag"))
    records = (
        engaged(RecordOperation.ADDED, new=arrival),
        engaged(RecordOperation.REMOVED, old=departure),
    )
    lowered = decided(replace(breach_term(), significance=Significance.REVIEW), Significance.EDITORIAL)
    script = diff(added_sub_processor(), lowered, records=records)
    details = PartyDetails(
        "Kluisnet GmbH",
        address="Beispielweg 1, Berlijn",
        countries=("Duitsland",),
        data=("namen", "e-mailadressen"),
        replaces="Wolkenhuis B.V.",
        starts=date(2026, 9, 1),
    )
    return make_notice(
        script, OLD, NEW, policy=POLICY, received=None, sending=date(2026, 3, 4), parties=(details,), draft=True
    )


NOTICES = (statement, demarcatie, standard_clauses, editorial_only, own_account, sub_processors)


def hostile() -> Notice:
    """Every place where text of others can stand holds something that wants to be obeyed."""
    changes = []
    for number, attack in enumerate(ATTACKS):
        before, after = ref(f"Deel 1, {attack}", f"oud {attack}"), ref(f"Deel 1, {attack}", f"nieuw {attack}")
        steps = redline(("-", "oud"), ("+", "nieuw"), ("=", f" {attack}"))
        evidence = (replace(signal(), old=attack, new=attack),)
        changes.append(change(f"h{number}", old=(before,), new=(after,), inline=steps, signals=evidence))
        changes.append(change(f"e{number}", old=(before,), new=(after,), significance=Significance.EDITORIAL))
    everywhere = " ".join(ATTACKS)
    parties = replace(NEW.parties, processor=replace(NEW.parties.processor, name=everywhere))
    warnings = (ReadingWarning("x", everywhere, 1),)
    new = replace(NEW, title=everywhere, version=ATTACKS[2], warnings=warnings, parties=parties)
    reasons = {f"h{number}": f"{attack} want dat moest" for number, attack in enumerate(ATTACKS)}
    return make_notice(diff(*changes, new=new), OLD, new, policy=POLICY, received=None, reasons=reasons)


def words_of_html(page: str) -> list[str]:
    reader = Reader()
    main = page[page.index("<main>") : page.index("</main>")]
    reader.feed(re.sub(r"</(?:p|li|td|th|h\d)>|<br>", " ", main))
    reader.close()
    return "".join(reader.words).split()


def words_of_text(text: str) -> list[str]:
    layout = re.compile(r"^ {4}|^(?:> ?|- )|^[-=]+$", re.MULTILINE)
    return layout.sub(" ", re.sub(r"\[[-+]|[-+]\]", "", text)).split()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", ["markdown", "text"])
@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
def test_notice_reads_as_reviewed(make: Callable[[], Notice], form: str, language: str) -> None:
    printed = render_notice(make(), form, language=language)
    file = GOLDEN / f"{make.__name__}.{language}.{'md' if form == 'markdown' else 'txt'}"
    if os.environ.get("RENVOOI_GOLDEN") == "write":
        file.write_text(printed, "utf-8")
    assert printed == file.read_text("utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
def test_page_and_plain_text_have_the_same_words(make: Callable[[], Notice], language: str) -> None:
    page = render_notice(make(), "html", language=language)
    text = render_notice(make(), "text", language=language)
    # Sorted, since columns stand beside each other on the page and below each other in a mail.
    assert sorted(words_of_html(page)) == sorted(words_of_text(text))


@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
def test_every_form_quotes_both_sides_of_every_change(make: Callable[[], Notice]) -> None:
    made = make()
    data = json.loads(render_notice(made, "json"))
    forms = {form: " ".join(render_notice(made, form).split()) for form in ("markdown", "text", "html")}
    plain = {form: re.sub(r"</?(?:ins|del|bdi)[^>]*>|\[[-+]|[-+]\]", "", text) for form, text in forms.items()}
    assert [row["change"] for row in data["rows"]] == [row.change for row in made.rows]
    for row in made.rows + made.editorial + made.archived:
        for passage in row.old + row.new:
            for form, text in plain.items():
                assert passage.text in text, (form, passage.text)
                assert passage.place in text, (form, passage.place)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_attacks_are_shown_everywhere_and_obeyed_nowhere(language: str) -> None:
    page = render_notice(hostile(), "html", language=language)
    reader = Reader()
    reader.feed(page)
    allowed = "html head meta title style body main h1 h2 h3 h4 p ul li blockquote table thead tbody tr th td"
    assert set(reader.tags) <= {*allowed.split(), "bdi", "ins", "del", "br"}
    shown = "".join(reader.words)
    for number, attack in enumerate(ATTACKS):
        assert shown.count(attack) >= 8, number


def test_page_fetches_nothing_and_runs_nothing() -> None:
    page = render_notice(statement(), "html")
    assert re.findall(r"<(?:script|link|img|iframe|object|form)\b|url\(|@import|https?://", page) == []
    assert "default-src 'none'" in page
    assert '<html lang="nl">' in page
    assert '<html lang="en">' in render_notice(statement(), "html", language="en")


def test_redline_is_marked_in_every_form() -> None:
    made = statement()
    assert "<del>24</del>" in render_notice(made, "markdown")
    assert "<ins>48</ins>" in render_notice(made, "html")
    text = render_notice(made, "text")
    assert "[-24-]" in text
    assert "[+48+]" in text


def test_contract_text_keeps_its_language_in_the_english_notice() -> None:
    page = render_notice(statement(), "html", language="en")
    assert '<bdi lang="nl">Voorbeeld Data meldt een datalek' in page


def test_last_day_is_written_out() -> None:
    dutch = render_notice(standard_clauses(), "text")
    assert "tot en met" not in dutch
    full = " ".join(render_notice(statement(), "text").split())
    assert "tot en met vrijdag 3 april 2026, 24.00 uur" in full
    assert "Uit coulance nemen wij uw reactie ook nog aan tot en met dinsdag 7 april 2026, 24.00 uur" in full
    english = " ".join(render_notice(statement(), "text", language="en").split())
    assert "up to and including Friday 3 April 2026, 24:00" in english


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_archived_text_is_never_cut(form: str, language: str) -> None:
    assert "[…]" not in render_notice(own_account(), form, language=language).replace("\\", "")


def test_nothing_to_do_is_said_only_where_it_is_proven() -> None:
    assert "U hoeft niets te doen" in render_notice(editorial_only(), "text")
    assert "U hoeft niets te doen" not in render_notice(own_account(), "text")
    unread = replace(NEW, warnings=(ReadingWarning("picture-page", "Page 4 holds a picture without text.", 4),))
    doubtful = make_notice(diff(spelling(), new=unread), OLD, unread, policy=POLICY, received=None)
    assert "U hoeft niets te doen" not in render_notice(doubtful, "text")
    asked = make_notice(diff(own_list()), OLD, NEW, policy=replace(POLICY, contact="loket@example.nl"), received=None)
    assert "Heeft u vragen? Stuur ze naar loket@example.nl." in " ".join(render_notice(asked, "text").split())


def test_effect_of_an_editorial_change_is_printed_with_it() -> None:
    rule = replace(POLICY.rules[0], id="told", consequence_class=ConsequenceClass.NOTHING, parts=())
    told = replace(
        rule, significance=(Significance.EDITORIAL,), message=Bilingual("Ter kennisgeving.", "For your information.")
    )
    made = make_notice(diff(spelling()), OLD, NEW, policy=replace(POLICY, rules=(told,)), received=None)
    assert made.rows == ()
    assert "Wij versleutelen de [+opslag+]. Ter kennisgeving." in " ".join(render_notice(made, "text").split())


@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
def test_version_labels_do_not_break_on_a_page(make: Callable[[], Notice]) -> None:
    page = render_notice(make(), "html")
    assert ".version { white-space: nowrap; }" in page
    assert page.count('<bdi class="version">2026-01</bdi>') >= 2
    assert page.count('<bdi class="version">2026-02</bdi>') >= 2
    own = re.sub(r"<(bdi|td)\b[^>]*>.*?</\1>|<head>.*</head>", "", page, flags=re.DOTALL)
    assert re.findall(r"2026-0[12](?!\.pdf)", own) == []


def test_unknown_receipt_is_told_in_days() -> None:
    text = " ".join(render_notice(demarcatie(), "text").split())
    assert "30 dagen na ontvangst van dit bericht" in text
    assert "geen recht uit het contract" in text


def test_term_that_could_not_be_read_promises_no_day() -> None:
    old = document("2026-01", statement_nodes(TERMINATION.replace("30 dagen", "een maand")))
    made = make_notice(diff(breach_term(), old=old), old, NEW, policy=POLICY, received=date(2026, 3, 2))
    text = " ".join(render_notice(made, "text").split())
    assert "Voor “de verwerkersovereenkomst opzeggen” konden wij geen termijn vaststellen." in text
    assert "laatste dag" not in text
    assert "no-days-found" in [found.code for found in made.findings]


def test_nothing_is_said_of_what_follows_from_silence() -> None:
    for make in NOTICES:
        text = render_notice(make(), "text").casefold()
        assert not re.search(r"stemt u in|gaat u akkoord met|stilzwijgend|automatisch", text)


def test_change_of_standard_clauses_is_not_effective_by_notice() -> None:
    text = " ".join(render_notice(standard_clauses(), "text").split())
    assert "Zij gaat niet in door alleen dit bericht" in text
    assert "opzeggen" not in text


@pytest.mark.parametrize(("form", "language"), [("docx", "nl"), ("html", "fr")])
def test_unknown_form_or_language_is_refused(form: str, language: str) -> None:
    with pytest.raises(ValueError, match="choose one of"):
        render_notice(statement(), form, language=language)

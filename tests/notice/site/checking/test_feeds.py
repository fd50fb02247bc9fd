"""What a feed lacks is found."""

from pathlib import Path

import pytest

from tests.notice.site.checking.clean import BASE, faults_after, replaced

_ATOM, _JSON = "nl/feed.atom", "nl/feed.json"


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (_ATOM, "</feed>", "", "is not XML"),
        (_ATOM, "<?xml", "<!DOCTYPE feed [<!ENTITY a 'b'>]><?xml", "is not XML"),
        (_ATOM, "http://www.w3.org/2005/Atom", "http://example.org/", "is not an Atom feed"),
        (_ATOM, "<title>Wijzigingen</title>", "", "<title>"),
        (_ATOM, "<title>Demarcatie</title>", "", "entry 1 has 0 times <title>"),
        (_ATOM, "<updated>2026-02-20T10:00:00+00:00</updated>\n<author>", "<updated>2026-02-30T10:00:00Z</updated>\n<author>",
         "<updated> of the feed"),
        (_ATOM, "<author><name>Voorbeeld Data B.V.</name></author>", "", "has no author"),
        (_ATOM, '<link rel="self"', '<link rel="related"', "needs one link rel=self"),
        (_ATOM, "nl/feed.atom", "nl/other.atom", "says it stands at"),
        (_ATOM, "tag:www.example.nl,2026:nl<", "nl<", "no absolute address"),
        (_JSON, "version/1.1", "version/9", "has not the version"),
        (_JSON, "nl/feed.json", "nl/other.json", "says it stands at"),
        (_JSON, '"content_text": "Tekst.",', "", "item 1 has no content"),
        (_JSON, "2026-02-20T10:00:00+00:00", "20 februari", "date_published of item 1"),
        (_JSON, '"items"', '"entries"', "has no items"),
        (_JSON, '"title": "Wijzigingen"', '"title": 7', "has no title"),
        (_JSON, "{", "{{", "is not JSON"),
    ],
)  # fmt: skip
def test_a_feed_that_cannot_be_followed_is_found(path: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    found = faults_after({**replaced(path, old, new)}, tmp_path)
    assert {"feeds"} <= {check for check, _ in found} <= {"feeds", "links"}
    assert [said for _, said in found if message in said]


def test_two_entries_with_one_id_are_found(tmp_path: Path) -> None:
    changed = replaced(
        _JSON, '"items": [', '"items": [{"id": "tag:www.example.nl,2026:nl:demarcatie", "content_text": "a"}, '
    )
    found = faults_after({**changed}, tmp_path)
    assert [said for _, said in found if "2 entries with the id" in said]


def test_both_forms_of_a_feed_have_the_same_entries(tmp_path: Path) -> None:
    found = faults_after({**replaced(_JSON, "nl:demarcatie", "nl:anders")}, tmp_path)
    assert found == [("feeds", "does not have the entries of feed.atom, in its order")]


def test_a_feed_in_one_form_only_is_found(tmp_path: Path) -> None:
    assert faults_after({_JSON: None}, tmp_path) == [("feeds", "is there in this form only; a feed has two")]


@pytest.mark.parametrize("path", [_ATOM, _JSON])
def test_an_address_in_a_feed_that_leads_nowhere_is_found(path: str, tmp_path: Path) -> None:
    found = faults_after({**replaced(path, "/document/", "/stuk/")}, tmp_path)
    assert [check for check, _ in found] == ["links"]
    assert "leads nowhere: there is no nl/stuk/demarcatie/index.html" in found[0][1]


def test_an_address_in_a_calendar_that_leads_nowhere_is_found_over_its_fold(tmp_path: Path) -> None:
    calendar = f"BEGIN:VCALENDAR\r\nURL:{BASE}nl/st\r\n uk/\r\nDESCRIPTION:Zie {BASE}nl/.\r\nEND:VCALENDAR\r\n"
    found = faults_after({"nl/calendar.ics": calendar}, tmp_path)
    assert [said for check, said in found if check == "links"] == [
        f"'{BASE}nl/stuk/' leads nowhere: there is no nl/stuk/index.html"
    ]

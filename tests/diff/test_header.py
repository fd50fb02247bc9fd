"""What differs outside the clauses is a finding."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.diff import check, diff, require_comparable, version_ref
from renvooi.model import Document, Kind, Severity
from renvooi.model.errors import NotComparable
from renvooi.parser import parse
from tests.diff.builders import doc

TEXT = "- Klant betaalt vooraf."


def version(label: str, *rows: str, text: str = TEXT, pages: int | None = 2) -> Document:
    document = doc(text, version=label)
    return replace(document, furniture=rows, source=replace(document.source, pages=pages))


def found(old: Document, new: Document) -> list[tuple[str, Severity, str]]:
    return [(one.code, one.severity, one.message) for one in diff(old, new).findings]


def test_row_of_a_footer_that_differs_names_both_texts() -> None:
    old = version("2030-01", "Voorbeeld Data B.V.", "Aansprakelijkheid tot € 500 | pagina #")
    new = version("2030-02", "Voorbeeld Data B.V.", "Aansprakelijkheid tot € 100 | pagina #")
    assert found(old, new) == [
        (
            "header-differs",
            Severity.WARNING,
            'a header or footer was "Aansprakelijkheid tot € 500 | pagina #" and is "Aansprakelijkheid tot € 100 | pagina #"',
        )
    ]


def test_label_of_the_own_version_is_no_difference() -> None:
    assert found(version("2030-01", "Demarcatie 2030-01"), version("2030-02", "Demarcatie 2030-02")) == []


def test_label_of_another_version_is_a_difference() -> None:
    old, new = version("2030-01", "Bij overeenkomst 2029-01"), version("2030-02", "Bij overeenkomst 2029-02")
    assert [code for code, *_ in found(old, new)] == ["header-differs"]


@pytest.mark.parametrize(("rows", "more", "word"), [((), ("Concept",), "new"), (("Concept",), (), "gone")])
def test_row_that_came_or_went_is_a_difference(rows: tuple[str, ...], more: tuple[str, ...], word: str) -> None:
    (finding,) = found(version("2030-01", *rows), version("2030-02", *more))
    assert finding[2] == f'a header or footer is {word}: "Concept"'


def test_rows_are_compared_only_where_both_have_pages() -> None:
    assert found(version("2030-01", "Concept"), version("2030-02", pages=None)) == []


def test_rows_of_word_documents_are_compared_though_they_have_no_pages() -> None:
    sides = [version("2030-01", "Concept", pages=None), version("2030-02", pages=None)]
    old, new = (replace(side, source=replace(side.source, media_type="application/x-word")) for side in sides)
    assert [code for code, *_ in found(old, new)] == ["header-differs"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({"classification": "Openbaar"}, {"classification": None}, 'was "Openbaar" and is absent'),
        ({"title": "Demarcatie"}, {"title": "Demarcatie en tarieven"}, "the title was"),
    ],
)
def test_title_and_classification_are_compared(
    old: dict[str, str | None], new: dict[str, str | None], words: str
) -> None:
    before, after = replace(doc(TEXT), **old), replace(doc(TEXT, version="2030-02"), **new)  # type: ignore[arg-type]
    ((code, severity, message),) = found(before, after)
    assert (code, severity) == ("metadata-differs", Severity.WARNING)
    assert words in message


def test_title_with_the_own_version_is_the_same() -> None:
    old, new = version("2030-01"), version("2030-02")
    assert found(replace(old, title="Demarcatie 2030-01"), replace(new, title="Demarcatie 2030-02")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (TEXT, TEXT, [("metadata-differs", Severity.INFO)]),
        ("- Geldt vanaf 1 mei 2030.", "- Geldt vanaf 2 mei 2030.", []),
    ],
)
def test_effective_date_is_told_of_where_no_clause_states_it(
    old: str, new: str, expected: list[tuple[str, Severity]]
) -> None:
    before = replace(doc(old), effective_date=date(2030, 5, 1))
    after = replace(doc(new, version="2030-02"), effective_date=date(2030, 5, 2))
    assert [one[:2] for one in found(before, after)] == expected


def test_effective_date_that_one_side_does_not_give_is_no_difference() -> None:
    assert found(doc(TEXT), replace(doc(TEXT), effective_date=date(2030, 5, 1))) == []


def test_check_refuses_another_document_as_the_version_before() -> None:
    demarcatie, statement = replace(doc(TEXT), kind=Kind.DEMARCATIE), replace(doc(TEXT), kind=Kind.DATA_PRO_STATEMENT)
    with pytest.raises(NotComparable, match="versions of one document"):
        check(statement, demarcatie)
    require_comparable(doc(TEXT), statement)


def test_reference_to_a_version_names_its_snapshot() -> None:
    document = replace(doc(TEXT, version="2030-01"), effective_date=date(2030, 5, 1))
    assert version_ref(document) == diff(document, document).new
    assert version_ref(document).effective_date == "2030-05-01"


def test_documents_without_a_title_do_not_differ_in_their_file_names() -> None:
    one, other = (parse(b"- De klant betaalt.\n", name=name) for name in ("a.md", "b.md"))
    assert diff(one, other).findings == ()


def test_swapped_versions_are_a_finding() -> None:
    old, new = (
        parse(f"---\nversion: {version}\n---\n- De klant betaalt.\n".encode(), name="x.md")
        for version in ("2026-02", "2026-01")
    )
    assert [finding.code for finding in diff(old, new).findings] == ["versions-out-of-order"]

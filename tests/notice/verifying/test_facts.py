"""Values in one notation, whatever the language."""

import pytest

from renvooi.notice.verifying.facts import FactKind, facts


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("binnen een week", FactKind.TERM, "7 days"),
        ("within one week", FactKind.TERM, "7 days"),
        ("eenmaal per twee jaar", FactKind.TERM, "24 months"),
        ("once per year", FactKind.TERM, "12 months"),
        ("uiterlijk 10 werkdagen vooraf", FactKind.TERM, "10 working days"),
        ("10 business days before", FactKind.TERM, "10 working days"),
        ("vrijdag 3 april 2026", FactKind.DATE, "2026-04-03"),
        ("April 3, 2026", FactKind.DATE, "2026-04-03"),
        ("03-04-2026", FactKind.DATE, "2026-04-03"),
        ("Versie: oktober 2021", FactKind.MONTH, "2021-10"),
        ("een opslag van 5 procent", FactKind.SHARE, "5%"),
        ("€ 1.250,50 per maand", FactKind.MONEY, "EUR 1250.5"),
        ("in het Verenigd Koninkrijk", FactKind.COUNTRY, "GB"),
        ("in the UK", FactKind.COUNTRY, "GB"),
        ("De Gefingeerde Analyse AG", FactKind.NAME, "gefingeerde analyse ag"),
        ("onder nummer KF-000488", FactKind.CODE, "KF000488"),
    ],
)
def test_value_is_read(text: str, kind: FactKind, value: str) -> None:
    assert (kind, value) in {(fact.kind, fact.value) for fact in facts(text)}


def test_weekday_is_kept_with_its_date() -> None:
    assert [fact.weekday for fact in facts("donderdag 3 april 2026")] == [3]


def test_version_label_is_no_date() -> None:
    assert [fact for fact in facts("versie 02-2026") if fact.kind in (FactKind.DATE, FactKind.MONTH)] == []

"""The page keeps its meaning for those who do not see it."""

from renvooi.notice.render.markup import dialect

TABLE = "| Was | Wordt |\n|---|---|\n| <bdi>oud</bdi> | <bdi>nieuw</bdi> |\n"


def test_table_says_its_roles_and_scopes() -> None:
    html = dialect().render(TABLE, {"language": "nl"})
    assert html.count('<th role="columnheader" scope="col">') == 2
    assert html.count('<td role="cell">') == 2
    assert '<table class="sides" role="table">' in html


def test_headings_keep_their_levels() -> None:
    assert dialect().render("# a\n\n## b\n", {}) == "<h1>a</h1>\n<h2>b</h2>\n"


def test_raw_html_is_text() -> None:
    assert dialect().render("<div onclick=x>\n\n<!-- x -->", {}).count("<div") == 0

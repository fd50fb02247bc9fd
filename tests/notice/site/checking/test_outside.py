"""What a page loads from elsewhere, or runs from within, is found."""

from pathlib import Path

import pytest

from tests.notice.site.checking.clean import CSS, FRAGMENT, POLICY, STEP, faults_after, faults_with, replaced

_EMBED = "embed/demarcatie/2026-01--2026-02.nl.html"
_ELSEWHERE = "https://cdn.example.org/x"


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        (f'<p><img src="{_ELSEWHERE}" alt="a"></p>', "loads"),
        ('<p><img src="//cdn.example.org/x" alt="a"></p>', "loads"),
        (f'<p><img src="../../../assets/site.js" srcset="{_ELSEWHERE} 2x" alt="a"></p>', "loads"),
        ('<p><img src="data:image/png;base64,AA" alt="a"></p>', "loads"),
        (f'<script src="{_ELSEWHERE}"></script>', "loads"),
        (f'<p><video src="{_ELSEWHERE}"></video></p>', "loads"),
        ("<script>1</script>", "<script> within a page"),
        ('<p style="color:red">a</p>', "style attribute"),
        ('<p onclick="a()">a</p>', "has the handler"),
        ('<p><a href="javascript:a()">Versies</a></p>', "no reader is led to"),
        ('<p><a href="java\tscript:a()">Versies</a></p>', "no reader is led to"),
        ('<p><a href="data:text/html,a">Versies</a></p>', "no reader is led to"),
        (f'<form action="{_ELSEWHERE}"><p>a</p></form>', "sends what a reader typed"),
        ('<p><iframe src="./" title="a"></iframe></p>', "shows another page within"),
    ],
)
def test_what_is_not_the_sites_own_is_found(inner: str, message: str, tmp_path: Path) -> None:
    found = faults_with(inner, tmp_path)
    assert [said for check, said in found if check == "outside" and message in said]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (POLICY, "default-src *", "lets default-src be *"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "'wasm-unsafe-eval'"),
        ("; base-uri 'none'", "", "says nothing of base-uri"),
        ("Content-Security-Policy", "X-Other", "has no content security policy"),
        ('<meta name="viewport"', '<meta http-equiv="refresh" content="0"><meta name="viewport"', "sends the reader"),
        ('<meta name="viewport"', '<base href="/"><meta name="viewport"', "<base> changes"),
        ('<meta name="viewport"', '<style>a{}</style>\n<meta name="viewport"', "<style> within a page"),
        (
            '<meta charset="utf-8">',
            '<meta charset="utf-8"><script src="../../../assets/site.js"></script>',
            "before its",
        ),
    ],
)
def test_a_head_that_opens_the_page_is_found(old: str, new: str, message: str, tmp_path: Path) -> None:
    found = faults_after({**replaced(STEP, old, new)}, tmp_path)
    assert [said for check, said in found if check == "outside" and message in said]


def test_a_policy_of_its_own_is_found(tmp_path: Path) -> None:
    found = faults_after({**replaced(STEP, "img-src 'self'", "img-src 'none'")}, tmp_path)
    assert found == [("outside", "has another content security policy than the other pages")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assets/site.css", CSS + f"p {{ background-image: url({_ELSEWHERE}) }}"),
        ("assets/site.css", CSS + "p { background-image: url('data:image/png;base64,AA') }"),
        ("assets/site.css", f'@import "{_ELSEWHERE}";' + CSS),
        ("assets/site.js", f"fetch('{_ELSEWHERE}')"),
        ("assets/site.js", f'import a from "{_ELSEWHERE}"'),
        ("assets/icon.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{_ELSEWHERE}"/></svg>'),
        (_EMBED, FRAGMENT.replace("color: #111111", "background-image: url(x.png)")),
    ],
)
def test_files_that_load_from_elsewhere_are_found(path: str, text: str, tmp_path: Path) -> None:
    ((check, said),) = faults_after({path: text}, tmp_path)
    assert check == "outside"
    assert "loads" in said


def test_files_of_the_site_itself_may_be_named(tmp_path: Path) -> None:
    css = CSS + "p { background-image: url(icon.svg) } /* @import 'https://a.example' */"
    assert (
        faults_after({"assets/site.css": css, "assets/site.js": "// https://a.example\nfetch('../x')"}, tmp_path) == []
    )


@pytest.mark.parametrize(
    "style", [r"a{background:u\72l(https://example.org/a.png)}", r"@\69 mport '//example.org/a.css';"]
)
def test_what_a_style_sheet_loads_by_escapes_is_found(style: str, tmp_path: Path) -> None:
    found = faults_after({"assets/site.css": CSS + style}, tmp_path)
    assert [check for check, _ in found] == ["outside"]


@pytest.mark.parametrize(
    "inner",
    ["<script>alert(1)</script>", '<g onload="x()"/>', "<foreignObject/>", '<a href="javascript:x()"/>', "<s:script/>"],
)
def test_a_picture_that_may_run_something_is_found(inner: str, tmp_path: Path) -> None:
    found = faults_after({"assets/icon.svg": f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'}, tmp_path)
    assert any("a picture with" in said for check, said in found if check == "outside")

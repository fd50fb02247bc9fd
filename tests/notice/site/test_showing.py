"""Text of others as markup."""

from renvooi.model.changes import InlineOp, InlineStep
from renvooi.notice.site.showing import document_text, plain_text, redlined, sided, whole

STEPS = (
    InlineStep(InlineOp.EQUAL, "binnen "),
    InlineStep(InlineOp.DELETE, "24 <uur>"),
    InlineStep(InlineOp.INSERT, "72 uur"),
)


def test_text_is_isolated_escaped_and_in_its_language() -> None:
    assert document_text('a <b> & "c"', "nl") == '<bdi lang="nl">a &lt;b&gt; &amp; &#34;c&#34;</bdi>'


def test_lines_are_lines_and_what_shows_nothing_is_named() -> None:
    assert document_text("a\nb\u202ec", "nl") == '<bdi lang="nl">a<br>b⟦U+202E⟧c</bdi>'
    assert plain_text("a\u200bb") == "a⟦U+200B⟧b"


def test_a_redline_is_told_by_ear_in_the_language_of_the_page() -> None:
    assert redlined(STEPS, "nl", "en") == (
        '<bdi lang="nl">binnen <del><span class="visually-hidden" lang="en">[deleted: </span>24 &lt;uur&gt;'
        '<span class="visually-hidden">]</span></del><ins><span class="visually-hidden" lang="en">[inserted: </span>'
        '72 uur<span class="visually-hidden">]</span></ins></bdi>'
    )


def test_a_side_has_its_own_words_only() -> None:
    old, new = sided(STEPS, InlineOp.DELETE, "nl", "nl"), sided(STEPS, InlineOp.INSERT, "nl", "nl")
    assert "24" in old
    assert "72" not in old
    assert "72" in new
    assert "24" not in new
    assert whole("x", InlineOp.INSERT, "nl", "nl").startswith('<bdi lang="nl"><ins>')


def test_a_language_tag_cannot_leave_its_attribute() -> None:
    assert '"><script>' not in document_text("x", '"><script>')

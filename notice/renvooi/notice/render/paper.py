"""What the PDF adds to the page's own style: paper size, running header and footer, the mark of a draft.

It comes after the style of the page and speaks only of paper. Colour never says
anything alone here: deleted words are struck, inserted words underlined, so that a grey print reads
the same. Text of others enters through attributes and not through this sheet, which is a constant.
"""

from html import escape
from urllib.parse import quote

PAPER = """
@page {
  size: A4; margin: 24mm 18mm 22mm;
  @top-left { content: string(running); font: 8pt "Liberation Sans", "DejaVu Sans", sans-serif; color: #56616e; }
  @top-right { content: string(draft); font: bold 9pt "Liberation Sans", "DejaVu Sans", sans-serif; color: #8a1f17; }
  @bottom-left { content: string(notice); font: 8pt "Liberation Sans", "DejaVu Sans", sans-serif; color: #56616e; }
  @bottom-right { content: counter(page) "/" counter(pages);
    font: 8pt "Liberation Sans", "DejaVu Sans", sans-serif; color: #56616e; }
}
@page :first { @top-left { content: none; } }
html { color-scheme: light; }
body { string-set: running attr(data-sender), draft attr(data-draft), notice attr(data-notice);
  background: none; color: #1d2733; font: 10pt/1.5 "Liberation Sans", "DejaVu Sans", sans-serif; }
main { max-width: none; padding: 0; background: none; border: 0; }
p, ul, ol { max-width: none; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 11pt; } h4 { font-size: 10pt; }
h1, h2, h3, h4 { break-after: avoid; break-inside: avoid; }
h2 { margin-top: 8mm; padding-top: 4mm; }
p, li, td { orphans: 3; widows: 3; }
table { break-before: avoid; break-inside: auto; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; break-after: avoid; }
tr, .facts { break-inside: auto; }
h3 + p { break-after: auto; }
p:has(+ table), p:has(+ blockquote) { break-after: avoid; }
tr.whole { break-inside: avoid; }
th, td { overflow-wrap: anywhere; padding: 2mm 3mm; }
td, blockquote { font-family: "Liberation Serif", "DejaVu Serif", serif; font-size: 10pt; line-height: 1.45; }
blockquote { break-before: avoid; break-inside: avoid; }
li { overflow-wrap: anywhere; break-inside: avoid; }
.deleted { background: #fbeeed; text-decoration: line-through; text-decoration-thickness: .08em;
  text-decoration-color: #8a1f17; }
.inserted { background: #eaf5ee; text-decoration: underline; text-decoration-thickness: .08em;
  text-decoration-color: #11603a; text-underline-offset: .15em; }
/* WeasyPrint breaks a marked word at the end of a line where it would have fitted on the next. */
.deleted, .inserted, .quoted { overflow-wrap: normal; }
.long { overflow-wrap: anywhere; }
.deleted, .inserted, .quoted { display: inline; margin: 0; padding: 0; unicode-bidi: isolate; }
body::before, body::after { content: none; }
img { max-width: 60mm; max-height: 25mm; }
"""
"""Comes last, so that it holds whatever the page says."""

_WATERMARK = """
<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842" viewBox="0 0 595 842">
<text x="297" y="440" text-anchor="middle" transform="rotate(-52 297 421)" font-family="Liberation Sans, DejaVu Sans"
 font-weight="bold" font-size="110" fill="#f1dedc">{word}</text></svg>
"""


def paper_style(mark: str | None) -> str:
    """The style of the PDF; `mark` stands large behind the text of every page."""
    if mark is None:
        return PAPER
    picture = quote(_WATERMARK.format(word=escape(mark)).strip())
    return f'{PAPER}@page {{ background: url("data:image/svg+xml,{picture}") center / contain no-repeat; }}\n'

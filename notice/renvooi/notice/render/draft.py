"""The mark of a draft: at the head and the foot of the words, and across every page.

No template prints it, so that none can lose it. A text form carries it as its first and last line;
a page besides has it over all it shows, on the screen and on each sheet of paper.
"""

from markupsafe import Markup

from renvooi.model import Bilingual, Notice
from renvooi.notice.phrases import counted

WORD = Bilingual("CONCEPT", "DRAFT")
"""What stands across a page, and before its title."""
LINE = Bilingual("CONCEPT – niet versturen", "DRAFT – do not send")
"""In the running lines of forms that have pages or sheets, and before the words of a calendar."""

_SAID = Bilingual(
    "Dit is een concept en nog geen kennisgeving. Verstuur het niet.",
    "This is a draft and not a notice yet. Do not send it.",
)
_POINT = Bilingual("punt", "point")
_POINTS = Bilingual("punten", "points")

_STYLE = """<style>
body::before {{ content: "{word}"; position: fixed; z-index: 2; inset: 0; display: grid; place-content: center;
  font: 700 min(24vw, 11rem)/1 sans-serif; letter-spacing: .06em; color: #b3261e; opacity: .13;
  transform: rotate(-32deg); pointer-events: none; }}
body::after {{ content: "{word}"; position: fixed; z-index: 3; top: 0; right: 0; padding: .3rem .9rem;
  font: 700 .95rem/1.4 sans-serif; letter-spacing: .08em; color: #ffffff; background: #b3261e; pointer-events: none;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
@media print {{
  body::before {{ font-size: 96pt; opacity: .2; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  body::after {{ content: none; }}
}}
</style>"""


def marked(notice: Notice, markdown: str, language: str) -> str:
    """`markdown` between two lines that say so, if the notice is a draft."""
    if not notice.draft:
        return markdown
    line = f"**{WORD.in_language(language)}. {_SAID.in_language(language)}** {_open(notice).in_language(language)}"
    return f"{line}\n\n{markdown}\n{line}\n"


def watermark(notice: Notice, language: str) -> Markup:
    """The style that marks every page of a draft; nothing for a notice."""
    return Markup(_STYLE.format(word=WORD.in_language(language))) if notice.draft else Markup("")


def _open(notice: Notice) -> Bilingual:
    number = len(notice.open_points)
    if not number:
        return Bilingual("Er staan geen punten meer open.", "No points are left open.")
    amount = counted(number, _POINT, _POINTS)
    verb = Bilingual("staat", "is") if number == 1 else Bilingual("staan", "are")
    return Bilingual(f"Er {verb.nl} nog {amount.nl} open.", f"{amount.en} {verb.en} still open.")

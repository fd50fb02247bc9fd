"""A diff as one self-contained page: no script, no request, safe under a strict content policy.

The redline is <ins> and <del> with words for screen readers; document text stands in <bdi>, so
that text of another direction cannot turn the page around.
"""

from functools import cache

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.diff.render.content import Content

_PAGE = """\
{% macro listed(lists) %}{% for heading, points in lists %}<section>
<h2>{{ heading }}</h2>
<ul>
{% for point in points %}<li><bdi>{{ point }}</bdi></li>
{% endfor %}</ul>
</section>
{% endfor %}{% endmacro %}\
<!doctype html>
<html lang="{{ shown.labels.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ shown.title }}</title>
<style>
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #c8c8c8; --soft: #555;
  --del: #9b1c1c; --del-bg: #fde8e8; --ins: #14532d; --ins-bg: #dcfce7; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --line: #444; --soft: #b5b5b5;
  --del: #ffb4b4; --del-bg: #4a1414; --ins: #b5f5c8; --ins-bg: #0f3d20; } }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
article { border-top: 1px solid var(--line); padding: .75rem 0; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin: 0 0 .25rem; }
.level { font-weight: 600; } .note, .versions { color: var(--soft); font-size: .9rem; }
.text { white-space: pre-line; margin: .5rem 0; }
del { color: var(--del); background: var(--del-bg); text-decoration: line-through; }
ins { color: var(--ins); background: var(--ins-bg); text-decoration: underline; }
@media print { body { max-width: none; } article { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<h1>{{ shown.title }}</h1>
<p class="versions"><bdi>{{ shown.old }}</bdi> → <bdi>{{ shown.new }}</bdi></p>
{{ listed(shown.first) }}{% if shown.nothing is not none %}<p>{{ shown.nothing }}</p>
{% else %}<p>{{ shown.counts }}</p>
{% for entry in shown.entries %}<article id="c-{{ entry.ids[0] }}">
<h2>{% if entry.place %}<bdi>{{ entry.place }}</bdi>: {% endif %}{{ entry.what }}</h2>
<p class="note"><span class="level">{{ entry.significance_word }}</span>. {{ entry.because }}</p>
{% if entry.steps %}<p class="text"><bdi>{% for step in entry.steps -%}
{% if step.op == "delete" %}<del>{{ step.text }}</del>
{%- elif step.op == "insert" %}<ins>{{ step.text }}</ins>
{%- else %}{{ step.text }}{% endif %}
{%- endfor %}</bdi></p>
{% endif %}{% if entry.evidence or entry.elsewhere %}<ul class="note">
{% for evidence in entry.evidence %}<li>{{ shown.labels.evidence }}: <bdi>{{ evidence }}</bdi></li>
{% endfor %}{% if entry.elsewhere %}<li>{{ shown.labels.stands_elsewhere }}: <bdi>{{ entry.elsewhere | join("; ") }}</bdi></li>
{% endif %}</ul>
{% endif %}</article>
{% endfor %}{% endif %}{{ listed(shown.lists) }}</main>
</body>
</html>
"""


def to_html(shown: Content) -> str:
    """The diff as a page; everything that comes from a document is escaped."""
    return _template().render(shown=shown) + "\n"


@cache
def _template() -> Template:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined).from_string(_PAGE)

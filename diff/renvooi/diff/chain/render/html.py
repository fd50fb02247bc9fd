"""A history and a blame as self-contained pages: no script, no request, safe under a strict content policy.

Document text stands in <bdi>, so that text of another direction cannot turn the page around. The newest
words of a sentence are <mark>; the version beside it is a word and never only a colour.
"""

from functools import cache

from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.diff.chain.render.blamed import BlameContent
from renvooi.diff.chain.render.content import HistoryContent

_PAGE = """\
<!doctype html>
<html lang="{{ shown.labels.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ shown.title }}</title>
<style>
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #c8c8c8; --soft: #555; --new: #fff3bf; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --line: #444; --soft: #b5b5b5;
  --new: #4d3f00; } }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1rem; margin-bottom: 0; }
table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .2rem .6rem;
  border-bottom: 1px solid var(--line); }
th { overflow-wrap: normal; } th[scope=row] { white-space: nowrap; } caption { text-align: left; font-weight: 600; }
td.number { text-align: right; } .version { white-space: nowrap; } .id, .place { color: var(--soft); font-size: .9rem; }
.text { white-space: pre-line; margin: .25rem 0; } mark { background: var(--new); color: inherit; }
@media print { body { max-width: none; } article, tr { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<h1><bdi>{{ shown.title }}</bdi></h1>
{% block body %}{% endblock %}
</main>
</body>
</html>
"""

_HISTORY = """\
{% extends "page" %}{% block body %}<ul>
{% for name, file in shown.versions %}<li>{{ name }}: <bdi>{{ file }}</bdi></li>
{% endfor %}</ul>
{% if shown.steps %}<table>
<caption>{{ shown.labels.steps }}</caption>
<thead><tr>{% for name in shown.labels.columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in shown.steps %}<tr><th scope="row">{{ row[0] }}</th>
{%- for cell in row[1:] %}<td class="number">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</tbody>
</table>
{% endif %}{% for line in shown.reread %}<p>{{ line }}</p>
{% endfor %}{% if shown.nothing %}<p>{{ shown.nothing }}</p>
{% elif shown.entries and not shown.one_clause %}<h2>{{ shown.labels.lives }}</h2>
{% endif %}{% for entry in shown.entries %}<article id="{{ entry.id }}">
<h3><bdi>{{ entry.place }}</bdi> <span class="id">{{ entry.id }}</span></h3>
<ul>
{% for line in entry.lines %}<li>{{ line.version }}: <bdi>{{ line.what }}</bdi>
{%- if line.text %}<p class="text"><bdi>{{ line.text }}</bdi></p>{% endif %}</li>
{% endfor %}{% for note in entry.notes %}<li><bdi>{{ note }}</bdi></li>
{% endfor %}</ul>
</article>
{% endfor %}{% for heading, points in shown.lists %}<section>
<h2>{{ heading }}</h2>
<ul>
{% for point in points %}<li><bdi>{{ point }}</bdi></li>
{% endfor %}</ul>
</section>
{% endfor %}{% endblock %}"""

_BLAME = """\
{% extends "page" %}{% block body %}<p>{{ shown.labels.blame_note }}</p>
<table>
<thead><tr>{% for name in shown.labels.blame_columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% for sentence in shown.sentences %}<tr><td class="version">{{ sentence.version }}</td>
<td class="place"><bdi>{{ sentence.address }}</bdi></td>
<td class="text"><bdi>{% for piece in sentence.pieces %}
{%- if piece.newest %}<mark>{{ piece.text }}</mark>{% else %}{{ piece.text }}{% endif %}
{%- endfor %}</bdi></td></tr>
{% endfor %}</tbody>
</table>{% endblock %}"""


def history_to_html(shown: HistoryContent) -> str:
    """The history as a page; everything that comes from a document is escaped."""
    return _template("history").render(shown=shown) + "\n"


def blame_to_html(shown: BlameContent) -> str:
    """One table: the version, the address and the sentence."""
    return _template("blame").render(shown=shown) + "\n"


@cache
def _template(name: str) -> Template:
    loader = DictLoader({"page": _PAGE, "history": _HISTORY, "blame": _BLAME})
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, loader=loader)
    return environment.get_template(name)

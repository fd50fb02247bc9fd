"""A small site without a fault, as files by path; a test breaks one thing in it."""

from collections.abc import Mapping
from pathlib import Path

from renvooi.notice.site.checking import check_site

BASE = "https://www.example.nl/wijzigingen/"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
WORDS = {"nl": ("Naar de inhoud", "Begin", "Versies"), "en": ("Skip to content", "Home", "Versions")}

FRAGMENT = """<div class="renvooi-embed"><style>.renvooi-embed { color: #111111; background: #ffffff; }</style>
<h2>2026-01 en 2026-02</h2>
<p><a href="https://www.example.nl/wijzigingen/nl/document/demarcatie/">Alle versies van de demarcatie</a></p>
</div>
"""
CSS = """:root { --ink: #1c2329; --paper: #fdfdfc; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e7ea; --paper: #14181d; } }
body { color: var(--ink); background: var(--paper); }
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">
<id>tag:www.example.nl,2026:{language}</id><title>Wijzigingen</title><updated>2026-02-20T10:00:00+00:00</updated>
<author><name>Voorbeeld Data B.V.</name></author>
<link rel="self" href="{base}{language}/feed.atom"/>
<entry><id>tag:www.example.nl,2026:{language}:demarcatie</id><title>Demarcatie</title>
<updated>2026-02-20T10:00:00+00:00</updated>
<link rel="alternate" href="{base}{language}/document/demarcatie/"/><content>Tekst.</content></entry>
</feed>
"""
JSON = """{{"version": "https://jsonfeed.org/version/1.1", "title": "Wijzigingen",
"feed_url": "{base}{language}/feed.json", "items": [{{"id": "tag:www.example.nl,2026:{language}:demarcatie",
"url": "{base}{language}/document/demarcatie/", "content_text": "Tekst.",
"date_published": "2026-02-20T10:00:00+00:00"}}]}}
"""


def page(path: str, inner: str = "", *, level: int = 2) -> str:
    """A page at `path`, `level` folders deep."""
    language, _, rest = path.partition("/")
    up = "../" * (level + 1)
    skip, home, versions = WORDS[language]
    ending = rest.removesuffix("index.html")
    alternates = "\n".join(f'<link rel="alternate" hreflang="{one}" href="{BASE}{one}/{ending}">' for one in WORDS)
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demarcatie</title>
<link rel="canonical" href="{BASE}{language}/{ending}">
{alternates}
<link rel="stylesheet" href="{up}assets/site.css">
<script src="{up}assets/site.js" defer></script>
</head>
<body>
<a class="skip" href="#content">{skip}</a>
<header><nav aria-label="Menu"><ul><li><a href="{up}{language}/">{home}</a></li></ul></nav></header>
<main id="content" tabindex="-1">
<h1>Demarcatie</h1>
<p><a href="{up}{language}/document/demarcatie/#versions">{versions}</a></p>
<h2 id="versions">{versions}</h2>
<p>U leest hier <ins datetime="2026-02-01">wat nieuw is</ins> &amp; wat vervalt.</p>
{inner}
</main>
</body>
</html>
"""


def clean_site() -> dict[str, str]:
    """All files of the site."""
    files = {
        "assets/site.css": CSS,
        "assets/site.js": "'use strict';\n",
        "embed/demarcatie/2026-01--2026-02.nl.html": FRAGMENT,
        "robots.txt": f"User-agent: *\nDisallow: /wijzigingen/embed/\n\nSitemap: {BASE}sitemap.xml\n",
    }
    addresses = []
    for language in WORDS:
        for rest, level in (("index.html", 0), ("document/demarcatie/index.html", 2)):
            path = f"{language}/{rest}"
            files[path] = page(path, level=level)
            addresses.append(BASE + path.removesuffix("index.html"))
        files[f"{language}/feed.atom"] = ATOM.format(base=BASE, language=language)
        files[f"{language}/feed.json"] = JSON.format(base=BASE, language=language)
    listed = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    files["sitemap.xml"] = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'
    return files


def written(files: Mapping[str, str], folder: Path) -> Path:
    """The folder, with these files in it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


STEP = "nl/document/demarcatie/index.html"
"""The page that most tests break."""


def faults_with(inner: str, folder: Path) -> list[tuple[str, str]]:
    """(check, message) of each fault of the site once `inner` stands in one of its pages."""
    return faults_after({STEP: page(STEP, inner)}, folder)


def faults_after(changed: Mapping[str, str | None], folder: Path) -> list[tuple[str, str]]:
    """(check, message) of each fault of the site once these files are others, or are gone."""
    files = {name: text for name, text in {**clean_site(), **changed}.items() if text is not None}
    return [(fault.check, fault.message) for fault in check_site(written(files, folder)).faults]


def replaced(path: str, old: str, new: str) -> dict[str, str]:
    """One file of the site with `new` for `old`, which must stand in it."""
    text = clean_site()[path]
    assert old in text
    return {path: text.replace(old, new)}

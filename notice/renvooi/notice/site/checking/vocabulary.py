"""The elements of HTML by what they are: the tables that nesting, validity and accessibility share.

Source: HTML Living Standard, sections 3.2.5 (kinds of content), 4 (elements) and 13.2 (parsing).
"""

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Have no content and no end tag."""

SVG_SHAPES = frozenset("circle defs ellipse g line linearGradient path polygon polyline rect stop symbol use".split())
"""What may stand in a picture within a page, beside `title` and `desc`."""

BLOCKS = frozenset(
    "address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr main menu nav ol p pre search section table ul".split()
)
"""Their start tag ends an open `p`; none may stand where only phrases may."""

PHRASING_ONLY = frozenset(
    "abbr b bdi bdo button cite code dfn em h1 h2 h3 h4 h5 h6 i kbd label mark p pre q s samp small span strong sub sup "
    "time u var".split()
)
"""May hold text and elements within a line only."""

TRANSPARENT = frozenset({"a", "del", "ins", "map", "noscript", "object"})
"""May hold what their parent may."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

INTERACTIVE = frozenset(
    {"a", "button", "details", "embed", "iframe", "input", "label", "select", "summary", "textarea"}
)
"""What a reader operates; never within a link or a button."""

PARENTS = {
    "body": frozenset({"html"}),
    "caption": frozenset({"table"}),
    "col": frozenset({"colgroup"}),
    "colgroup": frozenset({"table"}),
    "dd": frozenset({"dl", "div"}),
    "dt": frozenset({"dl", "div"}),
    "figcaption": frozenset({"figure"}),
    "head": frozenset({"html"}),
    "legend": frozenset({"fieldset"}),
    "li": frozenset({"ol", "ul", "menu"}),
    "optgroup": frozenset({"select"}),
    "option": frozenset({"select", "optgroup", "datalist"}),
    "source": frozenset({"picture", "video", "audio"}),
    "summary": frozenset({"details"}),
    "tbody": frozenset({"table"}),
    "td": frozenset({"tr"}),
    "tfoot": frozenset({"table"}),
    "th": frozenset({"tr"}),
    "thead": frozenset({"table"}),
    "title": frozenset({"head", "svg"}),
    "tr": frozenset({"table", "tbody", "thead", "tfoot"}),
    "track": frozenset({"video", "audio"}),
}
"""Elements that stand in these only."""

_SCRIPTS = frozenset({"script", "template"})

CHILDREN = {
    "colgroup": frozenset({"col", "template"}),
    "dl": frozenset({"dt", "dd", "div"}) | _SCRIPTS,
    "head": frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"}),
    "html": frozenset({"head", "body"}),
    "menu": frozenset({"li"}) | _SCRIPTS,
    "ol": frozenset({"li"}) | _SCRIPTS,
    "optgroup": frozenset({"option"}) | _SCRIPTS,
    "option": frozenset(),
    "select": frozenset({"option", "optgroup", "hr"}) | _SCRIPTS,
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}) | _SCRIPTS,
    "tbody": frozenset({"tr"}) | _SCRIPTS,
    "textarea": frozenset(),
    "tfoot": frozenset({"tr"}) | _SCRIPTS,
    "thead": frozenset({"tr"}) | _SCRIPTS,
    "title": frozenset(),
    "tr": frozenset({"td", "th"}) | _SCRIPTS,
    "ul": frozenset({"li"}) | _SCRIPTS,
}
"""Elements that hold these only."""

NO_TEXT = frozenset("colgroup dl head html menu ol optgroup select table tbody tfoot thead tr ul".split())
"""Text in them is none of theirs."""

PLAIN = frozenset("a article aside b bdi bdo blockquote body abbr address audio button caption cite code colgroup dd del "
    "details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html i "
    "ins kbd label legend li main mark menu meter nav noscript ol optgroup option output p picture pre progress q s samp "
    "script search section select small span strong sub summary sup svg table tbody td textarea tfoot th thead time title "
    "tr u ul var video".split()) | VOID - {"base", "embed"}  # fmt: skip
"""Elements whose tags a parser takes as they stand, if the tables above are kept."""

OBSOLETE = frozenset(
    "acronym applet basefont big center dir font frame frameset marquee nobr noembed noframes plaintext strike tt xmp".split()
)

REQUIRED = {
    "area": ("href",),
    "img": ("src", "alt"),
    "link": ("rel", "href"),
    "meter": ("value",),
    "optgroup": ("label",),
    "source": (),
    "track": ("src",),
}
"""Attributes without which an element means nothing."""

_GLOBAL = frozenset(
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id inert inputmode is "
    "itemid itemprop itemref itemscope itemtype lang nonce popover role slot spellcheck style tabindex title translate".split()
)
_MEDIA = "src crossorigin preload autoplay loop muted controls"

_OWN = {
    "a": "href target download ping rel hreflang type referrerpolicy",
    "audio": _MEDIA,
    "base": "href target",
    "blockquote": "cite",
    "button": "disabled form formaction formenctype formmethod formnovalidate formtarget name type value popovertarget "
    "popovertargetaction command commandfor",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "open name",
    "dialog": "open",
    "fieldset": "disabled form name",
    "form": "accept-charset action autocomplete enctype method name novalidate rel target",
    "html": "",
    "iframe": "src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading",
    "img": "alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding loading fetchpriority",
    "input": "accept alt autocomplete checked dirname disabled form formaction formenctype formmethod formnovalidate "
    "formtarget height list max maxlength min minlength multiple name pattern placeholder readonly required size src step "
    "type value width",
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "link": "href crossorigin rel as media hreflang type sizes imagesrcset imagesizes referrerpolicy integrity blocking "
    "color disabled fetchpriority",
    "meta": "name http-equiv content charset media property",
    "meter": "value min max low high optimum",
    "object": "data type name form width height",
    "ol": "reversed start type",
    "optgroup": "disabled label",
    "option": "disabled label selected value",
    "output": "for form name",
    "progress": "value max",
    "q": "cite",
    "script": "src type nomodule async defer crossorigin integrity referrerpolicy blocking fetchpriority",
    "select": "autocomplete disabled form multiple name required size",
    "source": "type media src srcset sizes width height",
    "style": "media blocking",
    "td": "colspan rowspan headers",
    "textarea": "autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap",
    "th": "colspan rowspan headers scope abbr",
    "time": "datetime",
    "track": "kind src srclang label default",
    "video": _MEDIA + " poster playsinline width height",
}
ATTRIBUTES = {name: _GLOBAL | frozenset(own.split()) for name, own in _OWN.items()}
"""What an element may have beside `aria-*` and `data-*`; others have the global ones."""
GLOBAL_ATTRIBUTES = _GLOBAL

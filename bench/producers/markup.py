"""Pieces and a layout to an HTML page, for the producers that print HTML."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from bench.producers.layouts import HEADING_SIZES, Layout, is_wide
from bench.producers.printed import Piece

LEAD = re.compile(r"(?:[^\s:]+ ){0,3}[^\s:]+:(?= .{60})")
"""The first words of a longer paragraph that a style may set in bold."""
_NATIVE_NUMBER = re.compile(r"\(?\w{1,3}[.)]")


def html(printed: Sequence[Piece], layout: Layout, *, language: str, title: str) -> str:
    """The whole page."""
    headings = [index for index, piece in enumerate(printed) if piece.kind == "heading"]
    cut = headings[1] if layout.banner and len(headings) > 1 and headings[0] == 0 else 0
    banner = "".join(_body(printed[:cut], layout)) if cut else ""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_style(layout, title)}</style></head><body>"
        f"<header>{banner}</header><main>{''.join(_body(printed[cut:], layout))}</main></body></html>"
    )


def _style(layout: Layout, title: str) -> str:
    face = "Liberation Serif" if layout.serif else "Liberation Sans"
    words = " ".join(re.sub(r"[^\w ]", "", title).split()[:6])
    first, second = f'"{words}"', '"Openbaar"'
    number = 'counter(page) " / " counter(pages)'
    sides = {
        "none": "",
        "both": f"@page{{@top-left{{content:{first}}}@top-right{{content:{second}}}@bottom-right{{content:{number}}}}}",
        "alternating": f"@page:right{{@top-right{{content:{first}}}@bottom-right{{content:{number}}}}}"
        f"@page:left{{@top-left{{content:{second}}}@bottom-left{{content:{number}}}}}",
    }[layout.furniture]
    hyphens = "auto" if layout.hyphenate else "manual"
    align = "justify" if layout.justify else "left"
    levels = "".join(
        f"h{level}{{font-size:{size}em;margin:{1.1 / size}em 0 {0.45 / size}em}}"
        for level, size in enumerate(HEADING_SIZES, 1)
    )
    columns = f"main{{columns:{layout.columns};column-gap:{layout.gutter}pt;column-fill:auto}}"
    return (
        f"@page{{size:{layout.width}pt {layout.height}pt;margin:{layout.margin}pt;font:7pt {face}}}{sides}"
        f"body{{margin:0;font:{layout.size}pt/{layout.line_height} '{face}';hyphens:{hyphens};text-align:{align};"
        f"overflow-wrap:anywhere;widows:2;orphans:2}}"
        f"{columns if layout.columns > 1 else ''}"
        f"p,.item{{margin:0 0 {layout.spacing}em}}.item>p:last-child{{margin:0}}"
        f"h1,h2,h3,h4,h5,h6{{line-height:1.2;text-align:left;hyphens:manual;break-after:avoid;font-weight:bold}}{levels}"
        f".item>p{{margin:0 0 {layout.spacing / 2}em}}.label{{display:inline-block;text-indent:0}}"
        f"table{{border-collapse:collapse;width:100%;margin:0 0 {layout.spacing}em}}"
        f"td{{border:0.6pt solid #444;padding:2pt 3pt;vertical-align:top;text-align:left}}"
    )


def _body(printed: Sequence[Piece], layout: Layout) -> Iterator[str]:
    rows: list[Piece] = []
    for piece in printed:
        if rows and piece.kind != "row":
            yield _table(rows, layout)
            rows = []
        match piece.kind:
            case "row":
                rows.append(piece)
            case "heading":
                level = min(piece.depth, len(HEADING_SIZES))
                yield f"<h{level}>{escape(piece.texts[0])}</h{level}>"
            case "clause":
                yield _item(piece, layout)
            case _:
                left = f' style="margin-left:{_indent(piece.depth, layout)}em"' if piece.depth else ""
                yield "".join(f"<p{left}>{_text(text, layout)}</p>" for text in piece.texts)
    if rows:
        yield _table(rows, layout)


def _table(rows: Sequence[Piece], layout: Layout) -> str:
    """A table whose columns hold their longest words; over all columns of the page where it needs that.

    Then white parts it from a table that ends in a column above it, as what stands behind it is parted.
    """
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row.texts) for row in rows)
    made = f'<table style="overflow-wrap:break-word">{"".join(f"<tr>{row}</tr>" for row in cells)}</table>'
    return f'<div style="column-span:all;margin-top:{layout.spacing}em">{made}</div>' if is_wide(rows, layout) else made


def _indent(depth: int, layout: Layout) -> float:
    """Where the text of an item stands that has `depth` - 1 items around it, in multiples of the size."""
    return depth * (layout.step + 0.7) if layout.hanging else 0


def _item(piece: Piece, layout: Layout) -> str:
    label = piece.label or ""
    texts = [_text(text, layout) for text in piece.texts] or [""]
    more = "".join(f"<p>{text}</p>" for text in texts[1:])
    left = _indent(piece.depth + 1, layout)
    if layout.hanging and layout.native and (label == "•" or _NATIVE_NUMBER.fullmatch(label)):
        # An item without text of its own still shows its number.
        mark = "disc" if label == "•" else f"'{label}\u00a0'"
        style = f"display:list-item;margin-left:{left}em;list-style:{mark} outside"
        return f'<div class="item" style="{escape(style)}"><p>{texts[0] or "&#8203;"}</p>{more}</div>'
    if not layout.hanging:
        return f'<div class="item"><p>{escape(label)} {texts[0]}</p>{more}</div>'
    width = layout.step + 0.7
    mark = f'<span class="label" style="min-width:{width}em">{escape(label)}&nbsp;</span>'
    style = f"margin-left:{left}em"
    return f'<div class="item" style="{style}"><p style="text-indent:-{width}em">{mark}{texts[0]}</p>{more}</div>'


def _text(text: str, layout: Layout) -> str:
    found = LEAD.match(text) if layout.lead else None
    if found is None:
        return escape(text)
    return f"<b>{escape(found[0])}</b>{escape(text[found.end() :])}"

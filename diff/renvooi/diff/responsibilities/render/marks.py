"""The marks of the picture: one form for each duty, told apart without colour."""

from renvooi.model import Duty

RADIUS = 7
"""Pixels from the middle of a mark to its edge: as high as a line of text."""

STYLE = """
svg { --ink: #1c2128; --soft: #57606a; --paper: #ffffff; --band: #eef1f4; --line: #d8dee4; --mark: #0b4f8a; --no: #a40e26;
  --new: #8a4600; background: var(--paper); color-scheme: light dark; }
@media (prefers-color-scheme: dark) { svg { --ink: #e6edf3; --soft: #9aa5b1; --paper: #10151c; --band: #1f2731;
  --line: #34404d; --mark: #79b8ff; --no: #ff8b96; --new: #f0b060; } }
text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 13px; fill: var(--ink); }
.small { font-size: 11px; fill: var(--soft); } .head { font-size: 20px; font-weight: 600; }
.section { font-weight: 600; } .column { font-size: 11px; font-weight: 600; text-anchor: middle; }
.note { font-size: 10px; fill: var(--soft); } .tag { font-size: 11px; font-weight: 600; fill: var(--new); }
.gone { text-decoration: line-through; fill: var(--soft); }
.paper { fill: var(--paper); } .band { fill: var(--band); } .rule { stroke: var(--line); stroke-width: 1; }
.full { fill: var(--mark); stroke: var(--mark); stroke-width: 1.5; }
.open { fill: none; stroke: var(--mark); stroke-width: 2; } .no { fill: none; stroke: var(--no); stroke-width: 2.5; }
.was { opacity: 0.35; stroke-dasharray: 2 2; } .bar { fill: var(--new); }
""".strip()


def mark(duty: Duty, x: float, y: float) -> str:
    """The mark of `duty` around (x, y), as SVG."""
    r = RADIUS
    match duty:
        case Duty.BEARS:
            return f'<circle class="full" cx="{x:g}" cy="{y:g}" r="{r}"/>'
        case Duty.DOES:
            return f'<rect class="full" x="{x - r + 1:g}" y="{y - r + 1:g}" width="{2 * r - 2}" height="{2 * r - 2}" rx="1.5"/>'
        case Duty.MAY:
            return f'<circle class="open" cx="{x:g}" cy="{y:g}" r="{r - 1}"/>'
        case Duty.TRIES:
            half = f'<path class="full" d="M{x:g} {y - r + 1:g} a{r - 1} {r - 1} 0 0 0 0 {2 * r - 2} z"/>'
            return f'<circle class="open" cx="{x:g}" cy="{y:g}" r="{r - 1}"/>{half}'
        case Duty.NEED_NOT:
            return f'<path class="open" d="M{x:g} {y - r:g} l{r} {r} l-{r} {r} l-{r} -{r} z"/>'
        case Duty.DOES_NOT:
            s = r - 2
            return f'<path class="no" d="M{x - s:g} {y - s:g} l{2 * s} {2 * s} m0 -{2 * s} l-{2 * s} {2 * s}"/>'
        case Duty.RECEIVES:
            return f'<path class="open" d="M{x - r + 1:g} {y - r + 2:g} h{2 * r - 2} l-{r - 1} {2 * r - 4} z"/>'

"""The marks of the picture: one form and one colour for each state, told apart without the colour."""

from renvooi.model import WindowState

RADIUS = 6
"""Pixels from the middle of a mark to its edge: as high as a line of text."""

STYLE = """
svg { --ink: #1c2128; --soft: #57606a; --paper: #ffffff; --band: #eef1f4; --line: #d8dee4; --now: #a40e26;
  --open: #0b4f8a; --responded: #1a6b34; --lapsed: #6b7280; --in-doubt: #8a4600; --not-started: #6f42a1;
  background: var(--paper); color-scheme: light dark; }
@media (prefers-color-scheme: dark) { svg { --ink: #e6edf3; --soft: #9aa5b1; --paper: #10151c; --band: #1f2731;
  --line: #34404d; --now: #ff8b96; --open: #79b8ff; --responded: #6fcf8d; --lapsed: #9aa5b1; --in-doubt: #f0b060;
  --not-started: #c4a6f0; } }
text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 13px; fill: var(--ink); }
.small { font-size: 11px; fill: var(--soft); } .head { font-size: 20px; font-weight: 600; }
.group { font-weight: 600; } .month { font-size: 11px; fill: var(--soft); } .now { font-size: 11px; fill: var(--now); }
.paper { fill: var(--paper); } .band { fill: var(--band); } .rule { stroke: var(--line); stroke-width: 1; }
.today { stroke: var(--now); stroke-width: 1.5; stroke-dasharray: 4 3; }
.open { --state: var(--open); } .responded { --state: var(--responded); } .lapsed { --state: var(--lapsed); }
.in-doubt { --state: var(--in-doubt); } .not-started { --state: var(--not-started); }
.full { fill: var(--state); stroke: var(--state); stroke-width: 1.5; }
.line { fill: none; stroke: var(--state); stroke-width: 2; }
.range { fill: var(--state); opacity: 0.45; } .hatch { stroke: var(--state); stroke-width: 2; }
.edge { fill: none; stroke: var(--state); stroke-width: 1; }
""".strip()


def mark(state: WindowState, x: float, y: float) -> str:
    """The mark of `state` around (x, y), as SVG; its group has the class of the state, which gives the colour."""
    r = RADIUS
    match state:
        case WindowState.OPEN:
            drawn = f'<circle class="full" cx="{x:g}" cy="{y:g}" r="{r - 1}"/>'
        case WindowState.RESPONDED:
            drawn = f'<path class="line" d="M{x - r:g} {y:g} l{r - 2} {r - 1} l{r + 2} -{2 * r - 3}"/>'
        case WindowState.LAPSED:
            s = r - 1
            drawn = f'<path class="line" d="M{x - s:g} {y - s:g} l{2 * s} {2 * s} m0 -{2 * s} l-{2 * s} {2 * s}"/>'
        case WindowState.IN_DOUBT:
            drawn = f'<path class="full" d="M{x:g} {y - r:g} l{r} {2 * r - 1} h-{2 * r} z"/>'
        case WindowState.NOT_STARTED:
            drawn = f'<circle class="line" cx="{x:g}" cy="{y:g}" r="{r - 1}"/>'
    return f'<g class="{state.value}">{drawn}</g>'

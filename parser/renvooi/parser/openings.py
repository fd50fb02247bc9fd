"""What opens an item or an article: the marker or heading that a line begins with, if it is meant as one.

Form proposes, place and sequence decide. "i." is a letter after "h." and a number elsewhere; a
number alone is a label where a tab, a capital and the sequence say so, and an amount elsewhere;
"Artikel 3 Duur" set as the text around it is a heading where article 2 came before.
"""

from collections.abc import Sequence

from renvooi.parser.flow import Flow, breaks_off
from renvooi.parser.lines import Line
from renvooi.parser.markers import Marker, MarkerKind, find_readings, split_heading
from renvooi.parser.sequence import OpenLists

AHEAD = 60
"""Lines within which the second item of a list must come to prove the first; more than a page seldom holds."""


def accepted_marker(lines: Sequence[Line], index: int, sequence: OpenLists, flow: Flow) -> Marker | None:
    """The marker with which a line opens an item; None if it opens none."""
    line = lines[index]
    readings = find_readings(line.words[0].text)
    if len(line.words) < 2:
        readings = tuple(marker for marker in readings if _stands_alone(marker, lines, index, flow))
    if not readings or not (readings[0].certain or _may_open(lines, index, flow)):
        return None
    for marker in readings:
        if marker.certain or (sequence.wants(marker) and _meant(marker, lines, index, flow)):
            sequence.take(marker)
            return marker
    for marker in readings:
        if _hangs(marker, lines, index, flow):
            sequence.take(marker)
            return marker
    return None


def _stands_alone(marker: Marker, lines: Sequence[Line], index: int, flow: Flow) -> bool:
    """Whether a marker alone on its line opens an item: its text, or a list in it, begins on the next line."""
    if marker.certain or marker.label.isalnum() or marker.kind is MarkerKind.BULLET:
        return False
    if index + 1 == len(lines) and marker.ordinal[-1] == 1:
        return False
    return not (index and flow.continues(lines[index - 1], lines[index])) or lines[index - 1].text[-1] in ".:;"


def _hangs(marker: Marker, lines: Sequence[Line], index: int, flow: Flow) -> bool:
    """Whether place alone shows an item, whatever the sequence: its text begins where that of items does.

    So a list that begins at 3 or leaves numbers out is found, and "10. mei" at the start of a line is not,
    as the line after it does not begin right of the number.
    """
    line = lines[index]
    if marker.label.isalpha() or marker.is_bare or marker.kind is MarkerKind.BULLET or len(line.words) < 2:
        return False
    if index + 1 < len(lines) and flow.continues(line, lines[index + 1]) and lines[index + 1].frame == line.frame:
        text = line.words[1].x0
        beyond = text - line.x0 > flow.settings.shift * line.size
        return beyond and abs(lines[index + 1].x0 - text) <= flow.settings.hang * line.size
    return flow.hangs(line)


def _meant(marker: Marker, lines: Sequence[Line], index: int, flow: Flow) -> bool:
    """Whether what could be a word, an amount, an initial or another form of marker is meant as `marker`."""
    if marker.is_bare:
        return _is_bare_marker(marker, lines, index, flow)
    if marker.label == "§":
        # "§ 3" cites a section.
        return not lines[index].words[1].text[0].isdigit()
    if marker.kind is MarkerKind.LETTER and marker.ordinal == (1,) and marker.label.isalpha():
        # A bare "a" is a word in most languages: it opens a list only if a "b" follows it.
        return _follows(lines, index, MarkerKind.LETTER, 2, flow) is not None
    if marker.kind is MarkerKind.LETTER and marker.ordinal == (9,) and not marker.label.isalpha():
        return not _opens_romans(lines, index, flow)
    if marker.kind is MarkerKind.ROMAN and marker.ordinal == (1,):
        # "I." may be an initial.
        return _follows(lines, index, MarkerKind.ROMAN, 2, flow) is not None
    return True


def _opens_romans(lines: Sequence[Line], index: int, flow: Flow) -> bool:
    """Whether the "i." that may follow "h." is a number nested in it: "ii." comes before "j." or another "i."."""
    second = _follows(lines, index, MarkerKind.ROMAN, 2, flow)
    others = (_follows(lines, index, *other, flow) for other in ((MarkerKind.LETTER, 10), (MarkerKind.ROMAN, 1)))
    return second is not None and all(other is None or second < other for other in others)


def _is_bare_marker(marker: Marker, lines: Sequence[Line], index: int, flow: Flow) -> bool:
    """Whether a number or an "o" alone is a marker: a tab follows it and it has its like, or it numbers a heading."""
    line = lines[index]
    if marker.kind is MarkerKind.BULLET:
        ahead = [other for _, other in _ahead(lines, index)]
        alike = any(
            _same_bullet(line, other) and _is_tabbed(other, flow)
            for other in [*lines[max(0, index - AHEAD) : index], *ahead]
        )
        return _is_tabbed(line, flow) and (line.indent > flow.settings.shift * line.size or alike)
    if not _has_capital(line.words[1].text) or line.size < flow.body_size / flow.settings.size:
        return False
    if flow.stands_out(line):
        return True
    goes_on = marker.ordinal[0] > 1 or _follows(lines, index, MarkerKind.NUMBER, 2, flow) is not None
    return goes_on and _is_tabbed(line, flow)


def _same_bullet(one: Line, other: Line) -> bool:
    return one.words[0].text == other.words[0].text and abs(one.indent - other.indent) < 0.1 * one.size


def _is_tabbed(line: Line, flow: Flow) -> bool:
    """Whether the white behind the first word is that of a tab stop."""
    return len(line.words) > 1 and line.words[1].x0 - line.words[0].x1 > flow.settings.hanging * line.size


def _ahead(lines: Sequence[Line], index: int) -> list[tuple[int, Line]]:
    return [(i, lines[i]) for i in range(index + 1, min(index + AHEAD, len(lines)))]


def _follows(lines: Sequence[Line], index: int, kind: MarkerKind, ordinal: int, flow: Flow) -> int | None:
    """Index of the next line that could open item `ordinal` of a list in this form."""
    for later, line in _ahead(lines, index):
        readings = find_readings(line.words[0].text)
        if any(r.kind is kind and r.ordinal == (ordinal,) for r in readings) and _may_open(lines, later, flow):
            return later
    return None


def _may_open(lines: Sequence[Line], index: int, flow: Flow) -> bool:
    """Whether the place of a line lets it open an item: it does not simply go on with the line before."""
    if index == 0:
        return True
    before, line = lines[index - 1], lines[index]
    if before.frame != line.frame or not flow.continues(before, line):
        return True
    outdented = line.x0 < before.x0 - flow.settings.shift * line.size
    above = [r for r in find_readings(before.words[0].text) if not r.is_bare or _is_tabbed(before, flow)]
    below_item = bool(above) and abs(before.x0 - line.x0) < flow.settings.shift * line.size
    return outdented or below_item or breaks_off(before, line) or before.text.endswith(":")


def plain_heading(
    lines: Sequence[Line], index: int, words: Sequence[str], sequence: OpenLists, flow: Flow
) -> int | None:
    """Index of the last line of a numbered heading that is set as the text around it; None if none begins here.

    It must be a paragraph of its own, end openly, be the next of its word and have text below it:
    a table of contents has another entry there, and "Artikel 3 is van toepassing" goes on in lower case.
    """
    line = lines[index]
    split = split_heading(line.text, words)
    if split is None or not sequence.wants_heading(split[0]) or not (split[1] == "" or _has_capital(split[1])):
        return None
    if index and flow.continues(lines[index - 1], line):
        before = lines[index - 1]
        if before.text[-1] not in ".;:" or not breaks_off(before, line):
            return None
    last = index
    while last + 1 < len(lines) and not _ends(lines[last], lines[last + 1], flow):
        last += 1
        if last - index >= flow.settings.heading_lines:
            return None
    if last + 1 == len(lines):
        return None
    if (split[1] or last > index) and lines[last].text[-1] in ".;:,":
        return None
    below = split_heading(lines[last + 1].text, words)
    alike = below is not None and below[0].split()[0].casefold() == split[0].split()[0].casefold()
    return None if alike else last


def _ends(line: Line, following: Line, flow: Flow) -> bool:
    return not flow.continues(line, following) or breaks_off(line, following)


def _has_capital(text: str) -> bool:
    return text.lstrip("“\"‘'(")[:1].isupper()

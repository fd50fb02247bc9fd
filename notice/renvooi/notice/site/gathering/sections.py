"""In which section each clause stands, in the latest version that has it."""

from collections.abc import Sequence

from renvooi.model import ClauseId, Life, NodeType

Path = tuple[int, ...]


def find_sections(lives: Sequence[Life]) -> dict[ClauseId, str]:
    """By clause the address of the nearest section above it; "" for what stands in none."""
    sections = {
        (place.version, place.path): place.address
        for life in lives
        if life.type is NodeType.SECTION
        for place in life.appearances
    }
    return {life.id: _above(life, sections) for life in lives}


def _above(life: Life, sections: dict[tuple[int, Path], str]) -> str:
    place = life.appearances[-1]
    above = (place.path[:depth] for depth in range(len(place.path) - 1, 0, -1))
    return next((sections[place.version, path] for path in above if (place.version, path) in sections), "")

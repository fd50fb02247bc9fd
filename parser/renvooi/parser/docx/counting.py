"""Numbers as Word writes them: in digits, letters or Roman numbers."""

MOST_LETTERS = 9
"""Times that a letter is repeated at most: behind "z" come "aa", "bb"."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LETTERS = frozenset({"lowerLetter", "upperLetter"})
ROMANS = frozenset({"lowerRoman", "upperRoman"})
KNOWN_FORMS = frozenset({"decimal", "decimalZero", "bullet", "none", *LETTERS, *ROMANS})
"""Ways of writing a number that are printed as Word prints them; for others, also ordinals, that hangs on a language."""


def written(count: int, form: str) -> str:
    """A number as `form` writes it."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "lowerLetter" | "upperLetter" if 0 < count <= 26 * MOST_LETTERS:
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < count < 4000:
            digits = _roman(count)
            return digits.upper() if form == "upperRoman" else digits
        case "ordinal":
            return f"{count}e"
        case _:
            return str(count)


def _roman(count: int) -> str:
    digits = ""
    for worth, digit in (*_ROMAN, *_ROMAN_LOW):
        digits += digit * (count // worth)
        count %= worth
    return digits

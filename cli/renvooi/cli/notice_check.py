"""`renvooi notice --verify`: a notice held against the diff that it tells of."""

from pathlib import Path
from typing import TYPE_CHECKING

from renvooi.cli.consequences import Compared
from renvooi.cli.exits import Exit
from renvooi.cli.output import emit
from renvooi.model import Notice

if TYPE_CHECKING:
    from renvooi.notice import House


def check_notice(
    file: Path,
    expected: Notice,
    pair: Compared,
    form: str,
    *,
    house: "House",
    language: str | None,
    output: Path | None,
) -> Exit:
    """Whether the notice in `file` is without errors; what was found is on standard output or in `output`.

    `expected` is the notice that would be right, under `house`. Without `language` the report speaks that of the notice.
    Raises: InputRefused if the file cannot be read whole.
    """
    from renvooi.cli.reading import read_bytes, refused_at
    from renvooi.notice.verifying import read_told, render_check, verify_notice

    with refused_at(file):
        told = read_told(read_bytes(file), file.name)
    check = verify_notice(told, expected, pair.script, old=pair.old, new=pair.new, house=house)
    emit(render_check(check, form, language=language or check.language), output)
    return Exit.DONE if check.clean else Exit.FOUND

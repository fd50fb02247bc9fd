"""`renvooi notice --verify`: a notice held against the diff that it tells of."""

from pathlib import Path

from renvooi.cli.exits import Exit
from renvooi.cli.notice_making import Asked, made
from renvooi.cli.options import is_given
from renvooi.cli.output import emit
from renvooi.cli.releasing import signed


def check_notice(file: Path, asked: Asked) -> Exit:
    """Whether the notice in `file` is without errors; what was found is on standard output or in the output file.

    Without --language the report speaks that of the notice.
    Raises: InputRefused if the file cannot be read whole, and what making a notice raises.
    """
    from renvooi.cli.reading import read_bytes, refused_at
    from renvooi.notice.verifying import read_told, render_check, verify_notice

    pair = asked.compared(file)
    expected = signed(pair, made(asked, pair, sending=asked.sending, draft=False))
    with refused_at(file):
        told = read_told(read_bytes(file), file.name)
    check = verify_notice(told, expected, pair.script, old=pair.old, new=pair.new, house=asked.look.house())
    language = asked.look.language if is_given("language") else check.language
    emit(render_check(check, asked.look.form, language=language), asked.output)
    return Exit.DONE if check.clean else Exit.FOUND

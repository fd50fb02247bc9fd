"""The secret of a credential, fetched when it is needed and kept nowhere."""

import subprocess

from renvooi.model.errors import BadSettings
from renvooi.notice.sending.settings import Credential

TOKEN_SECONDS = 60.0
"""A token command asks a server of the provider; one that takes longer waits for a person."""
LONGEST_SECRET = 65_536
"""Characters; tokens have a few thousand."""


def secret_of(credential: Credential) -> str:
    """The password, or the token. Raises: BadSettings; what a file or a command gave is never part of it."""
    if credential.password is not None:
        return _usable(credential.password, "RENVOOI_SMTP_PASSWORD")
    if credential.password_file is not None:
        return _from_file(credential)
    return _from_command(credential.token_command)


def _from_file(credential: Credential) -> str:
    path = credential.password_file
    assert path is not None
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise BadSettings(f"password_file: {path}: {reason}. Write the password on its first line.") from None
    return _usable(text.split("\n", 1)[0].rstrip("\r"), f"password_file: {path}")


def _from_command(command: tuple[str, ...]) -> str:
    where = f"token_command: {command[0]}"
    try:
        ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TOKEN_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise BadSettings(f"{where}: no token within {TOKEN_SECONDS:.0f} s. Run it by hand to see why.") from None
    except OSError as error:
        raise BadSettings(f"{where}: {error.strerror}. Name a program that prints a token.") from None
    if ran.returncode != 0:
        raise BadSettings(f"{where}: ended with exit code {ran.returncode}. Run it by hand to see why.")
    return _usable(ran.stdout.decode("utf-8", "replace").strip(), where)


def _usable(secret: str, where: str) -> str:
    if not secret or len(secret) > LONGEST_SECRET or any(ord(one) < 32 or one == "\x7f" for one in secret):
        raise BadSettings(f"{where}: expected one line with a secret, and found none.")
    return secret

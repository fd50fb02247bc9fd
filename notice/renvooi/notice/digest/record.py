"""What a reminder told, as a file in it: the next one reads there what it need not tell again."""

import json
from collections.abc import Iterable
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError

from renvooi.model.codec import Json
from renvooi.notice.digest.due import FAR, NEAR, PASSED, Due, End, Told
from renvooi.notice.mail.composing import File

REMINDER_SCHEMA = "renvooi/reminder/1"
NAME = "reminder.json"
_ENTRY = frozenset({"window", "end", "day", "mark"})


def record_of(dues: Iterable[Due], *, today: date) -> File:
    """The file that says what a reminder of `today` tells."""
    told: list[Json] = [
        {"window": one.window, "end": one.end.value, "day": one.day.isoformat(), "mark": one.mark}
        for one in (due.told for due in dues)
    ]
    said: dict[str, Json] = {"schema": REMINDER_SCHEMA, "today": today.isoformat(), "windows": told}
    return File(NAME, "application/json", (json.dumps(said, indent=2) + "\n").encode("ascii"))


def told_in(message: bytes) -> tuple[Told, ...]:
    """What a reminder told. Raises: ValueError if the message is no reminder of ours."""
    try:
        whole = message_from_bytes(message, policy=policy.SMTP)
        (data,) = (part.get_payload(decode=True) for part in whole.walk() if part.get_filename() == NAME)
        if not isinstance(data, bytes):
            raise ValueError("its file is no file")
        said = json.loads(data)
        if said["schema"] != REMINDER_SCHEMA or any(set(one) != _ENTRY for one in said["windows"]):
            raise ValueError("says something else")
        return tuple(_entry(one) for one in said["windows"])
    except (MessageError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"no reminder can be read from the message ({error})") from error


def _entry(said: dict[str, str | int]) -> Told:
    mark = int(said["mark"])
    if mark not in (FAR, NEAR, PASSED):
        raise ValueError(f"no mark is {mark}")
    return Told(str(said["window"]), End(str(said["end"])), date.fromisoformat(str(said["day"])), mark)

"""What a unit tells other units, kept between builds by its digest: summaries of steps, and ids of clauses."""

import json
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from renvooi.corpus.durable import PART
from renvooi.model.codec import Json, from_json, to_json
from renvooi.notice.site.making import Made
from renvooi.notice.site.values import StepSummary


def keep(folder: Path, made: Made) -> str:
    """The digest under which what `made` tells is in `folder`; empty if it tells nothing. Raises: OSError."""
    if not made.steps and not made.ids:
        return ""
    told = {"steps": [to_json(step) for step in made.steps], "ids": to_json(made.ids)}
    data = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    digest = sha256(data).hexdigest()
    # Not forced to disk: whoever reads it holds it against its digest.
    part = folder / f"{digest}.{os.getpid()}{PART}"
    part.write_bytes(data)
    os.replace(part, folder / f"{digest}.json")
    return digest


def kept_steps(folder: Path, digest: str) -> tuple[StepSummary, ...]:
    """The summaries under a digest. Raises: OSError, ValueError if they are not there as they were kept."""
    return from_json(tuple[StepSummary, ...], _read(folder, digest)["steps"])


def kept_ids(folder: Path, digest: str) -> dict[str, str]:
    """The digests of ids under a digest, by version. Raises: OSError, ValueError if they are not there as they were kept."""
    return dict(from_json(tuple[tuple[str, str], ...], _read(folder, digest)["ids"]))


def is_kept(folder: Path, digest: str) -> bool:
    """Whether what is under a digest is there as it was kept, or nothing needs to be."""
    try:
        return not digest or bool(_bytes(folder, digest))
    except (OSError, ValueError):
        return False


def forget_others(folder: Path, digests: Iterable[str]) -> None:
    """Nothing; only what is under `digests` is left. Raises: OSError."""
    wanted = {f"{digest}.json" for digest in digests}
    for path in folder.iterdir():
        if path.name not in wanted:
            path.unlink()


def _read(folder: Path, digest: str) -> dict[str, Json]:
    found: dict[str, Json] = json.loads(_bytes(folder, digest))
    return found


def _bytes(folder: Path, digest: str) -> bytes:
    data = (folder / f"{digest}.json").read_bytes()
    if sha256(data).hexdigest() != digest:
        raise ValueError(f"{digest}: was changed")
    return data

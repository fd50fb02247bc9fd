"""Check an evidence bundle of renvooi from its raw bytes: python -I -S verify.py BUNDLE [--key HEX] [--head FILE]

Needs Python 3.9 or later and nothing else; the exit code is 0 if every check holds, else 1. Whoever forges a bundle
can forge this file in it: take it from a source that you trust, and give the key that you know."""

import argparse
import json
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

# Ed25519 (RFC 8032): a point is X, Y, Z, T with x = X/Z, y = Y/Z and xy = T/Z.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def curve_point(data: bytes) -> tuple[int, int, int, int]:
    y, odd = int.from_bytes(data, "little") & 2**255 - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if len(data) != 32 or y >= P or (x * x - square) % P or (x == 0 and odd):
        raise ValueError("not a point of the curve")
    return (x := x if x % 2 == odd else P - x), y, 1, x * y % P


def plus(p: tuple[int, int, int, int], q: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * D * p[3] * q[3], 2 * p[2] * q[2]
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether R = s B - k A: A is the key, R and s are the signature, k is SHA-512(R, A, message)."""
    s, hashed = int.from_bytes(signature[32:], "little"), sha512(signature[:32] + key + message).digest()
    k, total = int.from_bytes(hashed, "little") % ORDER, (0, 1, 1, 0)
    base = curve_point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    minus = curve_point(key[:31] + bytes([key[31] ^ 128]) + key[32:])
    for bit in range(ORDER.bit_length(), -1, -1):
        total = plus(total, total)
        total = plus(total, base) if s >> bit & 1 else total
        total = plus(total, minus) if k >> bit & 1 else total
    x, y = (total[i] * pow(total[2], -1, P) % P for i in (0, 1))
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32] and s < ORDER and len(signature) == 64


# The Merkle tree (RFC 9162, section 2.1). A proof holds one hash a level, the highest last.
def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def led(last: int, size: int, proof: list[str], known: list[bytes], leaf: bool) -> tuple[bytes, bytes]:
    """The roots of the first `last` events and of all, to which a proof leads from the former or from the last leaf."""
    if last == size and (size == 1 or not leaf):
        (found,) = [*known, *map(bytes.fromhex, proof)]
        return found, found
    middle, below, top = 1 << (size - 1).bit_length() - 1, proof[:-1], bytes.fromhex(proof[-1])
    if last <= middle:
        first, second = led(last, middle, below, known, leaf)
        return first, node(second, top)
    first, second = led(last - middle, size - middle, below, known if leaf else [], leaf)
    return node(top, first), node(top, second)


def roots_of(bodies: Iterable[bytes]) -> Iterator[bytes]:
    """The root of the tree after each event."""
    peaks: list[bytes] = []
    for count, body in enumerate(bodies):
        peaks.append(sha256(b"\0" + body).digest())
        while count & 1:
            peaks[-2:], count = [node(peaks[-2], peaks[-1])], count >> 1
        root = peaks[-1]
        for left in peaks[-2::-1]:
            root = node(left, root)
        yield root


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def exact(data: bytes) -> Any:
    """The JSON of these bytes; None if it is in another form than the one in which it is written."""
    value = json.loads(data)
    return value if canonical(value) == data else None


def opened(line: bytes, what: str) -> tuple[dict[str, Any], bytes, str]:
    """What a signed line says, its signature, and the SHA-256 of both."""
    said, signature = exact(line)[what], bytes.fromhex(exact(line)["signature"])
    return said, signature, sha256(canonical(said) + signature).hexdigest()


def tried(claim: Callable[..., Any], *given: Any) -> Any:
    """What `claim` returns, and None if it cannot deal with these values: a bundle may hold anything."""
    try:
        return claim(*given)
    except Exception:  # noqa: BLE001
        return None


def checks(names: list[str], read: Any, given: Any) -> Iterator[tuple[str, list[str]]]:
    """Each check: what holds, and the list of what is wrong with it."""
    says, signature, _ = opened(read("bundle.json"), "bundle")
    corpus, key, listed, whole = says["corpus"], says["key"], says["files"], says["document"] is None
    good = tried(is_signed, bytes.fromhex(key), canonical(says), signature) and len(names) == len({*names})
    wrong = [] if good else ["file bundle.json: changed, not signed by the key that it names, or a file stands twice"]
    wrong += [] if given.key.lower() in ("", key) else [f"the key of the bundle is {key}: not the one that you know"]
    for name in sorted({*names, *listed} - {"bundle.json"}):
        if name not in names or sha256(tried(read, name) or b"").hexdigest() != listed.get(name):
            wrong.append(f"file {name}: changed, missing or added")
    yield f"{len(listed)} files are as listed by the key {key}", wrong

    bodies = read("events.jsonl").split(b"\n")[:-1]
    events: list[Any] = [tried(exact, body) or {"data": {}} for body in bodies]
    proofs = exact(read("proofs.json"))
    numbers = list(range(len(bodies))) if whole else sorted(map(int, proofs["inclusion"]))
    about = [f"event {n} ({e.get('kind')}, {e['data'].get('document')})" for n, e in zip(numbers, events)]  # noqa: B905
    rows = list(zip(about, numbers, events, bodies))  # noqa: B905
    wrong = [name for name, number, event, _ in rows if event.get("number") != number][:1]
    wrong += [] if len(rows) == len(numbers) == len(bodies) else ["events.jsonl: an event"]
    wrong += [] if [events[0]["data"].get(one) for one in ("corpus", "key")] == [corpus, key] else about[:1]
    yield f"{len(events)} events stand in form and order", [f"{name}: changed, missing or added" for name in wrong]

    lines = [tried(opened, line, "head") for line in read("heads.jsonl").split(b"\n")[:-1]]
    heads = {line[0]["size"]: line for line in lines if line}
    newest, sizes = max(heads), {None: 0} | {digest: size for size, (_, _, digest) in heads.items()}
    wrong = [] if len(heads) == len(lines) else ["heads.jsonl: a head is not in its form, or stands twice"]
    named = {event.get("head") for event in events}
    for size, (head, signature, digest) in sorted(heads.items()):
        # A signature vouches for the newest head, that for the tree of events, and an event for the head it names.
        good = (size < newest and digest in named) or tried(is_signed, bytes.fromhex(key), canonical(head), signature)
        if not good or (head["corpus"], head["key"]) != (corpus, key):
            wrong.append(f"head of {size} events: changed, or not signed by the key of the bundle")
    for name, number, event, _ in rows:
        if sizes.get(event.get("head"), number + 1) > number:
            wrong.append(f"{name}: the head before it is missing or was changed")
    yield f"{len(heads)} heads vouch for each other, the newest for {newest} events", wrong
    wrong, before, roots, top = [], 0, list(roots_of(bodies)), bytes.fromhex(heads[newest][0]["root"])
    for size, root in [(size, bytes.fromhex(heads[size][0]["root"])) for size in sorted(heads)]:
        if whole and roots[size - 1 : size] != [root]:
            wrong.append(f"{', '.join(about[before:size])}, or the head of {size} events: changed, missing or added")
            break
        if not whole and tried(led, size, newest, proofs["consistency"].get(str(size)), [root], False) != (root, top):
            wrong.append(f"head of {size} events: the newest head does not continue it")
        before = size
    for name, number, _, body in [] if whole else rows:
        known, proof = [sha256(b"\0" + body).digest()], proofs["inclusion"].get(str(number))
        if (tried(led, number + 1, newest, proof, known, True) or [b"", b""])[1] != top:
            wrong.append(f"{name}: not in the tree of the newest head")
    wrong += [f"{name}: no head seals it" for name in about[newest:]]
    yield f"the tree of {newest} events holds each of them", wrong
    wrong, files = [], {"bundle.json", "events.jsonl", "heads.jsonl", "proofs.json", "verify.py"}
    for name, _, event, _ in rows:
        data = event["data"]
        kinds = (data.get(one) for one in ("snapshot", "tree", "diff", "policy", "content"))
        places = [*kinds, *data.get("settings", []), {"sha256": data["token"]} if "token" in data else None]
        for place in [one for one in places if isinstance(one, dict)]:
            blob = place.get("blob", place["sha256"])
            files.add(f"blobs/{blob}")
            stored = tried(read, f"blobs/{blob}") or b""
            content = (tried(zlib.decompress, stored) or b"") if "blob" in place else stored
            if (sha256(stored).hexdigest(), sha256(content).hexdigest()) != (blob, place["sha256"]):
                wrong.append(f"blob {blob} of {name}: changed or missing")
    yield "every file is named", wrong + [f"file {name}: nothing names it" for name in sorted({*names} - files)]
    if given.head:
        head, _, _ = opened(given.head.read_bytes().rstrip(), "head")
        good = all(heads.get(head["size"], [{}])[0].get(one) == head[one] for one in ("corpus", "key", "root"))
        yield "the head that you kept", [] if good else ["the head that you kept: not of this history"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("bundle", type=Path, help="the ZIP, or the folder it was unpacked to")
    options.add_argument("--key", default="", help="the public key that you know, hexadecimal")
    options.add_argument("--head", type=Path, help="a file with a head that you kept, one line")
    given, faults = options.parse_args(), 0
    try:
        archive = None if given.bundle.is_dir() else zipfile.ZipFile(given.bundle)
        found = [] if archive else [file for file in given.bundle.rglob("*") if not file.is_dir()]
        names = archive.namelist() if archive else [file.relative_to(given.bundle).as_posix() for file in found]
        read = archive.read if archive else lambda name: (given.bundle / name).read_bytes()
        for holds, wrong in checks(names, read, given):
            faults += len(wrong)
            print("\n".join(f"WRONG  {ascii(one)[1:-1]}" for one in wrong) or f"ok     {ascii(holds)[1:-1]}")
    except Exception as error:  # noqa: BLE001 - what a forged bundle makes fail is a fault of it
        faults += 1
        print(f"WRONG  the rest cannot be checked: {type(error).__name__}: {ascii(str(error))[1:-1]}")
    print(f"{faults} faults" if faults else "All of it is as the key sealed it.")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())

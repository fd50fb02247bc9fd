"""Check an evidence bundle of renvooi from its raw bytes: python -I -S verify.py BUNDLE [--key HEX] [--head FILE]

Needs Python 3.9 or later and nothing else; the exit code is 0 if every check holds, else 1. Whoever forges a bundle
can forge this file in it: take it from a source that you trust, and give the key that you know."""

import argparse
import hmac
import json
import struct
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


def unhex(text: str) -> bytes:
    """The bytes that small hexadecimal digits stand for; nothing else stands for them."""
    data = bytes.fromhex(text)
    if data.hex() != text:
        raise ValueError("hexadecimal digits in another form than they are written in")
    return data


# The Merkle tree (RFC 9162, section 2.1). A proof holds one hash a level, the highest last.
def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def led(last: int, size: int, proof: list[str], known: list[bytes], leaf: bool) -> tuple[bytes, bytes]:
    """The roots of the first `last` events and of all, to which a proof leads from the former or from the last leaf."""
    if last == size and (size == 1 or not leaf):
        (found,) = [*known, *map(unhex, proof)]
        return found, found
    middle, below, top = 1 << (size - 1).bit_length() - 1, proof[:-1], unhex(proof[-1])
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
    said, signature = exact(line)[what], unhex(exact(line)["signature"])
    if len(exact(line)) != 2:
        raise ValueError("a line that says more than its signature covers")
    return said, signature, sha256(canonical(said) + signature).hexdigest()


def tried(claim: Callable[..., Any], *given: Any) -> Any:
    """What `claim` returns, and None if it cannot deal with these values: a bundle may hold anything."""
    try:
        return claim(*given)
    except Exception:  # noqa: BLE001
        return None


class Bundle:
    """A bundle as it is read; what it says of itself is checked below."""

    def __init__(self, names: list[str], read: Callable[[str], bytes], path: Path) -> None:
        self.names, self.read, self.path = names, read, path
        self.says, self.signature, _ = opened(read("bundle.json"), "bundle")
        self.corpus, self.key, self.listed = self.says["corpus"], self.says["key"], self.says["files"]
        self.whole, self.client = self.says["document"] is None, self.says.get("client")
        self.notice = self.says.get("notice")

    def load(self) -> None:
        """Take the events and the proofs apart; `rows` are the name of each event, its number, what it says, its bytes."""
        *self.bodies, self.rest = self.read("events.jsonl").split(b"\n")
        self.events: list[Any] = [tried(exact, body) or {"data": {}} for body in self.bodies]
        self.proofs = exact(self.read("proofs.json"))
        self.numbers = list(range(len(self.bodies))) if self.whole else sorted(map(int, self.proofs["inclusion"]))
        pairs = list(zip(self.numbers, self.events))  # noqa: B905
        self.about = [f"event {n} ({e.get('kind')}, {e['data'].get('document')})" for n, e in pairs]
        self.rows = list(zip(self.about, self.numbers, self.events, self.bodies))  # noqa: B905

    def load_heads(self) -> None:
        """Take the heads apart: what each says, its signature, its SHA-256."""
        *lines, rest = self.read("heads.jsonl").split(b"\n")
        self.lines = [tried(opened, line, "head") for line in [*lines, *([rest] if rest else [])]]
        self.heads = {line[0]["size"]: line for line in self.lines if line}
        self.newest = max(self.heads)


# Each check: what holds, and the list of what is wrong with it.
Checked = tuple[str, list[str]]


def check_files(bundle: Bundle, known: str) -> Checked:
    says, key, names = bundle.says, bundle.key, bundle.names
    good = tried(is_signed, unhex(key), canonical(says), bundle.signature) and len(names) == len({*names})
    wrong = [] if good else ["file bundle.json: changed, not signed by the key that it names, or a file stands twice"]
    wrong += [] if known.lower() in ("", key) else [f"the key of the bundle is {key}: not the one that you know"]
    for name in sorted({*names, *bundle.listed} - {"bundle.json"}):
        if name not in names or sha256(tried(bundle.read, name) or b"").hexdigest() != bundle.listed.get(name):
            wrong.append(f"file {name}: changed, missing or added")
    wrong += [] if tried(is_plain, bundle) else ["the ZIP itself: a byte that belongs to no file was changed or added"]
    return f"{len(bundle.listed)} files are as listed by the key {key}", wrong


def is_plain(bundle: Bundle) -> bool:
    """Whether a ZIP is that of its files to the byte. One of two gigabytes is written otherwise, and passes."""
    if bundle.path.is_dir() or bundle.path.stat().st_size >= 2**31 or len(bundle.names) >= 2**16 - 1:
        return True
    with bundle.path.open("rb") as file:
        return all(file.read(len(part)) == part for part in zipped(bundle)) and not file.read(1)


def zipped(bundle: Bundle) -> Iterator[bytes]:
    """The ZIP with these files, part by part: nothing is packed, and of a file it says name, size and sum alone."""
    ends, offset = b"", 0
    for name in sorted(bundle.names):
        data, called = bundle.read(name), name.encode()
        said = struct.pack("<5H3I2H", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(called), 0)
        ends += b"PK\1\2\24\3" + said + struct.pack("<3H2I", 0, 0, 0, 0o644 << 16, offset) + called
        offset += 30 + len(called) + len(data)
        yield from (b"PK\3\4", said, called, data)
    count = len(bundle.names)
    yield ends + b"PK\5\6" + struct.pack("<4H2IH", 0, 0, count, count, len(ends), offset, 0)


def check_events(bundle: Bundle) -> Checked:
    bundle.load()
    rows, about = bundle.rows, bundle.about
    wrong = [name for name, number, event, _ in rows if event.get("number") != number][:1]
    good = len(rows) == len(bundle.numbers) == len(bundle.bodies) and not bundle.rest
    wrong += [] if good else ["events.jsonl: an event"]
    first = [bundle.events[0]["data"].get(one) for one in ("corpus", "key")]
    wrong += [] if first == [bundle.corpus, bundle.key] else about[:1]
    if not bundle.whole:
        wrong += [name for name, _, event, _ in rows if not is_about(bundle, event["data"])]
    return f"{len(rows)} events stand in form and order", [f"{name}: changed, missing or added" for name in wrong]


def is_about(bundle: Bundle, data: dict[str, Any]) -> bool:
    """Whether an event is about nobody, or about the client and the notice of the bundle."""
    return data.get("client") is None or (
        data["client"] == bundle.client and data.get("notice", bundle.notice) == bundle.notice
    )


def check_heads(bundle: Bundle) -> Checked:
    bundle.load_heads()
    heads, key = bundle.heads, bundle.key
    sizes = {None: 0} | {digest: size for size, (_, _, digest) in heads.items()}
    wrong = [] if len(heads) == len(bundle.lines) else ["heads.jsonl: a head is not in its form, or stands twice"]
    named = {event.get("head") for event in bundle.events}
    for size, (head, signature, digest) in sorted(heads.items()):
        # A signature vouches for the newest head, that for the tree of events, and an event for the head it names.
        good = (size < bundle.newest and digest in named) or tried(is_signed, unhex(key), canonical(head), signature)
        if not good or (head["corpus"], head["key"]) != (bundle.corpus, key):
            wrong.append(f"head of {size} events: changed, or not signed by the key of the bundle")
    for name, number, event, _ in bundle.rows:
        if sizes.get(event.get("head"), number + 1) > number:
            wrong.append(f"{name}: the head before it is missing or was changed")
    return f"{len(heads)} heads vouch for each other, the newest for {bundle.newest} events", wrong


def check_tree(bundle: Bundle) -> Checked:
    heads, newest, about = bundle.heads, bundle.newest, bundle.about
    wrong = whole_tree(bundle) if bundle.whole else proven_tree(bundle)
    wrong += [f"{name}: no head seals it" for name in about[newest:]]
    return f"the tree of {heads[newest][0]['size']} events holds each of them", wrong


def whole_tree(bundle: Bundle) -> list[str]:
    if bundle.proofs != {"inclusion": {}, "consistency": {}}:
        return ["file proofs.json: there is nothing to prove where all events are there"]
    roots, before = list(roots_of(bundle.bodies)), 0
    for size in sorted(bundle.heads):
        if roots[size - 1 : size] != [unhex(bundle.heads[size][0]["root"])]:
            names = ", ".join(bundle.about[before:size])
            return [f"{names}, or the head of {size} events: changed, missing or added"]
        before = size
    return []


def proven_tree(bundle: Bundle) -> list[str]:
    newest, inclusion, consistency = bundle.newest, bundle.proofs["inclusion"], bundle.proofs["consistency"]
    asked = {"inclusion": {*map(str, bundle.numbers)}, "consistency": {*map(str, bundle.heads)}}
    found = {what: set(proofs) for what, proofs in bundle.proofs.items()}
    wrong = [] if found == asked else ["file proofs.json: a proof is missing, or of something else"]
    top = unhex(bundle.heads[newest][0]["root"])
    for size in sorted(bundle.heads):
        root = unhex(bundle.heads[size][0]["root"])
        if tried(led, size, newest, consistency.get(str(size)), [root], False) != (root, top):
            wrong.append(f"head of {size} events: the newest head does not continue it")
    for name, number, _, body in bundle.rows:
        known, proof = [sha256(b"\0" + body).digest()], inclusion.get(str(number))
        if (tried(led, number + 1, newest, proof, known, True) or [b"", b""])[1] != top:
            wrong.append(f"{name}: not in the tree of the newest head")
    return wrong


def check_contents(bundle: Bundle) -> Checked:
    """What events name is there. In a bundle of one client files have names for people, and are known by their hash."""
    files, wrong = {"bundle.json", "events.jsonl", "heads.jsonl", "proofs.json", "verify.py"}, []
    contents = {sha256(tried(bundle.read, name) or b"").hexdigest(): name for name in bundle.names}
    for name, _, event, _ in bundle.rows:
        for place in places_of(event["data"]):
            blob = place.get("blob", place["sha256"])
            if bundle.client is not None:
                files.add(contents.get(place["sha256"], ""))
                wrong += [] if place["sha256"] in contents else [f"blob {blob} of {name}: changed or missing"]
                continue
            files.add(f"blobs/{blob}")
            stored = tried(bundle.read, f"blobs/{blob}") or b""
            content = (tried(zlib.decompress, stored) or b"") if "blob" in place else stored
            if (sha256(stored).hexdigest(), sha256(content).hexdigest()) != (blob, place["sha256"]):
                wrong.append(f"blob {blob} of {name}: changed or missing")
    if bundle.client is not None:
        said, faults = check_told(bundle, contents)
        files |= {"README.txt", "particulars.json"} | said
        wrong += faults
    return "every file is named", wrong + [f"file {one}: nothing names it" for one in sorted({*bundle.names} - files)]


def places_of(data: dict[str, Any]) -> list[Any]:
    """Where an event names a file by its SHA-256."""
    places = [data.get(one) for one in ("snapshot", "tree", "diff", "policy", "content")] + data.get("settings", [])
    digests = data.get("skeletons", []) + [data[one] for one in ("token",) if one in data]
    return [one for one in places if isinstance(one, dict)] + [{"sha256": one} for one in digests]


# What was said by and to a client an event names by an HMAC under a salt of the client, as a thing of this kind.
TOLD = {
    "record": "client-record",
    "slots": "message-slots",
    "message": "message",
    "reply": "mail-reply",
    "mail": "mail",
    "text": "response-text",
    "attachment": "attachment",
}


def told(bundle: Bundle, contents: dict[str, str]) -> Iterator[tuple[Any, str, str, bool]]:
    """Of each HMAC in the events: the event, its place, the file, and whether that is what was recorded.

    What was erased has no file; of a message that was, there is the part that is no client's."""
    index, gone = exact(bundle.read("particulars.json")), {one for event in bundle.events for one in erased(event)}
    for event in bundle.events:
        data = event["data"]
        for place in [one for one in TOLD if isinstance(data.get(one), dict) and "hmac" in data[one]]:
            digest, size = data[place]["hmac"], data[place]["size"]
            if place == "message" and data["slots"]["hmac"] in gone:
                yield event, place, contents.get(data["skeleton"], "missing"), data["skeleton"] in contents
            elif digest in gone:
                yield event, place, "", True
            else:
                file = index["particulars"].get(digest, {}).get("file", "missing")
                yield (
                    event,
                    place,
                    file,
                    bool(tried(is_told, bundle, index, place, digest)) and size == len(bundle.read(file)),
                )


def is_told(bundle: Bundle, index: Any, place: str, digest: str) -> bool:
    """Whether a digest in this place of an event is the HMAC of the file that the index says."""
    held, salt = index["particulars"][digest], unhex(index["salt"])
    head = canonical({"name": held["name"], "what": TOLD[place]}) + b"\n"
    whole = held["what"] == TOLD[place] and held["file"] in bundle.names
    return whole and hmac.new(salt, head + bundle.read(held["file"]), sha256).hexdigest() == digest


def check_told(bundle: Bundle, contents: dict[str, str]) -> tuple[set[str], list[str]]:
    """The files of what was said by and to the client, and what is wrong with them."""
    rows = list(told(bundle, contents))
    wrong = [
        f"file {file} ({place} of event {event['number']}): changed or missing"
        for event, place, file, good in rows
        if not good
    ]
    index, named = exact(bundle.read("particulars.json")), {event["data"][place]["hmac"] for event, place, _, _ in rows}
    sound = set(index) == {"particulars", "salt"} and bool(index["salt"]) == bool(index["particulars"])
    sound = sound and set(index["particulars"]) <= named
    sound = sound and all(set(one) == {"file", "name", "what"} for one in index["particulars"].values())
    return {file for _, _, file, _ in rows}, wrong + (
        [] if sound else ["file particulars.json: says more than events do"]
    )


def erased(event: Any) -> list[str]:
    return event["data"]["digests"] if event.get("kind") == "client-erased" else []


def check_kept(bundle: Bundle, kept: Path) -> Checked:
    head, _, _ = opened(kept.read_bytes().rstrip(), "head")
    good = all(bundle.heads.get(head["size"], [{}])[0].get(one) == head[one] for one in ("corpus", "key", "root"))
    return "the head that you kept", [] if good else ["the head that you kept: not of this history"]


# What a bundle of one notice to one client proves, once all of it holds: a line an event, with what it says.
STORY = {
    "version-added": "{snapshot} is version {label} of {document}",
    "version-published": "version {label} of {document} was published",
    "verdict-given": "a change was judged by {by}",
    "policy-adopted": "the policy {name} {version} was adopted",
    "notice-released": "notice {notice} about {document}, {old[label]} to {new[label]}, was released by {released_by}",
    "client-recorded": "who the client is, was recorded: {record}",
    "message-queued": "{fixed}; Message-ID {message_id}; its addresses: {slots}",
    "delivery-settled": "the message is {state} since {settled_at}, with reply {code} {reply}; evidence: {evidence}",
    "delivery-reported": "a report says {report}, of {day}: {mail}{said}; evidence: {evidence}",
    "window-opened": "opened for the client: {windows}",
    "notice-received": "the notice counts as received on {day}: {windows} from {day} to {last_day}, {coulance}by {evidence}",
    "receipt-doubted": "it is in doubt whether the notice was received, {windows}",
    "response-proposed": "an e-mail of the client came in at {received}: {mail}",
    "proposal-decided": "that e-mail was {decision} as a response",
    "response-recorded": "response {number} for {window} ({right}) came in on {received} as {form}: {text} {attachment}",
    "response-corrected": "response {number} for {window} was corrected: came in on {received} as {form}",
    "response-withdrawn": "response {number} for {window} was taken back on {on}",
    "window-closed": "{window} ({right}) was closed: {outcome}",
    "client-erased": "ERASED: what was kept of the client until then. Only its digests are left",
    "head-stamped": "an authority confirmed when a head of {size} events existed: {authority}; ask openssl",
}


def story(bundle: Bundle, given: Any) -> Iterator[str]:
    contents = {sha256(bundle.read(name)).hexdigest(): name for name in bundle.names}
    files = {(event["number"], place): file for event, place, file, _ in told(bundle, contents)}
    yield f"Proved about the notice {bundle.says['notice']} to the client {bundle.client}, by the clock of who recorded it:"
    for event in bundle.events:
        if event["kind"] in STORY:
            said = tried(STORY[event["kind"]].format_map, shown(bundle, event, files, contents)) or event["kind"]
            because = event["data"].get("because")
            yield f"  {event['at']}  {said}" + (f"; {event['by']} decided so: {because}" if because else "")
    levels = {event["data"].get("evidence") for event in bundle.events if event["kind"].startswith("delivery-")}
    yield "Not proved:"
    if not given.key and not given.head:
        yield "  whose key it is: you gave none with --key, and no head that you kept with --head"
    if not levels & {"delivered", "acknowledged"}:
        yield (
            "  that the message arrived: accepted by a mail server is not received"
            if "accepted" in levels
            else ("  that any mail server took the message")
        )
    yield (
        "  who confirmed it: whoever had the message could do so"
        if "acknowledged" in levels
        else ("  that anybody read it; a report of delivery is the word of another mail server")
    )
    yield "  that nothing else was recorded: that this is all, only the key says"
    yield "  that the clock was right, unless an authority confirmed a moment"
    yield "  who people are: their names are as they gave them"


def shown(bundle: Bundle, event: Any, files: dict[Any, str], contents: dict[str, str]) -> dict[str, Any]:
    """What an event says, as people read it: files by their names, and the answer of a mail server in its words."""
    data, number = event["data"], event["number"]
    parts = {place: files.get((number, place)) or "(erased)" for place in TOLD if isinstance(data.get(place), dict)}
    if parts.get("reply", "(erased)") != "(erased)":
        parts["reply"] = ascii(bundle.read(parts["reply"]).decode("utf-8", "replace"))
    windows = [one if isinstance(one, str) else titled(one) for one in data.get("windows", [])]
    parts |= {place: "" for place in ("attachment", "mail", "said", "code") if data.get(place) is None}
    parts |= {"reply": "(no words of it)"} if data.get("reply") is None else {}
    if "snapshot" in data and isinstance(data["snapshot"], dict):
        parts["snapshot"] = contents[data["snapshot"]["sha256"]]
    if "coulance" in data:
        parts["coulance"] = f"as a courtesy to {data['coulance']}, " if data["coulance"] else ""
    if event["kind"] == "message-queued":
        whole = f"the {data['message']['size']} bytes of {parts['message']} are the message as it was fixed then"
        rest = f"{parts['message']} is the message as it was fixed then, but for what was the client's and is erased"
        parts["fixed"] = rest if parts["slots"] == "(erased)" else whole
    return {**data, "by": event["by"], "windows": ", ".join(windows), **parts}


def titled(window: Any) -> str:
    """A window that is opened: its right, and the days where the contract has a term of its own."""
    own = f", {window['days']} days by the contract" if "days" in window else ""
    return f"{window['window']} ({window['right']}{own})"


def checks(bundle: Bundle, given: Any) -> Iterator[Checked]:
    yield check_files(bundle, given.key)
    yield check_events(bundle)
    yield check_heads(bundle)
    yield check_tree(bundle)
    yield check_contents(bundle)
    if given.head:
        yield check_kept(bundle, given.head)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("bundle", type=Path, help="the ZIP, or the folder it was unpacked to")
    options.add_argument("--key", default="", help="the public key that you know, hexadecimal")
    options.add_argument("--head", type=Path, help="a file with a head that you kept, one line")
    given, faults, lines = options.parse_args(), 0, []
    try:
        archive = None if given.bundle.is_dir() else zipfile.ZipFile(given.bundle)
        found = [] if archive else [file for file in given.bundle.rglob("*") if not file.is_dir()]
        names = archive.namelist() if archive else [file.relative_to(given.bundle).as_posix() for file in found]
        bundle = Bundle(
            names, archive.read if archive else lambda name: (given.bundle / name).read_bytes(), given.bundle
        )
        for holds, wrong in checks(bundle, given):
            faults += len(wrong)
            print("\n".join(f"WRONG  {ascii(one)[1:-1]}" for one in wrong) or f"ok     {ascii(holds)[1:-1]}")
        lines = [] if faults or bundle.client is None else list(story(bundle, given))
    except Exception as error:  # noqa: BLE001 - what a forged bundle makes fail is a fault of it
        faults += 1
        print(f"WRONG  the rest cannot be checked: {type(error).__name__}: {ascii(str(error))[1:-1]}")
    print("".join(f"{ascii(line)[1:-1]}\n" for line in lines), end="")
    print(f"{faults} faults: nothing is proved" if faults else "All of it is as the key sealed it.")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())

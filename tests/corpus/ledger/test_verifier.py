"""The standalone verifier: whatever is tampered with in a bundle is found, by a file that needs nothing else."""

import ast
import json
import random
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from types import CodeType

import pytest

from bench.bundling.tampers import Files, packed, relisted, unpacked
from renvooi.corpus.events import canonical, event_bytes, read_event
from renvooi.corpus.ledger.heads import Head, head_line, sign_head
from renvooi.corpus.ledger.keys import SigningKey, make_key
from renvooi.corpus.ledger.tree import Frontier, leaf_hash

from .made import AT, CORPUS, Ledger, bundle, changed, ledger

SOURCE = Path(str(files("renvooi.corpus.ledger").joinpath("verifier.py")))
KEY = make_key()
MADE = ledger(KEY)
WHOLE = bundle(MADE)
DEMARCATIE = bundle(MADE, "demarcatie", kept=(3,))


@cache
def compiled() -> CodeType:
    """The verifier, read once: to read it takes as long as to verify a bundle."""
    return compile(SOURCE.read_bytes(), str(SOURCE), "exec")


def verify(path: Path, *options: str) -> int:
    """The exit code of the verifier, run within this process: a hundred processes would take too long."""
    argv, sys.argv = sys.argv, ["verify.py", str(path), *options]
    try:
        exec(compiled(), {"__name__": "__main__", "__file__": str(SOURCE)})  # noqa: S102
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        sys.argv = argv
    raise AssertionError("the verifier ended without an exit code")


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def verified(held: Files | bytes, *options: str) -> tuple[int, str]:
        path = tmp_path / "bundle.zip"
        path.write_bytes(held if isinstance(held, bytes) else packed(held))
        code = verify(path, *options)
        return code, capsys.readouterr().out

    return verified


def test_it_is_one_short_file_that_imports_the_standard_library_only() -> None:
    text = SOURCE.read_text("utf-8")
    assert len(text.splitlines()) < 480
    tree = ast.parse(text, feature_version=(3, 9))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("data", [WHOLE, DEMARCATIE], ids=["whole", "one document"])
def test_it_runs_alone_on_the_zip_and_on_the_folder(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").write_bytes(data)
    folder = tmp_path / "bundle"
    zipfile.ZipFile(BytesIO(data)).extractall(folder)
    assert (folder / "verify.py").read_bytes() == SOURCE.read_bytes()
    for place in (tmp_path / "bundle.zip", folder):
        command = [sys.executable, "-I", "-S", str(folder / "verify.py"), str(place), "--key", KEY.public]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
        assert ran.stdout.endswith("All of it is as the key sealed it.\n")
        assert all(line.startswith("ok ") for line in ran.stdout.splitlines()[:-1])


def test_a_bundle_of_one_document_tells_nothing_of_others() -> None:
    held = unpacked(DEMARCATIE)
    assert all(b"dps" not in data for name, data in held.items() if name != "verify.py")
    assert [json.loads(line)["number"] for line in held["events.jsonl"].split(b"\n")[:-1]] == [0, 1, 3, 4, 5, 6, 10]


@pytest.mark.parametrize("name", sorted(unpacked(WHOLE).keys() | unpacked(DEMARCATIE).keys()))
def test_a_flipped_bit_in_any_file_is_found_and_the_file_named(name: str, run: Run) -> None:
    drawn = random.Random(name)
    for data in (WHOLE, DEMARCATIE):
        held = unpacked(data)
        if name not in held:
            continue
        for _ in range(2):
            place, bit = drawn.randrange(len(held[name])), 1 << drawn.randrange(8)
            code, said = run(
                {**held, name: held[name][:place] + bytes([held[name][place] ^ bit]) + held[name][place + 1 :]}
            )
            assert code == 1, (name, place, bit)
            assert name in said or "cannot be checked" in said


@pytest.mark.parametrize("data", [WHOLE, DEMARCATIE], ids=["whole", "one document"])
def test_a_missing_and_an_added_file_are_named(data: bytes, run: Run) -> None:
    held = unpacked(data)
    for name in held:
        code, said = run({other: content for other, content in held.items() if other != name})
        assert code == 1
        assert name in said or name in ("events.jsonl", "heads.jsonl")
    code, said = run({**held, "blobs/extra": b"x"})
    assert (code, "file blobs/extra" in said) == (1, True)
    code, said = run(relisted({**held, "note.txt": b"x"}, KEY))
    assert (code, "file note.txt: nothing names it" in said) == (1, True)


def with_events(held: Files, bodies: list[bytes]) -> Files:
    return {**held, "events.jsonl": b"".join(body + b"\n" for body in bodies)}


def test_a_changed_verdict_is_named(run: Run) -> None:
    for data in (WHOLE, DEMARCATIE):
        held = unpacked(data)
        held["events.jsonl"] = held["events.jsonl"].replace(b"geen wijziging", b"een wijziging")
        for tampered in (held, relisted(held), relisted(held, KEY)):
            code, said = run(tampered)
            assert (code, "event 6 (verdict-given, demarcatie)" in said) == (1, True), said


def test_a_removed_and_a_moved_event_are_named(run: Run) -> None:
    held = unpacked(WHOLE)
    code, said = run(relisted(with_events(held, [*MADE.events[:6], *MADE.events[7:]]), KEY))
    assert (code, "event 6" in said) == (1, True), said
    moved = [*MADE.events[:7], MADE.events[8], MADE.events[7], *MADE.events[9:]]
    code, said = run(relisted(with_events(held, moved), KEY))
    assert (code, "event 7" in said) == (1, True), said
    code, said = run(relisted(with_events(held, MADE.events[:-1]), KEY))
    assert code == 1, said


def rebuilt(bodies: list[bytes], key: SigningKey, *, named: SigningKey) -> Files:
    """The whole bundle of other events: tree and heads computed anew, signed by `key`, in the name of `named`."""
    forged = Ledger(key, blobs=MADE.blobs)
    lines, before, tree = [], None, Frontier()
    sizes = [size for size, _, _, _ in MADE.heads]
    for body in bodies:
        event = read_event(body)
        fields = {"head": before, "data": {**event.data, "key": named.public} if event.number == 0 else event.data}
        forged.events.append(changed(body, **fields))
        tree = tree.append(leaf_hash(forged.events[-1]))
        if tree.size in sizes:
            head = Head(CORPUS, tree.size, tree.root.hex(), AT, key.public)
            signed = sign_head(head, key)
            line = head_line(signed).replace(key.public.encode(), named.public.encode())
            lines.append(line)
            body_of = canonical(json.loads(line)["head"])
            before = sha256(body_of + signed.signature).hexdigest()
    held = with_events(unpacked(WHOLE), forged.events)
    return {**held, "heads.jsonl": b"".join(lines)}


def test_a_history_computed_anew_without_the_key_is_found(run: Run) -> None:
    bodies = [body.replace(b"geen wijziging", b"een wijziging") for body in MADE.events]
    other = make_key()
    code, said = run(relisted(rebuilt(bodies, other, named=KEY)))
    assert code == 1
    assert "head of 11 events: changed, or not signed" in said
    code, said = run(relisted(rebuilt(bodies, other, named=other)))
    assert (code, "bundle.json: changed, not signed" in said) == (1, True)


def test_a_history_made_anew_under_another_key_is_known_by_the_key_or_by_a_kept_head(run: Run, tmp_path: Path) -> None:
    bodies = [body.replace(b"geen wijziging", b"een wijziging") for body in MADE.events]
    other = make_key()
    forged = relisted(rebuilt(bodies, other, named=other), other)
    assert run(forged) == (0, run(forged)[1])
    code, said = run(forged, "--key", KEY.public)
    assert (code, "not the one that you know" in said) == (1, True)
    kept = tmp_path / "head"
    kept.write_bytes(head_line(MADE.signed[4]))
    code, said = run(forged, "--head", str(kept))
    assert (code, "the head that you kept: not of this history" in said) == (1, True)


def test_a_kept_head_is_found_in_a_later_bundle(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "head"
    kept.write_bytes(head_line(MADE.signed[1]))
    for data in (WHOLE, DEMARCATIE):
        assert run(data, "--head", str(kept), "--key", KEY.public.upper())[0] == 0
    longer = ledger(KEY)
    kept.write_bytes(head_line(longer.record((read_event(longer.events[6]).kind, {"document": "dps"}))))
    for data in (WHOLE, DEMARCATIE):
        assert run(data, "--head", str(kept))[0] == 1


def test_a_head_signed_by_another_key_is_named(run: Run) -> None:
    for data in (WHOLE, DEMARCATIE):
        held = unpacked(data)
        lines = held["heads.jsonl"].split(b"\n")[:-1]
        for place, line in enumerate(lines):
            said = json.loads(line)
            body = canonical(said["head"])
            other = canonical({"head": said["head"], "signature": make_key().sign(body).hex()})
            forged = b"".join(one + b"\n" for one in [*lines[:place], other, *lines[place + 1 :]])
            code, told = run(relisted({**held, "heads.jsonl": forged}, KEY))
            assert (code, f"head of {said['head']['size']} events: changed" in told) == (1, True), told


def test_a_proof_of_something_else_is_found(run: Run) -> None:
    held = unpacked(DEMARCATIE)
    proofs = json.loads(held["proofs.json"])
    proofs["inclusion"]["6"][0] = "00" * 32
    code, said = run(relisted({**held, "proofs.json": canonical(proofs)}, KEY))
    assert (code, "event 6 (verdict-given, demarcatie): not in the tree" in said) == (1, True)
    proofs = json.loads(held["proofs.json"])
    proofs["consistency"]["3"].pop()
    code, said = run(relisted({**held, "proofs.json": canonical(proofs)}, KEY))
    assert (code, "head of 3 events: the newest head does not continue it" in said) == (1, True)


def test_a_swapped_blob_is_named_with_its_event(run: Run) -> None:
    held = unpacked(WHOLE)
    first, second = (name for name in held if held[name].startswith(b"Voorbeeld Data B.V. levert demarcatie"))
    held[first], held[second] = held[second], held[first]
    code, said = run(relisted(held, KEY))
    assert code == 1
    for name in (first, second):
        assert f"blob {name.removeprefix('blobs/')} of event" in said


@pytest.mark.parametrize("data", [b"", b"PK", WHOLE[:-30], b"x" * 100], ids=["empty", "two bytes", "cut", "text"])
def test_what_is_no_bundle_is_one_line(data: bytes, run: Run) -> None:
    code, said = run(data)
    assert (code, said.count("\n")) == (1, 2)


def test_its_signatures_are_those_of_the_library() -> None:
    is_signed = runpy.run_path(str(SOURCE))["is_signed"]
    order = 2**252 + 27742317777372353535851937790883648493
    for number in range(20):
        key, message = make_key(), event_bytes(read_event(MADE.events[number % 11]))
        public, signature = bytes.fromhex(key.public), key.sign(message)
        assert is_signed(public, message, signature)
        assert not is_signed(public, message + b" ", signature)
        assert not is_signed(public, message, signature[:32] + bytes(32))
        # The same signature with s + order would be a second one for the same message.
        raised = int.from_bytes(signature[32:], "little") + order
        assert not is_signed(public, message, signature[:32] + raised.to_bytes(32, "little"))

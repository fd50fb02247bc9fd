"""A time stamp authority for tests, made with `openssl ts`."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

OPENSSL = shutil.which("openssl") or ""


def require_openssl() -> None:
    """Nothing, if there is openssl; a test that needs it is skipped without, and fails in CI."""
    if OPENSSL:
        return
    if os.environ.get("CI"):
        pytest.fail("openssl is not installed, and CI must have it")
    pytest.skip("openssl is not installed")


SETTINGS = """
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ts]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
"""


@dataclass
class Authority:
    """A root certificate, and a certificate under it that stamps."""

    folder: Path

    def openssl(self, *arguments: str) -> None:
        subprocess.run([OPENSSL, *arguments], cwd=self.folder, check=True, capture_output=True)

    def answer(self, request: bytes) -> bytes:
        (self.folder / "request").write_bytes(request)
        signer = ("-signer", "tsa.pem", "-inkey", "tsa.key")
        self.openssl(
            "ts", "-reply", "-config", "cnf", "-section", "ts", "-queryfile", "request", *signer, "-out", "reply"
        )
        return (self.folder / "reply").read_bytes()

    @property
    def root(self) -> bytes:
        return (self.folder / "ca.pem").read_bytes()


def authority(folder: Path, name: str) -> Authority:
    made = Authority(folder)
    (folder / "cnf").write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    (folder / "serial").write_text("01", encoding="utf-8")
    new = ("req", "-config", "cnf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    subject = f"/O=Voorbeeld Data B.V./CN={name}"
    root = ("-x509", "-days", "30", "-extensions", "ca", "-subj", f"{subject} root")
    made.openssl(*new, *root, "-keyout", "ca.key", "-out", "ca.pem")
    made.openssl(*new, "-subj", subject, "-keyout", "tsa.key", "-out", "tsa.csr")
    issuer = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30")
    made.openssl("x509", "-req", "-in", "tsa.csr", *issuer, "-extfile", "cnf", "-extensions", "tsa", "-out", "tsa.pem")
    return made

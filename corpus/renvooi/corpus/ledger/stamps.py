"""Time stamps of an authority (RFC 3161): proof from outside that a head existed at a moment.

A head states the time of the writer's own clock. An authority that signs the digest of a head with its
own time shows that everything up to that head is no younger, whatever became of the clock or the key.
What is kept is the whole answer of the authority, as `openssl ts -verify -in` reads it. How the request
travels is the business of the caller (`Transport`).

Needs the extra package of `renvooi[sign]`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography import x509

from renvooi.corpus.ledger.heads import SignedHead
from renvooi.model.errors import CorpusUnreadable, MissingPackage

if TYPE_CHECKING:
    from types import ModuleType

    from rfc3161_client import TimeStampResponse

Transport = Callable[[bytes], bytes]
"""Sends a request (application/timestamp-query) to an authority and returns its answer."""
LONGEST_ANSWER = 100_000
"""Bytes. An answer with a chain of certificates has some 5,000; an authority may send anything."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority confirmed."""

    at: str
    """Moment in UTC, by the clock of the authority."""
    authority: str
    """Subject of the certificate that signed, as in "CN=Voorbeeld TSA,O=Voorbeeld Data B.V."."""
    digest: str
    """SHA-256 that it confirmed, hexadecimal: the digest of a signed head."""


def stamp(signed: SignedHead, send: Transport, *, roots: Sequence[bytes]) -> tuple[Stamp, bytes]:
    """A time stamp of `signed`, checked, and the bytes to keep.

    `roots` are certificates in PEM that are trusted. Raises: MissingPackage; CorpusUnreadable if the answer
    is none, refuses, or does not verify. What `send` raises passes through.
    """
    request, nonce = _request(signed)
    answer = send(request)
    return check_stamp(answer, signed, roots=roots, nonce=nonce), answer


def check_stamp(answer: bytes, signed: SignedHead, *, roots: Sequence[bytes], nonce: int | None = None) -> Stamp:
    """What `answer` confirms of `signed`, trusted by `roots` at the moment that it states.

    Raises: MissingPackage; CorpusUnreadable if it is not a time stamp of this head by an authority under `roots`.
    """
    builder = _package().VerifierBuilder(nonce=nonce)
    for root in _certificates(roots):
        builder = builder.add_root_certificate(root)
    response = _response(answer)
    try:
        builder.build().verify(response, bytes.fromhex(signed.digest))
        return _stamp(response)
    except (_package().VerificationError, ValueError) as error:
        raise CorpusUnreadable(
            f"The time stamp does not confirm the head {signed.digest[:12]}: {error}. "
            "Ask the authority for a new one, or give the root certificate that it is trusted by."
        ) from error


def read_stamp(answer: bytes) -> Stamp:
    """What `answer` states; nothing of it is checked. Raises: MissingPackage; CorpusUnreadable if it is none."""
    response = _response(answer)
    try:
        return _stamp(response)
    except ValueError as error:
        raise CorpusUnreadable(_no_stamp(str(error))) from error


def _request(signed: SignedHead) -> tuple[bytes, int | None]:
    """The request for `signed`, and its number, which the answer must repeat."""
    package = _package()
    builder = package.TimestampRequestBuilder().data(signed.body + signed.signature)
    request = builder.hash_algorithm(package.HashAlgorithm.SHA256).nonce(nonce=True).cert_request(cert_request=True)
    built = request.build()
    return built.as_bytes(), built.nonce


def _response(answer: bytes) -> "TimeStampResponse":
    package = _package()
    if len(answer) > LONGEST_ANSWER:
        raise CorpusUnreadable(_no_stamp(f"{len(answer)} bytes are too many"))
    try:
        response: TimeStampResponse = package.decode_timestamp_response(answer)
        granted = response.status == package.PKIStatus.GRANTED
        said = "; ".join(response.status_string)
    except ValueError as error:
        raise CorpusUnreadable(_no_stamp(str(error))) from error
    if not granted:
        raise CorpusUnreadable(_no_stamp(f"the authority refused: {said or 'no reason given'}"))
    return response


def _stamp(response: "TimeStampResponse") -> Stamp:
    """What a response states. Raises: ValueError if it lacks its certificate, or holds what cannot be read."""
    info = response.tst_info
    moment = datetime.fromtimestamp(info.gen_time.timestamp(), UTC).isoformat(timespec="seconds")
    (signer,) = response.signed_data.signer_infos
    certificates = [x509.load_der_x509_certificate(one) for one in response.signed_data.certificates]
    names = [one.subject.rfc4514_string() for one in certificates if one.serial_number == signer.serial_number]
    if not names:
        raise ValueError("it has no certificate of the authority")
    return Stamp(moment, names[0], info.message_imprint.message.hex())


def _certificates(roots: Sequence[bytes]) -> tuple[x509.Certificate, ...]:
    try:
        found = tuple(one for pem in roots for one in x509.load_pem_x509_certificates(pem))
    except ValueError as error:
        raise CorpusUnreadable(f"A root certificate is not in PEM: {error}. Give the one of the authority.") from error
    if not found:
        raise CorpusUnreadable("No root certificate was given. Give the one that the authority is trusted by.")
    return tuple(dict.fromkeys(found))


def _no_stamp(reason: str) -> str:
    return f"What the authority answered is no time stamp: {reason}. Try again later, or another authority."


def _package() -> "ModuleType":
    """The package that reads and writes time stamps. Raises: MissingPackage."""
    try:
        import rfc3161_client
    except ImportError as error:
        raise MissingPackage("A time stamp", "sign") from error
    return rfc3161_client

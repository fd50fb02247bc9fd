"""How fast mails are queued and sent: python bench/mails.py [--messages N] [--postgres]

10,000 messages of 60 kB are queued in one transaction and sent, one by one, to a mail server on this machine that
writes each one down on disk before it answers. Each message is two durable steps here (synchronous=FULL). Beside it
smtplib alone sends the same messages over one connection to the same server, in the same run. Exit code 1 if
queueing takes over 60 s, fewer than 100 a second are sent, memory grows, or anybody gets none or two.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.mailing.relay import Relay
from bench.mailing.speed import Figures, measure
from tests.corpus.stores import new_home

LONGEST_QUEUEING = 60.0
"""Seconds."""
SLOWEST = 100.0
"""Messages a second."""
MOST_GROWTH = 24
"""MB from the first messages to the last; 10,000 messages of 60 kB are 600 MB."""


def main() -> int:
    """0 if the figures are as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--bare", type=int, default=1_000, help="messages that smtplib sends, before and after")
    parser.add_argument("--postgres", action="store_true", help="on the server that RENVOOI_TEST_PG names")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, Relay() as relay:
        inside = Path(folder) / "corpus"
        inside.mkdir()
        with new_home("postgres" if options.postgres else "sqlite", inside) as home:
            home.create().close()
            found = measure(home, relay, Path(folder), options.messages, bare=min(options.bare, options.messages))
    tell(found)
    grown = found.memory_after - found.memory_before
    good = found.queued < LONGEST_QUEUEING and found.rate >= SLOWEST and grown < MOST_GROWTH and found.verdict.good
    return int(not good)


def tell(found: Figures) -> None:
    """Nothing; the figures are printed."""
    print(f"{found.messages} messages queued in {found.queued:.1f} s ({found.messages / found.queued:.0f} a second)")
    print(f"sent in {found.sent:.1f} s: {found.rate:.0f} a second, each with two durable steps and told to the ledger")
    print(
        f"smtplib alone, one connection: {found.bare_messages} in {found.bare:.1f} s, {found.bare_rate:.0f} a second; "
        f"ratio {found.ratio:.1f}"
    )
    print(
        f"memory: {found.memory_before} MB at the start, {found.memory_half} half-way, {found.memory_after} at the end"
    )
    verdict = found.verdict
    print(f"{verdict.accepted} accepted, {len(verdict.lost)} lost, {len(verdict.doubled)} doubled")


if __name__ == "__main__":
    sys.exit(main())

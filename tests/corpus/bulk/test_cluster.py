"""A Dask cluster reads for the corpus; what happens to its workers is told of and loses nothing."""

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from dask import config
from dask.distributed import LocalCluster

from renvooi.corpus.bulk import Planned, Threads, find_files, plan, read_files
from renvooi.corpus.bulk import cluster as clusters
from renvooi.corpus.bulk.cluster import joined
from renvooi.corpus.received import Settings
from renvooi.model.errors import ClusterFailed, MissingFile
from tests.corpus.bulk_files import write_versions
from tests.corpus.stores import new_home


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """That of a scheduler with two workers, which are started anew when they die; a task may kill two of them."""
    one_more = {"distributed.scheduler.allowed-failures": 1}
    start: Any = LocalCluster  # what types it has are wrong
    with (
        config.set(one_more),
        start(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0", silence_logs=50) as machines,
    ):
        yield machines.scheduler_address


def number_of(task: int) -> bytes:
    """What is asked of a worker; the fourth task ends whoever works on it."""
    if task == 3:
        os._exit(9)
    return bytes([task])


def load(number: int) -> int:
    """A task; the third cannot be loaded."""
    if number == 2:
        raise MissingFile("c.pdf", "does not exist", "Check the name")
    return number


def slow(task: int) -> bytes:
    """What is asked of a worker, after a while."""
    time.sleep(0.2)
    return bytes([task])


def test_what_a_killed_worker_had_is_done_by_another(address: str) -> None:
    answers: dict[int, object] = {}
    with joined(address) as workers:
        client: Any = workers.client
        processes: dict[str, int] = client.run(os.getpid)
        for number, answer in workers.spread(slow, [partial(int, number) for number in range(10)]):
            if not answers:
                os.kill(min(processes.values()), signal.SIGKILL)
            answers[number] = answer
    assert len(processes) == 2
    assert answers == {number: bytes([number]) for number in range(10)}


def test_cluster_reads_as_this_machine_does(address: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_versions(folder, "sla", "2026-01", "2026-02", "2026-03")
    (folder / "sla-2026-04.md").write_bytes(b"\xff")
    with new_home("sqlite", tmp_path) as home, home.create() as corpus:
        files = [file for file in plan(corpus, find_files(folder).files) if isinstance(file, Planned)]
    with joined(address) as workers:
        there = [(file, str(document)) for file, document in read_files(files, workers, Settings())]
    assert there == [(file, str(document)) for file, document in read_files(files, Threads(1), Settings())]
    assert [document.startswith("Document(") for _, document in there] == [True, True, True, False]


def test_task_on_which_workers_die_is_an_answer_and_the_others_are_done(address: str) -> None:
    with joined(address) as workers:
        answers = dict(workers.spread(number_of, [partial(load, number) for number in range(6)]))
    assert isinstance(answers.pop(2), MissingFile)
    assert answers.pop(3) is None
    # Dask suspects what the same workers had too
    assert {number: answer or bytes([number]) for number, answer in answers.items()} == {
        number: bytes([number]) for number in (0, 1, 4, 5)
    }


def test_cluster_that_loses_all_workers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "ABANDONED", 0.2)
    monkeypatch.setattr(clusters, "LOOK", 0.1)
    start: Any = LocalCluster
    with (
        start(n_workers=1, processes=False, protocol="tcp", dashboard_address=":0", silence_logs=50) as machines,
        joined(machines.scheduler_address) as workers,
    ):
        answers = workers.spread(slow, [partial(int, number) for number in range(3)])
        next(answers)
        machines.scale(0)
        with pytest.raises(ClusterFailed, match="no worker any more"):
            list(answers)


def test_where_nobody_answers_it_says_so_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0.5)
    began = time.monotonic()
    with (
        pytest.raises(ClusterFailed, match="no scheduler of a Dask cluster answers there"),
        joined("tcp://127.0.0.1:1"),
    ):
        pass
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("address", ["tcp://", "nergens", "http://127.0.0.1:1", "tcp://127.0.0.1:x", "", "tcp://\n"])
def test_what_is_no_address_is_an_error_of_one_line(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0.2)
    with pytest.raises(ClusterFailed), joined(address):
        pass

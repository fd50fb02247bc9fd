"""Settings for all tests."""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine makes an example slow; that is no defect.
settings.register_profile("renvooi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("renvooi")

# A shell lets what it starts in the background ignore Ctrl-C, and programs pass that on; tests send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache of the person who runs it."""
    os.environ["RENVOOI_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["RENVOOI_CACHE"]

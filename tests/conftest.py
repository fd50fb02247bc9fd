"""Settings for all tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine makes an example slow; that is no defect.
settings.register_profile("renvooi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("renvooi")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache of the person who runs it."""
    os.environ["RENVOOI_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["RENVOOI_CACHE"]

"""Settings for all tests."""

from hypothesis import HealthCheck, settings

# A loaded machine makes an example slow; that is no defect.
settings.register_profile("renvooi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("renvooi")

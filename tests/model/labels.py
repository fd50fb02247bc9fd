"""Labels as processors print them, and odd ones, for properties of their order."""

from datetime import date

from hypothesis import strategies as st

_YEARS, _MONTHS = st.integers(2024, 2026), st.integers(0, 13)
_NUMBERS = st.lists(st.integers(0, 12), min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts)))
_NAMES = st.sampled_from(("januari", "mei", "sept.", "okt", "Dec"))
_CORES = st.one_of(
    st.builds("{}-{:02}".format, _YEARS, _MONTHS),
    st.builds("{1:02}-{0}".format, _YEARS, _MONTHS),
    st.builds("{}.{}".format, _YEARS, _MONTHS),
    st.builds("{}-{:02}-01".format, _YEARS, _MONTHS),
    st.builds("{} {}".format, _NAMES, _YEARS),
    st.builds("Q{} {}".format, st.integers(1, 4), _YEARS),
    _YEARS.map(str),
    _NUMBERS,
    _NUMBERS.map("v{}".format),
    st.sampled_from(("concept", "n.v.t.", "bijlage")),
)
LABELS = st.builds("{}{}".format, _CORES, st.sampled_from(("", "", "", " concept", "-rc1", "a", " v2", " definitief")))
DAYS = st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31))
DATED = st.lists(st.tuples(LABELS, DAYS), max_size=6)

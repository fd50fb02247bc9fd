"""Policy files: the shipped one, another processor's, and what is said of mistakes."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from renvooi.model import ConsequenceClass
from renvooi.model.errors import BadSettings
from renvooi.notice import load_policy

DEFAULT = files("renvooi.notice").joinpath("policies", "default.toml").read_text("utf-8")


def test_none_gives_the_shipped_policy() -> None:
    assert load_policy() == load_policy(DEFAULT.encode())


def test_every_rule_of_the_shipped_policy_speaks_both_languages() -> None:
    policy = load_policy()
    messages = [rule.message for rule in policy.rules] + [rule.message for rule in policy.archive]
    assert all(message.nl != message.en for message in messages)
    assert len(messages) == len(set(messages))


def test_shipped_policy_reads_the_term_of_the_termination_right_from_the_clause() -> None:
    assert load_policy().right("terminate").days is None


def test_classes_rank_from_archive_to_consent() -> None:
    assert [one.value for one in sorted(ConsequenceClass, key=lambda one: one.rank)] == ["G", "I", "K30", "B", "X"]


def test_policy_may_name_more_equated_days() -> None:
    text = DEFAULT.replace("coulance = true", "coulance = true\nequated_days = [2031-05-23]")
    assert load_policy(text.encode()).equated_days == load_policy().equated_days | {date(2031, 5, 23)}


MISTAKES = [
    ('schema = "renvooi/policy/1"', 'schema = "renvooi/policy/9"', r"^policy: schema: expected 'renvooi/policy/1'"),
    (
        'class = "K30"',
        'class = "K31"',
        r"^policy: rules\[2\] \(dps-statement\): class: expected one of G, I, K30, B, X",
    ),
    ('class = "I"', 'class = "G"', r"\(demarcatie-change\): rights: class G is told to nobody"),
    ('rights = ["respond"]', 'rights = ["respnd"]', r"^policy: rule 'demarcatie-change': no right 'respnd'"),
    ('parts = ["Deel 2"]', 'part = ["Deel 2"]', r"^policy: rules\[0\] \(dps-standard-clauses\): unknown key 'part'"),
    ('days = "from clause"', 'days = "thirty"', r"^policy: rights.terminate: days: expected a number of days"),
    ('days = "from clause"', "days = 0", r"^policy: rights.terminate: days: expected a number of days"),
    ('days = "from clause"', "days = true", r"^policy: rights.terminate: days: expected a number of days"),
    ('days = "from clause"', "days = 30", r"^policy: rights.terminate: days_text: .* need a text"),
    ('form = ["written", "reasoned"]', 'form = ["sung"]', r"^policy: rights.terminate: form: expected any of written"),
    ("coulance = true", 'coulance = "yes"', r"^policy: window: coulance: expected true or false, found the text 'yes'"),
    ('id = "dps-elsewhere"', 'id = "dps-statement"', r"^policy: rule id 'dps-statement' is used twice"),
    ('roles = ["differences"]', "roles = []", r"^policy: archive\[0\] \(differences-list\): roles: .* would silence"),
    ('signals = ["data-category"]', 'signals = ["data"]', r"signals\[0\]: expected one of responsibility, .*'data'"),
    ('name = "default"', "name = 3", r"^policy: name: expected a text, found the number 3"),
    ('version = "1"', 'version = " "', r"^policy: version: expected a text"),
    ("[window]", "[window", r"^policy: not valid TOML: .*line.*\. Correct the file\.$"),
    ("version_only = true", "version_only = 1", r"\(version-statement\): version_only: expected true or false"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), MISTAKES)
def test_mistake_is_named_with_its_place_in_one_line(right: str, wrong: str, message: str) -> None:
    assert right in DEFAULT
    with pytest.raises(BadSettings, match=message) as caught:
        load_policy(DEFAULT.replace(right, wrong, 1).encode())
    assert "\n" not in str(caught.value)


def test_message_in_one_language_is_refused() -> None:
    text = DEFAULT.replace(', en = "This touches the security measures."', "")
    with pytest.raises(BadSettings, match=r"\(dps-security\): message: en: expected a text, found nothing"):
        load_policy(text.encode())


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    with pytest.raises(BadSettings, match="not UTF-8 at byte 0"):
        load_policy(b"\xff\xfe")


def test_house_policy_without_days_is_refused() -> None:
    start = DEFAULT.index("[rights.respond]")
    text = DEFAULT[:start] + DEFAULT[start:].replace("days = 30", 'days = "from clause"', 1)
    with pytest.raises(BadSettings, match="house policy has no clause"):
        load_policy(text.encode())


def test_shipped_policy_holds_no_name_of_a_company() -> None:
    flat = str(tomllib.loads(DEFAULT))
    assert "B.V." not in flat
    assert "N.V." not in flat

"""Policy files: the shipped one, another processor's, and what is said of mistakes."""

import json
import tomllib
from datetime import date
from importlib.resources import files

import jsonschema
import pytest

from renvooi.model import ConsequenceClass, Evidence, Kind, schema
from renvooi.model.errors import BadSettings
from renvooi.notice.policy import DeliveryRule, load_policy, problems_in

DEFAULT = files("renvooi.notice").joinpath("policies", "default.toml").read_text("utf-8")


def test_none_gives_the_shipped_policy() -> None:
    assert load_policy() == load_policy(DEFAULT.encode())


def test_every_rule_of_the_shipped_policy_speaks_both_languages() -> None:
    policy = load_policy()
    rules = policy.all_rules
    assert [rule.id for rule in rules if rule.message.nl == rule.message.en] == []


def test_no_two_rules_for_one_document_say_the_same() -> None:
    policy = load_policy()
    for kind in Kind:
        messages = [rule.message for rule in policy.rules if kind in rule.kinds]
        assert len(messages) == len(set(messages))


def test_shipped_policy_reads_the_term_of_the_termination_right_from_the_clause() -> None:
    assert load_policy().right("terminate").days is None


def test_classes_rank_from_archive_to_consent() -> None:
    assert [one.value for one in sorted(ConsequenceClass, key=lambda one: one.rank)] == ["G", "I", "K30", "B", "X"]


def test_policy_may_name_more_equated_days() -> None:
    text = DEFAULT.replace("coulance = true", "coulance = true\nequated_days = [2031-05-23]")
    assert load_policy(text.encode()).equated_days == load_policy().equated_days | {date(2031, 5, 23)}


def test_policy_may_name_a_margin() -> None:
    text = DEFAULT.replace("coulance = true", "coulance = true\nmargin_days = 0")
    assert (load_policy(text.encode()).margin_days, load_policy().margin_days) == (0, None)


def test_policy_that_says_nothing_of_delivery_asks_for_more_than_the_word_of_a_mail_server() -> None:
    assert load_policy().delivery == DeliveryRule(Evidence.DELIVERED, remind_clients=False)


def test_policy_may_say_what_counts_as_receipt() -> None:
    text = DEFAULT + '\n[delivery]\nevidence = "acknowledged"\nremind_clients = true\n'
    assert load_policy(text.encode()).delivery == DeliveryRule(Evidence.ACKNOWLEDGED, remind_clients=True)


MISTAKES = [
    ("[window]", '[delivery]\nevidence = "none"\n[window]', r"^policy: delivery: evidence: no window starts without"),
    (
        "[window]",
        '[delivery]\nevidence = "sent"\n[window]',
        r"^policy: delivery: evidence: expected one of none, accepted",
    ),
    (
        "[window]",
        "[delivery]\nremind = true\n[window]",
        r"^policy: delivery: unknown key 'remind'; known keys are evidence",
    ),
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
    ("coulance = true", "margin_days = -1", r"^policy: window: margin_days: expected a number of days from 0 to 365"),
    ("coulance = true", 'coulance = "yes"', r"^policy: window: coulance: expected true or false, found the text 'yes'"),
    ('id = "dps-elsewhere"', 'id = "dps-statement"', r"^policy: rule id 'dps-statement' is used twice"),
    ('roles = ["differences"]', "roles = []", r"^policy: archive\[0\] \(differences-list\): roles: .* would silence"),
    ('signals = ["data-category"]', 'signals = ["data"]', r"signals\[0\]: expected one of responsibility, .*'data'"),
    ('name = "default"', "name = 3", r"^policy: name: expected a text, found the number 3"),
    ('version = "2"', 'version = " "', r"^policy: version: expected a text"),
    (
        'kind = "object"\nsource = "contract"',
        'kind = "terminate"\nsource = "contract"',
        r"^policy: rights.object: kind: 'terminate' is no right of a clause with the role 'objection-right', but of",
    ),
    (
        'role = "termination-right"',
        'role = "security"',
        r"^policy: rights.terminate: kind: .* role 'security', but of 'termination-right'",
    ),
    (
        'days_text = { nl = "De termijn van 30 dagen is ons eigen beleid, geen termijn uit het contract.", en',
        'days_text = { nl = "Het contract geeft u hiervoor 30 dagen.", en',
        r"^policy: rights.respond: days_text.nl: this is house policy and speaks as the contract \('contract geeft'\)",
    ),
    (
        'en = "You may respond to changes of this document. This is our own policy, not a right from the contract."',
        'en = "This is your right under the contract."',
        r"^policy: rights.respond: text.en: .*'right under the contract'",
    ),
    ("[window]", "[window", r"^policy: not valid TOML: .*line.*\. Correct the file\.$"),
    ("version_only = true", "version_only = 1", r"\(version-statement\): version_only: expected true or false"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), MISTAKES)
def test_mistake_is_named_with_its_place_in_one_line(right: str, wrong: str, message: str) -> None:
    assert right in DEFAULT
    with pytest.raises(BadSettings, match=message) as caught:
        load_policy(DEFAULT.replace(right, wrong, 1).encode())
    assert "\n" not in str(caught.value)


def test_all_mistakes_are_named_and_not_only_the_first() -> None:
    text = DEFAULT
    for right, wrong in (
        ('class = "X"', 'class = "Y"'),
        ('days = "from clause"', "days = 0"),
        ('rights = ["respond"]', 'rights = ["respnd"]'),
        ("version_only = true", "version_onley = true"),
    ):
        text = text.replace(right, wrong, 1)
    found = problems_in(text.encode())
    assert [one.split(": expected")[0].split("; known")[0] for one in found] == [
        "policy: rights.terminate: days",
        "policy: rules[0] (dps-standard-clauses): class",
        "policy: archive[1] (version-statement): unknown key 'version_onley'",
        "policy: rule 'demarcatie-change': no right 'respnd'; add [rights.respnd] or correct it",
    ]
    with pytest.raises(BadSettings, match=r"\(the first of 4 mistakes; renvooi policy check lists them\)$"):
        load_policy(text.encode())


@pytest.mark.parametrize("data", [b"\xff", b"[window", DEFAULT.encode()[:2000]])
def test_problems_are_those_for_which_loading_fails(data: bytes) -> None:
    (first, *_) = problems_in(data)
    with pytest.raises(BadSettings) as caught:
        load_policy(data)
    assert str(caught.value).startswith(first)


def test_shipped_policy_has_no_problems() -> None:
    assert problems_in(DEFAULT.encode()) == ()


def test_shipped_policy_fits_the_published_schema() -> None:
    jsonschema.validate(parsed(DEFAULT), schema("renvooi/policy/1"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('class = "K30"', 'class = "K31"'),
        ('directions = ["added"]', 'directions = ["more"]'),
        ('days = "from clause"', "days = 0"),
        ('topic = "security"', 'topics = "security"'),
        ('signals = ["data-category"]', 'signals = ["data"]'),
        ("version_only = true", "version_only = 1"),
        ('says = "spelling alone"', "says = 3"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(right: str, wrong: str) -> None:
    text = DEFAULT.replace(right, wrong, 1)
    assert problems_in(text.encode())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(parsed(text), schema("renvooi/policy/1"))


def parsed(text: str) -> object:
    """The tables of a policy as JSON has them: a day is a text there."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


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

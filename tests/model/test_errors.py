"""Each way in which a file can fail has one class and one name."""

from renvooi.model.errors import InputRefused


def test_every_outcome_has_exactly_one_class() -> None:
    outcomes = [kind.outcome for kind in InputRefused.__subclasses__()]
    assert len(outcomes) == len(set(outcomes))
    assert set(outcomes) >= {
        *("encrypted", "damaged", "too_big", "timeout", "memory", "crashed"),
        *("empty", "no_text", "disputed", "format", "missing"),
    }


def test_message_says_what_where_and_what_to_do() -> None:
    for kind in InputRefused.__subclasses__():
        error = kind("map/x.pdf", "iets is mis", "Doe er iets aan")
        assert str(error) == "map/x.pdf: iets is mis. Doe er iets aan."
        assert kind.__doc__

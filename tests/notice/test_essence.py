"""The first sentences stay short and claim no more than was proven."""

from renvooi.model import Change, Kind, NoticeRow, SignalType
from renvooi.notice import judge, load_policy
from renvooi.notice.essence import essence
from renvooi.notice.phrases import THEMES
from renvooi.notice.rows import sort_changes
from tests.notice.builders import breach_term, change, ref, signal


def rows(*changes: Change) -> tuple[NoticeRow, ...]:
    judgements = {one.id: judge(one, Kind.DATA_PRO_STATEMENT, load_policy()) for one in changes}
    return sort_changes(changes, (), judgements=judgements, reasons={}, rights=frozenset()).rows


def test_without_a_right_the_last_sentence_says_so() -> None:
    assert essence(rows(breach_term()), (), editorial=0, archived=0)[-1].nl == (
        "Wij vonden geen recht voor u dat aan deze wijzigingen vastzit."
    )


def test_without_a_signal_no_theme_is_named() -> None:
    bare = change(old=(ref(),), new=(ref(text="Anders."),))
    assert len(essence(rows(bare), (), editorial=0, archived=0)) == 2


def test_many_themes_are_cut_short_and_say_so() -> None:
    everything = change(old=(ref(),), new=(ref(text="x"),), signals=tuple(signal(type_) for type_ in SignalType))
    sentence = essence(rows(everything), (), editorial=0, archived=0)[1]
    assert sentence.nl.endswith(" en andere onderwerpen.")
    assert sum(theme.nl in sentence.nl for theme in THEMES.values()) == 3


def test_editorial_changes_are_counted() -> None:
    assert essence((), (), editorial=1, archived=0)[0].nl == "Wij vonden alleen redactionele verschillen: 1 wijziging."
    assert essence((), (), editorial=19, archived=0)[0].en == "We found editorial differences only: 19 changes."


def test_archived_changes_are_counted_apart_and_never_called_editorial() -> None:
    alone = " ".join(sentence.nl for sentence in essence((), (), editorial=0, archived=2))
    assert alone == (
        "Wij vonden geen wijzigingen van de afspraken. Wel is anders wat dit document over zichzelf zegt: 2 wijzigingen."
    )
    both = " ".join(sentence.en for sentence in essence((), (), editorial=1, archived=1))
    assert both == (
        "We found editorial differences only: 1 change. What does differ is what this document says about itself: 1 change."
    )

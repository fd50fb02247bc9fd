"""Which sentence became which, and the parts of one."""

from renvooi.diff.signals.matched import match_sentences, parts


def test_equal_sentences_are_left_out_and_the_others_paired() -> None:
    found = match_sentences("Klant belt. Voorbeeld mailt.", "Klant belt. Voorbeeld schrijft.")
    assert found.pairs == (("Voorbeeld mailt.", "Voorbeeld schrijft."),)
    assert not found.redivided


def test_sentence_without_a_counterpart_is_gone_or_come() -> None:
    found = match_sentences("Klant belt vaak.", "Klant belt vaak op. Voorbeeld bewaakt de server.")
    assert found.come == ("Voorbeeld bewaakt de server.",)


def test_a_list_with_semicolons_is_one_sentence_where_that_is_asked() -> None:
    old, new = "Diensten: a. hosting; b. beheer.", "Diensten: a. hosting; b. beheer; c. advies."
    assert match_sentences(old, new, lists_whole=True).pairs == ((old, new),)
    assert match_sentences(old, new).pairs != ((old, new),)


def test_a_sentence_is_cut_at_commas_and_conjunctions() -> None:
    assert parts("Klant belt, maar Voorbeeld mailt en wacht") == ("Klant belt", "maar Voorbeeld mailt", "en wacht")

"""Short texts are found by the beginnings of words, and by letters in order when there is nothing else."""

import pytest

from organizer_app.domain.basics.fuzzy import Haystack, searchable

CITIES = (
    "Kansas City, MO",
    "Wichita, KS",
    "Arkansas City, KS",
    "San José, CA",
    "New York, NY",
    "Yonkers, NY",
)


def found(wanted: str, texts: tuple[str, ...] = CITIES, limit: int = 9) -> list[str]:
    return [texts[spot] for spot in Haystack(map(searchable, texts)).find(searchable(wanted), limit)]


@pytest.mark.parametrize(
    ("wanted", "cities"),
    [
        ("kan", ["Kansas City, MO"]),
        ("city kan", ["Kansas City, MO"]),
        ("ks", ["Wichita, KS", "Arkansas City, KS"]),
        ("san jose", ["San José, CA"]),
        ("SAN JOSÉ", ["San José, CA"]),
        ("ny", ["New York, NY", "Yonkers, NY"]),
        ("kcty", ["Kansas City, MO"]),
        ("ykrs", ["Yonkers, NY"]),
        ("xyz", []),
        ("zz", []),
    ],
)
def test_what_is_typed_finds_what_is_meant(wanted: str, cities: list[str]) -> None:
    assert found(wanted) == cities


def test_a_beginning_of_the_whole_text_comes_before_one_of_a_word() -> None:
    assert found("york", ("New York", "York")) == ["York", "New York"]


def test_letters_in_order_count_only_where_no_word_begins_so() -> None:
    assert found("sea", ("Smell the air", "Seattle")) == ["Seattle"]


def test_letters_far_apart_do_not_count() -> None:
    assert found("abc", ("a and then a long way to b and farther still to c", "a bic")) == ["a bic"]


def test_the_closest_letters_come_first_and_no_text_twice() -> None:
    assert found("abc", ("a xx bxx c", "a bic", "abc abc")) == ["abc abc"]
    assert found("abd", ("a xx bxx d", "a bid a bid")) == ["a bid a bid", "a xx bxx d"]


def test_nothing_typed_keeps_the_first_ones() -> None:
    assert found("", limit=2) == list(CITIES[:2])
    assert found("  ", ()) == []


def test_a_limit_is_kept() -> None:
    assert len(found("s", limit=1)) == 1


def test_texts_are_compared_without_accents_case_and_punctuation() -> None:
    assert searchable("Coeur d'Alène, Nº 1_b") == "coeur d alene no 1 b"


def test_characters_that_mean_something_in_patterns_mean_nothing_here() -> None:
    assert found("a+b*(") == found("a b")
    assert len(Haystack([])) == 0


def test_a_favoured_text_leads_where_the_words_fit_and_nowhere_else() -> None:
    texts = Haystack(map(searchable, CITIES))
    assert texts.find("ny", 9, favoured=(5, 1)) == [5, 4]
    assert texts.find("", 3, favoured=(4, 1)) == [4, 1, 0]
    assert texts.find("kcty", 9, favoured=(1,)) == [0]
    assert texts.find("k", 1, favoured=(2,)) == [2]

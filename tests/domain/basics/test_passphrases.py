"""A new passphrase is long and hard to guess, or the reason is told."""

import pytest

from organizer_app.domain.basics.passphrases import (
    Strength,
    Weakness,
    rate_passphrase,
    refuse_weak,
    suggest_passphrase,
)
from organizer_app.domain.basics.problems import WeakPassphrase
from organizer_app.environment.resource_files import resource_path


@pytest.mark.parametrize(
    ("passphrase", "weakness"),
    [
        ("", Weakness.SHORT),
        ("x7$Kq!v2Zp#", Weakness.SHORT),
        ("password1234", Weakness.COMMON),
        ("aaaaaaaaaaaaaaaa", Weakness.REPEATED),
        ("0987uytrjhgf", Weakness.KEYBOARD),
        ("abcdefghijklmnop", Weakness.SEQUENCE),
        ("cleanwaterday", Weakness.ABOUT_PLAN),
        ("katherine2019", Weakness.NAME),
        ("7152019 7152019", Weakness.DATE),
    ],
)
def test_a_passphrase_that_is_guessed_early_is_refused_with_the_reason(
    passphrase: str, weakness: Weakness
) -> None:
    known = ("CleanWaterDay", "clean-water-day")
    assert rate_passphrase(passphrase, known) == (Strength.WEAK, weakness)
    with pytest.raises(WeakPassphrase) as refused:
        refuse_weak(passphrase, known)
    assert refused.value.weakness == weakness.value


def test_random_words_are_strong_in_every_script() -> None:
    assert rate_passphrase("lantern orbit walnut ferry dusk").strength is Strength.VERY_STRONG
    assert rate_passphrase("хлеб соль вода пение").is_enough
    refuse_weak("lantern orbit walnut ferry dusk", ("Clean Water Day",))


def test_a_passphrase_longer_than_the_library_takes_is_judged_by_its_beginning() -> None:
    assert rate_passphrase("lantern orbit walnut ferry dusk " * 20).is_enough


def test_suggested_words_come_from_the_shipped_list_and_are_enough() -> None:
    words = resource_path("passphrases", "words.txt").read_text("utf-8").split()
    assert len(set(words)) == 7776
    first, second = (suggest_passphrase(words) for _time in range(2))
    assert first != second
    assert len([word for word in first.split(" ") if word in words]) == 5
    assert rate_passphrase(first).is_enough

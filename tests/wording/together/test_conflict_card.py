"""The card of a conflict names the keys that do something on it, and no others."""

from organizer_app.wording.together.conflict_card import keys_on_card


def test_a_card_of_one_time_names_no_keys_for_both_values_other_words_or_other_fields() -> None:
    assert keys_on_card(1, can_both=False, can_write=False, has_others=True) == (
        "1 and 2 choose, Enter saves, J and K change city."
    )


def test_a_city_that_waits_alone_names_no_keys_for_others() -> None:
    assert (
        keys_on_card(1, can_both=False, can_write=False, has_others=False) == "1 and 2 choose, Enter saves."
    )


def test_a_card_of_several_texts_names_all_its_keys() -> None:
    assert keys_on_card(2, can_both=True, can_write=True, has_others=True) == (
        "1 and 2 choose, 3 keeps both, W writes, Up and Down change the field, "
        "Enter saves, J and K change city."
    )

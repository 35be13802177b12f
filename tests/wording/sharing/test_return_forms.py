"""A form has a word for every field, choice and section, in every language."""

from organizer_app.domain.sharing.return_forms import FORM_FIELDS, FormSection
from organizer_app.wording.sharing.return_forms import all_form_words


def test_nothing_on_a_form_is_without_a_word() -> None:
    for words in all_form_words():
        assert set(words.labels) == {field.code for field in FORM_FIELDS}
        assert set(words.sections) == set(FormSection)
        for field in FORM_FIELDS:
            assert set(field.choices) <= set(words.choices.get(field.code, {}))


def test_spanish_follows_english_with_other_words() -> None:
    english, spanish = all_form_words()
    assert (english.language, spanish.language) == ("en", "es")
    assert [code for code, label in english.labels.items() if spanish.labels[code] == label] == []
    assert set(english.texts) == set(spanish.texts)


def test_no_choice_holds_a_comma_because_it_parts_the_lists_of_workbooks() -> None:
    for words in all_form_words():
        assert not [name for names in words.choices.values() for name in names.values() if "," in name]

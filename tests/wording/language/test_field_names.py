"""Every kind of record and every field that the journal keeps has a name."""

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.wording.language.field_names import code_words, counted, field_name


@pytest.mark.parametrize("noun", list(Noun))
def test_every_field_of_every_record_has_a_name(noun: Noun) -> None:
    fields = codec_of(RECORD_TYPES[noun]).journalled
    assert [name for name in fields if field_name(name) == name.replace("_", " ")] == []


@pytest.mark.parametrize("noun", list(Noun))
def test_every_kind_of_record_is_counted_in_words(noun: Noun) -> None:
    assert counted(noun, 1).startswith("1 ")
    assert counted(noun, 1200).startswith("1,200 ")
    assert counted(noun, 1)[2:] != counted(noun, 2)[2:]


def test_what_is_none_of_ours_stands_for_itself() -> None:
    assert field_name("new_field") == "new field"
    assert code_words("no_code") == "no_code"

"""Texts are taken out of JSON as they were written, however deep they are."""

import json

from organizer_app.storage.texts_within import texts_within, with_texts_within


def test_a_plain_text_is_itself() -> None:
    assert list(texts_within("Ana")) == ["Ana"]
    assert list(texts_within("")) == [""]
    assert list(texts_within("[not JSON")) == ["[not JSON"]


def test_texts_within_json_are_found_with_the_names_of_their_fields() -> None:
    inner = json.dumps({"lead": "Ana Mar\u00eda"})
    said = json.dumps({"notes": "one\ntwo", "tags": ["a", 1, None], "content": inner})
    assert list(texts_within(said)) == [
        "notes", "one\ntwo", "tags", "a", "content", "lead", "Ana Mar\u00eda",
    ]  # fmt: skip


def test_texts_within_are_changed_where_they_stand_and_the_rest_stays_as_it_was_written() -> None:
    said = json.dumps({"notes": "Ünal", "content": json.dumps({"lead": "Ana Mar\u00eda"})})
    changed = with_texts_within(said, lambda text: text.replace("María", "X"))
    assert json.loads(json.loads(changed)["content"]) == {"lead": "Ana X"}
    assert with_texts_within(said, str) == said
    assert with_texts_within("[not JSON", str.upper) == "[NOT JSON"

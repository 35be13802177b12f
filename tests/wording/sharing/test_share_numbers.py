"""The Numbers tab says what documents tell, and warns of people who are counted twice."""

from organizer_app.wording.sharing import share_numbers as words


def test_what_documents_say_is_plain() -> None:
    assert words.documents_say("", is_same=False) == "No document says it."
    assert words.documents_say("7 cities", is_same=True) == "Every document says so."
    assert words.documents_say("7 cities", is_same=False) == "Documents still say: 7 cities"
    assert words.lock_button(is_locked=True) != words.lock_button(is_locked=False)
    assert words.part_note(shares_people=True) != words.part_note(shares_people=False)
    assert words.metric_name("turnout") == "People"

"""Everything of a city goes with it; a task only names its owner, and a person is no part of a group."""

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.merging.parts import parts_of


def test_what_hangs_on_a_city_a_person_and_a_group() -> None:
    of_city = {each.noun for each in parts_of(Noun.CITY_ACTION)}
    assert {Noun.SITE, Noun.ASSIGNMENT, Noun.PERMIT, Noun.TASK, Noun.COUNT_REPORT, Noun.CUE} <= of_city
    assert {Noun.LOG_ENTRY, Noun.INCIDENT, Noun.DELIVERY, Noun.BUDGET_LINE, Noun.TALK} <= of_city
    of_person = {(each.noun, each.is_whole) for each in parts_of(Noun.PERSON)}
    assert {(Noun.CONTACT_POINT, True), (Noun.TALK, True), (Noun.TASK, False)} <= of_person
    assert {each.noun for each in parts_of(Noun.ORGANIZATION)} == {Noun.PARTNERSHIP, Noun.RECIPIENT}

"""The book finds what belongs together, and is renewed record by record."""

from dataclasses import replace

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint
from organizer_app.domain.people.people_book import Gathered, by_person
from tests.support.builders import a_place
from tests.support.people_books import MINNEAPOLIS, SEATTLE, a_book, number, person, role


def test_records_are_renewed_moved_and_taken_out_without_touching_the_copy_before() -> None:
    ana, bo = number("Ana"), number("Bo")
    before = Gathered(by_person, [ana, bo])
    moved = replace(bo, person_id="ana")
    after = before.renewed({bo.id: moved})
    assert after.of("ana") == (ana, moved)
    assert after.of("bo") == ()
    gone = after.renewed({ana.id: replace(ana, hidden=True), "p-cy": number("Cy")})
    assert gone.of("ana") == (moved,)
    assert set(gone.by_id) == {"p-bo", "p-cy"}
    assert before.of("bo") == (bo,)


def test_leads_come_first_and_who_left_is_left_out() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo"), person("Cy")],
        roles=[
            role("Cy", MINNEAPOLIS, AssignmentRole.PRESS),
            role("Bo", MINNEAPOLIS, is_backup=True),
            role("Ana", MINNEAPOLIS),
            role("Di", MINNEAPOLIS, status=AssignmentStatus.DECLINED),
            role("Ana", SEATTLE, status=AssignmentStatus.RELEASED),
        ],
    )
    assert [each.person_id for each in book.live("minneapolis")] == ["ana", "bo", "cy"]
    assert [each.city_action_id for each in book.roles_of("ana")] == ["minneapolis"]


def test_the_number_to_ring_is_one_that_may_be_used_on_the_day() -> None:
    signal = ContactPoint(id="a", person_id="ana", kind=ContactKind.SIGNAL, value="ana.01")
    book = a_book(people=[person("Ana")], points=[signal, number("Ana"), replace(number("Ana"), id="z")])
    assert book.phone_of("ana") == number("Ana")
    worn = a_book(points=[signal, number("Ana", ok_on_the_day=False)])
    assert worn.phone_of("ana") == signal
    assert worn.phone_of("bo") is None


def test_a_person_lives_by_their_own_clock_their_homes_or_their_actions() -> None:
    book = a_book(
        people=[person("Ana"), person("Bo", home_place_id="seattle"), person("Cy", zone="Asia/Manila")],
        places=[a_place()],
    )
    zones = [book.zone_of(name, "minneapolis") for name in ("ana", "bo", "cy", "nobody")]
    assert zones == ["America/Chicago", "America/Los_Angeles", "Asia/Manila", ""]
    assert book.desk_zone("minneapolis") == "America/New_York"


def test_the_number_to_call_is_one_that_may_be_used_a_telephone_before_signal() -> None:
    usable = number("Ana")
    for others, wanted in (
        ([replace(usable, id="a", value="")], "p-ana"),
        ([replace(usable, id="a", kind=ContactKind.EMAIL)], "p-ana"),
        ([replace(usable, id="a", kind=ContactKind.SIGNAL)], "p-ana"),
        ([replace(usable, id="a", ok_on_the_day=False)], "p-ana"),
        ([replace(usable, id="a")], "a"),
    ):
        found = a_book(people=[person("Ana")], points=[usable, *others]).phone_of("ana")
        assert found is not None
        assert found.id == wanted
    silent = a_book(people=[person("Ana")], points=[replace(usable, value="")])
    assert silent.phone_of("ana") is None

"""A regional member is sent its states and cities, and what comes into its sight later, with its past."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.merging.members import MemberCard
from organizer_app.domain.merging.merge_problems import RolesDiffer, UnknownArea
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.day_settings import DaySetting
from organizer_app.domain.model.day.lessons import LearnedRatio
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.places.places import Place
from organizer_app.exchange.bundles.laptop_keys import new_keys
from organizer_app.services.people.forgetting import forget
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import exchanging, large_erasures, member_sights, merging
from organizer_app.services.together import members as members_of_plan
from organizer_app.services.together.shared_folder import SharedFolder, exchange
from organizer_app.storage.merging.regional_records import PlacedRecords, RegionalRecords, mark_of
from organizer_app.wiring import open_gazetteer
from tests.services.together.test_regional_members import accept, carry, whole_text
from tests.support.fleet import Fleet, Laptop

ELSEWHERE = ("RENOCANARY", "Bo of Reno", "bo@example.org")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop, Laptop]]:
    """Return a desk with a city in California and one in Nevada, another desk, and a laptop of California."""
    fleet = Fleet(tmp_path, open_gazetteer(), random.Random(1))
    desk, other, region = fleet.add(), fleet.add(), fleet.add()
    with desk.workspace.edit(EditKind.ADDED_ACTION) as editor:
        for place_id, name, state in (("oak", "Oakland", "CA"), ("reno", "Reno", "NV")):
            editor.put(Place(id=place_id, name=name, admin1=state))
        editor.put(CityAction(id="a-oak", mobilization_id="", place_id="oak", title="Rally"))
        editor.put(CityAction(id="a-reno", mobilization_id="", place_id="reno", title="RENOCANARY"))
        editor.put(Person(id="ana", name="Ana of Oakland"))
        editor.put(Person(id="bo", name="Bo of Reno"))
        editor.put(ContactPoint(id="mail", person_id="bo", kind=ContactKind.EMAIL, value="bo@example.org"))
        editor.put(Assignment(id="lead-oak", person_id="ana", city_action_id="a-oak"))
        editor.put(Assignment(id="lead-reno", person_id="bo", city_action_id="a-reno"))
    with desk.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "a-reno"), notes="RENOCANARY notes"))
    with desk.workspace.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(replace(editor.get(Person, "bo"), languages=("es",)))
    carried(desk, other)
    for host in (desk, other):
        card = members_of_plan.own_card(region.workspace)
        said = members_of_plan.words_to_compare(card)
        members_of_plan.add_member(
            host.workspace,
            card=card,
            words=said,
            name=region.name,
            role=MemberRole.REGIONAL,
            areas="california",
        )
    for host, guest in ((region, desk), (region, other)):
        accept(host, guest)
    yield desk, other, region
    fleet.close()


def carried(desk: Laptop, other: Laptop) -> None:
    for host, guest in ((desk, other), (other, desk)):
        accept(host, guest)
    carry(desk, other)


def test_only_its_cities_come_and_no_number_is_missing(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, _other, region = team
    carry(desk, region)
    told = whole_text(region)
    assert [canary for canary in ELSEWHERE if canary in told] == []
    assert "Ana of Oakland" in told
    assert merging.vector(region.workspace) == merging.vector(desk.workspace)
    assert verify(region.workspace).is_good


def test_somebody_who_gets_a_role_there_comes_with_their_past(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, _other, region = team
    carry(desk, region)
    carry(region, desk)
    with desk.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Assignment(id="help", person_id="bo", city_action_id="a-oak"))
    carry(desk, region)
    with region.workspace.read() as reader:
        assert reader.get(Person, "bo").languages == ("es",)
        assert reader.get(ContactPoint, "mail").value == "bo@example.org"
        assert reader.find(CityAction, "a-reno") is None
    assert "RENOCANARY" not in whole_text(region)
    assert verify(region.workspace).is_good


def test_several_people_whose_erasure_is_told_late_stay_until_somebody_says_yes(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, other, region = team
    with desk.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="cy", name="Cy of Reno"))
        editor.put(Assignment(id="second-reno", person_id="cy", city_action_id="a-reno"))
    carry(desk, other)
    for person in ("bo", "cy"):
        forget(desk.workspace, person_id=person)
    # Neither is in its sight, so it hears of both steps without whom they erase.
    carry(desk, region)
    with other.workspace.edit(EditKind.ADDED_PERSON) as editor:
        for person in ("bo", "cy"):
            editor.put(Assignment(id=f"help-{person}", person_id=person, city_action_id="a-oak"))
    carry(other, region)
    with region.workspace.read() as reader:
        assert {each.name for each in reader.all(Person)} >= {"Bo of Reno", "Cy of Reno"}
    carry(desk, other)
    for each in large_erasures.waiting(other.workspace):
        large_erasures.erase(other.workspace, wanted=each)
    for _time in range(2):
        carry(other, region)
        with region.workspace.read() as reader:
            assert {each.name for each in reader.all(Person)} >= {"Bo of Reno", "Cy of Reno"}
        (asked,) = large_erasures.waiting(region.workspace)
        assert asked.people == 2
    large_erasures.erase(region.workspace, wanted=asked)
    assert [each for each in ("Bo of Reno", "Cy of Reno", "bo@example") if each in whole_text(region)] == []
    assert large_erasures.waiting(region.workspace) == ()
    assert verify(region.workspace).is_good


def test_more_areas_bring_what_was_left_out(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, other, region = team
    carry(desk, region)
    carry(region, desk)
    key = members_of_plan.own_card(region.workspace).sign_key
    members_of_plan.decide_extent(
        desk.workspace, sign_key=key, role=MemberRole.REGIONAL, areas="CA; reno, nevada"
    )
    carry(desk, region)
    with region.workspace.read() as reader:
        action = reader.get(CityAction, "a-reno")
    assert (action.title, action.notes) == ("RENOCANARY", "RENOCANARY notes")
    with region.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "a-reno"), title="Both"))
    carry(desk, other)
    carry(region, desk)
    carry(region, other)
    for laptop in (desk, other):
        with laptop.workspace.read() as reader:
            assert reader.get(CityAction, "a-reno").title == "Both"


def test_it_cannot_write_to_another_city(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, other, region = team
    carry(desk, other)
    merging.merge_steps(region.workspace, bundle=merging.steps_for(desk.workspace, since={}))
    with region.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "a-reno"), title="forged"))
        editor.put(replace(editor.get(CityAction, "a-oak"), title="From Oakland"))
    carry(region, desk)
    with desk.workspace.read() as reader:
        assert reader.get(CityAction, "a-reno").title == "RENOCANARY"
        assert reader.get(CityAction, "a-oak").title == "From Oakland"


def test_an_action_that_moves_away_stays_in_sight_and_edits_of_it_count(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, _other, region = team
    carry(desk, region)
    with region.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "a-oak"), title="Written meanwhile"))
    with desk.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "a-oak"), place_id="reno"))
    carry(region, desk)
    carry(desk, region)
    with desk.workspace.read() as reader:
        assert reader.get(CityAction, "a-oak").title == "Written meanwhile"
    with region.workspace.read() as reader:
        assert reader.get(CityAction, "a-oak").place_id == "reno"


def test_a_shared_folder_brings_each_its_part(tmp_path: Path, team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, other, region = team
    (tmp_path / "shared").mkdir()
    shared = SharedFolder(tmp_path / "shared")

    def meet() -> None:
        for _round in range(2):
            for laptop in (desk, other, region):
                exchange(laptop.workspace, carrier=shared, backs_up=False)

    meet()
    assert [canary for canary in ELSEWHERE if canary in whole_text(region)] == []
    with other.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Assignment(id="help", person_id="bo", city_action_id="a-oak"))
    meet()
    with region.workspace.read() as reader:
        assert reader.get(Person, "bo").languages == ("es",)
    assert "RENOCANARY" not in whole_text(region)


def test_nobody_is_sent_all_again_before_they_have_answered(
    tmp_path: Path, team: tuple[Laptop, Laptop, Laptop]
) -> None:
    desk, other, region = team
    (tmp_path / "shared").mkdir()
    shared = SharedFolder(tmp_path / "shared")
    for _round in range(2):
        for laptop in (desk, other, region):
            exchange(laptop.workspace, carrier=shared, backs_up=False)
    with desk.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="a-new", mobilization_id="", place_id="oak", title="Picnic"))
    assert exchange(desk.workspace, carrier=shared, backs_up=False).sent == 1
    with desk.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "a-oak"), title="March"))
    assert exchange(desk.workspace, carrier=shared, backs_up=False).sent == 1
    exchange(region.workspace, carrier=shared, backs_up=False)
    with region.workspace.read() as reader:
        assert (reader.get(CityAction, "a-new").title, reader.get(CityAction, "a-oak").title) == (
            "Picnic",
            "March",
        )


def test_the_plan_is_read_once_for_all_who_are_sent_a_part(
    tmp_path: Path, team: tuple[Laptop, Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _other, _region = team
    for number in range(3):
        keys = new_keys()
        card = MemberCard(desk.workspace.plan_id, f"region {number}", keys.sign_key, keys.seal_key)
        said = members_of_plan.words_to_compare(card)
        members_of_plan.add_member(
            desk.workspace,
            card=card,
            words=said,
            role=MemberRole.REGIONAL,
            areas=("NV", "CA", "Reno, NV")[number],
        )
    (tmp_path / "shared").mkdir()
    shared = SharedFolder(tmp_path / "shared")
    exchange(desk.workspace, carrier=shared, backs_up=False)
    with desk.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "a-oak"), title="March"))
    readings: list[object] = []
    monkeypatch.setattr(
        member_sights, "PlacedRecords", lambda given: readings.append(1) or PlacedRecords(given)
    )
    assert exchange(desk.workspace, carrier=shared, backs_up=False).sent == 1
    assert len(readings) == 1
    exchange(desk.workspace, carrier=shared, backs_up=False)
    assert len(readings) == 1, "nothing is read where nothing is new"


def test_desks_that_differ_send_the_narrower_part_until_one_decides(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, other, region = team
    key = members_of_plan.own_card(region.workspace).sign_key
    assert not members_of_plan.named(other.workspace, region.name).is_disputed
    accept(other, region)
    carry(desk, other)
    member = members_of_plan.named(other.workspace, region.name)
    assert member.is_disputed
    assert (member.given.role, member.given.areas) == (MemberRole.REGIONAL, ("CA",))
    with pytest.raises(RolesDiffer):
        exchanging.seal(other.workspace, to=[desk.name, region.name])
    members_of_plan.decide_extent(other.workspace, sign_key=key, role=MemberRole.REGIONAL, areas="Reno, NV")
    carry(other, desk)
    for laptop in (desk, other):
        member = members_of_plan.named(laptop.workspace, region.name)
        assert not member.is_disputed
        assert member.given.areas == ("Reno, NV",)


def test_an_area_that_is_none_is_refused(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, _other, region = team
    key = members_of_plan.own_card(region.workspace).sign_key
    with pytest.raises(UnknownArea):
        members_of_plan.decide_extent(
            desk.workspace, sign_key=key, role=MemberRole.REGIONAL, areas="CA; Atlantis"
        )
    assert members_of_plan.named(desk.workspace, region.name).given.areas == ("CA",)


def test_a_member_who_gets_all_of_the_plan_learns_what_was_kept_from_it(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, _other, region = team
    with desk.workspace.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(replace(editor.get(Person, "ana"), private_notes="kept", languages=("en",)))
    carry(desk, region)
    carry(region, desk)
    key = members_of_plan.own_card(region.workspace).sign_key
    members_of_plan.decide_extent(desk.workspace, sign_key=key, role=MemberRole.DESK)
    carry(desk, region)
    with region.workspace.read() as reader:
        assert reader.get(Person, "ana").private_notes == "kept"
        assert reader.get(CityAction, "a-reno").notes == "RENOCANARY notes"
    assert verify(region.workspace).is_good


def test_the_group_and_the_home_of_its_people_come_too(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, _other, region = team
    with desk.workspace.edit(EditKind.CHANGED_PERSON) as editor:
        for record_id, name in (("union", "Dockers of Oakland"), ("far", "RENOCANARY group")):
            editor.put(Organization(id=record_id, name=name))
        editor.put(Place(id="home", name="Alameda", admin1="CA"))
        editor.put(replace(editor.get(Person, "ana"), organization_id="union", home_place_id="home"))
        editor.put(replace(editor.get(Person, "bo"), organization_id="far"))
    carry(desk, region)
    with region.workspace.read() as reader:
        assert reader.get(Organization, "union").name == "Dockers of Oakland"
        assert reader.get(Place, "home").name == "Alameda"
        assert reader.find(Organization, "far") is None


def test_what_it_made_and_what_was_once_of_its_cities_stays_in_its_sight(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, _other, region = team
    carry(desk, region)
    with region.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="mine", name="Met on the way"))
    carry(region, desk)
    with desk.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(replace(editor.get(Assignment, "lead-oak"), city_action_id="a-reno"))
    with desk.workspace.read() as reader:
        view = RegionalRecords(PlacedRecords(reader.connection), ("CA",), region.workspace.replica)
    assert view.shows("person", "mine")
    assert view.shows("assignment", "lead-oak")
    assert not view.shows("assignment", "lead-reno")


def view_of(desk: Laptop, *areas: str) -> RegionalRecords:
    with desk.workspace.read() as reader:
        return RegionalRecords(PlacedRecords(reader.connection), areas, "somebody else")


def test_a_mark_stands_for_a_record_from_the_very_change_that_made_it(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, _other, _region = team
    with desk.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Assignment(id="late", person_id="bo", city_action_id="a-oak"))
    made = merging.vector(desk.workspace)[desk.workspace.replica]
    for view in (view_of(desk, "CA"), view_of(desk)):
        assert mark_of("late") in view.marks({desk.workspace.replica: made})
        assert mark_of("late") not in view.marks({desk.workspace.replica: made - 1})
        assert view.marks({}) == frozenset()


def test_numbers_of_the_day_for_all_actions_come_and_those_of_another_city_do_not(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, _other, _region = team
    with desk.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(DaySetting(id="all", value=5))
        editor.put(DaySetting(id="oak-number", value=6, city_action_id="a-oak"))
        editor.put(DaySetting(id="reno-number", value=7, city_action_id="a-reno"))
        # A group that takes part everywhere is named to desks alone.
        editor.put(Organization(id="national", name="National"))
        editor.put(Partnership(id="nowhere", organization_id="national"))
    view = view_of(desk, "CA")
    shown = [each for each in ("all", "oak-number", "reno-number") if view.shows("day_setting", each)]
    assert shown == ["all", "oak-number"]
    assert not view.shows("partnership", "nowhere")
    assert not view.shows("organization", "national")
    assert view.shows("campaign", "any"), "what every member works by"


def test_a_group_that_takes_part_comes_with_the_groups_above_it(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, _other, _region = team
    with desk.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Organization(id="world", name="World", home_place_id="reno"))
        editor.put(Organization(id="union", name="Union", parent_id="world"))
        editor.put(Organization(id="beside", name="Beside", parent_id="world"))
        editor.put(Partnership(id="pact", organization_id="union", city_action_id="a-oak"))
        editor.put(Partnership(id="far", organization_id="beside", city_action_id="a-reno"))
    view = view_of(desk, "CA")
    shown = [each for each in ("world", "union", "beside") if view.shows("organization", each)]
    assert shown == ["world", "union"]
    assert view.shows("place", "reno"), "where the group above is at home"
    assert (view.shows("partnership", "pact"), view.shows("partnership", "far")) == (True, False)


def test_a_ratio_that_was_once_learned_for_its_city_stays_with_the_desk(
    team: tuple[Laptop, Laptop, Laptop],
) -> None:
    desk, _other, _region = team
    with desk.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(LearnedRatio(id="ratio", place_id="oak"))
    with desk.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(LearnedRatio, "ratio"), place_id="reno"))
    assert not view_of(desk, "CA").shows("learned_ratio", "ratio")

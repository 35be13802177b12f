"""A regional member at the hub is sent its part, live, and can read nothing else that passes through."""

from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.merging.hub_problems import HubRefused
from organizer_app.domain.merging.merge_problems import PartAtHub, Refusal
from organizer_app.domain.merging.presence import Spot
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.log_entries import LegalEntry
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.places.places import Place
from organizer_app.exchange.bundles.hub_content import ContentKind, content_of, departure_bytes
from organizer_app.services.day.entries import Said, log_legal
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import conflicts, hub, hub_exchange, hub_presence
from organizer_app.services.together import members as members_of_plan
from organizer_app.services.together.hub_place import link, place
from organizer_app.storage.hub.hub_link import NewSegment
from tests.services.together.test_regional_members import whole_text
from tests.support.fleet import Fleet, Laptop
from tests.support.hubs import exchanged, joined

pytestmark = pytest.mark.postgresql

ELSEWHERE = ("RENOCANARY", "Bo of Reno", "bo@example.org", "LEGALCANARY", "NOTECANARY")
Team = tuple[Laptop, Laptop, Laptop]


def let_in(fleet: Fleet, desk: Laptop, address: str, folder: Path, areas: str = "california") -> Laptop:
    """Return a new laptop that a desk has paired as a regional member and invited to the hub."""
    region = fleet.add()
    for host, guest, extent in (
        (desk, region, (MemberRole.REGIONAL, areas)),
        (region, desk, (MemberRole.DESK, "")),
    ):
        card = members_of_plan.own_card(guest.workspace)
        said = members_of_plan.words_to_compare(card)
        members_of_plan.add_member(
            host.workspace, card=card, words=said, name=guest.name, role=extent[0], areas=extent[1]
        )
    invitation = folder / f"{region.name}.organizer-invitation"
    hub.invite(desk.workspace, address=address, name=region.name, out=invitation)
    hub.join(region.workspace, invitation=invitation)
    exchanged(region)
    return region


@pytest.fixture
def team(fleet: Fleet, address: str, tmp_path: Path) -> Team:
    """Return two desks at a hub with a city in California and one in Nevada, and a laptop of California."""
    desk = fleet.add()
    with desk.workspace.edit(EditKind.ADDED_ACTION) as editor:
        for place_id, name, state in (("oak", "Oakland", "CA"), ("reno", "Reno", "NV")):
            editor.put(Place(id=place_id, name=name, admin1=state))
        editor.put(CityAction(id="a-oak", mobilization_id="", place_id="oak", title="Rally"))
        editor.put(CityAction(id="a-reno", mobilization_id="", place_id="reno", title="RENOCANARY"))
        editor.put(Person(id="ana", name="Ana of Oakland", private_notes="NOTECANARY"))
        editor.put(Person(id="bo", name="Bo of Reno"))
        editor.put(ContactPoint(id="mail", person_id="bo", kind=ContactKind.EMAIL, value="bo@example.org"))
        editor.put(Assignment(id="lead-oak", person_id="ana", city_action_id="a-oak"))
        editor.put(Assignment(id="lead-reno", person_id="bo", city_action_id="a-reno"))
    log_legal(desk.workspace, said=Said(text="LEGALCANARY"), action_id="a-oak")
    hub.create(desk.workspace, address=address)
    other = joined(fleet, desk, address, tmp_path)
    region = let_in(fleet, desk, address, tmp_path)
    exchanged(other)
    return desk, other, region


def rewrite(laptop: Laptop, action: str, **fields: str) -> None:
    with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, action), **fields))


def title(laptop: Laptop, action: str = "a-oak") -> str:
    with laptop.workspace.read() as reader:
        return reader.get(CityAction, action).title


def everybody(*laptops: Laptop) -> None:
    for _round in range(2):
        for laptop in laptops:
            exchanged(laptop)


def test_only_its_cities_come_and_what_each_does_there_reaches_the_others(team: Team) -> None:
    desk, other, region = team
    told = whole_text(region)
    assert [canary for canary in ELSEWHERE if canary in told] == []
    assert title(region) == "Rally"
    assert verify(region.workspace).is_good
    for laptop in (desk, other):
        member = members_of_plan.named(laptop.workspace, region.name)
        assert (member.given.role, member.given.areas) == (MemberRole.REGIONAL, ("CA",))
    rewrite(desk, "a-oak", title="March")
    rewrite(other, "a-reno", notes="RENOCANARY again")
    log_legal(other.workspace, said=Said(text="LEGALCANARY two"), action_id="a-oak")
    rewrite(other, "a-oak", notes="Bring water")
    everybody(other, desk, region)
    with region.workspace.read() as reader:
        action = reader.get(CityAction, "a-oak")
        assert not reader.all(LegalEntry)
    assert (action.title, action.notes) == ("March", "Bring water")
    assert [canary for canary in ELSEWHERE if canary in whole_text(region)] == []
    assert verify(region.workspace).is_good
    rewrite(region, "a-oak", title="From Oakland")
    everybody(region, desk, other)
    assert (title(desk), title(other)) == ("From Oakland", "From Oakland")
    assert title(other, "a-reno") == "RENOCANARY"
    with other.workspace.read() as reader:
        assert reader.get(Person, "ana").private_notes == "NOTECANARY"
    assert {exchanged(each).taken for each in team} == {0}
    assert {exchanged(each).sent for each in team} == {0}
    rewrite(region, "a-oak", title="Vigil")
    rewrite(other, "a-oak", title="Sit-in")
    everybody(region, desk, other)
    everybody(region, desk, other)
    assert [conflicts.count(each.workspace) for each in team] == [1, 1, 1]
    assert len({title(each) for each in team}) == 1


def test_it_reads_forges_and_watches_nothing_with_all_of_the_hub_in_its_hands(
    team: Team, address: str, tmp_path: Path
) -> None:
    desk, other, region = team
    assert hub_presence.sealed_presence(region.workspace, spot=Spot("a-oak", "title")) == b""
    note = hub_presence.sealed_presence(desk.workspace, spot=Spot("a-reno", "title"))
    key = members_of_plan.own_card(desk.workspace).sign_key
    assert hub_presence.opened_presence(region.workspace, notes=[(key, note)]) == ()
    rewrite(desk, "a-reno", title="RENOCANARY three")
    exchanged(desk)
    assert place(region.workspace).keys == ()
    at_hub = link(desk.workspace)
    everything = at_hub.after(0)
    at_hub.close()
    found = hub_exchange.take_in(region.workspace, fetched=everything)
    assert found.taken == 0
    assert [canary for canary in ELSEWHERE if canary in whole_text(region)] == []
    with pytest.raises(PartAtHub):
        hub.invite(region.workspace, address=address, name=desk.name, out=tmp_path / "x")
    with pytest.raises(PartAtHub):
        hub.expel(region.workspace, address=address, name=desk.name)
    forged = content_of(
        ContentKind.DEPARTURE, departure_bytes(members_of_plan.own_card(desk.workspace).sign_key, {})
    )
    at_hub = link(region.workspace)
    at_hub.send([NewSegment(hub_exchange.sealed_for_desks(region.workspace, forged, min_reader=1))])
    at_hub.close()
    told = exchanged(other)
    assert [each.reason for each in told.refused] == [Refusal.BAD_SIGNATURE]
    assert not members_of_plan.named(other.workspace, desk.name).is_revoked


def test_somebody_who_gets_a_role_there_comes_with_what_others_wrote_meanwhile(team: Team) -> None:
    desk, other, region = team
    with desk.workspace.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(replace(editor.get(Person, "bo"), languages=("es",)))
    with other.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Assignment(id="help", person_id="bo", city_action_id="a-oak"))
    everybody(other, desk, region)
    everybody(other, desk, region)
    with region.workspace.read() as reader:
        assert reader.get(Person, "bo").languages == ("es",)
        assert reader.get(ContactPoint, "mail").value == "bo@example.org"
        assert reader.find(CityAction, "a-reno") is None
    assert verify(region.workspace).is_good


def test_another_decision_reaches_the_other_desks_over_the_hub(team: Team) -> None:
    desk, other, region = team
    key = members_of_plan.own_card(region.workspace).sign_key
    members_of_plan.decide_extent(
        desk.workspace, sign_key=key, role=MemberRole.REGIONAL, areas="CA; Reno, NV"
    )
    everybody(desk, other, region)
    member = members_of_plan.named(other.workspace, region.name)
    assert (member.given.areas, member.is_disputed) == (("CA", "Reno, NV"), False)
    assert title(region, "a-reno") == "RENOCANARY"
    rewrite(region, "a-reno", title="Both")
    everybody(region, other, desk)
    assert (title(other, "a-reno"), title(desk, "a-reno")) == ("Both", "Both")


def test_a_desk_that_joins_later_serves_it_and_hears_it(
    team: Team, fleet: Fleet, address: str, tmp_path: Path
) -> None:
    desk, other, region = team
    late = joined(fleet, other, address, tmp_path)
    rewrite(region, "a-oak", title="Before it knows of the new one")
    rewrite(late, "a-oak", notes="From the new one")
    everybody(region, desk, other, late)
    everybody(region, desk, other, late)
    assert title(late) == "Before it knows of the new one"
    with region.workspace.read() as reader:
        assert reader.get(CityAction, "a-oak").notes == "From the new one"
    assert [canary for canary in ELSEWHERE if canary in whole_text(region)] == []


def test_two_regions_hear_of_each_other_through_the_desks(
    team: Team, fleet: Fleet, address: str, tmp_path: Path
) -> None:
    desk, other, region = team
    second = let_in(fleet, desk, address, tmp_path, areas="Oakland, CA")
    third = let_in(fleet, desk, address, tmp_path, areas="NV")
    rewrite(region, "a-oak", title="Seen by both")
    everybody(region, desk, other, second, third)
    assert title(second) == "Seen by both"
    assert "Seen by both" not in whole_text(third)
    assert "Ana of Oakland" not in whole_text(third)


def test_a_removed_region_is_sent_nothing_more_and_the_others_go_on(team: Team, address: str) -> None:
    desk, other, region = team
    hub.expel(desk.workspace, address=address, name=region.name)
    exchanged(other)
    rewrite(other, "a-oak", title="After")
    everybody(other, desk)
    assert title(desk) == "After"
    assert place(desk.workspace).parts == place(other.workspace).parts == {}
    with pytest.raises(HubRefused):
        exchanged(region)


def test_a_removed_desk_is_not_sent_what_a_region_does(team: Team, address: str) -> None:
    desk, other, region = team
    hub.expel(desk.workspace, address=address, name=other.name)
    exchanged(region)
    assert members_of_plan.named(region.workspace, other.name).is_revoked
    rewrite(desk, "a-oak", title="With the new key")
    everybody(desk, region)
    assert title(region) == "With the new key"
    assert place(region.workspace).keys == ()


def test_a_desk_that_becomes_regional_loses_the_key_with_a_new_invitation(
    team: Team, address: str, tmp_path: Path
) -> None:
    desk, other, region = team
    key = members_of_plan.own_card(other.workspace).sign_key
    members_of_plan.decide_extent(desk.workspace, sign_key=key, role=MemberRole.REGIONAL, areas="CA")
    before = place(desk.workspace).keys
    assert hub.status(desk.workspace).seeing_too_much == {key}
    again = tmp_path / "again.organizer-invitation"
    hub.invite(desk.workspace, address=address, name=other.name, out=again)
    assert place(desk.workspace).keys[:-1] == before
    assert hub.status(desk.workspace).seeing_too_much == frozenset()
    hub.leave(other.workspace)
    hub.join(other.workspace, invitation=again)
    rewrite(desk, "a-reno", title="Not for California any more")
    everybody(desk, other, region)
    assert title(other, "a-reno") == "RENOCANARY"
    rewrite(desk, "a-oak", title="For California")
    everybody(desk, other, region)
    assert (title(other), title(region)) == ("For California", "For California")


def test_a_region_that_is_given_all_of_the_plan_gets_it_at_once(team: Team) -> None:
    desk, other, region = team
    key = members_of_plan.own_card(region.workspace).sign_key
    members_of_plan.decide_extent(desk.workspace, sign_key=key, role=MemberRole.DESK)
    everybody(desk, other, region)
    assert title(region, "a-reno") == "RENOCANARY"
    with region.workspace.read() as reader:
        assert reader.get(Person, "ana").private_notes == "NOTECANARY"
    rewrite(region, "a-reno", title="From there")
    everybody(region, desk, other)
    assert (title(desk, "a-reno"), title(other, "a-reno")) == ("From there", "From there")

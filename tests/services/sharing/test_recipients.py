"""Those who must be told of a release are found, told why, and ticked off one by one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import CREDITED, Partnership, PartnershipStatus
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.releases import Notice, NoticeChannel, Recipient, Release
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.places.places import Place
from organizer_app.services.people.people import remove_person
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.recipients import (
    add_recipient,
    mark_all_notified,
    mark_notified,
    recipients_of_draft,
    recipients_of_release,
    remove_recipient,
)
from organizer_app.services.sharing.releases import draft_release, make_release, releases_of
from tests.support.open_plans import one_step, opened, refused, sample_plan


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def second_release(plan: Workspace, city: str = "Seattle") -> str:
    first = make_release(plan, audience=Audience.PARTNERS)
    mark_all_notified(plan, first.id, keys=[row.key for row in recipients_of_release(plan, first.id)])
    return change_start(plan, city)


def change_start(plan: Workspace, city: str) -> str:
    """Release a schedule on which one city starts later, and return the release's id."""
    with plan.edit(EditKind.CHANGED_START, city=city, value="17:00") as editor:
        places = {place.id for place in editor.all(Place) if place.name == city}
        action = next(action for action in editor.all(CityAction) if action.place_id in places)
        editor.put(replace(action, starts=time(17)))
    return make_release(plan, audience=Audience.PARTNERS).id


def test_at_a_first_release_every_lead_and_group_is_told_once(plan: Workspace) -> None:
    rows = recipients_of_release(plan, make_release(plan, audience=Audience.PARTNERS).id)
    names = [row.recipient.name for row in rows]
    assert "Wren Castellano" in names
    assert "Mijente" in names
    assert len(names) == len(set(names))
    assert all(row.notified_at is None and not row.changes for row in rows)


def test_later_only_those_of_the_cities_that_changed_are_told_and_why(plan: Workspace) -> None:
    rows = recipients_of_release(plan, second_release(plan))
    assert "Wren Castellano" in [row.recipient.name for row in rows]
    assert {change.city for row in rows for change in row.changes} == {"Seattle"}
    assert all(row.changes for row in rows)


def test_a_tick_is_one_step_and_can_be_taken_back(plan: Workspace) -> None:
    release_id = second_release(plan)
    key = recipients_of_release(plan, release_id)[0].key
    with one_step(plan, EditKind.NOTIFIED_RECIPIENT):
        mark_notified(plan, release_id, key, notified=True, channel=NoticeChannel.SIGNAL)
    (row,) = (row for row in recipients_of_release(plan, release_id) if row.key == key)
    assert (row.notified_at is not None, row.channel) == (True, NoticeChannel.SIGNAL)
    with one_step(plan, EditKind.UNNOTIFIED_RECIPIENT):
        mark_notified(plan, release_id, key, notified=False)
    assert recipients_of_release(plan, release_id)[0].notified_at is None
    with refused(plan, BadValue):
        mark_notified(plan, release_id, "nobody", notified=True)


def test_a_second_tick_notes_nothing_more(plan: Workspace) -> None:
    release_id = second_release(plan)
    key = recipients_of_release(plan, release_id)[0].key
    for channel in (NoticeChannel.SIGNAL, NoticeChannel.EMAIL):
        mark_notified(plan, release_id, key, notified=True, channel=channel)
    with plan.read() as reader:
        (notice,) = reader.all(Notice, release_id=release_id)
    assert notice.channel is NoticeChannel.SIGNAL
    mark_notified(plan, release_id, key, notified=False)
    with plan.read() as reader:
        assert reader.all(Notice, release_id=release_id) == ()


def test_who_is_no_longer_in_the_plan_is_not_on_the_list(plan: Workspace) -> None:
    release_id = make_release(plan, audience=Audience.PARTNERS).id
    before = {row.recipient.name: row.recipient for row in recipients_of_release(plan, release_id)}
    lead, group = before["Wren Castellano"], before["Mijente"]
    # Hidden alone, as by undoing that they were added: their role and their part are still there.
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        editor.hide(editor.get(Person, lead.person_id))
        editor.hide(editor.get(Organization, group.organization_id))
    after = {row.recipient.name for row in recipients_of_release(plan, release_id)}
    assert after == set(before) - {"Wren Castellano", "Mijente"}


def test_many_are_ticked_in_one_step_and_nobody_twice(plan: Workspace) -> None:
    release_id = make_release(plan, audience=Audience.PARTNERS).id
    keys = [row.key for row in recipients_of_release(plan, release_id)]
    mark_notified(plan, release_id, keys[0], notified=True)
    with one_step(plan, EditKind.NOTIFIED_RECIPIENT):
        assert mark_all_notified(plan, release_id, keys={*keys, "nobody"}) == len(keys) - 1
    assert all(row.notified_at is not None for row in recipients_of_release(plan, release_id))
    assert mark_all_notified(plan, release_id, keys=keys) == 0


def test_who_wants_to_be_rung_again_says_when_until_told(plan: Workspace) -> None:
    release_id = second_release(plan)
    row = next(each for each in recipients_of_release(plan, release_id) if each.recipient.person_id)
    due = plan.clock().replace(microsecond=0) + timedelta(days=365)
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        for number, outcome in enumerate((TalkOutcome.REACHED, TalkOutcome.CALL_BACK)):
            at = due - timedelta(hours=2 - number)
            editor.put(
                Talk(id=f"t{number}", person_id=row.recipient.person_id, at=at, outcome=outcome, due_at=due)
            )
    assert {each.key for each in recipients_of_release(plan, release_id) if each.call_back == due} == {
        row.key
    }
    mark_notified(plan, release_id, row.key, notified=True)
    assert not any(each.call_back for each in recipients_of_release(plan, release_id))


def test_a_name_on_the_list_hears_of_everything(plan: Workspace) -> None:
    with plan.read() as reader:
        mobilization_id = next(each.id for each in reader.all(Mobilization) if each.title == "Prime Day 2019")
    add_recipient(plan, mobilization_id=mobilization_id, name=" Press list ", audience=Audience.PARTNERS)
    add_recipient(plan, mobilization_id=mobilization_id, name="The public", audience=Audience.PUBLIC)
    rows = {row.recipient.name: row for row in recipients_of_release(plan, second_release(plan, "Portland"))}
    assert [change.city for change in rows["Press list"].changes] == ["Portland"]
    assert "The public" not in rows
    with pytest.raises(BadValue):
        add_recipient(plan, mobilization_id=mobilization_id, name=" ", audience=Audience.PUBLIC)


def test_a_name_for_one_city_hears_of_that_city_alone(plan: Workspace) -> None:
    release_id = second_release(plan, "Portland")
    with plan.read() as reader:
        release = reader.get(Release, release_id)
        cities = {place.id: place.name for place in reader.all(Place)}
        actions = {cities[each.place_id]: each.id for each in reader.all(CityAction) if each.place_id}
    with plan.edit(EditKind.ADDED_RECIPIENT) as editor:
        for city in ("Portland", "Seattle"):
            editor.put(
                Recipient(
                    id=city,
                    mobilization_id=release.mobilization_id,
                    name=f"Hall of {city}",
                    audience=Audience.PARTNERS,
                    city_action_id=actions[city],
                )
            )
    (first,) = (each for each in releases_of(plan) if each.number == 1)
    mark_all_notified(plan, first.id, keys=["Seattle", "Portland"])
    rows = {row.recipient.name: row for row in recipients_of_release(plan, release_id)}
    assert [change.city for change in rows["Hall of Portland"].changes] == ["Portland"]
    assert "Hall of Seattle" not in rows


def test_a_reader_who_was_told_once_keeps_their_place_on_the_list(plan: Workspace) -> None:
    release_id = second_release(plan)
    key = recipients_of_release(plan, release_id)[0].key
    mark_notified(plan, release_id, key, notified=True)
    with plan.read() as reader:
        before = {each.id for each in reader.all(Recipient)}
    mark_notified(plan, release_id, key, notified=False)
    assert mark_all_notified(plan, release_id, keys=[key], channel=NoticeChannel.SIGNAL) == 1
    with plan.read() as reader:
        assert {each.id for each in reader.all(Recipient)} == before
        (notice,) = reader.all(Notice, release_id=release_id)
    assert notice.recipient_id in before
    assert (notice.channel, notice.told_by) == (NoticeChannel.SIGNAL, plan.author)
    assert notice.told_at == plan.clock().replace(microsecond=0)


def test_who_is_taken_off_the_list_is_told_no_more(plan: Workspace) -> None:
    with plan.read() as reader:
        mobilization_id = next(each.id for each in reader.all(Mobilization) if each.title == "Prime Day 2019")
    press = add_recipient(
        plan, mobilization_id=mobilization_id, name="Press list", audience=Audience.PARTNERS
    )
    release_id = second_release(plan)
    assert press.id in {row.key for row in recipients_of_release(plan, release_id)}
    with one_step(plan, EditKind.REMOVED_RECIPIENT):
        assert remove_recipient(plan, press.id).name == "Press list"
    assert press.id not in {row.key for row in recipients_of_release(plan, release_id)}


@pytest.mark.parametrize(
    ("role", "status", "is_told"),
    [
        (AssignmentRole.LEAD, AssignmentStatus.ACCEPTED, True),
        (AssignmentRole.LEAD, AssignmentStatus.DECLINED, False),
        (AssignmentRole.MEDIC, AssignmentStatus.ACCEPTED, False),
    ],
)
def test_leads_who_stand_are_told_and_other_roles_are_not(
    plan: Workspace,
    role: AssignmentRole,
    status: AssignmentStatus,
    is_told: bool,  # noqa: FBT001  # a column of the table
) -> None:
    release_id = second_release(plan)
    with plan.edit(EditKind.CHANGED_LEAD, city="Seattle") as editor:
        lead = next(each for each in editor.all(Person) if each.name == "Wren Castellano")
        for held in editor.all(Assignment, person_id=lead.id):
            editor.put(replace(held, role=role, status=status))
    assert (
        "Wren Castellano" in {row.recipient.name for row in recipients_of_release(plan, release_id)}
    ) is is_told


def test_groups_that_agreed_are_told_and_those_only_asked_are_not(plan: Workspace) -> None:
    release_id = make_release(plan, audience=Audience.PARTNERS).id
    for status in PartnershipStatus:
        with plan.edit(EditKind.CHANGED_PARTNERSHIP, group="Mijente") as editor:
            group = next(each for each in editor.all(Organization) if each.name == "Mijente")
            for part in editor.all(Partnership, organization_id=group.id):
                editor.put(replace(part, status=status))
        names = {row.recipient.name for row in recipients_of_release(plan, release_id)}
        agreed = CREDITED | {PartnershipStatus.VERBAL}
        assert ("Mijente" in names) is (status in agreed)


def test_only_a_promised_call_back_is_told_and_only_the_last_talk_counts(plan: Workspace) -> None:
    release_id = second_release(plan)
    row = next(each for each in recipients_of_release(plan, release_id) if each.recipient.person_id)
    due = plan.clock().replace(microsecond=0)

    def told(*talks: tuple[TalkOutcome, int, bool]) -> bool:
        with plan.edit(EditKind.CHANGED_NOTES) as editor:
            for held in editor.all(Talk, person_id=row.recipient.person_id):
                editor.hide(held)
            for outcome, hours, is_due in talks:
                at = due - timedelta(hours=hours)
                editor.put(
                    Talk(
                        id=plan.new_id(),
                        person_id=row.recipient.person_id,
                        at=at,
                        outcome=outcome,
                        due_at=due if is_due else None,
                    )
                )
        (found,) = (each for each in recipients_of_release(plan, release_id) if each.key == row.key)
        return found.call_back is not None

    assert told((TalkOutcome.CALL_BACK, 1, True))
    assert not told((TalkOutcome.CALL_BACK, 1, False))
    assert not told((TalkOutcome.REACHED, 1, True))
    assert not told((TalkOutcome.CALL_BACK, 2, True), (TalkOutcome.REACHED, 1, False))
    assert told((TalkOutcome.REACHED, 2, True), (TalkOutcome.CALL_BACK, 1, True))


def test_whoever_was_never_told_of_a_version_stays_on_the_list_of_the_next(plan: Workspace) -> None:
    first = make_release(plan, audience=Audience.PARTNERS)
    rows = recipients_of_release(plan, first.id)
    told, untold = rows[0], {row.recipient.name for row in rows[1:]}
    mark_notified(plan, first.id, told.key, notified=True)
    second = change_start(plan, "Seattle")
    after = {row.recipient.name: row.missed for row in recipients_of_release(plan, second)}
    assert {name for name, missed in after.items() if missed == 1} == untold
    mark_all_notified(plan, second, keys=[row.key for row in recipients_of_release(plan, second)])
    third = change_start(plan, "Portland")
    assert {row.missed for row in recipients_of_release(plan, third)} == {0}


def test_a_draft_counts_those_who_were_never_told(plan: Workspace) -> None:
    first = make_release(plan, audience=Audience.PARTNERS)
    listed = {row.key for row in recipients_of_release(plan, first.id)}
    with plan.edit(EditKind.CHANGED_START, city="Seattle", value="17:00") as editor:
        action = next(iter(editor.all(CityAction)))
        editor.put(replace(action, starts=time(17)))
    draft = draft_release(plan, audience=Audience.PARTNERS)
    with plan.read() as reader:
        waiting = recipients_of_draft(reader, draft.schedule, draft.mobilization.id, {})
    assert {row.key for row in waiting if row.missed == 1} == listed


def test_somebody_removed_since_is_not_carried_along(plan: Workspace) -> None:
    first = make_release(plan, audience=Audience.PARTNERS)
    gone = next(row.recipient for row in recipients_of_release(plan, first.id) if row.recipient.person_id)
    remove_person(plan, person_id=gone.person_id)
    assert gone.name not in {
        row.recipient.name for row in recipients_of_release(plan, change_start(plan, "Seattle"))
    }

"""Releases are numbered, frozen and given again as they were; names can be found in them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound, NothingToRelease, ReleaseDamaged
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.releases import Release
from organizer_app.domain.places.places import Place
from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.exchange.schedule.frozen_schedule import frozen_text
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.releases import (
    draft_release,
    given_schedule,
    hash_of,
    make_release,
    release_numbered,
    releases_naming,
    releases_of,
    schedule_of,
    withdraw_release,
)
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.offered_formats import formats_for
from tests.support.open_plans import one_step, opened, refused, sample_plan

PUBLIC, PARTNERS = Audience.PUBLIC, Audience.PARTNERS


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def action_in(workspace: Workspace, city: str) -> CityAction:
    with workspace.read() as reader:
        places = {place.id for place in reader.all(Place) if place.name == city}
        return next(action for action in reader.all(CityAction) if action.place_id in places)


def change(workspace: Workspace, city: str, **fields: object) -> None:
    action = action_in(workspace, city)
    with workspace.edit(EditKind.CHANGED_START, city=city, value="13:00") as editor:
        editor.put(replace(action, **fields))


def bytes_of(release: Release) -> dict[str, bytes]:
    return {code: bytes_as(release, code) for code in formats_for(release.audience)}


def bytes_as(release: Release, code: str) -> bytes:
    return schedule_bytes(schedule_of(release), schedule_format=code, words=schedule_words())


def test_releasing_is_one_step_and_numbers_rise_for_each_audience_alone(plan: Workspace) -> None:
    with one_step(plan, EditKind.RELEASED):
        first = make_release(plan, audience=PUBLIC, note=" first ")
    assert (first.number, first.note, len(first.content_hash)) == (1, "first", 64)
    assert first.zone == "America/New_York"
    assert make_release(plan, audience=PARTNERS).number == 1
    change(plan, "Seattle", starts=time(14))
    assert make_release(plan, audience=PUBLIC).number == 2


def test_an_old_release_is_given_again_byte_for_byte(plan: Workspace) -> None:
    first = make_release(plan, audience=PUBLIC)
    before = bytes_of(first)
    change(plan, "Seattle", starts=time(14))
    second = make_release(plan, audience=PUBLIC)
    again = release_numbered(plan, 1, audience=PUBLIC)
    assert bytes_of(again) == before
    after = bytes_of(second)
    assert all(after[code] != data for code, data in before.items())


def test_the_next_release_carries_what_changed(plan: Workspace) -> None:
    make_release(plan, audience=PUBLIC)
    change(plan, "Seattle", starts=time(14))
    draft = draft_release(plan, audience=PUBLIC)
    assert (draft.schedule.release, draft.schedule.since, draft.is_new) == (2, 1, True)
    (moved,) = schedule_of(make_release(plan, audience=PUBLIC)).changes
    assert (moved.kind, moved.city, moved.starts) == (ChangeKind.MOVED, "Seattle", time(14))


def test_a_cancelled_city_is_cancelled_in_the_calendar_with_a_higher_sequence(plan: Workspace) -> None:
    first = schedule_of(make_release(plan, audience=PUBLIC))
    change(plan, "Seattle", status=ActionStatus.CANCELLED)
    second = make_release(plan, audience=PUBLIC)
    old = next(entry for entry in first.entries if entry.city == "Seattle")
    new = next(entry for entry in schedule_of(second).entries if entry.city == "Seattle")
    assert new.sequence > old.sequence
    calendar = bytes_as(second, "ics").decode()
    event = next(part for part in calendar.split("BEGIN:VEVENT") if new.uid in part.replace("\r\n ", ""))
    assert "STATUS:CANCELLED" in event
    assert f"SEQUENCE:{new.sequence}" in event


def sequence_in(release: Release, city: str) -> int:
    return next(entry.sequence for entry in schedule_of(release).entries if entry.city == city)


def test_what_was_withdrawn_is_released_again_with_a_higher_sequence(plan: Workspace) -> None:
    first = make_release(plan, audience=PUBLIC)
    change(plan, "Seattle", starts=time(14))
    second = make_release(plan, audience=PUBLIC)
    withdraw_release(plan, second.id, reason="too early")
    before = action_in(plan, "Seattle").starts
    change(plan, "Seattle", starts=time(12))
    assert before != time(12)
    third = make_release(plan, audience=PUBLIC)
    canceled = given_schedule(release_numbered(plan, 2, audience=PUBLIC), may_be_withdrawn=True)
    (withdrawn,) = [entry for entry in canceled.entries if entry.city == "Seattle"]
    assert sequence_in(third, "Seattle") > withdrawn.sequence > sequence_in(first, "Seattle")


def test_two_laptops_that_released_one_number_are_both_outdone_by_the_next(plan: Workspace) -> None:
    make_release(plan, audience=PUBLIC)
    change(plan, "Seattle", starts=time(14))
    ours = make_release(plan, audience=PUBLIC)
    shown = schedule_of(ours)
    entries = tuple(
        replace(entry, venue="Elsewhere", sequence=entry.sequence + 7000)
        if entry.city == "Seattle"
        else entry
        for entry in shown.entries
    )
    content = frozen_text(replace(shown, entries=entries))
    theirs = replace(ours, id=plan.new_id(), version=0, content=content, content_hash=hash_of(content))
    with plan.edit(EditKind.RELEASED) as editor:
        editor.put(theirs)
    change(plan, "Seattle", starts=time(15))
    third = make_release(plan, audience=PUBLIC)
    assert sequence_in(third, "Seattle") > sequence_in(theirs, "Seattle")
    assert sequence_in(third, "San Francisco") == sequence_in(ours, "San Francisco")


def test_nothing_new_is_no_release(plan: Workspace) -> None:
    make_release(plan, audience=PUBLIC)
    assert not draft_release(plan, audience=PUBLIC).is_new
    with refused(plan, NothingToRelease):
        make_release(plan, audience=PUBLIC)


def test_the_number_of_a_release_taken_back_is_never_given_again(plan: Workspace) -> None:
    make_release(plan, audience=PUBLIC)
    history.undo(plan)
    assert releases_of(plan) == []
    assert make_release(plan, audience=PUBLIC).number == 2


def test_a_withdrawn_release_is_kept_with_its_reason_and_the_next_counts_from_before_it(
    plan: Workspace,
) -> None:
    make_release(plan, audience=PUBLIC)
    change(plan, "Seattle", starts=time(14))
    second = make_release(plan, audience=PUBLIC)
    with one_step(plan, EditKind.WITHDREW_RELEASE):
        withdraw_release(plan, second.id, reason="a name had to go")
    assert [release.withdrawn_reason for release in releases_of(plan)] == ["a name had to go", ""]
    assert draft_release(plan, audience=PUBLIC).schedule.since == 1
    with refused(plan, BadValue):
        withdraw_release(plan, second.id, reason=" ")


def test_the_releases_that_carry_a_name_are_found(plan: Workspace) -> None:
    make_release(plan, audience=PUBLIC)
    partners = make_release(plan, audience=PARTNERS)
    lead = next(entry.lead for entry in schedule_of(partners).entries if entry.lead)
    assert [each.release.id for each in releases_naming(plan, lead.upper())] == [partners.id]
    assert len(releases_naming(plan, "Mijente")) == 2
    assert releases_naming(plan, "Nobody Atall") == releases_naming(plan, "  ") == []


def test_a_name_is_found_however_the_group_is_written(plan: Workspace) -> None:
    arlington = action_in(plan, "Arlington").id
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        group = next(each for each in editor.all(Organization) if each.name == "Mijente")
        (part,) = editor.all(Partnership, organization_id=group.id, city_action_id=arlington)
        editor.put(replace(part, credit_name="Friends at the Square", status=PartnershipStatus.SIGNED))
        for other in editor.all(Partnership):
            if other.organization_id == group.id and other.id != part.id:
                editor.hide(other)
    make_release(plan, audience=Audience.PUBLIC)
    assert [each.entries for each in releases_naming(plan, "mijente")] == [1]


def test_a_content_that_was_changed_is_never_sent(plan: Workspace) -> None:
    release = make_release(plan, audience=PUBLIC)
    with pytest.raises(ReleaseDamaged):
        schedule_of(replace(release, content=release.content.replace("Seattle", "Tacoma")))


def test_what_is_not_there_is_named(plan: Workspace) -> None:
    with pytest.raises(NothingFound):
        release_numbered(plan, 7, audience=PUBLIC)
    with pytest.raises(BadValue):
        draft_release(plan, audience=Audience.SECRET)
    with pytest.raises(NothingFound):
        draft_release(plan, audience=PUBLIC, mobilization="None such")


def test_a_release_says_when_it_was_made(plan: Workspace) -> None:
    plan.clock = lambda: datetime(2019, 7, 5, 19, 0, 0, 5, tzinfo=UTC)
    release = make_release(plan, audience=PUBLIC)
    assert release.released_at == schedule_of(release).generated_at == datetime(2019, 7, 5, 19, tzinfo=UTC)


def test_releases_of_one_audience_go_by_number_and_those_of_all_by_time(plan: Workspace) -> None:
    make_release(plan, audience=PUBLIC)
    make_release(plan, audience=PARTNERS)
    change(plan, "Seattle", starts=time(14))
    make_release(plan, audience=PUBLIC)
    moment = "Prime Day 2019"
    assert [each.number for each in releases_of(plan, audience=PUBLIC, mobilization=moment)] == [2, 1]
    assert [each.number for each in releases_of(plan, audience=PARTNERS)] == [1]
    assert len(releases_of(plan)) == len(releases_of(plan, mobilization=moment)) == 3
    with plan.edit(EditKind.RELEASED) as editor:
        first = next(each for each in editor.all(Release) if each.audience is PUBLIC and each.number == 1)
        editor.put(replace(first, released_at=datetime(2099, 1, 1, tzinfo=UTC)))
    assert [each.number for each in releases_of(plan, audience=PUBLIC, mobilization=moment)] == [2, 1]
    assert releases_of(plan)[0].id == first.id

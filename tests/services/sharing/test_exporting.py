"""A schedule is shared with what its audience may know, and its calendar rises with every change."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, CannotWrite, NothingFound
from organizer_app.domain.model.assignments import AGREED, VACATED, Assignment, AssignmentStatus
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.petitions import LockedNumber
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.sites import AccessStatus, Site, SiteRole
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.releases import make_release, schedule_of
from organizer_app.services.sharing.schedule_formats import ExportReport, schedule_bytes, write_schedule
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.offered_formats import formats_for
from tests.support.open_plans import add_action, empty_plan, network_plan, opened
from tests.support.unpacked_files import unpacked

NOW = datetime(2019, 7, 5, 19, tzinfo=UTC)
PUBLIC = ScheduleRequest(audience=Audience.PUBLIC)


def exported(
    workspace: Workspace, schedule_format: str, out: Path, request: ScheduleRequest = PUBLIC
) -> ExportReport:
    schedule = shared_schedule(workspace, request, now=workspace.clock())
    return write_schedule(schedule, schedule_format=schedule_format, words=schedule_words(), out=out)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "sample.organizer"
    wiring.create_sample_plan(path)
    opened = wiring.open_workspace(path)
    yield opened
    opened.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    """One confirmed city with a site and a signed group."""
    path = tmp_path / "small.organizer"
    wiring.create_plan(path, title="One city", anchor_date=date(2019, 7, 15), zone="America/New_York")
    opened = wiring.open_workspace(path)
    with opened.edit(EditKind.ADDED_ACTION) as editor:
        for name in ("Albany", "Buffalo"):
            editor.put(Place(id=name, name=name, admin1="NY", zone="America/New_York"))
        editor.put(
            CityAction(
                id="a",
                place_id="Albany",
                day=date(2019, 7, 15),
                starts=time(12),
                zone="America/New_York",
                status=ActionStatus.CONFIRMED,
            )
        )
        editor.put(Site(id="s", city_action_id="a", venue="Capitol steps"))
        editor.put(Organization(id="o", name="Capital Table"))
        editor.put(
            Partnership(id="p", organization_id="o", city_action_id="a", status=PartnershipStatus.SIGNED)
        )
    yield opened
    opened.close()  # fmt: skip


def entry_of(workspace: Workspace, audience: Audience = Audience.PUBLIC, now: datetime = NOW) -> SharedEntry:
    (entry,) = shared_schedule(workspace, ScheduleRequest(audience=audience), now=now).entries
    return entry


def change(workspace: Workspace, record_type: type, record_id: str, **fields: object) -> None:
    with workspace.edit(EditKind.IMPORTED) as editor:
        editor.put(replace(editor.get(record_type, record_id), **fields))


def test_the_venue_is_the_rally_with_all_the_public_may_know_of_it(small: Workspace) -> None:
    with small.edit(EditKind.CHANGED_VENUE) as editor:
        editor.put(replace(editor.get(Place, "Albany"), latitude=42.65, longitude=-73.75))
        editor.put(replace(editor.get(Site, "s"), role=SiteRole.FALLBACK))
        rally = Site(
            id="t", city_action_id="a", venue="Academy Park", postal_code="12207", latitude=42.6531,
            longitude=-73.7549, access=AccessStatus.ACCESSIBLE, position=1,
        )  # fmt: skip
        editor.put(rally)
    (told,) = shared_schedule(small, PUBLIC, now=NOW).entries
    assert (told.venue, told.postal_code, told.access) == ("Academy Park", "12207", AccessStatus.ACCESSIBLE)
    assert (told.latitude, told.longitude, told.is_spot) == (42.6531, -73.7549, True)
    with small.edit(EditKind.CHANGED_VENUE) as editor:
        editor.put(replace(editor.get(Site, "t"), latitude=None))
    (told,) = shared_schedule(small, PUBLIC, now=NOW).entries
    assert (told.latitude, told.longitude, told.is_spot) == (42.65, -73.75, False)


def test_the_sample_plan_is_shared_with_its_cities_times_and_groups(sample: Workspace) -> None:
    request = ScheduleRequest(audience=Audience.PUBLIC, mobilization="prime day 2019")
    schedule = shared_schedule(sample, request, now=NOW)
    assert (schedule.title, schedule.campaign_title) == ("Prime Day 2019", "No tech for deportations")
    assert schedule.hashtags == ("#AmazonvsImmigrants", "#BackersofHate", "#NoTech4ICE")
    assert [key_date.title for key_date in schedule.key_dates] == ["House Antitrust Subcommittee hearing"]
    utc = {entry.city: entry.starts_utc for entry in schedule.entries}
    assert len(utc) == 7
    assert utc["New York"] == datetime(2019, 7, 15, 16, tzinfo=UTC)
    assert utc["Minneapolis"] == datetime(2019, 7, 15, 17, tzinfo=UTC)
    assert utc["Seattle"] == datetime(2019, 7, 15, 19, tzinfo=UTC)
    minneapolis = next(entry for entry in schedule.entries if entry.city == "Minneapolis")
    assert minneapolis.address.endswith("Shakopee, MN")


def test_a_whole_plan_is_called_after_its_campaign(sample: Workspace) -> None:
    schedule = shared_schedule(sample, PUBLIC, now=NOW)
    assert (schedule.title, schedule.campaign_title, len(schedule.entries)) == (
        "No tech for deportations", "", 9,
    )  # fmt: skip


def test_a_city_and_a_day_can_be_asked_for(sample: Workspace) -> None:
    city = ScheduleRequest(audience=Audience.PUBLIC, city="new york, NY")
    assert len(shared_schedule(sample, city, now=NOW).entries) == 2
    day = ScheduleRequest(audience=Audience.PUBLIC, city="New York", on=date(2019, 7, 11))
    assert len(shared_schedule(sample, day, now=NOW).entries) == 1
    none = ScheduleRequest(audience=Audience.PUBLIC, on=date(2019, 7, 12))
    assert shared_schedule(sample, none, now=NOW).entries == ()


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTNERS], ids=lambda each: each.code)
@pytest.mark.parametrize("part", [{"city": "Buffalo"}, {"on": date(2019, 8, 1)}, {}], ids=str)
def test_where_nothing_is_listed_nothing_is_said(
    small: Workspace, tmp_path: Path, audience: Audience, part: dict[str, Any]
) -> None:
    with small.edit(EditKind.ADDED_ACTION) as editor:
        if not part:
            editor.put(replace(editor.get(CityAction, "a"), status=ActionStatus.PROSPECT))
        editor.put(CityAction(id="b", place_id="Buffalo", mobilization_id="draft", day=date(2019, 8, 1)))
        editor.put(Campaign(id="quiet", title="CANARYCAMPAIGN", demand="CANARYDEMAND"))
        editor.put(
            Mobilization(
                id="draft",
                campaign_id="quiet",
                title="CANARYTITLE",
                hashtags=("#CANARYTAG",),
                anchor_date=None,
            )
        )
        editor.put(
            KeyDate(
                id="k", mobilization_id="draft", title="CANARYDATE", day=date(2019, 8, 1), venue="CANARYHALL"
            )
        )
        editor.put(LockedNumber(id="n", mobilization_id="draft", metric="turnout", text="CANARYNUMBER"))
    request = ScheduleRequest(audience=audience, **part)
    schedule = shared_schedule(small, request, now=NOW)
    assert (schedule.entries, schedule.hashtags, schedule.key_dates, schedule.numbers) == ((), (), (), ())
    for code in formats_for(audience):
        out = tmp_path / code
        write_schedule(schedule, schedule_format=code, words=schedule_words(), out=out)
        assert "CANARY" not in unpacked(out.read_bytes()), code


@pytest.mark.parametrize("code", ["text", "markdown", "html", "xlsx", "pdf", "press-text", "json"])
def test_the_press_contact_stands_where_its_readers_look(small: Workspace, tmp_path: Path, code: str) -> None:
    with small.edit(EditKind.CHANGED_SETTINGS, title="") as editor:
        (moment,) = editor.all(Mobilization)
        opened = {"press_contact": "CANARYPRESS", "press_contact_shown_to": Audience.PARTNERS}
        editor.put(replace(moment, **opened))  # type: ignore[arg-type]  # each of its field's type
    told = {}
    for audience in (Audience.PARTNERS, Audience.PUBLIC):
        if code in formats_for(audience):
            schedule = shared_schedule(small, ScheduleRequest(audience=audience), now=NOW)
            write_schedule(
                schedule, schedule_format=code, words=schedule_words(), out=tmp_path / audience.code
            )
            told[audience] = "CANARYPRESS" in unpacked((tmp_path / audience.code).read_bytes())
    assert told.pop(Audience.PARTNERS)
    assert not any(told.values())


@pytest.mark.parametrize("shown_to", EXPORT_AUDIENCES, ids=lambda each: each.code)
def test_a_key_date_is_read_by_those_it_is_for_and_by_the_desk_alone_unless_chosen(
    small: Workspace, shown_to: Audience
) -> None:
    with small.edit(EditKind.ADDED_ACTION) as editor:
        (moment,) = editor.all(Mobilization)
        fresh = KeyDate(id="k", mobilization_id=moment.id, title="Go or no-go", day=date(2019, 7, 10))
        assert fresh.shown_to is Audience.INTERNAL
        editor.put(replace(fresh, shown_to=shown_to))
    for audience in EXPORT_AUDIENCES:
        for part in ({}, {"mobilization": moment.id}, {"on": date(2019, 7, 10)}):
            if not (part.get("on") and audience < Audience.INTERNAL):
                told = shared_schedule(small, ScheduleRequest(audience=audience, **part), now=NOW)
                assert bool(told.key_dates) is (shown_to <= audience)


def test_the_calls_of_the_sample_plan_are_not_in_its_public_files(tmp_path: Path) -> None:
    with opened(network_plan(tmp_path)) as plan:
        for audience, count in ((Audience.PUBLIC, 1), (Audience.PARTNERS, 2), (Audience.INTERNAL, 3)):
            told = shared_schedule(plan, ScheduleRequest(audience=audience), now=plan.clock())
            assert len(told.key_dates) == count
            text = schedule_bytes(told, schedule_format="text", words=schedule_words()).decode()
            assert ("Go or no-go" in text) is (audience is Audience.INTERNAL)
            assert ("by phone" in text) is (audience >= Audience.PARTNERS)


def test_what_is_not_in_the_plan_is_named(sample: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NothingFound):
        shared_schedule(sample, ScheduleRequest(audience=Audience.PUBLIC, city="Boston, MA"), now=NOW)
    with pytest.raises(NothingFound):
        shared_schedule(sample, ScheduleRequest(audience=Audience.PUBLIC, mobilization="None such"), now=NOW)
    with pytest.raises(BadValue):
        shared_schedule(sample, ScheduleRequest(audience=Audience.SECRET), now=NOW)
    out = tmp_path / "out.doc"
    with pytest.raises(BadValue):
        exported(sample, "doc", out)
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_a_problem(sample: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "a.ics"
    with pytest.raises(CannotWrite):
        exported(sample, "ics", out)


def test_a_calendar_counts_what_has_no_date(small: Workspace, tmp_path: Path) -> None:
    change(small, CityAction, "a", day=None, starts=None)
    for schedule_format, counts in (("ics", (0, 1)), ("csv", (1, 0)), ("html", (1, 0))):
        report = exported(small, schedule_format, tmp_path / f"a.{schedule_format}")
        assert (report.entries, report.left_out) == counts


def test_a_called_off_city_stays_on_the_list_of_those_who_knew(small: Workspace) -> None:
    change(small, CityAction, "a", status=ActionStatus.CANCELLED)
    assert entry_of(small).cancelled


@pytest.mark.parametrize("status", [ActionStatus.PROSPECT, ActionStatus.CANCELLED, ActionStatus.DECLINED])
def test_a_city_that_never_committed_is_never_mentioned(small: Workspace, status: ActionStatus) -> None:
    with small.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="b", place_id="Buffalo", status=status))
    for audience, cities in ((Audience.PUBLIC, 1), (Audience.PARTNERS, 1), (Audience.INTERNAL, 2)):
        assert len(shared_schedule(small, ScheduleRequest(audience=audience), now=NOW).entries) == cities


def test_an_embargoed_name_waits_for_its_moment(small: Workspace) -> None:
    change(small, Partnership, "p", name_public_from=NOW + timedelta(days=3))
    assert entry_of(small).groups == ()
    assert entry_of(small, Audience.PARTNERS).groups == ("Capital Table",)
    assert entry_of(small, now=NOW + timedelta(days=3)).groups == ("Capital Table",)


def test_a_group_is_written_as_it_asked_to_be_in_this_city(small: Workspace) -> None:
    change(small, Organization, "o", credit_name="The Capital Table")
    assert entry_of(small).groups == ("The Capital Table",)
    change(small, Partnership, "p", credit_name="Capital Table Albany")
    assert entry_of(small).groups == ("Capital Table Albany",)


def test_every_change_of_what_is_shown_raises_the_sequence(small: Workspace) -> None:
    seen = [entry_of(small).sequence]
    for record_type, record_id, fields in (
        (CityAction, "a", {"starts": time(13)}),
        (Site, "s", {"venue": "Washington Park"}),
        (Partnership, "p", {"credit_order": 2}),
        (Organization, "o", {"credit_name": "The Capital Table"}),
        (Partnership, "p", {"credit_name": "Capital Table Albany"}),
        (Place, "Albany", {"latitude": 42.65}),
        (Place, "Albany", {"longitude": -73.75}),
        (CityAction, "a", {"place_id": "Buffalo"}),
        (Partnership, "p", {"hidden": True}),
        (Site, "s", {"hidden": True}),
        (CityAction, "a", {"status": ActionStatus.CANCELLED}),
    ):
        change(small, record_type, record_id, **fields)
        seen.append(entry_of(small).sequence)
    assert seen == sorted(set(seen))


QUIET = (
    (CityAction, "a", {"notes": "CANARY", "tags": ("x",), "status_reason": "y"}),
    (CityAction, "a", {"uses_street": True, "forced_ready_by": "z"}),
    (Site, "s", {"notes": "CANARY", "capacity": 40}),
    (Partnership, "p", {"turnout_pledge": 12, "signed_on": date(2019, 6, 1)}),
    (Partnership, "p", {"status": PartnershipStatus.ACTIVE}),
    (Partnership, "unnamed", {"status": PartnershipStatus.ASKED}),
    (Partnership, "unnamed", {"status": PartnershipStatus.DECLINED}),
    (Partnership, "unnamed", {"hidden": True}),
    (Organization, "o", {"notes": "CANARY", "people_available": 4}),
    (Organization, "other", {"name": "Still quiet"}),
    (Place, "Albany", {"other_names": ("Albanie",)}),
    (Assignment, "asked", {"status": AssignmentStatus.DECLINED}),
    (Person, "asker", {"name": "Still unasked"}),
    (KeyDate, "k", {"notes": "CANARY"}),
)


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTNERS], ids=lambda each: each.code)
def test_what_is_not_shown_raises_no_number_and_no_date_that_others_read(
    small: Workspace, audience: Audience
) -> None:
    def numbers() -> list[tuple[int, datetime | None]]:
        told = shared_schedule(small, ScheduleRequest(audience=audience), now=NOW)
        return [(each.sequence, each.updated_at) for each in (*told.entries, *told.key_dates)]

    with small.edit(EditKind.ADDED_ACTION) as editor:
        (moment,) = editor.all(Mobilization)
        editor.put(KeyDate(id="k", mobilization_id=moment.id, title="Vote", shown_to=Audience.PUBLIC))
    before = numbers()
    assert [number for number, _ in before] == [3000, 1000], "an action, its site and its group; a date"
    with small.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="other", name="Quiet"))
        editor.put(Partnership(id="unnamed", organization_id="other", city_action_id="a"))
        editor.put(Person(id="asker", name="Unasked"))
        editor.put(Assignment(id="asked", city_action_id="a", person_id="asker"))
        editor.put(Task(id="t", title="CANARY", city_action_id="a"))
    for record_type, record_id, fields in QUIET:
        change(small, record_type, record_id, **fields)
        assert numbers() == before, (record_type, fields)
    change(small, Site, "s", venue="Washington Park")
    assert numbers()[0][0] == 4000
    assert numbers()[0][1] > before[0][1]


def test_a_first_release_does_not_tell_how_often_the_plan_was_edited(small: Workspace) -> None:
    with small.read() as reader:
        (moment,) = reader.all(Mobilization)
    change(small, CityAction, "a", mobilization_id=moment.id)
    for number in range(20):
        change(small, CityAction, "a", notes=f"note {number}")
    release = make_release(small, audience=Audience.PUBLIC)
    (entry,) = schedule_of(release).entries
    assert entry.sequence == 3000


@pytest.mark.parametrize("status", AssignmentStatus, ids=lambda each: each.value)
def test_partners_read_of_a_lead_who_has_said_yes(small: Workspace, status: AssignmentStatus) -> None:
    with small.edit(EditKind.ADDED_ACTION) as editor:
        for person, is_backup in (("CANARY Lead", False), ("CANARY Backup", True)):
            editor.put(Person(id=person, name=person))
            editor.put(
                Assignment(
                    id=person, city_action_id="a", person_id=person, status=status, is_backup=is_backup
                )
            )
    partners = entry_of(small, Audience.PARTNERS)
    named = status in AGREED
    assert (partners.lead, partners.backup) == (("CANARY Lead", "CANARY Backup") if named else ("", ""))
    (packet,) = city_packets(small, ScheduleRequest(audience=Audience.PARTNERS))
    assert bool(packet.people) is named
    assert bool(entry_of(small, Audience.INTERNAL).lead) is (status not in VACATED)


def test_a_uid_stays_the_same_in_every_export(small: Workspace, tmp_path: Path) -> None:
    found = set()
    for audience in (Audience.PUBLIC, Audience.INTERNAL):
        out = tmp_path / audience.code
        exported(small, "ics", out, ScheduleRequest(audience=audience))
        found.update(re.findall(r"UID:(\S+)", out.read_text("utf-8")))
        change(small, CityAction, "a", title=audience.code)
    assert len(found) == 1


def test_a_schedule_of_the_desk_says_of_every_city_how_ready_it_is_on_screen(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as plan:
        action_id = add_action(plan, "Seattle, WA")
        with plan.edit(EditKind.ADDED_TASK, title="Run of show", city="Seattle, WA") as editor:
            editor.put(
                Task(
                    id="show",
                    title="Run of show",
                    city_action_id=action_id,
                    is_gate=True,
                    due_on=date(2020, 1, 1),
                    fact=PlanFact.RUN_OF_SHOW,
                )
            )
            editor.put(Cue(id="cue", city_action_id=action_id, title="Welcome"))
        (row,) = snapshot(plan).rows
        (entry,) = shared_schedule(plan, ScheduleRequest(audience=Audience.INTERNAL), now=NOW).entries
        assert entry.readiness == Readiness(row.readiness).code
        assert "gate_open" not in row.reasons

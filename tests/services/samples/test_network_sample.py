"""The large sample: many cities, mixed readiness with real causes, and a month of history."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.time.local_time import local_of
from organizer_app.environment.resource_files import resource_path
from organizer_app.services.actions import action_rows, readiness_trend
from organizer_app.services.checklists import permits
from organizer_app.services.checks import checking
from organizer_app.services.overview.overview import OverviewMemory
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing import recipients, releases
from tests.support.open_plans import network_plan, opened

NOON = datetime(2027, 3, 24, 16, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample as it is 24 days before the day."""
    with opened(network_plan(tmp_path_factory.mktemp("network"))) as workspace:
        workspace.clock = lambda: NOON
        workspace.catch_up()
        yield workspace


def test_fifty_nine_cities_stand_at_every_level_for_causes_that_are_in_the_plan(network: Workspace) -> None:
    rows = action_rows.snapshot(network).rows
    assert (len(rows), len({row.place_id for row in rows})) == (316, 59)
    assert [Counter(row.readiness for row in rows)[level] for level in range(5)] == [29, 62, 66, 91, 68]
    assert {row.reasons.split()[0] for row in rows if row.readiness == 0} == {
        "no_lead", "gate_open", "permit_late",
    }  # fmt: skip
    assert OverviewMemory().overview(network, (), today=TODAY, now=NOON).mix == (11, 13, 14, 12, 9, 0)
    assert sum((row.expected or 0) > 1000 for row in rows) == 21


def test_every_zone_of_the_country_takes_part_and_arizona_keeps_its_own_clock(network: Workspace) -> None:
    rows = action_rows.snapshot(network).rows
    zones = {row.zone for row in rows}
    assert {"America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/Phoenix"} <= zones
    moment = datetime(2027, 4, 17, 19, 30, tzinfo=UTC)
    (phoenix,) = (row for row in rows if row.city == "Phoenix" and row.tactic == "march")
    assert phoenix.starts_utc == moment.timestamp() // 60
    assert local_of(moment, phoenix.zone).wall.hour == phoenix.starts // 60 == 12


def test_the_check_finds_what_was_planted(network: Workspace) -> None:
    found = checking.findings(network)
    assert Counter(finding.kind for finding in found) == {
        FindingKind.MISSING_LEAD: 15,
        FindingKind.MISSING_BACKUP: 21,
        FindingKind.MISSING_PHONE: 1,
        FindingKind.OUTSIDE_RULE: 13,
        FindingKind.OVERDUE_GATE: 13,
        FindingKind.LATE_PERMIT: 1,
        FindingKind.DOUBLE_BOOKED_LEAD: 1,
        FindingKind.GROUP_STRETCHED: 1,
    }
    late = next(finding for finding in found if finding.kind is FindingKind.LATE_PERMIT)
    assert (late.row.city, late.detail) == ("Kansas City", "Kansas City Police Department")


def test_everybody_is_fabricated(network: Workspace) -> None:
    with network.read() as reader:
        people, points = reader.all(Person), reader.all(ContactPoint)
    phones = [point.value for point in points if point.kind is ContactKind.PHONE]
    emails = [point.value for point in points if point.kind is ContactKind.EMAIL]
    assert len(people) == len({person.name for person in people}) == 411
    assert len(phones) == len(set(phones)) == len(emails) == 410
    assert [phone for phone in phones if not re.fullmatch(r"\+1\d{3}55501\d\d", phone)] == []
    assert [email for email in emails if not re.fullmatch(r"[a-z.]+@example\.org", email)] == []


def test_partner_groups_stand_in_a_tree_and_at_every_stage(network: Workspace) -> None:
    with network.read() as reader:
        groups = {group.id: group for group in reader.all(Organization)}
        national = [part for part in reader.all(Partnership) if part.mobilization_id]
    assert len(groups) == len(national) == 32
    assert sum(bool(group.parent_id) for group in groups.values()) == 22
    assert {part.status for part in national} == {
        PartnershipStatus.VERBAL, PartnershipStatus.SIGNED,
        PartnershipStatus.ACTIVE, PartnershipStatus.WITHDRAWN,
    }  # fmt: skip
    assert sum(part.name_public_from is not None for part in national) == 2


def test_permits_are_at_every_step_of_their_way(network: Workspace) -> None:
    lines = permits.list_permits(network)
    assert len(lines) > 80
    assert all(line.permit.id for line in lines), "the desk of the sample tracks all that rules ask for"
    assert {line.permit.status for line in lines} == {
        PermitStatus.RESEARCHING, PermitStatus.TO_FILE, PermitStatus.FILED, PermitStatus.INFO_REQUESTED,
        PermitStatus.GRANTED, PermitStatus.GRANTED_WITH_CONDITIONS, PermitStatus.NOT_NEEDED,
    }  # fmt: skip


def test_two_schedules_went_out_and_the_third_has_news(network: Workspace) -> None:
    partners = releases.releases_of(network, audience=Audience.PARTNERS)
    assert [release.number for release in partners] == [2, 1]
    readers = recipients.recipients_of_release(network, partners[0].id)
    assert (len(readers), sum(reader.notified_at is not None for reader in readers)) == (20, 9)
    draft = releases.draft_release(network, audience=Audience.PARTNERS)
    assert (draft.schedule.release, draft.is_new) == (3, True)
    assert len(draft.schedule.changes) > 5


def test_a_month_of_history_tells_who_did_what_in_order(network: Workspace) -> None:
    entries = history.entries(network, limit=1000)
    moments = [entry.at for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert {entry.author for entry in entries} == {"Maya Okafor", "Luis Brandt", "Carmen Baptiste"}
    assert (moments[-1].date().isoformat(), moments[0].date().isoformat()) == ("2027-02-16", "2027-03-24")
    assert entries[-1].kind is EditKind.FILLED_SAMPLE
    with network.read() as reader:
        assert len(reader.all(Talk)) == 67


def test_the_cities_have_come_forward_in_the_last_days(network: Workspace) -> None:
    ends = readiness_trend.day_starts(TODAY, "America/New_York", 14)
    ahead = [mix[3] + mix[4] for mix in readiness_trend.past_mixes(network, ends=ends)]
    assert ahead == sorted(ahead)
    assert ahead[-1] > ahead[0] + 10


def test_the_sample_stays_small_enough_to_be_read() -> None:
    assert resource_path("sample_plan", "clean-water-day-2027.json").stat().st_size < 200_000

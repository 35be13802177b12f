"""A sample plan lives at the moment it tells of, unless a clock was given, and never before a change."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.environment.clock import VARIABLE, utc_now
from organizer_app.environment.plan_clocks import SampleClock
from organizer_app.services.actions import action_rows
from organizer_app.services.day.rehearsals import begin_rehearsal
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.importing.unchanged_files import reports_unread
from organizer_app.services.plan import backups, history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.samples.sample_clocks import take_clock
from organizer_app.services.together import exchanging
from organizer_app.services.together.members import save_card
from organizer_app.storage.plan_facts import SAMPLE
from tests.support.members import introduce
from tests.support.open_plans import add_action, empty_plan, network_plan, opened

JUNE = datetime(2019, 6, 21, 16, tzinfo=UTC)
A_DAY = timedelta(days=1)
WEEKLY = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n"
    "BEGIN:VEVENT\nUID:1@example.org\nSUMMARY:Weekly vigil\nRRULE:FREQ=WEEKLY\n"
    "DTSTART;TZID=America/Boise:20180105T120000\nLOCATION:Boise\\, ID\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.fixture
def present(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let plans live in the present, as on the computers of users."""
    monkeypatch.delenv(VARIABLE)


@pytest.fixture
def prime(tmp_path: Path, present: None) -> Path:
    """Return a sample plan that was made just now."""
    del present
    path = tmp_path / "prime.organizer"
    wiring.create_sample_plan(path)
    return path


def is_in_june(moment: datetime) -> bool:
    return timedelta() <= moment - JUNE < A_DAY


def actions(workspace: Workspace) -> list[CityAction]:
    with workspace.read() as reader:
        return list(reader.all(CityAction))


def moments(workspace: Workspace) -> list[datetime]:
    """Return when its steps were made, the newest first."""
    return [step.at for step in history.entries(workspace)]


def test_it_is_made_and_opened_at_its_moment(prime: Path) -> None:
    with opened(prime) as workspace:
        assert is_in_june(workspace.clock())
        assert all(map(is_in_june, moments(workspace)))
        assert {row.readiness for row in action_rows.snapshot(workspace).rows} > {3}


def test_the_large_sample_goes_on_where_its_story_ends(tmp_path: Path, present: None) -> None:
    del present
    with opened(network_plan(tmp_path)) as workspace:
        after = workspace.clock() - datetime(2027, 3, 24, 16, tzinfo=UTC)
        assert timedelta() <= after < A_DAY


def test_a_change_never_comes_before_an_earlier_one(prime: Path) -> None:
    late = JUNE + 40 * A_DAY
    with opened(prime) as workspace:
        workspace.clock = lambda: late
        add_action(workspace)
    with opened(prime) as workspace:
        assert late <= workspace.clock() < late + A_DAY
        add_action(workspace, "Boise, ID")
        assert moments(workspace) == sorted(moments(workspace), reverse=True)


def test_every_opening_begins_at_its_moment_anew(prime: Path) -> None:
    now = utc_now() + 100 * A_DAY
    with opened(prime) as workspace:
        assert take_clock(workspace, lambda: now)
        assert is_in_june(workspace.clock())


def test_a_clock_that_was_set_or_given_is_kept(prime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = wiring.open_workspace(prime, clock=utc_now)
    assert workspace.clock is utc_now
    workspace.close()
    assert isinstance(wiring.sample_clock(wiring.read_first_view(prime)), SampleClock)
    monkeypatch.setenv(VARIABLE, "2019-07-01T12:00Z")
    assert wiring.sample_clock(wiring.read_first_view(prime)) is None
    with opened(prime) as workspace:
        assert workspace.clock().date().isoformat() == "2019-07-01"


def test_its_backups_are_dated_by_this_computer(prime: Path, tmp_path: Path) -> None:
    began = utc_now().replace(microsecond=0)
    with opened(prime) as workspace:
        workspace.backups = lambda: BackupFolders(tmp_path / "backups")
        backups.back_up(workspace, reason=BackupReason.ASKED)
        (kept,) = backups.kept(workspace).backups
    assert kept.made_at >= began
    assert kept.content is not None
    assert kept.content.made_at >= began


def test_an_event_without_an_end_is_listed_around_its_moment(prime: Path) -> None:
    weekly = IncomingFile("weekly.ics", WEEKLY.encode())
    with opened(prime) as workspace:
        before = {action.id for action in actions(workspace)}
        (report,) = import_files(workspace, files=[weekly], options=ImportOptions())
        days = sorted(str(each.day) for each in actions(workspace) if each.id not in before)
        assert reports_unread(workspace, [weekly], ImportOptions()) is not None
    assert report.created == len(days)
    assert (days[0][:4], days[-1][:4]) == ("2019", "2020")


def test_its_rehearsal_has_the_clock_of_a_rehearsal(prime: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.organizer"
    with opened(prime) as workspace:
        begin_rehearsal(workspace, new=copy, mark="REHEARSAL:")
    with opened(copy) as rehearsal:
        assert rehearsal.clock().date().isoformat() == "2019-07-15"
    assert wiring.read_first_view(copy).sample_moment is None


def test_a_copy_that_another_laptop_joined_lives_at_its_moment(prime: Path, tmp_path: Path) -> None:
    joined, card = tmp_path / "joined.organizer", tmp_path / "host.organizer-card"
    with opened(prime) as host:
        save_card(host, out=card)
    assert card.read_text("utf-8").startswith("organizer-card-1 "), "earlier versions refuse any other"
    wiring.join_plan(joined, card)
    assert wiring.read_first_view(joined).sample_moment == JUNE
    with opened(prime) as host, opened(joined) as guest:
        assert is_in_june(guest.clock())
        introduce(host, guest, "Ana")
        introduce(guest, host, "Ana")
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=exchanging.seal(host).file))
        levels = [
            {row.action_id: row.readiness for row in action_rows.snapshot(each).rows}
            for each in (host, guest)
        ]
        assert levels[0] == levels[1]
    with opened(joined) as guest:
        assert is_in_june(guest.clock())


def test_a_copy_of_any_other_plan_lives_in_the_present(tmp_path: Path, present: None) -> None:
    del present
    joined, card = tmp_path / "joined.organizer", tmp_path / "host.organizer-card"
    with opened(empty_plan(tmp_path)) as host:
        save_card(host, out=card)
    assert card.read_text("utf-8").startswith("organizer-card-1 ")
    wiring.join_plan(joined, card)
    with opened(joined) as guest:
        assert abs(guest.clock() - utc_now()) < A_DAY


def test_every_other_plan_lives_in_the_present(tmp_path: Path, present: None) -> None:
    del present
    path = empty_plan(tmp_path)
    assert wiring.sample_clock(wiring.read_first_view(path)) is None
    with opened(path) as workspace:
        assert abs(workspace.clock() - utc_now()) < A_DAY
        assert not take_clock(workspace)


def test_a_sample_that_was_made_before_stays_as_it_was(prime: Path) -> None:
    with opened(prime) as workspace:
        workspace.keep_fact(SAMPLE, "")
    with opened(prime) as workspace:
        assert abs(workspace.clock() - utc_now()) < A_DAY

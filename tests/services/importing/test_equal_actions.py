"""A row without an id that only says what an action of the plan says is that action, and no second one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction, Tactic
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import history
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.open_plans import add_action, empty_plan, facts, network_plan, opened, sample_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

NOW = datetime(2027, 1, 5, 19, tzinfo=UTC)
HEAD = "Title,City,State,Date,Start,Venue,Groups,Lead,Lead email,Notes\n"
SAME = "Vigil,Boise,ID,4/17/2027,12:00,City Hall,Local 204,Ada Example,ada@example.org,Bring candles\n"


def bring(workspace: Workspace, text: str, *, name: str = "list.csv", dry_run: bool = False) -> ImportReport:
    given = [IncomingFile(name, text.encode())]
    return import_files(workspace, files=given, options=ImportOptions(), dry_run=dry_run)[0]


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.possible_duplicates


def upload(workspace: Workspace, audience: Audience) -> str:
    schedule = shared_schedule(workspace, ScheduleRequest(audience=audience), now=NOW)
    return schedule_bytes(schedule, schedule_format="action-network", words=schedule_words()).decode()


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    """A plan with one vigil, typed by hand."""
    with opened(empty_plan(tmp_path)) as workspace:
        made = add_action(workspace, "Boise, ID")
        set_lead(workspace, action_id=made, name="Ada Example")
        with workspace.edit(EditKind.CHANGED_FIELD) as editor:
            vigil = replace(editor.get(CityAction, made), title="Vigil", notes="Bring candles\nAsk Ben")
            editor.put(vigil)
            editor.put(Site(id="s1", city_action_id=made, venue="City Hall"))
        bring(
            workspace,
            "Title,City,State,Date,Groups,Lead,Lead email\n"
            "Other,Reno,NV,4/17/2027,Local 204,Ada Example,ada@example.org\n",
        )
        yield workspace


@pytest.mark.parametrize(
    ("sample", "audience"), [(sample_plan, Audience.PUBLIC), (network_plan, Audience.INTERNAL)]
)
def test_an_upload_for_action_network_changes_nothing_in_its_own_plan(
    sample: type, audience: Audience, tmp_path: Path
) -> None:
    with opened(sample(tmp_path)) as workspace:
        before, steps = facts(workspace), history.entries(workspace)
        text = upload(workspace, audience)
        report = bring(workspace, text, name="upload.csv")
        assert counts(report) == (0, 0, len(text.splitlines()) - 1, 0)
        assert report.warnings == ()
        assert (facts(workspace), history.entries(workspace)) == (before, steps)


def test_access_in_an_upload_is_known(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        made = add_action(workspace, "Boise, ID")
        with workspace.edit(EditKind.CHANGED_FIELD) as editor:
            access = AccessStatus.ACCESSIBLE
            editor.put(
                Site(id="s1", city_action_id=made, venue="Hall", access=access, access_notes="Ramp\nLift")
            )
            editor.put(replace(editor.get(CityAction, made), title="Vigil"))
        assert counts(bring(workspace, upload(workspace, Audience.INTERNAL))) == (0, 0, 1, 0)


def test_an_action_without_a_title_is_known_by_its_kind(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        add_action(workspace, "Boise, ID", tactic=Tactic.VIGIL)
        assert counts(bring(workspace, upload(workspace, Audience.INTERNAL))) == (0, 0, 1, 0)


@pytest.mark.usefixtures("plan")
def test_a_row_that_says_the_same_is_unchanged_without_a_step(plan: Workspace) -> None:
    add_group(plan)
    before, steps = facts(plan), history.entries(plan)
    assert counts(bring(plan, HEAD + SAME, dry_run=True)) == (0, 0, 1, 0)
    assert counts(bring(plan, HEAD + SAME)) == (0, 0, 1, 0)
    assert (facts(plan), history.entries(plan)) == (before, steps)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("12:00", "13:00"),
        ("City Hall", "Town Hall"),
        ("Local 204", "Local 7"),
        ("Ada Example", "Ben Example"),
        ("ada@", "ben@"),
        ("Bring candles", "Bring water"),
    ],
)
def test_a_row_that_says_anything_else_stays_a_possible_duplicate(
    plan: Workspace, was: str, becomes: str
) -> None:
    add_group(plan)
    assert counts(bring(plan, HEAD + SAME.replace(was, becomes))) == (1, 0, 0, 1)


def test_a_second_equal_row_is_a_possible_duplicate(plan: Workspace) -> None:
    add_group(plan)
    assert counts(bring(plan, HEAD + SAME + SAME)) == (1, 0, 1, 1)


def test_a_row_with_an_id_of_its_own_list_is_another_action(plan: Workspace) -> None:
    add_group(plan)
    with_id = f"ID,{HEAD}7,{SAME}"
    assert counts(bring(plan, with_id)) == (1, 0, 0, 1)


def test_a_list_that_brings_more_remembers_its_equal_rows_too(plan: Workspace) -> None:
    add_group(plan)
    more = "Rally,Omaha,NE,4/17/2027,13:00,Park,,,,\n"
    assert counts(bring(plan, HEAD + SAME + more)) == (1, 0, 1, 0)
    corrected = SAME.replace("City Hall", "Town Hall")
    assert counts(bring(plan, HEAD + corrected + more)) == (0, 1, 1, 0)


def add_group(workspace: Workspace) -> None:
    """Credit the group of the row with the vigil, as a list of hosts does."""
    hosts = "City,State,Groups\nBoise,ID,Local 204\n"
    assert counts(bring(workspace, hosts, name="hosts.csv")) == (0, 1, 0, 0)

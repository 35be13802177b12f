"""A new plan has one campaign and one mobilization, and a mobilization is found by its name."""

from datetime import date
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound, Problem, UnknownZone
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.mobilizations import Mobilization, MobilizationStatus
from organizer_app.services.actions import action_rows
from organizer_app.services.plan import history
from organizer_app.services.plan.plans import found_plan, mobilization_named
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import TITLE, opened, refused


def test_a_new_plan_starts_with_one_mobilization_of_its_campaign(plan: Workspace) -> None:
    with plan.read() as reader:
        (campaign,), (mobilization,) = reader.all(Campaign), reader.all(Mobilization)
    assert (campaign.title, mobilization.title, mobilization.campaign_id) == (TITLE, TITLE, campaign.id)
    assert mobilization.anchor_date == date(2027, 4, 17)
    assert (mobilization.desk_zone, mobilization.status) == (
        "America/New_York",
        MobilizationStatus.RECRUITING,
    )
    assert [entry.kind for entry in history.entries(plan)] == [EditKind.CREATED_PLAN]
    assert action_rows.snapshot(plan).title == TITLE


@pytest.mark.parametrize(
    ("title", "zone", "problem"), [(" ", "America/New_York", BadValue), ("May", "Mars/Olympus", UnknownZone)]
)
def test_a_plan_without_a_title_or_on_an_unknown_clock_is_not_founded(
    plan: Workspace, tmp_path: Path, title: str, zone: str, problem: type[Problem]
) -> None:
    with refused(plan, problem):
        found_plan(plan, title=title, anchor_date=None, zone=zone)
    with pytest.raises(problem):
        wiring.create_plan(tmp_path / "new.organizer", title=title, anchor_date=None, zone=zone)
    assert not list(tmp_path.glob("new*"))


def test_a_date_may_still_be_open(tmp_path: Path) -> None:
    path = tmp_path / "open.organizer"
    wiring.create_plan(path, title="Open", anchor_date=None, zone="America/Denver")
    with opened(path) as workspace:
        (head,) = action_rows.snapshot(workspace).mobilizations
    assert (head.anchor_date, head.desk_zone) == ("", "America/Denver")


def test_a_mobilization_is_found_by_id_by_title_in_any_case_and_by_nothing(sample: Workspace) -> None:
    with sample.read() as reader:
        known = {each.title: each for each in reader.all(Mobilization)}
        elizabeth = known["Elizabeth action"]
        assert mobilization_named(reader, elizabeth.id) == elizabeth
        assert mobilization_named(reader, "ELIZABETH action") == elizabeth
        assert mobilization_named(reader, "") == known["Prime Day 2019"], "the one with most cities"
        with pytest.raises(NothingFound):
            mobilization_named(reader, "Elizabeth")

"""What the checks go by is changed as one step and judged by at once."""

from datetime import UTC, date, datetime

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.checks.problem_board import CheckMeasures
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.checks.check_measures import set_measures
from organizer_app.services.checks.checking import findings
from organizer_app.services.checks.problem_board import problem_board
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step


def measures(sample: Workspace) -> CheckMeasures:
    found = problem_board(sample).measures
    assert found is not None
    return found


def test_they_are_those_of_the_mobilization_the_plan_is_about(sample: Workspace) -> None:
    assert (measures(sample).stale_after_days, measures(sample).travel_kmh) == (14, 80)


def test_fewer_days_let_fewer_leads_be_rung_again_and_readiness_follows(sample: Workspace) -> None:
    sample.clock = lambda: datetime(2019, 7, 8, 16, tzinfo=UTC)
    sample.catch_up()
    known = measures(sample)
    stale = [each for each in findings(sample) if each.kind is FindingKind.STALE_CONFIRMATION]
    assert stale
    assert any("not_reached" in row.reasons for row in snapshot(sample).rows)
    with one_step(sample, EditKind.CHANGED_CHECKS):
        set_measures(sample, CheckMeasures(known.mobilization_id, 3, 80))
    left = [each for each in findings(sample) if each.kind is FindingKind.STALE_CONFIRMATION]
    assert not any(each.row.mobilization_id == known.mobilization_id for each in left)
    with sample.read() as reader:
        anchored = {
            each.id
            for each in reader.all(CityAction)
            if each.day == date(2019, 7, 15) and each.status is ActionStatus.CONFIRMED
        }
    rows = [row for row in snapshot(sample).rows if row.action_id in anchored]
    assert rows
    assert not any("not_reached" in row.reasons for row in rows)


@pytest.mark.parametrize(("days", "kmh"), [(0, 80), (61, 80), (14, 0), (14, 1001)])
def test_senseless_values_are_refused(sample: Workspace, days: int, kmh: int) -> None:
    known = measures(sample)
    with pytest.raises(BadValue):
        set_measures(sample, CheckMeasures(known.mobilization_id, days, kmh))
    assert measures(sample) == known

"""Every level and every reason has words."""

import pytest

from organizer_app.domain.rows.readiness import ReadinessReason
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.wording.language.readiness import (
    level_meaning,
    level_name,
    reason_of_code,
    row_reason,
    row_reasons,
)
from tests.support.action_rows import make_row


@pytest.mark.parametrize("level", list(Readiness))
def test_every_level_has_a_name_and_a_meaning(level: Readiness) -> None:
    assert level_name(level)
    assert level_meaning(level).endswith(".")


def test_reasons_are_short_and_differ() -> None:
    names = [reason_of_code(reason.value) for reason in ReadinessReason]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 22


def test_a_row_says_its_worst_reason_first() -> None:
    row = make_row(reasons="no_lead no_venue")
    assert row_reason(row) == "No lead"
    assert row_reasons(row) == ("No lead", "No venue")
    assert row_reason(make_row(reasons="")) == ""


def test_open_steps_are_counted() -> None:
    assert row_reason(make_row(reasons="tasks_open", steps_done=3, steps_total=8)) == "5 steps open"
    assert row_reason(make_row(reasons="tasks_open", steps_done=7, steps_total=8)) == "1 step open"

"""Every kind of fault has a place in the window where it is mended."""

import pytest

from organizer_app.domain.checks.findings import Finding, FindingKind
from organizer_app.ui.flow.commands import COMMAND_OF
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.remedies import remedy_of
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.screens.plan.inspector.inspector_fields import CODECS
from organizer_app.wording.checks.problem_list import remedy_button
from tests.support.builders import a_row

LEADS = {"action": "lee"}


@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_remedy_is_a_place_that_exists_and_has_a_name(kind: FindingKind) -> None:
    place = remedy_of(Finding(kind, a_row(), subject_id="subject"), LEADS)
    if place.screen in COMMAND_OF:
        assert not place.view
    else:
        assert place.view in next(entry.views for entry in SCREENS if entry.code == place.screen)
        assert place.subject in {"action", "lee", "subject"}
    assert remedy_button(kind)


@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_field_that_a_button_leads_to_is_one_of_its_screen(kind: FindingKind) -> None:
    for row in (a_row(), a_row(day="")):
        place = remedy_of(Finding(kind, row, subject_id="subject"), LEADS)
        known = CODECS.keys() | {"day"} if place.screen == "plan" else {"new_value"}
        assert not place.field or place.field in known


def test_a_missing_day_is_typed_before_the_time() -> None:
    assert remedy_of(Finding(FindingKind.MISSING_TIME, a_row(day="")), {}).field == "day"
    assert remedy_of(Finding(FindingKind.MISSING_TIME, a_row()), {}).field == "starts"


def test_whoever_is_to_be_rung_is_shown_and_without_a_lead_the_city() -> None:
    stale = Finding(FindingKind.STALE_CONFIRMATION, a_row())
    assert remedy_of(stale, LEADS) == Destination("people", "calls", "lee")
    assert remedy_of(stale, {}) == Destination("plan", "map", "action", "lead")


def test_a_clash_is_shown_in_time_where_there_is_a_day() -> None:
    assert remedy_of(Finding(FindingKind.HOLIDAY, a_row()), {}).view == "timeline"
    assert remedy_of(Finding(FindingKind.OUTSIDE_RULE, a_row(day="")), {}).view == "map"

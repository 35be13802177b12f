"""What is said of the place of a plan names the way that is safe there."""

from organizer_app.domain.basics.plan_notices import NoticeKind, PlanNotice
from organizer_app.wording.plan.plan_notices import sentence


def test_who_keeps_a_plan_in_a_synced_folder_is_offered_the_exchange_by_folder() -> None:
    said = sentence(PlanNotice(NoticeKind.SYNCED, "Dropbox"))
    assert said.startswith("Dropbox copies this folder while the plan is open")
    assert "choose this folder in Together" in said


def test_a_log_that_was_set_aside_is_named_with_both_causes() -> None:
    said = sentence(PlanNotice(NoticeKind.LOG_ASIDE, "plan.organizer-wal.aside"))
    assert "set aside in plan.organizer-wal.aside: another copy of it, or an older version" in said

"""Many actions are changed as one step, and a preview says before what that does."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole
from organizer_app.domain.rows.bulk_changes import BulkChange, BulkField
from organizer_app.services.actions import bulk_edits
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.plan import bulk as words
from organizer_app.wording.plan import edits as sentences
from tests.support.open_plans import action, one_step, opened, sample_plan


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def ids(workspace: Workspace) -> list[str]:
    return [row.action_id for row in snapshot(workspace).rows]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (BulkChange(BulkField.TACTIC, Tactic.TRAINING), "Changed the kind of 9 actions to Training"),
        (BulkChange(BulkField.DAY, date(2019, 7, 20)), "Moved 9 actions to Sat, Jul 20"),
        (BulkChange(BulkField.STARTS, time(15, 30)), "Moved 9 actions to 3:30 PM"),
        (BulkChange(BulkField.ENDS, time(21)), "Changed the end of 9 actions to 9:00 PM"),
        (BulkChange(BulkField.EXPECTED, 40), "Expect 40 people at each of 9 actions"),
        (BulkChange(BulkField.SHIFT, -30), "Moved 9 actions to 30 minutes earlier"),
        (BulkChange(BulkField.SHIFT, 1), "Moved 9 actions to 1 minute later"),
        (BulkChange(BulkField.GROUP, "Harbor Network"), "Added a partner group to 9 actions"),
        (BulkChange(BulkField.LEAD, "Ines Example"), "Changed the lead of 9 actions"),
        (BulkChange(BulkField.ADD_TAG, "coast"), "Tagged 9 actions “coast”"),
    ],
)
def test_every_change_is_one_step_with_its_sentence(
    workspace: Workspace, ids: list[str], change: BulkChange, sentence: str
) -> None:
    seen = bulk_edits.preview(workspace, action_ids=ids, change=change)
    assert (seen.changing, seen.same, seen.refused) == (9, 0, ())
    with one_step(workspace, EditKind.CHANGED_MANY):
        bulk_edits.apply(workspace, action_ids=ids, change=change)
    (step, *_rest) = (entry for entry in history.entries(workspace) if entry.kind is EditKind.CHANGED_MANY)
    assert sentences.sentence(step) == sentence
    if change.field is not BulkField.SHIFT:
        again = bulk_edits.preview(workspace, action_ids=ids, change=change)
        assert (again.changing, again.same) == (0, 9)


def test_a_status_changes_those_that_may_and_leaves_the_others(workspace: Workspace, ids: list[str]) -> None:
    cancelled = BulkChange(BulkField.STATUS, ActionStatus.CANCELLED)
    bulk_edits.apply(workspace, action_ids=ids[:2], change=cancelled)
    ready = BulkChange(BulkField.STATUS, ActionStatus.READY)
    seen = bulk_edits.preview(workspace, action_ids=ids, change=ready)
    assert seen.refused == (("cancelled", 2),)
    assert seen.changing + seen.same == 7
    with one_step(workspace, EditKind.CHANGED_MANY):
        bulk_edits.apply(workspace, action_ids=ids, change=ready)
    assert action(workspace, ids[0]).status is ActionStatus.CANCELLED


def test_a_preview_says_what_is_lost(workspace: Workspace, ids: list[str]) -> None:
    seen = bulk_edits.preview(workspace, action_ids=ids, change=BulkChange(BulkField.STARTS, time(12)))
    assert seen.same > 0
    assert sum(count for _code, count in seen.lost) == seen.changing
    lead = bulk_edits.preview(workspace, action_ids=ids, change=BulkChange(BulkField.LEAD, "New Person"))
    assert ("Wren Castellano", 1) in lead.lost


def test_a_tag_is_taken_away_and_a_change_that_fits_nobody_leaves_no_step(
    workspace: Workspace, ids: list[str]
) -> None:
    bulk_edits.apply(workspace, action_ids=ids, change=BulkChange(BulkField.ADD_TAG, "coast"))
    before = len(history.entries(workspace))
    bulk_edits.apply(workspace, action_ids=ids, change=BulkChange(BulkField.ADD_TAG, "COAST"))
    assert len(history.entries(workspace)) == before
    bulk_edits.apply(workspace, action_ids=ids, change=BulkChange(BulkField.REMOVE_TAG, "coast"))
    assert action(workspace, ids[0]).tags == ()
    newest = history.entries(workspace)[0]
    assert sentences.sentence(newest) == "Removed the tag “coast” from 9 actions"


def test_a_preview_counts_those_that_would_end_before_they_start(
    workspace: Workspace, ids: list[str]
) -> None:
    # The ninth begins in the evening, and 5 AM is the morning after.
    for ends, count in ((time(5), 8), (time(23), 0)):
        seen = bulk_edits.preview(workspace, action_ids=ids, change=BulkChange(BulkField.ENDS, ends))
        assert seen.backwards == count
    assert (
        words.refused(
            bulk_edits.preview(workspace, action_ids=ids, change=BulkChange(BulkField.ENDS, time(5)))
        )
        == "8 would end before they start."
    )


def test_a_group_joins_last_once_and_leads_where_nobody_else_takes_part(
    workspace: Workspace, ids: list[str]
) -> None:
    def parts() -> dict[str, list[Partnership]]:
        with workspace.read() as reader:
            return {
                each: sorted(reader.all(Partnership, city_action_id=each), key=lambda part: part.credit_order)
                for each in ids
            }

    with workspace.edit(EditKind.CHANGED_GROUPS, city="Seattle") as editor:
        for part in editor.all(Partnership, city_action_id=ids[1]):
            editor.hide(part)
    before = parts()
    assert before[ids[1]] == []
    change = BulkChange(BulkField.GROUP, "Harbor Network")
    bulk_edits.apply(workspace, action_ids=ids[:1], change=change)
    bulk_edits.apply(workspace, action_ids=ids, change=change)
    for action_id, held in parts().items():
        assert held[:-1] == before[action_id]
        last = held[-1]
        assert last.credit_order == max((part.credit_order for part in held[:-1]), default=0) + 1
        assert last.role is (PartnershipRole.CO_HOST if held[:-1] else PartnershipRole.LEAD)

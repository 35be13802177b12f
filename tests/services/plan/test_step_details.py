"""A step is told field by field, with names in place of ids, and says what stands in its way."""

from datetime import time

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.problems import LaterStep, RecordMissing, StepStands
from organizer_app.domain.basics.step_details import Standing, StepDetail
from organizer_app.domain.importing.import_reports import ImportReport
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.day.incidents import log_arrest, mark_released
from organizer_app.services.importing import importing
from organizer_app.services.plan import history
from organizer_app.services.plan.step_details import step_detail
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.importing.imports import kept_lines, lines, skipped, warning
from tests.support.open_plans import action, add_action, facts, refused


def newest(plan: Workspace) -> StepDetail:
    return step_detail(plan, edit_id=history.page(plan, limit=1)[0].edit_id)


def test_a_changed_field_comes_with_before_after_and_now(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    (change,) = newest(plan).fields
    assert (change.field, change.before, change.after, change.now) == ("starts", "12:00", "13:00", "13:00")
    assert (change.noun, change.subject, change.is_changed_since) == (Noun.CITY_ACTION, "Seattle, WA", False)
    first = newest(plan).summary.edit_id
    city_actions.set_start(plan, action_id=known, starts=time(14))
    earlier = step_detail(plan, edit_id=first)
    assert earlier.fields[0].is_changed_since
    assert (earlier.standing, earlier.later) == (Standing.LATER, history.entries(plan, limit=1)[0])
    assert earlier.action_id == known


def test_what_a_value_names_by_id_is_known_by_name(plan: Workspace) -> None:
    known = add_action(plan)
    leads.set_lead(plan, action_id=known, name="Quill Moss")
    detail = newest(plan)
    assert (detail.created[Noun.ASSIGNMENT], detail.action_id) == (1, known)
    leads.set_lead(plan, action_id=known, name="Wren Vale")
    detail = newest(plan)
    assert any(change.subject.startswith("Seattle, WA") for change in detail.fields)
    assert detail.standing is Standing.FREE


def test_an_import_counts_what_it_made(plan: Workspace) -> None:
    file = importing.IncomingFile("c.csv", b"City,State\nBoise,ID\nReno,NV\n")
    importing.import_files(plan, files=[file], options=importing.ImportOptions())
    detail = newest(plan)
    assert detail.created[Noun.CITY_ACTION] == 2
    assert detail.standing is Standing.FREE


def test_an_import_tells_again_what_was_left_out_and_in_doubt_even_once_it_is_undone(plan: Workspace) -> None:
    data = b"City,State,Date\nBoise,ID,7/15\n,,\nReno,NV,some Friday\nTotal,,\n"
    file = importing.IncomingFile("c.csv", data)
    (report,) = importing.import_files(plan, files=[file], options=importing.ImportOptions())
    told = [*imports_said(report)]
    detail = newest(plan)
    assert kept_lines(detail.remarks) == told
    assert told[0] == "line 2: “7/15” has no year: 2027 was assumed"
    history.undo(plan)
    undone = step_detail(plan, edit_id=detail.summary.edit_id)
    assert undone.remarks == detail.remarks


def imports_said(report: ImportReport) -> list[str]:
    texts = [(each.row, skipped(each)) for each in report.skipped]
    return lines([*texts, *((each.row, warning(each)) for each in report.warnings)])


def test_a_long_step_lists_some_fields_and_counts_the_rest(plan: Workspace) -> None:
    ids = [add_action(plan, city) for city in ("Boise, ID", "Reno, NV", "Austin, TX")]
    city_actions.hide_actions(plan, action_ids=ids)
    whole = newest(plan)
    some = step_detail(plan, edit_id=whole.summary.edit_id, limit=1)
    assert (len(some.fields), some.left_out) == (1, len(whole.fields) - 1)
    assert some.removed == {Noun.CITY_ACTION: 3} or some.removed[Noun.CITY_ACTION] == 3


def test_any_earlier_step_is_taken_back_alone(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    start = newest(plan).summary.edit_id
    city_actions.set_title(plan, action_id=known, title="Kept")
    assert history.undo_step(plan, edit_id=start).edit_id == start
    assert (action(plan, known).starts, action(plan, known).title) == (time(12), "Kept")
    assert step_detail(plan, edit_id=start).standing is Standing.UNDONE
    before = facts(plan)
    history.redo(plan)
    assert action(plan, known).starts == time(13)
    history.undo_step(plan, edit_id=start)
    assert facts(plan) == before


def test_a_step_that_cannot_be_taken_back_says_why_and_nothing_changes(plan: Workspace) -> None:
    known = add_action(plan)
    added = newest(plan).summary.edit_id
    city_actions.set_title(plan, action_id=known, title="Later")
    with refused(plan, LaterStep) as caught:
        history.undo_step(plan, edit_id=added)
    assert caught.value.later == history.entries(plan, limit=1)[0]  # type: ignore[attr-defined]  # its type
    history.undo(plan)
    undo, founding = history.page(plan)[0], history.page(plan)[-1]
    for step, reason in ((undo, "step_back"), (founding, "founding")):
        with refused(plan, StepStands) as stands:
            history.undo_step(plan, edit_id=step.edit_id)
        assert stands.value.reason == reason  # type: ignore[attr-defined]  # its type
    with refused(plan, RecordMissing):
        history.undo_step(plan, edit_id="nothing")


def test_pages_follow_one_another(plan: Workspace) -> None:
    for city in ("Boise, ID", "Reno, NV", "Austin, TX"):
        add_action(plan, city)
    whole = history.page(plan)
    pages = [history.page(plan, limit=2)]
    pages.append(history.page(plan, after=pages[0][-1].edit_id, limit=2))
    assert (*pages[0], *pages[1]) == whole
    assert history.page(plan, after=whole[-1].edit_id) == ()


def test_what_only_legal_support_reads_is_counted_and_not_told(plan: Workspace) -> None:
    held = log_arrest(plan, initials="QZ", action_id=add_action(plan), held_at="Precinct 1")
    mark_released(plan, arrest_id=held.id, picked_up_by="An aunt")
    detail = newest(plan)
    assert (detail.fields, detail.left_out) == ((), 0)
    assert detail.changed == {Noun.ARREST: 1}
    assert "aunt" not in repr(detail)

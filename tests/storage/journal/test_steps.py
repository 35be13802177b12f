"""History lists what stands and what was taken back, and undo and redo find their next step in it."""

from dataclasses import replace

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.services.plan import history
from organizer_app.storage.journal import steps
from tests.support.plan_engines import OTHER_ORIGIN, OpenPlan


def name_it(plan: OpenPlan, name: str) -> str:
    with plan.workspace.edit(EditKind.CHANGED_TITLE, value=name) as editor:
        found = editor.find(Organization, "g")
        editor.put(replace(found, name=name) if found else Organization(id="g", name=name))
    return history.entries(plan.workspace)[0].edit_id


def next_steps(plan: OpenPlan, origin: int = 1) -> tuple[str, str]:
    """Return the values of the steps that undo and redo would take."""
    with plan.workspace.read() as reader:
        undoable = steps.last_undoable(reader.connection, origin)
        redoable = steps.last_redoable(reader.connection, origin)
    return (undoable.arguments["value"] if undoable else "", redoable.arguments["value"] if redoable else "")


def undone(plan: OpenPlan) -> list[str]:
    return [
        entry.arguments["value"]
        for entry in history.entries(plan.workspace)
        if entry.undone and entry.kind is EditKind.CHANGED_TITLE
    ]


def test_undo_walks_back_and_redo_forward(plan: OpenPlan) -> None:
    for name in "abc":
        name_it(plan, name)
    seen = [next_steps(plan)]
    for step in (history.undo, history.undo, history.redo, history.undo, history.redo, history.redo):
        step(plan.workspace)
        seen.append(next_steps(plan))
    assert seen == [("c", ""), ("b", "c"), ("a", "b"), ("b", "c"), ("a", "b"), ("b", "c"), ("c", "")]
    assert undone(plan) == []


def test_a_new_step_ends_redo_and_is_undone_first(plan: OpenPlan) -> None:
    for name in "ab":
        name_it(plan, name)
    history.undo(plan.workspace)
    name_it(plan, "c")
    assert next_steps(plan) == ("c", "")
    history.undo(plan.workspace)
    assert next_steps(plan) == ("a", "c")
    assert undone(plan) == ["c", "b"]


def test_the_step_of_another_laptop_is_not_ours_to_take_back(plan: OpenPlan) -> None:
    name_it(plan, "a")
    with plan.edit_elsewhere() as editor:
        editor.put(Organization(id="h", name="theirs"))
    assert next_steps(plan) == ("a", "")
    with plan.workspace.read() as reader:
        theirs = steps.last_undoable(reader.connection, OTHER_ORIGIN)
        assert theirs
        assert theirs.edit_id == history.entries(plan.workspace)[0].edit_id


def test_founding_a_plan_is_no_step_that_can_be_taken_back(plan: OpenPlan) -> None:
    for kind in (EditKind.CREATED_PLAN, EditKind.FILLED_SAMPLE):
        with plan.workspace.edit(kind) as editor:
            editor.put(Organization(id=kind.value, name="x"))
    assert next_steps(plan) == ("", "")


def test_a_step_is_found_by_its_id_and_an_undo_says_what_it_took_back(plan: OpenPlan) -> None:
    made = name_it(plan, "a")
    history.undo(plan.workspace)
    newest = history.entries(plan.workspace)[0]
    assert newest.kind is EditKind.UNDID
    with plan.workspace.read() as reader:
        assert steps.undone_by(reader.connection, newest.edit_id) == made
        found = steps.summary_of(reader.connection, made)
        assert found
        assert (found.edit_id, dict(found.arguments)) == (made, {"value": "a"})
        assert steps.summary_of(reader.connection, "none") is None
        assert steps.undone_by(reader.connection, "none") == ""


def test_history_is_newest_first_and_as_long_as_asked(plan: OpenPlan) -> None:
    made = [name_it(plan, name) for name in "abcd"]
    assert [entry.edit_id for entry in history.entries(plan.workspace, limit=3)] == made[:0:-1]

"""`history`, `undo` and `redo` say what was done in words, and name no person."""

from datetime import datetime, time
from pathlib import Path

from organizer_app.services.actions.city_actions import set_start, set_title
from organizer_app.services.actions.leads import set_lead
from tests.support.command_line import Organizer, whole_plan
from tests.support.open_plans import add_action, opened

KEYS = ["id", "kind", "sentence", "author", "at", "undone", "changes", "created", "removed", "fields"]
KEYS += ["fields_left_out", "can_undo", "later"]


def test_steps_are_listed_newest_first_with_their_sentence(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        known = add_action(workspace)
        set_lead(workspace, action_id=known, name="Ana Ruiz")
    steps = organizer("history", plan, "--json").data
    assert [list(step) for step in steps] == [KEYS] * 3
    assert [step["sentence"] for step in steps] == [
        "Changed the lead in Seattle, WA",
        "Added an action in Seattle, WA",
        "Started the plan “Day of Action”",
    ]
    assert all(step["at"].endswith("Z") and datetime.fromisoformat(step["at"]).tzinfo for step in steps)
    assert "Ana" not in organizer("history", plan).out
    assert len(organizer("history", plan, "--limit", "1", "--json").data) == 1


def test_a_step_is_taken_back_and_made_again_by_name(organizer: Organizer, plan: Path) -> None:
    empty = organizer("list", plan, "actions", "--json").data
    with opened(plan) as workspace:
        add_action(workspace)
    full = organizer("list", plan, "actions", "--json").data
    assert organizer("undo", plan).out == "Undid: Added an action in Seattle, WA.\n"
    assert organizer("list", plan, "actions", "--json").data == empty
    lines = organizer("history", plan).out.splitlines()
    assert "Undid: Added an action in Seattle, WA" in lines[0]
    assert lines[1].endswith("undone")
    assert organizer("redo", plan).out == "Redid: Added an action in Seattle, WA.\n"
    assert organizer("list", plan, "actions", "--json").data == full


def test_looking_changes_nothing(organizer: Organizer, sample: Path) -> None:
    before = whole_plan(sample)
    for arguments in (["history"], ["check"], ["schedule"], ["list", "people"], ["list", "actions"]):
        command, *rest = arguments
        assert organizer(command, sample, *rest).status == 0
    assert whole_plan(sample) == before


def test_json_says_what_each_field_held_before_and_any_step_can_be_taken_back(
    organizer: Organizer, plan: Path
) -> None:
    with opened(plan) as workspace:
        known = add_action(workspace)
        set_start(workspace, action_id=known, starts=time(13))
        set_title(workspace, action_id=known, title="Noon rally")
    title, start, added, _founded = organizer("history", plan, "--json").data
    (changed,) = start["fields"]
    assert (changed["field"], changed["before"], changed["after"]) == ("starts", "12:00", "13:00")
    assert (changed["id"], changed["now"]) == (known, "13:00")
    assert added["created"]["city_action"] == 1
    assert [added["can_undo"], added["later"]] == [False, title["id"]]
    assert organizer("undo", plan, "--step", start["id"]).status == 0
    (action,) = organizer("list", plan, "actions", "--json").data
    assert (action["starts_local"][11:16], action["title"]) == ("12:00", "Noon rally")
    refused = organizer("undo", plan, "--step", start["id"])
    assert (refused.status, refused.err) == (1, "This step is already undone.\n")
    assert organizer("undo", plan, "--step", "nothing").status == 1


def test_steps_of_an_author_are_listed_and_reverted_at_once(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        known = add_action(workspace)
        workspace.author = "Mallory"
        set_title(workspace, action_id=known, title="Hacked")
        add_action(workspace, "Boise, ID")
        workspace.author = "Ana"
        set_lead(workspace, action_id=known, name="Ana Ruiz")
    listed = organizer("history", plan, "--author", "Mallory", "--json").data
    assert [step["author"] for step in listed] == ["Mallory"] * 2
    dry = organizer("history", plan, "--author", "Mallory", "--revert", "--dry-run").out
    assert dry == "Would revert 2 steps: 1 record changed back, 2 removed.\n"
    report = organizer("history", plan, "--author", "Mallory", "--revert", "--json").data
    assert report == {"steps": 2, "restored": 1, "removed": 2, "kept": 0, "later": []}
    actions = organizer("list", plan, "actions", "--json").data
    assert [each["title"] for each in actions] == [""]
    assert "Reverted 2 steps" in organizer("history", plan).out
    organizer("undo", plan)
    assert len(organizer("list", plan, "actions", "--json").data) == 2


def test_what_stays_is_said_with_the_steps_it_stays_for(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        workspace.author = "Mallory"
        known = add_action(workspace)
        workspace.author = "Ana"
        set_title(workspace, action_id=known, title="Vigil")
    lines = organizer("history", plan, "--author", "Mallory", "--revert").out.splitlines()
    assert "records keep what was changed later." in lines[1] or "keeps what was changed later." in lines[1]
    assert lines[2] == "  Ana: Renamed the action in Seattle, WA"


def test_nothing_is_reverted_without_saying_what(organizer: Organizer, plan: Path) -> None:
    assert organizer("history", plan, "--revert").status == 2
    out = organizer("history", plan, "--since", "2020-01-01", "--until", "2020-01-02", "--revert").out
    assert out == "There are no steps to revert.\n"


def test_moments_are_typed_as_in_fields_and_end_what_is_listed(organizer: Organizer, plan: Path) -> None:
    steps = organizer("history", plan, "--json").data
    for text in ("1/1/2019", "Mar 30", "2019-03-30", "2019-03-30T14:00:00Z"):
        assert organizer("history", plan, "--since", text, "--json").data == steps, text
        assert organizer("history", plan, "--until", text, "--json").data == [], text
    assert organizer("history", plan, "--until", "April 2, 2:30 pm", "--json").data == steps
    told = organizer("history", plan, "--since", "soon")
    assert (told.status, "write it as 2pm" in told.problem) == (2, True)


def test_a_time_alone_is_one_of_today(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        add_action(workspace)
        made = workspace.clock().astimezone().replace(minute=0, second=0, microsecond=0)
    before, after = f"{made:%H:%M}", f"{made.replace(minute=59):%H:%M}"
    steps = organizer("history", plan, "--since", before, "--json").data
    assert steps
    assert organizer("history", plan, "--since", before, "--until", after, "--json").data == steps


def test_the_history_is_written_and_compared(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    out = organizer("history", plan, "--csv", file).out.splitlines()
    beside = tmp_path / "log.csv.signature"
    assert [each.stat().st_mode & 0o777 for each in (file, beside)] == [0o600, 0o600]
    assert out[0].rstrip(".").endswith(file.read_text().splitlines()[-1].split(",")[-1])
    assert out[1] == "It is signed by this laptop in log.csv.signature."
    told = organizer("history", plan, "--verify", file).out
    assert "every line is as the plan has it" in told
    assert told.endswith("It is signed by this laptop.\n")
    signature = beside.read_text()
    beside.write_text(signature.replace("organizer-history-1 ", "organizer-history-1 0"))
    answer = organizer("history", plan, "--verify", file)
    assert (answer.status, "does not fit it" in answer.err) == (1, True)
    beside.unlink()
    assert "signed" not in organizer("history", plan, "--verify", file).out
    file.write_text(file.read_text().replace("created_plan", "created_plans"))
    answer = organizer("history", plan, "--verify", file)
    assert (answer.status, answer.err.startswith("Line 1 of the file is not")) == (1, True)
    assert organizer("history", plan, "--verify", tmp_path / "none.csv").status == 1

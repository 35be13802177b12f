"""A row joins the mobilization that it names, the one that is asked for, or the only one of its day."""

from pathlib import Path

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.services.actions import action_rows
from organizer_app.services.importing.importing import ImportOptions
from organizer_app.services.plan.workspace import Workspace
from tests.support.action_tables import generic, imported, table
from tests.support.open_plans import opened, sample_plan

SEATTLE = ("Seattle", "WA", "2027-04-17", "12:00 PM")


def test_rows_join_the_only_mobilization_or_the_one_asked_for(plan: Workspace, tmp_path: Path) -> None:
    imported(plan, generic(SEATTLE))
    (head,) = action_rows.snapshot(plan).mobilizations
    assert [row.mobilization_id for row in action_rows.snapshot(plan).rows] == [head.mobilization_id]
    with opened(sample_plan(tmp_path)) as sample:
        known = {each.title: each.mobilization_id for each in action_rows.snapshot(sample).mobilizations}
        data = table(
            ("City", "State", "Date", "Mobilization"),
            [("Reno", "NV", "2019-07-14", "ELIZABETH action"), ("Boise", "ID", "2019-07-14")],
        )
        imported(sample, data, options=ImportOptions(mobilization="prime day 2019"))
        found = {row.city: row.mobilization_id for row in action_rows.snapshot(sample).rows}
    assert (found["Reno"], found["Boise"]) == (known["Elizabeth action"], known["Prime Day 2019"])


def test_rows_of_a_plan_of_several_join_the_only_mobilization_of_their_day(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as sample:
        heads = action_rows.snapshot(sample).mobilizations
        of_day = {head.anchor_date: head.mobilization_id for head in heads}
        assert len(of_day) == len(heads) > 1
        days = {"another": "2019-01-02", "none": "", **{day: day for day in of_day}}
        rows = [(f"On {name}", "Reno", "NV", day) for name, day in days.items()]
        data = table(("Title", "City", "State", "Date"), rows)
        imported(sample, data)
        found = {row.title: row.mobilization_id for row in action_rows.snapshot(sample).rows}
    assert {day: found[f"On {day}"] for day in of_day} == of_day
    assert (found["On another"], found["On none"]) == ("", "")


def test_a_day_without_a_year_is_in_the_year_that_all_mobilizations_share(tmp_path: Path) -> None:
    data = table(("City", "State", "Date"), [("Reno", "NV", "7/15"), ("Boise", "ID", "8/2")])
    with opened(sample_plan(tmp_path)) as sample:
        report = imported(sample, data)
        rows = {row.city: row for row in action_rows.snapshot(sample).rows}
        heads = {head.title: head.mobilization_id for head in action_rows.snapshot(sample).mobilizations}
        assert (rows["Reno"].day, rows["Boise"].day) == ("2019-07-15", "2019-08-02")
        assert rows["Reno"].mobilization_id == heads["Prime Day 2019"]
        assert {each.code for each in report.warnings} == {RowWarningCode.YEAR_ASSUMED}

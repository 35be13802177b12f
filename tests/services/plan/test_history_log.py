"""The history in a file is sealed line by line, and whoever has the plan can compare it."""

import csv
import hashlib
import io

from organizer_app.services.actions import city_actions
from organizer_app.services.day.entries import Said, log_legal
from organizer_app.services.day.incidents import log_arrest, mark_released
from organizer_app.services.plan import history
from organizer_app.services.plan.history_log import first_difference, history_log
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def test_every_change_is_a_line_with_its_values(plan: Workspace) -> None:
    action_id = add_action(plan)
    city_actions.set_notes(plan, action_id=action_id, notes="=one\ntwo")
    history.undo(plan)
    log = history_log(plan)
    rows = list(csv.DictReader(io.StringIO(log.content.decode(), newline="")))
    assert (len(rows), rows[-1]["seal"]) == (log.lines, log.seal)
    changed = [row for row in rows if row["field"] == "notes"]
    assert [(row["kind"], row["before"], row["after"]) for row in changed] == [
        ("changed_notes", '""', r'"=one\ntwo"'),
        ("undid", r'"=one\ntwo"', '""'),
    ]
    assert {row["record"] for row in rows if row["change"] == "I"} >= {action_id}
    seal = ""
    for row in rows:
        *cells, kept = row.values()
        seal = hashlib.sha256("\x1f".join([seal, *cells]).encode()).hexdigest()
        assert kept == seal


def test_a_file_is_compared_with_a_plan_that_went_on(plan: Workspace) -> None:
    action_id = add_action(plan)
    log = history_log(plan)
    city_actions.set_notes(plan, action_id=action_id, notes="later")
    assert first_difference(plan, log.content) == (log.lines, 0)
    lines = log.content.splitlines(keepends=True)
    assert first_difference(plan, b"".join(lines[:2] + lines[3:])) == (log.lines - 1, 2)
    changed = log.content.replace(b"added_action", b"added_nothing")
    assert first_difference(plan, changed)[1] > 0
    assert first_difference(plan, b"\xff") == (0, 1)


def test_a_changed_line_changes_every_later_seal(plan: Workspace) -> None:
    add_action(plan)
    before = history_log(plan)
    plan.author = "Ana"
    add_action(plan, "Boise, ID")
    after = history_log(plan)
    assert after.content.startswith(before.content)
    assert after.seal != before.seal


def test_the_values_of_what_only_legal_support_reads_are_in_no_line(plan: Workspace) -> None:
    action_id = add_action(plan)
    log_legal(plan, said=Said(text="LEGALCANARY"), action_id=action_id)
    held = log_arrest(plan, initials="QZ", action_id=action_id, held_at="PRECINCTCANARY")
    log_arrest(plan, initials="XV", action_id=action_id)
    mark_released(plan, arrest_id=held.id, picked_up_by="AUNTCANARY")
    history.undo(plan)
    log = history_log(plan)
    rows = list(csv.DictReader(io.StringIO(log.content.decode(), newline="")))
    released = [row for row in rows if row["kind"] == "released_arrest"]
    assert [(row["record"], row["field"], row["after"]) for row in released] == [(held.id, "", "")]
    assert b"CANARY" not in log.content
    assert b"QZ" not in log.content
    assert first_difference(plan, log.content) == (log.lines, 0)

"""Forms of version 1 as they went out and came back once: every later program must take them, for ever.

The files in the folder beside this one were made by version 1 and filled in in Chromium and another
spreadsheet program. Nothing there is ever made again.
"""

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.sharing.returned_forms import ReturnedForm, ReturnState
from organizer_app.services.plan.places import place_for_text
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.sent_forms import FORMS_OUT
from organizer_app.services.together.returned_forms import read_reply_bytes, receivable, receive
from organizer_app.storage.plan_file import create_plan_file
from tests.support.return_forms import returned

FILES = Path(__file__).parent / "forms-of-version-1"
TOLD = json.loads((FILES / "plan.json").read_text("utf-8"))
NOTES = "Booked until 11:30\u2026\nthen we\u2019ll march\u2014slowly."


def plan_at(path: Path, *, remembers: bool) -> Workspace:
    """Return the plan that made the forms, with or without what it kept of them."""
    create_plan_file(path, origin="the-laptop", facts={"title": "Plan", "plan_id": TOLD["plan_id"]})
    workspace = wiring.open_workspace(path)
    with workspace.edit(EditKind.ADDED_ACTION) as editor:
        place = editor.keep(place_for_text(workspace, editor, "Salem, OR"))
        editor.put(
            CityAction(
                id=TOLD["action_id"],
                mobilization_id="",
                place_id=place.id,
                zone=place.zone,
                day=date(2027, 4, 17),
                starts=time(12),
                title="Walk for clean water",
                expected=120,
            )
        )
        for rows in TOLD["forms"] if remembers else ():
            text = json.dumps(rows)
            editor.put(
                ImportedRows(id=workspace.new_id(), import_source_id="", rows=text, source_system=FORMS_OUT)
            )
    return workspace


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    workspace = plan_at(tmp_path / "plan.organizer", remembers=True)
    yield workspace
    workspace.close()


def taken_in(workspace: Workspace, name: str) -> ReturnedForm:
    reads = read_reply_bytes((FILES / name).read_bytes(), name=name)
    good, bad = receivable(workspace, replies=reads)
    assert [vars(each.problem) for each in bad] == []
    (received,) = receive(workspace, replies=good)
    return returned(workspace, received.reply_id)


@pytest.mark.parametrize("name", ["reply.txt", "reply.json", "reply.xlsx"])
def test_a_reply_of_version_1_is_compared_with_what_its_form_showed(plan: Workspace, name: str) -> None:
    form = taken_in(plan, name)
    assert (form.city, form.version, form.filled_by) == ("Salem, OR", 1, "June Okafor")
    assert (form.state, form.is_form_known) == (ReturnState.TO_LOOK_AT, True)
    # The plan's id alone makes such a code: that is said, and as the plan knows the form, it is ticked.
    assert form.is_code_former
    assert "1.3" in form.ticked
    answers: dict[str, Any] = {each.number: each for each in form.answers}
    assert (answers["1.3"].was, answers["1.3"].theirs) == ("12:00", "12:15")
    assert answers["1.5"].theirs == 'The "north" steps - [left] of it'
    assert (answers["4.1"].was, answers["4.1"].theirs) == ("120", "150")
    if name != "reply.xlsx":
        assert answers["3.2"].theirs == "granted"
        assert answers["5.1"].theirs.startswith(NOTES)


def test_one_reply_by_three_ways_is_the_same_reply(plan: Workspace) -> None:
    first, second = taken_in(plan, "reply.txt"), taken_in(plan, "reply.json")
    assert first.reply_id == second.reply_id


def test_a_plan_that_lost_what_it_sent_still_knows_the_city(tmp_path: Path) -> None:
    workspace = plan_at(tmp_path / "restored.organizer", remembers=False)
    form = taken_in(workspace, "reply.txt")
    workspace.close()
    assert (form.city, form.is_form_known) == ("Salem, OR", False)
    assert (form.is_code_former, form.ticked) == (True, frozenset())


def test_a_new_host_of_version_1_names_the_city(plan: Workspace) -> None:
    form = taken_in(plan, "new-host.txt")
    assert (form.city, form.is_of_new_host, form.has_city) == ("Bend, OR", True, True)


def test_the_form_itself_is_kept_as_it_went_out() -> None:
    page = (FILES / "form.html").read_text("utf-8")
    forms = [form for rows in TOLD["forms"] for form in rows["forms"]]
    assert forms[0]["token"] in page
    assert "Salem, OR" in page

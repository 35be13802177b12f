"""Two plans on one command line: cards, sealed files, a merge, a conflict."""

import json
from pathlib import Path
from typing import Any

from organizer_app.services.actions import city_actions
from organizer_app.services.people.forgetting import forget_all
from organizer_app.services.people.people import add_person
from organizer_app.services.plan import history
from tests.support.command_line import Organizer
from tests.support.open_plans import action, add_action, opened


def carry(organizer: Organizer, folder: Path, source: str, target: str, *more: str) -> Any:
    file = folder / f"{len(list(folder.iterdir()))}.organizer-changes"
    organizer("send", source, "--out", str(file))
    return json.loads(organizer("merge", target, str(file), *more, "--json").out)["files"][0]


def test_a_member_is_given_a_state_and_later_all_of_the_plan(
    organizer: Organizer, plans: tuple[str, str]
) -> None:
    one, _other = plans
    given = organizer("members", one, "--decide", "Ben", "--area", "Oregon", "--area", "NV")
    assert "Regional: OR; NV" in given.out
    (member,) = json.loads(organizer("members", one, "--json").out)["members"]
    assert (member["role"], member["areas"], member["disputed"]) == ("regional", ["OR", "NV"], False)
    wordless = organizer("members", one, "--add", one)
    assert wordless.status == 2
    assert "with --words" in wordless.err
    wrong = organizer("members", one, "--decide", "Ben", "--area", "Atlantis")
    assert "neither a state nor a city" in wrong.err
    assert "Regional" not in organizer("members", one, "--decide", "Ben").out


def test_two_laptops_exchange_files_and_decide_a_conflict(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    one, other = plans
    assert carry(organizer, tmp_path, one, other, "--dry-run")["taken"] == 2
    assert json.loads(organizer("list", other, "actions", "--json").out) == []
    assert carry(organizer, tmp_path, one, other)["taken"] == 2
    (known,) = json.loads(organizer("list", other, "actions", "--json").out)
    for plan, notes in ((one, "by bus"), (other, "by train")):
        with opened(Path(plan)) as workspace:
            city_actions.set_notes(workspace, action_id=known["id"], notes=notes)
    assert len(carry(organizer, tmp_path, other, one)["conflicts"]) == 1
    (conflict,) = json.loads(organizer("conflicts", one, "--json").out)
    assert {each["value"] for each in conflict["values"]} == {"by bus", "by train"}
    told = organizer("conflicts", one).out
    assert "1=2" in told
    assert "this laptop" in told
    assert "Ben" in told
    assert {each["name"] for each in conflict["values"]} == {"this laptop", "Ben"}
    assert {each["laptop"][:8] for each in conflict["values"]}.isdisjoint(told.split())
    checked = organizer("verify", one).out
    assert "Ben: " in checked
    assert not any(each["laptop"][:8] in checked for each in conflict["values"])
    written = organizer("export", one, "--as", "csv", "--audience", "internal", "--out", tmp_path / "a.csv")
    assert "1 field was changed differently on two laptops" in written.err
    assert "1=both" in organizer("conflicts", one).out
    wrong = organizer("conflicts", one, "--take", "1=9")
    assert wrong.status == 2
    assert "names no conflict" in wrong.err
    assert json.loads(organizer("conflicts", one, "--take", "1=2", "--json").out) == []
    with opened(Path(one)) as workspace:
        assert action(workspace, known["id"]).notes == conflict["values"][1]["value"]
        history.undo(workspace)
    assert json.loads(organizer("conflicts", one, "--take", "1=both", "--json").out) == []
    with opened(Path(one)) as workspace:
        assert sorted(action(workspace, known["id"]).notes.split("\n")) == ["by bus", "by train"]


def test_a_city_that_one_removes_stays_while_another_writes_its_venue(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    one, other = plans
    carry(organizer, tmp_path, one, other)
    (known,) = json.loads(organizer("list", one, "actions", "--json").out)
    with opened(Path(one)) as workspace, opened(Path(other)) as guest:
        city_actions.hide_actions(workspace, action_ids=[known["id"]])
        city_actions.set_venue(guest, action_id=known["id"], venue="City Hall")
    assert len(carry(organizer, tmp_path, other, one)["conflicts"]) == 1
    (conflict,) = json.loads(organizer("conflicts", one, "--json").out)
    assert [(each["noun"], each["name"]) for each in conflict["goes"]] == [("site", "City Hall")]
    assert "would go with it: 1 site (City Hall)" in organizer("conflicts", one).out
    kept = next(n for n, each in enumerate(conflict["values"], 1) if each["value"] is False)
    organizer("conflicts", one, "--take", f"1={kept}")
    assert json.loads(organizer("list", one, "actions", "--json").out)[0]["venue"] == "City Hall"


def test_one_list_imported_on_both_laptops_from_files_of_other_names_asks_nothing(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    one, other = plans
    cells = {"cities": "100", "b_edits": "150", "c_edits": "100"}
    for name, expected in cells.items():
        rows = [f"Omaha,NE,4/17/2027,{expected}", f"Fargo,ND,4/17/2027,{'90' if name == 'c_edits' else '80'}"]
        text = "\n".join(["City,State,Date,Expected", *rows])
        (tmp_path / f"{name}.csv").write_text(text)
    organizer("import", one, tmp_path / "cities.csv")
    carry(organizer, tmp_path, one, other)
    for plan, name in ((one, "b_edits"), (other, "c_edits")):
        assert organizer("import", plan, tmp_path / f"{name}.csv", "--source", "cities.csv").status == 0
    assert carry(organizer, tmp_path, other, one)["conflicts"] == []
    assert carry(organizer, tmp_path, one, other)["conflicts"] == []
    for plan in plans:
        known = json.loads(organizer("list", plan, "actions", "--json").out)
        assert {each["city"]: each["expected"] for each in known if each["city"] != "Seattle"} == {
            "Omaha": 150,
            "Fargo": 90,
        }
        again = organizer("import", plan, tmp_path / "cities.csv", "--source", "cities.csv")
        assert (again.status, "Decide" in again.err) == (0, False)


def test_a_city_added_on_both_laptops_is_told_and_joined(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    one, other = plans
    carry(organizer, tmp_path, one, other)
    for plan, venue in ((one, "Turner Park"), (other, "Memorial Park")):
        with opened(Path(plan)) as workspace:
            added = add_action(workspace, "Omaha, NE")
            city_actions.set_venue(workspace, action_id=added, venue=venue)
    file = tmp_path / "doubled.organizer-changes"
    organizer("send", other, "--out", file)
    told = "Two laptops added the same city: Omaha, NE · "
    assert told in organizer("merge", one, file).out
    assert told in organizer("check", one).out
    assert told in organizer("conflicts", one).out
    assert organizer("conflicts", one, "--join", 7).status == 2
    assert told not in organizer("conflicts", one, "--join", 1).out
    assert len(json.loads(organizer("list", one, "actions", "--json").out)) == 2


def test_a_person_reads_what_happened_in_sentences(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    one, other = plans
    file = str(tmp_path / "x.organizer-changes")
    assert organizer("send", one, "--out", file).out == f"2 steps for Ben are in {file}.\n"
    assert organizer("merge", other, file).out == "Took in 2 steps from Ana.\n"
    assert organizer("merge", other, file).out == "Everything from Ana was here already.\n"
    assert "Took in changes from Ana" in organizer("history", other).out
    assert "last changes" in organizer("members", other).out
    assert "no longer accepted" in organizer("members", other, "--revoke", "Ana").out
    unsent = organizer("send", other, "--to", "Ana", "--out", str(tmp_path / "y.organizer-changes"))
    assert unsent.problem == "Ana is no longer a member of this plan, so nothing is sent to them."
    refused = organizer("merge", other, file)
    assert refused.status != 0
    assert refused.err == "Ana is no longer a member of this plan. Nothing was changed.\n"


def test_send_names_the_regional_members_who_need_a_file_of_their_own(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    one, _other = plans
    third = str(tmp_path / "third.organizer")
    organizer("new", third, "--join", str(tmp_path / "one.card"))
    empty = organizer("checkin", third, "Seattle", "ok")
    assert empty.problem == "The plan has no mobilization yet."
    card = str(tmp_path / "rosa.card")
    told = json.loads(organizer("members", third, "--card", card, "--json").out)["words"]
    organizer("members", one, "--add", card, "--words", told, "--name", "Rosa West", "--area", "CA")
    sent = organizer("send", one, "--out", str(tmp_path / "x.organizer-changes"))
    file, left_out = sent.out.splitlines()
    assert "for Ben" in file
    assert left_out == (
        "Not for Rosa West, who is sent a part of the plan: write a file of their own with --to."
    )


def test_a_folder_carries_changes_both_ways(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    one, other = plans
    folder = tmp_path / "shared"
    assert organizer("exchange", one, "--folder", str(folder)).status == 1
    folder.mkdir()
    beside = organizer("exchange", one, "--folder", str(tmp_path))
    assert "The plan itself is in this folder" in beside.err
    said = organizer("exchange", one, "--folder", str(folder)).out
    assert said == "Took in 0 steps.\nLeft 2 steps for the others.\n"
    (folder / "half.organizer-changes").write_bytes(b"age")
    found = json.loads(organizer("exchange", other, "--folder", str(folder), "--json").out)
    assert (found["taken"], [each["reason"] for each in found["refused"]]) == (2, ["not_ours"])
    assert (
        "1 file of the folder could not be taken in"
        in organizer("exchange", other, "--folder", str(folder)).out
    )


def test_several_people_are_erased_with_a_yes_alone(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    (one, other), folder = plans, tmp_path / "shared"
    folder.mkdir()
    with opened(Path(one)) as workspace:
        ids = [add_person(workspace, name=name) for name in ("Zoe Prova", "Yan Prova")]
    carry(organizer, tmp_path, one, other)
    with opened(Path(one)) as workspace:
        forget_all(workspace, person_ids=ids)
    file = str(tmp_path / "x.organizer-changes")
    organizer("send", one, "--out", file)
    waits = "Ana asks to erase 2 people, who stay until you say yes; later changes of Ana wait, too. Ask them"
    for more in (("--dry-run", "--erase"), ()):
        assert waits in organizer("merge", other, file, *more).out
        assert len(organizer("list", other, "people", "--json").data) == 2
    assert waits in organizer("exchange", other, "--folder", folder).out
    assert organizer("exchange", other, "--hub", "--watch", "--erase").status == 2
    answer = json.loads(organizer("merge", other, file, "--erase", "--json").out)
    assert (answer["erased"], answer["asking"]) == (2, [])
    assert organizer("list", other, "people", "--json").data == []
    assert "Erased people for good, as Ana asked: 2" in organizer("history", other).out


def test_undo_after_an_exchange_takes_out_an_own_step_and_nothing_that_came(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    (one, other), folder = plans, tmp_path / "shared"
    folder.mkdir()
    organizer("exchange", one, "--folder", folder)
    organizer("exchange", other, "--folder", folder)
    (known,) = organizer("list", other, "actions", "--json").data
    with opened(Path(other)) as workspace:
        city_actions.set_notes(workspace, action_id=known["id"], notes="by bus")
    with opened(Path(one)) as workspace:
        city_actions.set_title(workspace, action_id=known["id"], title="Vigil")
    organizer("exchange", one, "--folder", folder)
    organizer("exchange", other, "--folder", folder)
    assert "notes" in organizer("undo", other).out
    with opened(Path(other)) as workspace:
        assert (action(workspace, known["id"]).title, action(workspace, known["id"]).notes) == ("Vigil", "")
    assert organizer("undo", other).problem == "There is no step to undo."


def test_a_file_that_is_none_is_refused_in_one_sentence(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str]
) -> None:
    wrong = tmp_path / "photo.jpg"
    wrong.write_bytes(b"\xff\xd8 no changes")
    answer = organizer("merge", plans[0], str(wrong))
    assert answer.status != 0
    assert answer.err.endswith("Nothing was changed.\n")

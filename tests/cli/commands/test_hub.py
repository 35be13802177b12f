"""A hub from one command line: made, joined by another plan, exchanged through, left."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import Organizer
from tests.support.open_plans import empty_plan

pytestmark = pytest.mark.postgresql


def test_two_plans_meet_at_a_hub(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str], address: str
) -> None:
    one, other = plans
    invitation = str(tmp_path / "ben.organizer-invitation")
    assert "is ready" in organizer("hub", "create", one, address).out
    told = organizer("hub", "invite", one, address, "--member", "Ben", "--out", invitation).out
    assert "opens on the laptop of Ben alone" in told
    assert "Joined the hub" in organizer("hub", "join", other, invitation).out
    arrived = json.loads(organizer("exchange", other, "--hub", "--json").out)
    assert arrived["taken"] == 2
    assert len(json.loads(organizer("list", other, "actions", "--json").out)) == 1
    found = json.loads(organizer("hub", "status", one, "--json").out)
    assert (found["waiting"], found["arriving"]) == (0, False)
    assert [(each["name"], each["on_hub"]) for each in found["members"]] == [("Ben", True)]
    said = organizer("hub", "status", one).out
    assert "This laptop and the hub have the same." in said
    assert "there at" in said
    organizer("exchange", one, "--hub")
    assert "Removed 2 messages" in organizer("hub", "prune", one, address).out
    assert "can no longer use the hub" in organizer("hub", "revoke", one, address, "--member", "Ben").out
    refused = organizer("exchange", other, "--hub")
    assert (refused.status, "does not know this laptop" in refused.err) == (1, True)
    assert "forgotten here" in organizer("hub", "leave", one).out
    assert "joined no hub" in organizer("hub", "status", one).err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("exchange", "PLAN"), "--folder FOLDER or --hub"),
        (("exchange", "PLAN", "--hub", "--folder", "."), "--folder FOLDER or --hub"),
        (("exchange", "PLAN", "--folder", ".", "--watch"), "--watch works with --hub"),
        (("exchange", "PLAN", "--hub"), "joined no hub"),
        (("hub", "create", "PLAN", "postgresql://a:b@hub.example.org/x"), "Leave the password out"),
        (("hub", "create", "PLAN", "hub.example.org"), "not the address of a hub"),
        (("hub", "create", "PLAN", "postgresql://127.0.0.1:9/team"), "does not answer"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    organizer: Organizer, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    plan = str(empty_plan(tmp_path, "one.organizer"))
    answer = organizer(*(plan if each == "PLAN" else each for each in arguments))
    assert answer.status != 0
    assert words in answer.err
    assert "Traceback" not in answer.err


def test_a_database_that_is_no_hub_and_a_file_that_is_no_invitation_say_so(
    organizer: Organizer, tmp_path: Path, plans: tuple[str, str], address: str
) -> None:
    one, _other = plans
    organizer("hub", "create", one, address)
    elsewhere = address.replace("/hub_", "/nothing_")
    for wrong in (elsewhere,):
        answer = organizer("hub", "prune", one, wrong)
        assert "There is no hub in this database" in answer.err
    other = str(empty_plan(tmp_path, "third.organizer"))
    (tmp_path / "x").write_bytes(b"hello")
    assert "not a file of changes" in organizer("hub", "join", other, str(tmp_path / "x")).err

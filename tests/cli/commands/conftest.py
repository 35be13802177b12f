"""Two plans for commands that exchange changes."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, empty_plan, opened


@pytest.fixture
def plans(organizer: Organizer, tmp_path: Path) -> tuple[str, str]:
    """Return a plan with an action, and an empty one that waits for its changes; they accept each other."""
    one = empty_plan(tmp_path, "one.organizer")
    with opened(one) as workspace:
        add_action(workspace)
    organizer("members", str(one), "--card", str(tmp_path / "one.card"))
    other = tmp_path / "other.organizer"
    organizer("new", str(other), "--join", str(tmp_path / "one.card"))
    organizer("members", str(other), "--card", str(tmp_path / "other.card"))
    for plan, card, guest, name in ((one, "other", other, "Ben"), (other, "one", one, "Ana")):
        words = json.loads(organizer("members", str(guest), "--json").out)["words"]
        answer = organizer(
            "members", str(plan), "--add", str(tmp_path / f"{card}.card"), "--words", words, "--name", name
        )
        assert f"Changes of {name} are accepted" in answer.out
    return str(one), str(other)

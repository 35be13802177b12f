"""Writes the two plans of the newest format that later versions have to open; run once for every format.

The first is as `organizer new` and `organizer import` leave it. The second has a history: a note and a person
that are there, an action that was removed and a person who was erased.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from organizer_app.cli.main import run
from organizer_app.services.actions import city_actions
from organizer_app.services.people import forgetting, people
from organizer_app.storage.plan_format import FORMAT
from tests.support.open_plans import add_action, empty_plan, opened

FOLDER = Path(__file__).parent
_ACTIONS = """\
title,city,state,date,start,tactic,lead,group
March,New York,NY,2027-04-17,3:00 PM,march,Zuzanna Testowa,Example Riders
Vigil,Chicago,IL,2027-04-17,7:00 PM,vigil,Ana Example,Example Riders
"""


def make_imported(path: Path) -> None:
    """Write a plan of two imported actions."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "actions.csv"
        table.write_text(_ACTIONS, encoding="utf-8")
        made = "new", path, "--title", "Spring day", "--date", "2027-04-17", "--zone", "America/New_York"
        for command in (made, ("import", path, table)):
            if run([str(each) for each in command], draw=lambda _request: None) != 0:
                sys.exit(1)


def make_history(path: Path) -> None:
    """Write a plan in which something was removed and somebody erased."""
    empty_plan(path.parent, path.name)
    with opened(path) as workspace:
        # Every checkout is another copy of the file, and a copy could not undo what was done here.
        workspace.file_print = None
        noted = add_action(workspace)
        add_action(workspace, "Chicago, IL")
        removed = add_action(workspace, "Portland, OR")
        city_actions.set_notes(workspace, action_id=noted, notes="Meet at the market")
        people.add_person(workspace, name="Sam Sample")
        erased = people.add_person(workspace, name="Zuzanna Testowa")
        forgetting.forget(workspace, person_id=erased)
        city_actions.hide_actions(workspace, action_ids=[removed])


PLANS = {f"format-{FORMAT}.organizer": make_imported, f"history-{FORMAT}.organizer": make_history}


def main() -> int:
    """Write what is not there yet."""
    for name, make in PLANS.items():
        if not (FOLDER / name).exists():
            with tempfile.TemporaryDirectory() as folder:
                make(Path(folder) / name)
                shutil.move(Path(folder) / name, FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())

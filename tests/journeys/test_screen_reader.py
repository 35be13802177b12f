"""A second process reads every view of the real window over AT-SPI, as a screen reader does."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.open_plans import sample_plan
from tests.support.waiting import LIMIT

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "tests/support/at_spi_reader.py"


@pytest.fixture
def screen() -> Iterator[str]:
    """Return the name of a screen in memory, which X chooses itself."""
    reading, writing = os.pipe()
    # Without the option it begins anew whenever nobody is connected, and takes nobody in meanwhile.
    command = ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", "1440x900x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        name = told.readline().strip()
    yield f":{name}"
    server.terminate()
    server.wait(LIMIT)


def read(plan: Path, screen: str, home: Path) -> dict[str, Any]:
    """Return what each view told the other process."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    environment = os.environ | {
        "DISPLAY": screen,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "LANGUAGE": "en",
    }
    command = ["dbus-run-session", "--", "/usr/bin/python3", str(READER), sys.executable, str(plan)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_every_view_tells_its_items_with_role_name_and_place(tmp_path: Path, screen: str) -> None:
    told = read(sample_plan(tmp_path), screen, tmp_path)
    begins = {
        "Map": ("list item", "Seattle. "),
        "Month": ("cell", "Thu, Jul 11 2019. 1 action"),
        "Agenda": ("list item", ""),
        "Week": ("list item", "Seattle, WA. Rally at the Spheres"),
        "Timeline": ("list item", "Seattle, WA. Rally at the Spheres"),
        "strip": ("list item", "12:00"),
        "What needs": ("list item", "Portland, OR has no lead"),
        "Checklist by city": ("list item", "Portland, 0 of 1 done."),
        "Tasks that are shown": ("list item", "Shade and water. Minneapolis, MN."),
        "Permits": ("list item", ""),
        "Sites": ("list item", "Arlington, VA, 18th St S and S Bell St, Site: "),
        "Everyone": ("list item", "Andre Whitlock. Backup lead, Elizabeth, NJ"),
        "Partner groups and cities": ("list item", "Center for Popular Democracy."),
        "Timing": ("list item", "Arlington, VA. 12:00"),
        "Problems": ("list item", "Portland, OR has no lead"),
        "Releases": ("list item", "v1, First release"),
        "History": ("list item", "Started the sample plan"),
    }
    for view, (role, name) in begins.items():
        assert told[view], view
        items = [item for item in told[view]["items"] if item[0] == role]
        assert items, view
        assert any(item[1].startswith(name) for item in items), view
        assert all(item[1] for item in items)
        _x, _y, width, height = items[0][2]
        assert (width > 0, height > 0) == (True, True)
    assert told["Month"]["role"] == "table"
    assert told["strip"]["role"] == "chart"
    assert {"City", "Venue", "Lead"} <= set(told["opened"]), "a press on a painted city opens it"
    assert ["check box", "Plan, 9 actions"] in told["sidebar"]

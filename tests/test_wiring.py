"""Plans are made whole or not at all, and nothing heavy is imported before it is needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.problems import (
    PassphraseNeeded,
    PlanExists,
    PlanMissing,
    PlanOnNetwork,
    PlanUnreadable,
    ResourceMissing,
    UnknownZone,
    WeakPassphrase,
)
from organizer_app.environment import plan_places
from organizer_app.environment.identity import new_id
from organizer_app.services.actions import action_rows
from organizer_app.storage.plan_file import create_plan_file
from organizer_app.wording.errors import problems
from organizer_app.wording.plan import plan_notices
from tests.support.command_line import ROOT
from tests.support.open_plans import DAY, opened, sample_plan

pytestmark = pytest.mark.usefixtures("quick_keys")

WORDS = "three wise words"
HEAVY = ("sqlalchemy", "alembic", "PySide6", "psycopg", "jinja2", "icalendar")


def loaded_by(code: str) -> set[str]:
    """Return which heavy packages a fresh interpreter has loaded after some lines of code."""
    script = f"import sys\n{code}\nprint(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_neither_start_nor_first_view_loads_sqlalchemy(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    assert loaded_by("import organizer_app.launcher, organizer_app.wiring") == set()
    path = f"from pathlib import Path\npath = Path({str(plan)!r})\n"
    read = f"{path}from organizer_app import wiring\nwiring.read_first_view(path)"
    assert loaded_by(read) == set()
    assert loaded_by(read.replace("read_first_view", "open_workspace")) >= {"sqlalchemy"}


def test_help_loads_no_database() -> None:
    assert (
        loaded_by("from organizer_app.cli.main import run\nrun(['list', '--help'], draw=print)\nprint()")
        == set()
    )


def test_the_first_view_is_that_of_the_open_plan(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    first = wiring.read_first_view(plan)
    with opened(plan) as workspace:
        assert action_rows.snapshot(workspace) == first
    assert (first.title, len(first.rows), len(first.key_dates)) == ("Prime Day 2019", 9, 1)


def test_a_plan_that_cannot_be_filled_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnknownZone):
        wiring.create_plan(tmp_path / "new.organizer", title="New", anchor_date=DAY, zone="Mars/Olympus")
    with pytest.raises(ResourceMissing):
        wiring.create_sample_plan(tmp_path / "new.organizer", "no-such-sample")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    before = plan.read_bytes()
    with pytest.raises(PlanExists):
        wiring.create_plan(plan, title="New", anchor_date=DAY, zone="America/New_York")
    with pytest.raises(PlanExists):
        wiring.create_sample_plan(plan)
    assert plan.read_bytes() == before


def test_a_protected_plan_opens_with_its_passphrase_in_both_ways(tmp_path: Path) -> None:
    plan = tmp_path / "safe.organizer"
    wiring.create_plan(plan, title="Safe", anchor_date=DAY, zone="America/New_York", passphrase=WORDS)
    assert wiring.read_first_view(plan, passphrase=WORDS).title == "Safe"
    # Each look costs a key derivation, so a wrong one and a missing one are tried in one way each.
    with pytest.raises(PlanUnreadable):
        wiring.read_first_view(plan, passphrase="two wise words")  # noqa: S106  # opens nothing
    with pytest.raises(PassphraseNeeded):
        wiring.open_workspace(plan)


def test_a_new_plan_takes_no_passphrase_that_is_easy_to_guess(tmp_path: Path) -> None:
    plan = tmp_path / "clean-water.organizer"
    for weak in ("1", "password1234", "clean-water"):
        with pytest.raises(WeakPassphrase):
            wiring.create_plan(plan, title="Clean Water", anchor_date=DAY, zone="UTC", passphrase=weak)
        with pytest.raises(WeakPassphrase):
            wiring.create_sample_plan(plan, passphrase=weak)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_with_a_short_passphrase_of_an_earlier_version_still_opens(tmp_path: Path) -> None:
    plan = tmp_path / "old.organizer"
    create_plan_file(plan, origin=new_id(), facts={"title": "Old"}, passphrase="1")  # noqa: S106  # too short today
    assert wiring.read_first_view(plan, passphrase="1").title == "Old"  # noqa: S106  # the same


def test_a_plan_that_is_not_there_is_missing(tmp_path: Path) -> None:
    for read in (wiring.read_first_view, wiring.open_workspace):
        with pytest.raises(PlanMissing):
            read(tmp_path / "none.organizer")


def test_every_shipped_sample_can_be_made(tmp_path: Path) -> None:
    for sample in wiring.SAMPLES:
        wiring.create_sample_plan(tmp_path / sample, sample)
        assert wiring.read_first_view(tmp_path / sample).rows


def test_the_gazetteer_is_the_shipped_one() -> None:
    assert wiring.open_gazetteer().look_up("Seattle, WA", limit=1)[0].zone == "America/Los_Angeles"


def test_all_plans_share_the_shipped_places(tmp_path: Path) -> None:
    opened = []
    for name in ("one", "two"):
        wiring.create_sample_plan(tmp_path / name, wiring.SAMPLES[0])
        workspace = wiring.open_workspace(tmp_path / name)
        opened.append(workspace.gazetteer)
        workspace.close()
    assert opened[0] is opened[1]


def test_what_a_killed_run_left_beside_a_plan_is_swept_when_it_is_opened(tmp_path: Path) -> None:
    plan, left = tmp_path / "plan.organizer", tmp_path / ".other.organizer.0a1b2c3d.part"
    wiring.create_plan(plan, title="Day", anchor_date=None, zone="UTC")
    left.mkdir()
    os.utime(left, (0, 0))
    wiring.open_workspace(plan).close()
    assert list(tmp_path.iterdir()) == [plan]


def test_no_plan_is_opened_or_made_on_a_network_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = sample_plan(tmp_path)
    monkeypatch.setattr(plan_places, "file_system_of", lambda _path: "cifs")
    for attempt in (wiring.read_first_view, wiring.open_workspace):
        with pytest.raises(PlanOnNetwork) as refused:
            attempt(plan)
        assert "network drive" in problems.sentence(refused.value)
    with pytest.raises(PlanOnNetwork):
        wiring.create_plan(tmp_path / "new.organizer", title="Day", anchor_date=None, zone="UTC")
    assert list(tmp_path.iterdir()) == [plan]


def test_what_is_to_be_known_of_the_place_of_a_plan_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    plan = sample_plan(folder)
    (folder / f"{plan.name}-wal.20261128-120000.aside").write_bytes(b"log")
    said = [plan_notices.sentence(notice) for notice in wiring.plan_notices(plan)]
    assert said[0].startswith("Dropbox copies this folder")
    assert "-wal.20261128-120000.aside" in said[1]
    assert wiring.plan_notices(tmp_path / "plan.organizer") == ()

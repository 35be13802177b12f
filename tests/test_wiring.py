"""Plans are made whole or not at all, and nothing heavy is imported before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.problems import (
    PassphraseNeeded,
    PlanExists,
    PlanMissing,
    PlanUnreadable,
    ResourceMissing,
    UnknownZone,
)
from organizer_app.services.actions import action_rows
from tests.support.command_line import ROOT
from tests.support.open_plans import DAY, opened, sample_plan

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

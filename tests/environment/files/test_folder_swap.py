"""A folder is exchanged whole: a run that is killed leaves no mix, and the next one clears what it left."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from organizer_app.environment.files import folder_swap
from organizer_app.environment.files.folder_files import CONTENTS, replace_files
from organizer_app.environment.files.folder_swap import stage_for, swap, sweep, sweep_all
from tests.support.sudden_ends import changes_of

ROOT = Path(__file__).resolve().parents[3]
NOW = 1_554_120_000
PATHS = [f"cities/{number}/schedule.csv" for number in range(40)] + ["index.html"]
PUBLISHING = """
import sys
from pathlib import Path
from organizer_app.environment.files.folder_files import replace_files
from tests.environment.files.test_folder_swap import PATHS
from tests.support.sudden_ends import die_at, is_change
die_at(int(sys.argv[2]), is_change)
for number in range(100_000):
    replace_files(Path(sys.argv[1]), {path: b"version %d" % number for path in PATHS})
"""


def versions(folder: Path) -> set[bytes]:
    return {(folder / path).read_bytes() for path in PATHS}


@pytest.mark.kill
def test_a_run_that_is_killed_leaves_no_mix_and_the_next_no_leftover(tmp_path: Path) -> None:
    folder, chance = tmp_path / "site", random.Random(1)
    replace_files(folder, dict.fromkeys(PATHS, b"first"))
    (folder / "theirs.txt").write_text("kept")
    changes = changes_of(lambda: replace_files(folder, dict.fromkeys(PATHS, b"measured")))
    left = 0
    for _ in range(6):
        words = [sys.executable, "-c", PUBLISHING, str(folder), str(1 + chance.randrange(2 * changes))]
        assert subprocess.run(words, cwd=ROOT, check=False).returncode == -signal.SIGKILL
        assert len(versions(folder)) == 1
        assert (folder / "theirs.txt").read_text() == "kept"
        left += len(list(tmp_path.iterdir())) - 1
        replace_files(folder, dict.fromkeys(PATHS, b"next"))
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert left, "no child was killed in the midst, so the test shows nothing"


def test_what_a_running_program_holds_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    with stage_for(folder, tmp_path, 0o700) as stage:
        sweep(folder, tmp_path)
        assert stage.is_dir()
    assert not stage.exists()
    stage.mkdir()
    # Those of folders that begin alike, or whose name would be a pattern.
    others = {".other.0123abcd.part", ".site.two.0123abcd.aside.part", ".site.mine.part"}
    for name in others:
        (tmp_path / name).mkdir()
    sweep(folder, tmp_path)
    sweep(tmp_path / "s[i]te", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == others


@pytest.mark.parametrize("can_exchange", [True, False])
def test_two_folders_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(folder_swap, "_exchange", lambda *_: False)
    folder, stage = tmp_path / "site", tmp_path / ".site.01234567.part"
    for place in (folder, stage):
        place.mkdir()
        (place / "name").write_text(place.name)
    swap(stage, folder)
    assert [(place / "name").read_text() for place in (folder, stage)] == [".site.01234567.part", "site"]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_was_put_aside_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_files(folder, {"index.html": b"page"})
    folder.rename(tmp_path / ".site.01234567.aside.part")
    shutil.copytree(tmp_path / ".site.01234567.aside.part", tmp_path / ".site.01234567.part")
    assert replace_files(folder, {"index.html": b"page"}) == []
    assert sorted(path.name for path in folder.iterdir()) == [CONTENTS, "index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def left_by_a_killed_run(folder: Path, name: str, *, age: int = 60) -> Path:
    left = folder / name
    if name.startswith(".file"):
        left.write_bytes(b"half")
    else:
        left.mkdir()
        (left / "part").write_bytes(b"half")
    os.utime(left, (NOW - age, NOW - age))
    return left


def test_what_killed_runs_left_is_swept_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOW)
    for name in (".plan.organizer.0a1b2c3d.part", ".pub.0a1b2c3d.part", ".file.csv.0a1b2c3d.part"):
        left_by_a_killed_run(tmp_path, name)
    kept = [
        left_by_a_killed_run(tmp_path, ".someone.part"),
        left_by_a_killed_run(tmp_path, ".begun.0a1b2c3d.part", age=0),
        left_by_a_killed_run(tmp_path, "release.0a1b2c3d.part"),
    ]
    with stage_for(tmp_path / "held", tmp_path, 0o700) as held:
        os.utime(held, (0, 0))
        sweep_all(tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted([*kept, held])
    sweep_all(tmp_path / "none")


def test_a_folder_that_was_set_aside_gets_its_place_back(tmp_path: Path) -> None:
    left_by_a_killed_run(tmp_path, ".release.0a1b2c3d.aside.part")
    sweep_all(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


@pytest.mark.parametrize("is_done", [True, False])
def test_a_sweep_between_making_and_locking_takes_no_stage_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_done: bool
) -> None:
    """Another program clears the folder it takes for a leftover, or is about to: it holds the lock."""
    folder, held = tmp_path / "site", folder_swap.hold
    swept: list[Path] = []
    locks: list[int | None] = []

    def swept_first(stage: Path) -> int | None:
        if not swept:
            swept.append(stage)
            if is_done:
                sweep(folder, tmp_path)
            else:
                locks.append(held(stage))
        return held(stage)

    monkeypatch.setattr(folder_swap, "hold", swept_first)
    with stage_for(folder, tmp_path, 0o777) as stage:
        assert stage.is_dir()
        assert stage != swept[0]
        sweep(folder, tmp_path)
        assert stage.is_dir()
    for lock in locks:
        assert lock is not None
        os.close(lock)

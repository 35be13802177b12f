"""A folder is changed where it must be, at once as far as it can be, and never in files of others."""

import json
from pathlib import Path

import pytest

from organizer_app.domain.problems import CannotWrite
from organizer_app.environment.atomic_files import OWNER_ONLY
from organizer_app.environment.folder_files import CONTENTS, replace_files

FILES = {"cities/ames/a.txt": b"a", "index.html": b"page"}


def held(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_appears_whole_and_a_second_run_touches_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert replace_files(folder, FILES) == list(FILES)
    assert held(folder) == {*FILES, CONTENTS}
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert replace_files(folder, FILES) == []
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_only_what_changed_is_written_and_what_is_gone_is_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_files(folder, {**FILES, "cities/rome/a.txt": b"r"})
    (folder / "theirs.txt").write_text("kept")
    (folder / "cities" / "ames" / "a.txt").write_text("changed by somebody")
    assert replace_files(folder, {"index.html": b"new"}) == ["index.html", "cities/rome/a.txt"]
    assert held(folder) == {"index.html", "theirs.txt", "cities/ames/a.txt", CONTENTS}
    assert not (folder / "cities" / "rome").exists()


def test_a_list_of_contents_that_leads_out_of_the_folder_is_not_believed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "site", tmp_path / "outside.txt"
    outside.write_bytes(b"a")
    replace_files(folder, FILES)
    listed = json.loads((folder / CONTENTS).read_text())
    listed["sha256"]["../outside.txt"] = listed["sha256"]["cities/ames/a.txt"]
    (folder / CONTENTS).write_text(json.dumps(listed))
    replace_files(folder, FILES)
    assert outside.exists()
    (folder / CONTENTS).write_text("[]")
    assert replace_files(folder, {"index.html": b"page"}) == []
    assert "cities/ames/a.txt" in held(folder)


def test_nothing_changes_when_one_file_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_files(folder, FILES)
    with pytest.raises(CannotWrite):
        replace_files(folder, {"index.html": b"new", "index.html/under": b"x"})
    assert (folder / "index.html").read_bytes() == b"page"
    with pytest.raises(CannotWrite):
        replace_files(tmp_path / "missing" / "site", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_for_the_desk_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_files(folder, FILES, mode=OWNER_ONLY)
    assert folder.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}

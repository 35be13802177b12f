"""A folder is changed where it must be, at once as far as it can be, and never in files of others."""

import json
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import CannotWrite, FolderHoldsForeignFile, FolderHoldsOther
from organizer_app.environment.files.atomic_files import OWNER_ONLY
from organizer_app.environment.files.folder_files import CONTENTS, FolderContents, contents_of, replace_files

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


def contents(audience: str, plan: str = "p") -> FolderContents:
    return FolderContents(audience, plan)


@pytest.mark.parametrize("other", [contents("internal"), contents("public", "q")], ids=str)
def test_a_folder_for_others_is_refused_until_it_may_be_replaced(
    tmp_path: Path, other: FolderContents
) -> None:
    folder = tmp_path / "site"
    replace_files(folder, {**FILES, "phones.csv": b"CANARY"}, mode=OWNER_ONLY, contents=other)
    (folder / "phones.csv").write_bytes(b"CANARY, changed by somebody")
    (folder / "theirs.txt").write_text("kept")
    before = {path: (folder / path).read_bytes() for path in held(folder)}
    with pytest.raises(FolderHoldsOther):
        replace_files(folder, FILES, contents=contents("public"))
    assert {path: (folder / path).read_bytes() for path in held(folder)} == before
    replace_files(folder, FILES, contents=contents("public"), may_replace=True)
    assert held(folder) == {*FILES, "theirs.txt", CONTENTS}
    assert contents_of(folder)[:2] == ("public", "p")
    assert {path.stat().st_mode & 0o044 for path in (folder, folder / "index.html")} == {0o044}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("of a stranger")
    for may_replace in (False, True):
        with pytest.raises(FolderHoldsForeignFile):
            replace_files(folder, FILES, contents=contents("public"), may_replace=may_replace)
    assert held(folder) == {"index.html"}
    assert (folder / "index.html").read_text() == "of a stranger"


@pytest.mark.parametrize("is_mount", [False, True], ids=["folder", "mount"])
def test_a_link_never_leads_a_file_out_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_mount: bool
) -> None:
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    replace_files(folder, {**FILES, "cities/rome/a.txt": b"r"})
    monkeypatch.setattr(Path, "is_mount", lambda _: is_mount)
    (folder / "cities").rename(elsewhere)
    (folder / "cities").symlink_to(elsewhere)
    before = {path: (elsewhere / path).read_bytes() for path in held(elsewhere)}
    with pytest.raises(FolderHoldsForeignFile) as foreign:
        replace_files(folder, {**FILES, "cities/rome/a.txt": b"new"}, mode=OWNER_ONLY)
    assert foreign.value.path == str(folder / "cities")
    assert {path: (elsewhere / path).read_bytes() for path in held(elsewhere)} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]


def test_a_link_in_place_of_a_file_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_files(folder, FILES)
    for path in ("index.html", CONTENTS):
        target = tmp_path / path
        (folder / path).rename(target)
        target.chmod(0o644)
        (folder / path).symlink_to(target)
    replace_files(folder, FILES, mode=OWNER_ONLY)
    for path in ("index.html", CONTENTS):
        assert not (folder / path).is_symlink()
        assert (tmp_path / path).stat().st_mode & 0o777 == 0o644


def test_an_open_folder_is_closed_when_it_comes_to_hold_what_is_not_for_all(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_files(folder, FILES)
    (folder / "theirs.txt").write_text("kept")
    replace_files(folder, {**FILES, "index.html": b"phones"}, mode=OWNER_ONLY)
    ours = [folder, *(path for path in folder.rglob("*") if path.name != "theirs.txt")]
    assert {path.stat().st_mode & 0o077 for path in ours} == {0}
    assert (folder / "theirs.txt").read_text() == "kept"
    (folder / "index.html").chmod(0o644)
    assert replace_files(folder, {**FILES, "index.html": b"phones"}, mode=OWNER_ONLY) == []
    assert (folder / "index.html").stat().st_mode & 0o077 == 0


def test_what_others_put_there_moves_along_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_files(folder, {**FILES, "cities/rome/a.txt": b"r"})
    (folder / "own").mkdir()
    (folder / "own" / "deep.txt").write_text("kept")
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("own")
    (folder / "cities" / "rome" / "note.txt").write_text("kept")
    before = (folder / "own" / "deep.txt").stat().st_ino
    assert replace_files(folder, FILES) == ["cities/rome/a.txt"]
    assert held(folder) == {*FILES, CONTENTS, "own/deep.txt", "cities/rome/note.txt"}
    assert (folder / "own" / "deep.txt").stat().st_ino == before
    assert (folder / "empty").is_dir()
    assert (folder / "link").readlink() == Path("own")

"""Where a plan lies is known by the table of mounts, and by the marks of synchronizing programs."""

import os
import shutil
from pathlib import Path

import pytest

from organizer_app.environment import plan_places
from organizer_app.environment.plan_places import file_print, file_system_of, is_on_network, synced_by

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home/ana nfs4 rw 0 0
//nas/share /mnt/My\\040share cifs rw 0 0
/dev/sdb1 /home/ana/stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/plan", "ext4"),
        ("/home/ana/plan", "nfs4"),
        ("/home/anabel/plan", "ext4"),
        ("/home/ana/stick/plan", "vfat"),
        ("/mnt/My share/plan", "cifs"),
    ],
)
def test_the_nearest_mount_tells_the_file_system(path: str, kind: str) -> None:
    assert file_system_of(Path(path), MOUNTS) == kind


def test_network_drives_are_told_from_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_on_network(tmp_path)
    for kind in ("nfs4", "cifs", "fuse.sshfs", "SMB"):
        monkeypatch.setattr(plan_places, "file_system_of", lambda _path, kind=kind: kind)
        assert is_on_network(tmp_path)


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/plans", "Dropbox"),
        ("OneDrive - Work/plans", "OneDrive"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Google Drive/My Drive", "Google Drive"),
        ("My Dropbox notes", ""),
    ],
)
def test_synced_folders_are_known_by_their_names(tmp_path: Path, folder: str, program: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert synced_by(tmp_path / folder / "plan.organizer") == program


def test_synced_folders_are_known_by_their_marks(tmp_path: Path) -> None:
    folder = tmp_path / "shared" / "plans"
    folder.mkdir(parents=True)
    assert synced_by(folder / "plan.organizer") == ""
    (tmp_path / "shared" / ".dropbox").write_text("{}")
    assert synced_by(folder / "plan.organizer") == "Dropbox"


def test_a_file_keeps_its_print_when_it_is_renamed_and_a_copy_has_another(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_bytes(b"plan")
    before = file_print(path)
    os.utime(path, (0, 0))
    moved = path.rename(tmp_path / "moved")
    assert file_print(moved) == before
    assert file_print(shutil.copyfile(moved, tmp_path / "copy")) != before
    assert file_print(tmp_path / "none") == ""


def test_on_a_stick_the_name_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_places, "file_system_of", lambda _path: "vfat")
    path = tmp_path / "plan"
    path.write_bytes(b"plan")
    before = file_print(path)
    path.unlink()
    (tmp_path / "other").write_bytes(b"plan")
    path.write_bytes(b"plan")
    assert file_print(path) == before

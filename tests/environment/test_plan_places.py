"""Where a plan lies is known by the table of mounts, and by the marks of synchronizing programs."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from organizer_app.environment import plan_places
from organizer_app.environment.plan_places import (
    disk_of,
    file_print,
    file_system_of,
    is_on_network,
    synced_by,
)
from organizer_app.storage.file_identity import is_same_print

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


DISKS = [
    # The same file system, of one image, on the disks of two laptops.
    ({"nvme0n1/device/serial": "S4EWNX0"}, "nvme0n1", "1c2d S4EWNX0"),
    ({"nvme0n1/device/serial": "S9TTAB7"}, "nvme0n1", "1c2d S9TTAB7"),
    ({"sda/device/wwid": "naa.5002538e", "sda/sda1/partition": "1"}, "sda/sda1", "1c2d naa.5002538e"),
    # Encrypted: the disk is two layers below.
    (
        {"nvme0n1/device/serial": "S4EWNX0", "nvme0n1/p3/partition": "3", "dm-1/slaves": "dm-0 nvme0n1/p3"},
        "dm-1",
        "1c2d S4EWNX0",
    ),
    (
        {"plug/idVendor": "0781", "plug/serial": "4C530", "plug/host/sdb/device/type": "0"},
        "plug/host/sdb",
        "1c2d 4C530",
    ),
    ({"sda/device/type": "0"}, "sda", "1c2d"),
]


@pytest.mark.parametrize(("told", "block", "disk"), DISKS)
def test_two_disks_of_one_image_are_told_apart(
    told: dict[str, str], block: str, disk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "system"
    blocks = system / "sys/devices"
    for name, content in told.items():
        if name.endswith("slaves"):
            above, below = content.split()
            (blocks / above).mkdir()
            (blocks / name).mkdir(parents=True)
            (blocks / name / above).symlink_to(blocks / above)
            (blocks / above / "slaves").mkdir()
            (blocks / above / "slaves" / "below").symlink_to(blocks / below)
            continue
        (blocks / name).parent.mkdir(parents=True, exist_ok=True)
        (blocks / name).write_text(f"{content}\n")
    number = Path(os.devnull).stat().st_rdev
    place = system / f"sys/dev/block/{os.major(number)}:{os.minor(number)}"
    place.parent.mkdir(parents=True)
    place.symlink_to(blocks / block)
    (system / "dev/disk/by-uuid").mkdir(parents=True)
    (system / "dev/disk/by-uuid/1c2d").symlink_to(os.devnull)
    monkeypatch.setattr(plan_places, "_mounts_here", lambda: f"{os.devnull} / ext4 rw 0 0\n")
    assert disk_of(tmp_path, system) == disk


@pytest.mark.parametrize(
    ("mounted", "is_told"), [("ext4", True), ("btrfs", True), ("tmpfs", True), ("vfat", False)]
)
def test_two_fresh_file_systems_are_told_apart_where_nothing_lists_their_ids(
    mounted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_told: bool
) -> None:
    monkeypatch.setattr(plan_places, "_mounts_here", lambda: f"/dev/none / {mounted} rw 0 0\n")
    told = []
    for own_id in (1642, 1191):
        monkeypatch.setattr(os, "statvfs", lambda _path, own_id=own_id: SimpleNamespace(f_fsid=own_id))
        told.append(disk_of(tmp_path, tmp_path / "system"))
    assert (told == ["1642", "1191"]) is is_told


def test_the_print_names_the_disk_and_an_earlier_one_did_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan"
    path.write_bytes(b"plan")
    monkeypatch.setattr(plan_places, "disk_of", lambda _path: "one disk")
    now = file_print(path)
    monkeypatch.setattr(plan_places, "disk_of", lambda _path: "another disk")
    elsewhere = file_print(path)
    monkeypatch.setattr(plan_places, "disk_of", lambda _path: "")
    unknown = file_print(path)
    assert not is_same_print(now, elsewhere)
    assert is_same_print(unknown, now)
    assert is_same_print(now, unknown)
    assert is_same_print("", now)


def test_on_a_stick_the_name_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_places, "file_system_of", lambda _path: "vfat")
    path = tmp_path / "plan"
    path.write_bytes(b"plan")
    before = file_print(path)
    path.unlink()
    (tmp_path / "other").write_bytes(b"plan")
    path.write_bytes(b"plan")
    assert file_print(path) == before

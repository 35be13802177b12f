"""Knows where on this computer a plan lies: on which file system, in a folder that a program synchronizes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

# SQLite's log needs memory that programs on one computer share, and locks that network file systems break.
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "webdav", "davfs", "ncpfs", "9p"}
    | {
        "fuse.sshfs",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.gvfsd-fuse",
        "ceph",
        "coda",
    }
)
# These make up the number of a file whenever they are mounted.
_NAMELESS = frozenset({"vfat", "msdos", "exfat", "fuseblk", "fuse.exfat", "9p"})
# These have an id of their own, which the kernel tells also where nothing lists the ids of all devices.
_WITH_ID = frozenset({"tmpfs", "ext2", "ext3", "ext4", "btrfs"})
# Folders that synchronizing programs mark or name so.
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".sync_journal.db": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".stfolder": "Syncthing",
}
_NAMES = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "Nextcloud": "Nextcloud",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "com~apple~CloudDocs": "iCloud",
    "iCloud Drive": "iCloud",
    "iCloudDrive": "iCloud",
    "Mobile Documents": "iCloud",
}
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def file_system_of(path: Path, mounts: str | None = None) -> str:
    """Return the type of the file system that a file or folder lies on; empty where it is not known.

    Args:
        path: the file; it need not exist.
        mounts: the table of mounts, as Linux tells it; None for that of this computer.
    """
    if sys.platform == "win32":
        return _drive_type(path)
    return _mount_of(path, _mounts_here() if mounts is None else mounts)[1]


def _mounts_here() -> str:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _mount_of(path: Path, mounts: str) -> tuple[str, str]:
    """Return the device and the type of the file system that a path lies on; empty where none is known."""
    real, found, told = os.path.realpath(path), "", ("", "")
    for line in mounts.splitlines():
        device, place, name, *_rest = line.split(" ")
        # The table writes a blank in octal.
        place = place.replace("\\040", " ")
        if len(place) >= len(found) and f"{real}/".startswith(f"{place.rstrip('/')}/"):
            found, told = place, (device, name)
    return told


def _drive_type(path: Path) -> str:
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(os.path.realpath(path))[0]
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
        return "smb" if drive.startswith("\\\\") or kind == _REMOTE_DRIVE else ""
    return ""


def is_on_network(path: Path) -> bool:
    """Return whether a file lies on a network drive."""
    return file_system_of(path).lower() in _NETWORK


def synced_by(path: Path) -> str:
    """Return the name of the program that copies a file's folder elsewhere by itself; empty for none."""
    for folder in Path(os.path.realpath(path)).parents:
        for name, program in _NAMES.items():
            # Some programs add whose folder it is: "OneDrive - Work".
            if folder.name == name or folder.name.startswith((f"{name} - ", f"{name} (")):
                return program
        for mark, program in _MARKS.items():
            if (folder / mark).exists():
                return program
    return ""


def file_print(path: Path, later_name: str = "") -> str:
    """Return what tells a file from its copies, here and on other computers; empty where there is no file.

    Behind a blank it names the disk, where the system tells it: on two fresh ones a file gets one number, and
    computers that were set up from one image say that they are the same.

    Args:
        path: the file.
        later_name: the name that it is about to take, in the same folder.
    """
    # It loads OpenSSL, and where a plan lies is asked before its first frame.
    import hashlib

    try:
        number = path.stat().st_ino
    except OSError:
        return ""
    name = (later_name or path.name) if file_system_of(path) in _NAMELESS else str(number)
    disk = disk_of(path)
    parts = (f"{_computer()} {name}", *([disk] if disk else []))
    return " ".join(hashlib.sha256(part.encode("utf-8", "replace")).hexdigest()[:32] for part in parts)


def disk_of(path: Path, system: Path = Path("/")) -> str:
    """Return what the system calls the disk that a file lies on, and its file system; empty if it does not.

    Args:
        path: an existing file.
        system: where the folders of Linux are that tell it.
    """
    if sys.platform == "win32":
        return str(path.stat().st_dev)
    device, kind = _mount_of(path, _mounts_here())
    own_id = str(os.statvfs(path).f_fsid) if kind in _WITH_ID else ""
    try:
        number = Path(device).stat().st_rdev
        block = (system / f"sys/dev/block/{os.major(number)}:{os.minor(number)}").resolve(strict=True)
    except OSError:
        return own_id
    return " ".join(filter(None, (_volume(device, system) or own_id, *map(_serial, _disks_below(block)))))


def _volume(device: str, system: Path) -> str:
    """Return the id of a file system: its device may get another name."""
    try:
        listed = sorted((system / "dev/disk/by-uuid").iterdir())
    except OSError:
        return ""
    real = os.path.realpath(device)
    return next((each.name for each in listed if os.path.realpath(each) == real), "")


def _disks_below(block: Path) -> list[Path]:
    """Return the disks that hold a device, which may be a part of one, encrypted, or spread over several."""
    if (block / "partition").exists():
        block = block.parent
    try:
        below = sorted((block / "slaves").iterdir())
    except OSError:
        below = []
    return [disk for each in below for disk in _disks_below(each.resolve())] or [block]


def _serial(disk: Path) -> str:
    """Return the number that a disk has from its maker; a stick tells it where it is plugged in."""
    device = (disk / "device").resolve()
    # A stick that says nothing itself has the number of the plug that it is.
    plug = next((each for each in device.parents if (each / "idVendor").exists()), disk)
    for file in (each / name for each in (disk, device, plug) for name in ("serial", "wwid")):
        with suppress(OSError):
            if said := file.read_text("utf-8", "replace").strip():
                return said
    return ""


@cache
def _computer() -> str:
    try:
        return Path("/etc/machine-id").read_text("ascii").strip()
    except (OSError, ValueError):
        import uuid

        return f"{uuid.getnode():x}"

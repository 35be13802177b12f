"""Knows where on this computer a plan lies: on which file system, in a folder that a program synchronizes."""

from __future__ import annotations

import os
import sys
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
    if mounts is None:
        try:
            mounts = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
        except OSError:
            return ""
    real, found, kind = os.path.realpath(path), "", ""
    for line in mounts.splitlines():
        _device, place, name, *_rest = line.split(" ")
        # The table writes a blank in octal.
        place = place.replace("\\040", " ")
        if len(place) >= len(found) and f"{real}/".startswith(f"{place.rstrip('/')}/"):
            found, kind = place, name
    return kind


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
    return hashlib.sha256(f"{_computer()} {name}".encode()).hexdigest()[:32]


@cache
def _computer() -> str:
    try:
        return Path("/etc/machine-id").read_text("ascii").strip()
    except (OSError, ValueError):
        import uuid

        return f"{uuid.getnode():x}"

"""A published release is the same byte for byte, whoever publishes it, wherever, and in whatever locale."""

import shutil
import subprocess
from pathlib import Path

from organizer_app.environment.folder_files import CONTENTS
from tests.support.command_line import Organizer, process


def held(folder: Path) -> dict[str, bytes]:
    """Return the content of every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def german(folder: Path) -> dict[str, str]:
    """Return the variables of a German locale, made here where the system can, so that it is really there."""
    known = {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
    if shutil.which("localedef") and Path("/usr/share/i18n/locales/de_DE").exists():
        made = folder / "de_DE.UTF-8"
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(made)], check=True)
        known["LOCPATH"] = str(folder)
    return known


def test_other_home_zone_and_locale_give_the_same_bytes(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    organizer("release", sample, "--audience", "public")
    home, locales = tmp_path / "other home", tmp_path / "locales"
    home.mkdir()
    locales.mkdir()
    surroundings = (
        {"TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"TZ": "Asia/Kolkata", "HOME": str(home), "XDG_CONFIG_HOME": str(home / "c"), **german(locales)},
    )
    made = []
    for number, variables in enumerate(surroundings):
        out = tmp_path / f"site{number}"
        told = process("publish", sample, "--audience", "public", "--release", 1, "--out", out, **variables)
        assert (told.status, told.err) == (0, "")
        made.append(held(out))
    first, second = made
    assert {"schedule.pdf", "map.png", "schedule.xlsx", "es/index.html", CONTENTS} <= set(first)
    assert [path for path in first if first[path] != second.get(path)] == []
    assert set(first) == set(second)

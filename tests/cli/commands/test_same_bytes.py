"""A published release is the same byte for byte, whoever publishes it, wherever, whenever, in any locale."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from organizer_app.environment.files.folder_files import CONTENTS
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


# Python runs this file before anything else: three years and some days have gone by.
_LATER = """
import datetime, time
ahead = 100_000_007
now, ns, gmtime, localtime = time.time, time.time_ns, time.gmtime, time.localtime
time.time = lambda: now() + ahead
time.time_ns = lambda: ns() + ahead * 10**9
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

datetime.datetime = Later
"""


def later(folder: Path) -> dict[str, str]:
    """Return the variables of a computer whose clock is years ahead."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_LATER, "utf-8")
    ahead = {"PYTHONPATH": str(folder)}
    told = subprocess.run(
        [sys.executable, "-c", "import datetime; print(datetime.datetime.now().year)"],
        env=ahead, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    assert int(told) >= datetime.now(UTC).year + 3
    return ahead


def test_other_home_zone_locale_and_clock_give_the_same_bytes(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    organizer("release", sample, "--audience", "public")
    home, locales = tmp_path / "other home", tmp_path / "locales"
    home.mkdir()
    locales.mkdir()
    elsewhere = {"TZ": "Asia/Kolkata", "HOME": str(home), "XDG_CONFIG_HOME": str(home / "c")}
    elsewhere |= german(locales) | later(tmp_path / "later")
    publish = ("publish", sample, "--audience", "public", "--release", 1, "--out")
    here, there = tmp_path / "here", tmp_path / "there"
    for told in (organizer(*publish, here), process(*publish, there, **elsewhere)):
        assert (told.status, told.err) == (0, "")
    first, other = held(here), held(there)
    assert {"schedule.pdf", "map.png", "schedule.xlsx", "es/index.html", CONTENTS} <= set(first)
    assert [path for path in first if first[path] != other.get(path)] == []
    assert set(first) == set(other)

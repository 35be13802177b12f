"""Runs calendar programs that people use, with a clock and a home of their own: what do they read?"""

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.support.waiting import LIMIT

Moments = dict[str, tuple[datetime | None, datetime | None]]
APPOINTMENT = re.compile(r"(.{18}) -> (.{18})>\w+ \|(?:Canceled: )?(.+)")
_KHAL = """
[calendars]
[[actions]]
path = {folder}/events
[sqlite]
path = {folder}/cache.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"No {name} here: make setup installs it on Debian, elsewhere it has the same name"
    return found


def run(folder: Path, *command: str) -> str:
    """Run a program of the computer whose clock and home are its own."""
    told = subprocess.run(
        [program(command[0]), *command[1:]],
        env={**os.environ, "TZ": "UTC", "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT,
    )
    return told.stdout


def read_by_calcurse(file: Path, folder: Path) -> tuple[str, list[str]]:
    """Return what calcurse says of a file that it imports, and its own lines of appointments."""
    data = folder / "calcurse"
    data.mkdir()
    told = run(folder, "calcurse", "-D", str(data), "-C", str(data), "-i", str(file))
    return told, (data / "apts").read_text("utf-8").splitlines()


def calcurse_moments(lines: list[str]) -> Moments:
    """Return the moments of calcurse's lines by the title of the appointment."""
    read: Moments = {}
    for line in lines:
        found = APPOINTMENT.fullmatch(line)
        assert found, line
        read[found[3]] = (_moment(found[1]), _moment(found[2]))
    return read


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%m/%d/%Y @ %H:%M").replace(tzinfo=UTC)


def an_agenda(folder: Path) -> Path:
    """Return a folder as the home of a khal whose only calendar is empty."""
    (folder / "config").write_text(_KHAL.format(folder=folder), "utf-8")
    (folder / "events").mkdir()
    return folder


def khal(agenda: Path, *command: str) -> str:
    """Run khal on an agenda."""
    return run(agenda, "khal", "-c", str(agenda / "config"), *command)


def listed(agenda: Path) -> dict[str, tuple[datetime, datetime, str]]:
    """Return start, end and status of every event that khal shows, by its key."""
    shown = "{uid}|{start}|{end}|{status}"
    told = khal(agenda, "list", "--format", shown, "--day-format", "", "--once", "2026-03-01", "700d")
    rows = [line.split("|") for line in told.splitlines() if "|" in line]
    return {uid: (_iso(starts), _iso(ends), status.strip().lower()) for uid, starts, ends, status in rows}


def _iso(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)

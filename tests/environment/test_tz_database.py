"""The edition of the tz database is that of the zones that Python really reads."""

import os
from importlib.metadata import version
from pathlib import Path

import pytest

from organizer_app.environment.tz_database import edition_in, tz_edition


def zones_in(folder: Path) -> Path:
    (folder / "America").mkdir(parents=True)
    (folder / "America" / "New_York").write_bytes(b"TZif2")
    return folder


@pytest.mark.parametrize(
    ("note", "text"), [("tzdata.zi", "# version 2031c\n# and so on\n"), ("+VERSION", "2031c\n")]
)
def test_the_first_folder_with_zones_says_which_edition_it_holds(
    tmp_path: Path, note: str, text: str
) -> None:
    system = zones_in(tmp_path / "system")
    (system / note).write_text(text)
    assert edition_in([tmp_path / "none", system, zones_in(tmp_path / "later")]) == "2031c"


def test_a_folder_that_says_nothing_is_told_by_its_day(tmp_path: Path) -> None:
    system = zones_in(tmp_path / "system")
    os.utime(system / "America" / "New_York", (1_700_000_000, 1_700_000_000))
    assert edition_in([system]) == "system 1700000000"


def test_without_a_system_the_packaged_database_counts(tmp_path: Path) -> None:
    assert edition_in([tmp_path]) == version("tzdata")
    assert tz_edition()

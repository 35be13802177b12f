"""The day is looked back at on the command line: expected, counted, lessons, yields and the report."""

import json
from pathlib import Path

from tests.support.command_line import Organizer


def test_lessons_are_written_and_shown_beside_expected_and_counted(
    organizer: Organizer, sample: Path
) -> None:
    organizer(
        "after", sample, "--city", "Seattle", "--happened", "More than double", "--next", "Ask for buses"
    )
    told = json.loads(organizer("after", sample, "--json").out)
    (seattle,) = [each for each in told["cities"] if each["city"] == "Seattle"]
    assert (seattle["happened"], seattle["why"], seattle["next_time"]) == (
        "More than double",
        "",
        "Ask for buses",
    )
    assert (seattle["expected"], seattle["count_low"]) == (150, None)
    assert seattle["forecast"]["people"] == 150
    assert seattle["forecast"]["actions"] == 0, "nothing is learned yet"
    assert (told["low"], told["reported"]) == (None, 0)
    assert "nothing learned yet" in organizer("after", sample).out


def test_a_text_needs_a_city_and_a_city_a_text(organizer: Organizer, sample: Path) -> None:
    assert organizer("after", sample, "--why", "A bus came").status == 2
    assert organizer("after", sample, "--city", "Seattle").status == 2


def test_the_report_is_a_page_or_paper_by_its_ending(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    for name, begin in (("report.html", b"<!doctype html>"), ("report.pdf", b"%PDF")):
        organizer("after", sample, "--out", tmp_path / name)
        assert (tmp_path / name).read_bytes().lstrip().startswith(begin)


def test_yields_are_used_only_once_enough_was_counted(organizer: Organizer, sample: Path) -> None:
    assert "uses 0 new ratios" in organizer("after", sample, "--use-yields").out

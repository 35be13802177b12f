"""A time of day is written one way: briefly on axes and in cells of calendars, in full everywhere else."""

from pathlib import Path

ROOT = Path(__file__).parents[2] / "organizer_app"
# Axes: timeline, week, live strip, the strip of the moment, hours to ring in; and what stands in cells.
BRIEF = {
    "wording/plan/timeline.py",
    "wording/plan/live_strip.py",
    "wording/plan/day_marks.py",
    "ui/screens/plan/timeline/timeline_painter.py",
    "ui/screens/plan/week/week_painter.py",
    "ui/screens/plan/month/month_painter.py",
    "ui/screens/moment/strip.py",
    "ui/screens/people/calls/today_pane.py",
}


def using(folder: Path, name: str) -> set[str]:
    """Return the modules below a folder that import a name from the words of dates."""
    imports = [
        (file, line)
        for file in folder.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "wording.language.dates import" in line
    ]
    return {file.relative_to(folder).as_posix() for file, line in imports if name in line}


def test_only_axes_and_cells_are_brief() -> None:
    assert using(ROOT, "short_clock") == BRIEF


def test_another_module_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "calls.py").write_text(
        "from organizer_app.wording.language.dates import clock, short_clock\n"
    )
    assert using(tmp_path, "short_clock") == {"calls.py"}

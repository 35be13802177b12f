"""The ruler of a permit names the days that matter, and its labels never lie over each other."""

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizer_app.services.checklists.permits import PermitLine, list_permits
from organizer_app.ui.screens.checklists.permits.permit_ruler import PermitRuler
from organizer_app.ui.screens.checklists.ruler_marks import heights, ruler_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from tests.support.open_plans import opened, sample_plan

TODAY = date(2019, 7, 6)


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[dict[str, PermitLine]]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield {line.row.city: line for line in list_permits(workspace) if line.need}


def test_san_francisco_counts_fifteen_working_days_without_the_fourth_of_july(
    lines: dict[str, PermitLine],
) -> None:
    ruler = ruler_of(lines["San Francisco"], TODAY)
    assert (ruler.span, ruler.best, ruler.latest, len(ruler.counted)) == (60, 60, 24, 14)
    names = [(mark.name, mark.day) for mark in ruler.marks]
    assert names == [
        ("Best day to file", "May 16"),
        ("Latest filing day", "Jun 21"),
        ("Holiday, not counted", "Jul 4"),
        ("Today", "Jul 6"),
        ("The day", "Jul 15"),
    ]
    assert ruler.ticks == (0, 10, 20, 30, 40, 50, 60)


def test_today_is_left_out_after_the_day(lines: dict[str, PermitLine]) -> None:
    ruler = ruler_of(lines["Seattle"], date(2019, 8, 1))
    assert "Today" not in [mark.name for mark in ruler.marks]
    assert ruler.span == 90


@pytest.mark.parametrize("wanted", [[0.0, 1.0, 2.0, 300.0], [297.0, 298.0, 299.0, 300.0], [5.0]])
def test_labels_keep_their_distance_and_stay_inside(wanted: list[float]) -> None:
    found = heights(wanted, 20, 10, 300)
    assert all(later - earlier >= 20 for earlier, later in itertools.pairwise(found))
    assert min(found) >= 10
    assert max(found) <= 300


def test_the_ruler_says_its_days_and_draws_them(
    lines: dict[str, PermitLine], theme: Theme, qtbot: object
) -> None:
    del qtbot
    ruler = PermitRuler(theme)
    ruler.show_ruler(ruler_of(lines["San Francisco"], TODAY))
    assert ruler.accessibleDescription().startswith("Best day to file May 16, T\u221260;")
    ruler.resize(ruler.sizeHint())
    assert not ruler.grab().isNull()


def test_the_days_before_are_written_out_also_with_three_figures(
    lines: dict[str, PermitLine], theme: Theme, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    cut: list[str] = []
    whole = TextPainter.elided

    def noted(self: TextPainter, text: str, style: TextStyle, width: float) -> str:
        shown = whole(self, text, style, width)
        if shown != text:
            cut.append(text)
        return shown

    monkeypatch.setattr(TextPainter, "elided", noted)
    ruler = PermitRuler(theme)
    ruler.show_ruler(ruler_of(lines["San Francisco"], date(2019, 2, 1)))
    assert max(ruler.ruler.ticks) > 99
    ruler.resize(ruler.sizeHint())
    ruler.grab()
    assert cut == []

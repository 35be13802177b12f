"""Pictures of the real window: as large as asked, the same every time, clear about what they cannot show."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.domain.basics.problems import BadValue, CannotRead, CannotWrite, PlanMissing
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.plan_format import FORMAT
from organizer_app.ui.pictures import render_picture
from organizer_app.ui.screen_list import SCREENS
from organizer_app.wording.errors.problems import sentence
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.upgrades.test_older_plans import FILES


def draw(plan: Path, out: Path, **wanted: object) -> QImage:
    """Draw a picture of the window and read it again."""
    options: dict[str, object] = {
        "view": "map",
        "size": (1440, 900),
        "theme": "light",
        "on": None,
        "select": "",
        "passphrase": None,
        **wanted,
    }
    render_picture(plan, out=out, **options)  # type: ignore[arg-type]  # tests name the options they mean
    return QImage(str(out))


@pytest.mark.parametrize(
    "view", ["map", "month", "week", "agenda", "timeline", "welcome", "palette", "shortcuts"]
)
def test_a_picture_has_the_size_that_was_asked_for(qtbot: QtBot, tmp_path: Path, view: str) -> None:
    del qtbot
    plan = sample_plan(tmp_path)
    for size in ((1440, 900), (800, 500)):
        image = draw(plan, tmp_path / "out.png", view=view, size=size, theme="dark")
        assert ((image.width(), image.height()), image.devicePixelRatio()) == (size, 1.0)


def test_the_same_picture_twice_looks_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    plan, wanted = sample_plan(tmp_path), {"select": "Seattle, WA", "on": date(2019, 7, 15)}
    first = draw(plan, tmp_path / "1.png", **wanted)
    second = draw(plan, tmp_path / "2.png", **wanted)
    assert differing_pixels(first, second) == 0
    assert differing_pixels(first, draw(plan, tmp_path / "3.png")) > 1000


def test_the_plan_is_asked_for_the_moment_that_the_picture_shows(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    plan, moments = sample_plan(tmp_path), []
    known = wiring.open_workspace

    def seen(path: Path, **options: Any) -> Workspace:
        workspace = known(path, **options)
        moments.append(workspace.clock())
        return workspace

    monkeypatch.setattr(wiring, "open_workspace", seen)
    before = plan.read_bytes()
    draw(plan, tmp_path / "out.png", view="problems", on=date(2019, 7, 1))
    assert moments == [datetime(2019, 7, 1, 16, tzinfo=UTC)]
    assert plan.read_bytes() == before, "nothing is written for a moment that is not the present"


def test_what_is_late_or_over_in_a_picture_is_so_at_its_moment(qtbot: QtBot, tmp_path: Path) -> None:
    """A plan that was last written after the day looks, some weeks before it, as it did then."""
    del qtbot
    plan, later = sample_plan(tmp_path), tmp_path / "later.organizer"
    shutil.copy(plan, later)
    with opened(later) as workspace:
        workspace.clock = lambda: datetime(2026, 11, 29, tzinfo=UTC)
        workspace.catch_up()
        assert {row.readiness for row in snapshot(workspace).rows} == {Readiness.PAST}
    first = draw(plan, tmp_path / "1.png", at="6/21/2019 8am")
    again = draw(later, tmp_path / "2.png", at="6/21/2019 8am")
    assert differing_pixels(first, again) == 0
    over = draw(plan, tmp_path / "3.png", at="2019-07-16T12:00Z")
    assert differing_pixels(first, over) > 1000
    assert sorted(each.name for each in tmp_path.glob(".*reading*")) == []


def differing_pixels(first: QImage, second: QImage) -> int:
    """Count colours that differ by more than the last bit, as letters do while Qt's caches fill."""
    one, other = (
        image.convertToFormat(QImage.Format.Format_RGB888).constBits().tobytes() for image in (first, second)
    )
    return sum(1 for a, b in zip(one, other, strict=True) if abs(a - b) > 1)


@pytest.mark.parametrize(
    ("wanted", "field", "value"),
    [
        ({"view": "decade"}, "view", "decade"),
        ({"select": "Atlantis, XX"}, "city", "Atlantis, XX"),
        ({"theme": "system"}, "theme", "system"),
    ],
)
def test_what_a_picture_cannot_show_is_a_problem(
    qtbot: QtBot, tmp_path: Path, wanted: dict[str, str], field: str, value: str
) -> None:
    del qtbot
    with pytest.raises(BadValue) as refused:
        draw(sample_plan(tmp_path), tmp_path / "out.png", **wanted)
    assert (refused.value.field, refused.value.value) == (field, value)
    assert not (tmp_path / "out.png").exists()


def test_a_picture_of_no_plan_or_into_no_folder_is_a_problem(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    with pytest.raises(PlanMissing):
        draw(tmp_path / "none.organizer", tmp_path / "out.png")
    with pytest.raises(CannotWrite):
        draw(empty_plan(tmp_path), tmp_path / "none" / "out.png")


def test_the_import_sheet_shows_what_a_file_would_do(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    plan, table = sample_plan(tmp_path), tmp_path / "hosts.csv"
    table.write_text("City,State,Date\nTucson,AZ,7/15/2019\nArlington,,7/15/2019\n", encoding="utf-8")
    shown = draw(plan, tmp_path / "1.png", view="import", file=table)
    assert differing_pixels(shown, draw(plan, tmp_path / "2.png")) > 1000
    with opened(plan) as workspace:
        assert "Tucson" not in {row.city for row in snapshot(workspace).rows}
    for file in (None, tmp_path / "none.csv"):
        with pytest.raises(CannotRead):
            draw(plan, tmp_path / "3.png", view="import", file=file)


def test_a_locked_plan_is_drawn_without_its_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    plan = tmp_path / "locked.organizer"
    passphrase = "five words nobody guesses"  # noqa: S105  # opens this plan alone
    wiring.create_plan(plan, title="May Day", anchor_date=None, zone="UTC", passphrase=passphrase)
    assert draw(plan, tmp_path / "out.png", view="unlock", size=(800, 500)).width() == 800
    with pytest.raises(PlanMissing):
        draw(tmp_path / "none.organizer", tmp_path / "out.png", view="unlock")


@pytest.mark.parametrize("view", [view for entry in SCREENS for view in entry.views])
def test_a_city_can_be_named_for_every_view(qtbot: QtBot, tmp_path: Path, view: str) -> None:
    del qtbot
    plan = sample_plan(tmp_path)
    assert draw(plan, tmp_path / "out.png", view=view, select="Seattle, WA").width() == 1440
    with pytest.raises(BadValue):
        draw(plan, tmp_path / "none.png", view=view, select="Atlantis, XX")


def test_a_view_that_is_not_there_is_answered_with_those_that_are(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    with pytest.raises(BadValue) as refused:
        draw(sample_plan(tmp_path), tmp_path / "out.png", view="decade")
    assert {"welcome", "unlock", "import", "palette", "timeline", "permits"} <= set(refused.value.known)
    for view in refused.value.known:
        assert f" {view}" in sentence(refused.value)


def test_a_picture_leaves_a_plan_of_an_older_version_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    path = tmp_path / "older.organizer"
    shutil.copyfile(FILES[FORMAT - 1], path)
    before = path.read_bytes()
    assert not draw(path, tmp_path / "out.png").isNull()
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"older.organizer", "out.png"}


def test_a_picture_of_an_older_plan_looks_like_one_of_the_same_plan_upgraded(
    qtbot: QtBot, tmp_path: Path
) -> None:
    del qtbot
    path = tmp_path / "older.organizer"
    shutil.copyfile(FILES[FORMAT - 1], path)
    before = draw(path, tmp_path / "before.png", view="problems")
    with opened(path):
        pass
    assert differing_pixels(before, draw(path, tmp_path / "after.png", view="problems")) == 0

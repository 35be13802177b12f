"""Pictures of the real window: as large as asked, the same every time, clear about what they cannot show."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage, QPainter

from organizer_app import wiring
from organizer_app.domain.basics.problems import BadValue, CannotRead, CannotWrite, PlanMissing
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.plan_format import FORMAT
from organizer_app.storage.plan_rekey import rewrite_under
from organizer_app.ui.pictures import render_picture
from organizer_app.wording.errors.problems import sentence
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.upgrades.test_older_plans import FILES

pytestmark = pytest.mark.usefixtures("qapp", "quick_keys")

SMALL = (800, 500)


def draw(plan: Path, out: Path, **wanted: object) -> QImage:
    """Draw a picture of the window and read it again."""
    options: dict[str, object] = {
        "view": "map",
        "size": SMALL,
        "theme": "light",
        "on": None,
        "select": "",
        "passphrase": None,
        **wanted,
    }
    render_picture(plan, out=out, **options)  # type: ignore[arg-type]  # tests name the options they mean
    return QImage(str(out))


def differing(first: QImage, second: QImage) -> int:
    """Count parts of colors that differ by more than the last bit, as letters do while Qt's caches fill."""
    apart = first.copy()
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, second)
    painter.end()
    colors = apart.convertToFormat(QImage.Format.Format_RGB888)
    return len(bytes(colors.constBits()).translate(None, b"\0\1"))


@pytest.mark.parametrize(("view", "size"), [("map", (1440, 900)), ("welcome", SMALL), ("palette", SMALL)])
def test_a_picture_has_the_size_that_was_asked_for(tmp_path: Path, view: str, size: tuple[int, int]) -> None:
    image = draw(sample_plan(tmp_path), tmp_path / "out.png", view=view, size=size, theme="dark")
    assert ((image.width(), image.height()), image.devicePixelRatio()) == (size, 1.0)


def test_the_same_picture_twice_looks_the_same_and_one_of_another_day_does_not(tmp_path: Path) -> None:
    plan, out = sample_plan(tmp_path), tmp_path / "out.png"
    wanted = {"view": "agenda", "at": "2019-06-21T12:00Z"}
    first = draw(plan, out, on=date(2019, 7, 15), **wanted)
    assert differing(first, draw(plan, out, on=date(2019, 7, 15), **wanted)) == 0
    assert differing(first, draw(plan, out, on=date(2019, 9, 2), **wanted)) > 1000


def test_the_plan_is_asked_for_the_moment_that_the_picture_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_what_is_late_or_over_in_a_picture_is_so_at_its_moment(tmp_path: Path) -> None:
    """A plan that was last written after the day looks, some weeks before it, as it did then."""
    plan, later = sample_plan(tmp_path), tmp_path / "later.organizer"
    shutil.copy(plan, later)
    with opened(later) as workspace:
        workspace.clock = lambda: datetime(2026, 11, 29, tzinfo=UTC)
        workspace.catch_up()
        assert {row.readiness for row in snapshot(workspace).rows} == {Readiness.PAST}
    first = draw(plan, tmp_path / "1.png", at="6/21/2019 8am")
    again = draw(later, tmp_path / "2.png", at="6/21/2019 8am")
    assert differing(first, again) == 0
    over = draw(plan, tmp_path / "3.png", at="2019-07-16T12:00Z")
    assert differing(first, over) > 1000
    assert sorted(each.name for each in tmp_path.glob(".*reading*")) == []


def test_what_a_picture_cannot_show_is_a_problem(tmp_path: Path) -> None:
    plan, out = sample_plan(tmp_path), tmp_path / "out.png"
    for view, select, theme in (
        ("decade", "", "light"),
        ("map", "Atlantis, XX", "light"),
        ("map", "", "system"),
    ):
        with pytest.raises(BadValue) as refused:
            draw(plan, out, view=view, select=select, theme=theme)
        value = refused.value
        assert (value.field, value.value) in {("view", "decade"), ("city", select), ("theme", "system")}
        if value.field == "view":
            assert {"welcome", "unlock", "import", "palette", "timeline", "permits"} <= set(value.known)
            assert [view for view in value.known if f" {view}" not in sentence(value)] == []
    assert not out.exists()


def test_a_picture_of_no_plan_or_into_no_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(PlanMissing):
        draw(tmp_path / "none.organizer", tmp_path / "out.png")
    with pytest.raises(CannotWrite):
        draw(empty_plan(tmp_path), tmp_path / "none" / "out.png")


def test_the_import_sheet_shows_what_a_file_would_do(tmp_path: Path) -> None:
    plan, table = sample_plan(tmp_path), tmp_path / "hosts.csv"
    table.write_text("City,State,Date\nTucson,AZ,7/15/2019\nArlington,,7/15/2019\n", encoding="utf-8")
    shown = draw(plan, tmp_path / "1.png", view="import", file=table)
    assert differing(shown, draw(plan, tmp_path / "2.png")) > 1000
    with opened(plan) as workspace:
        assert "Tucson" not in {row.city for row in snapshot(workspace).rows}
    for file in (None, tmp_path / "none.csv"):
        with pytest.raises(CannotRead):
            draw(plan, tmp_path / "3.png", view="import", file=file)


def test_a_locked_plan_is_drawn_without_its_passphrase(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    rewrite_under(plan, None, "five words nobody guesses")
    assert draw(plan, tmp_path / "out.png", view="unlock").width() == 800
    with pytest.raises(PlanMissing):
        draw(tmp_path / "none.organizer", tmp_path / "out.png", view="unlock")


@pytest.mark.parametrize("view", ["map", "everyone"])
def test_a_city_is_gone_to_or_searched_for(tmp_path: Path, view: str) -> None:
    """The map has cities of its own, and people have those of their roles."""
    plan, out = sample_plan(tmp_path), tmp_path / "out.png"
    assert differing(draw(plan, out, view=view), draw(plan, out, view=view, select="Seattle, WA")) > 1000
    with pytest.raises(BadValue):
        draw(plan, out, view=view, select="Atlantis, XX")


def test_a_picture_leaves_a_plan_of_an_older_version_as_it_is_and_shows_it_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "older.organizer"
    shutil.copyfile(FILES[FORMAT - 1], path)
    before = path.read_bytes()
    picture = draw(path, tmp_path / "out.png", view="problems")
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"older.organizer", "out.png"}
    with opened(path):
        pass
    assert differing(picture, draw(path, tmp_path / "after.png", view="problems")) == 0

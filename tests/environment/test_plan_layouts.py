"""How a window was left comes back; a broken file leaves nothing behind."""

from pathlib import Path

import pytest

from organizer_app.environment.plan_layouts import MOST_LAYOUTS, PlanLayout, at_front, layouts_of, with_layout
from organizer_app.environment.preferences import (
    Preferences,
    read_preferences,
    with_command,
    write_preferences,
)

LEFT = PlanLayout(
    "/plans/a.organizer",
    10,
    -20,
    1200,
    800,
    is_maximized=True,
    screen="plan",
    view="month",
    wanted='{"states": ["WA"]}',
    is_inspecting=True,
)


def test_a_layout_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    kept = Preferences(zoom=1.4, commands=("undo",), layouts=(LEFT,), is_folded=True, has_toured=True)
    write_preferences(file, kept)
    assert read_preferences(file) == kept


@pytest.mark.parametrize(
    "found", [None, 3, "x", [3], [{"path": 4}], [{}], [{"path": "a\0b"}], {"path": "/plans/a"}]
)
def test_what_is_no_layout_is_left_out(found: object) -> None:
    assert layouts_of(found) == ()


def test_what_is_wrong_in_a_layout_is_left_out() -> None:
    wrong = {
        "path": "/a",
        "left": "x",
        "top": True,
        "width": 10**9,
        "height": 1.5,
        "is_maximized": 1,
        "view": 7,
    }
    assert layouts_of([wrong]) == (PlanLayout("/a"),)


def test_the_newest_comes_first_and_the_oldest_goes() -> None:
    layouts: tuple[PlanLayout, ...] = ()
    for number in range(MOST_LAYOUTS + 3):
        layouts = with_layout(layouts, PlanLayout(f"/{number}"))
    layouts = with_layout(layouts, PlanLayout("/9", view="month"))
    assert len(layouts) == MOST_LAYOUTS
    assert layouts[0] == PlanLayout("/9", view="month")
    assert [each.path for each in layouts].count("/9") == 1


def test_commands_run_last_come_first_and_once() -> None:
    preferences = Preferences()
    for code in ("undo", "search", "undo", "a", "b", "c", "d"):
        preferences = with_command(preferences, code)
    assert preferences.commands == ("d", "c", "b", "a", "undo")


@pytest.mark.parametrize(
    ("zoom", "read"), [("true", 1.0), ("3", 1.0), ("0.5", 1.0), ('"2"', 1.0), ("2", 2.0)]
)
def test_a_text_size_out_of_bounds_is_the_usual_one(tmp_path: Path, zoom: str, read: float) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(f'{{"zoom": {zoom}, "commands": ["undo", 3, "Wren Castellano"]}}', "utf-8")
    assert (read_preferences(file).zoom, read_preferences(file).commands) == (read, ("undo",))


def test_what_is_put_in_front_is_there_once_and_pushes_out_the_oldest() -> None:
    assert at_front("b", ("a", "b", "c"), 3) == ("b", "a", "c")
    assert at_front("d", ("a", "b", "c"), 3) == ("d", "a", "b")
    assert at_front("B", ("a", "b"), 3, str.casefold) == ("B", "a")

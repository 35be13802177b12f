"""`picture` hands the window exactly what was asked for."""

from datetime import date
from pathlib import Path

import pytest

from organizer_app.cli.picture_request import PictureRequest
from tests.support.command_line import Organizer


def test_everything_asked_for_reaches_the_window(
    organizer: Organizer, sample: Path, tmp_path: Path, drawn: list[PictureRequest]
) -> None:
    out, key = tmp_path / "map.png", tmp_path / "key.txt"
    key.write_text("secret\n", encoding="utf-8")
    answer = organizer(
        "picture", sample, "--view", "month", "--size", "800x600", "--theme", "dark", "--on", "2019-07-15",
        "--select", "Seattle, WA", "--out", out, "--passphrase-file", key,
    )  # fmt: skip
    assert (answer.status, answer.out) == (0, f"Wrote {out}.\n")
    assert drawn == [
        PictureRequest(sample, "month", (800, 600), "dark", date(2019, 7, 15), "Seattle, WA", out, "secret")
    ]


def test_the_usual_picture_is_light_and_of_a_laptop(
    organizer: Organizer, sample: Path, tmp_path: Path, drawn: list[PictureRequest]
) -> None:
    organizer("picture", sample, "--view", "map", "--out", tmp_path / "map.png")
    assert drawn == [
        PictureRequest(sample, "map", (1440, 900), "light", None, "", tmp_path / "map.png", None)
    ]


def test_the_import_sheet_alone_is_drawn_of_a_file(
    organizer: Organizer, sample: Path, tmp_path: Path, drawn: list[PictureRequest]
) -> None:
    out, table = tmp_path / "import.png", tmp_path / "hosts.csv"
    organizer("picture", sample, "--view", "import", "--file", table, "--out", out)
    assert drawn == [PictureRequest(sample, "import", (1440, 900), "light", None, "", out, None, table)]
    without = organizer("picture", sample, "--view", "import", "--out", out)
    beside = organizer("picture", sample, "--view", "map", "--file", table, "--out", out)
    for answer in (without, beside):
        assert (answer.status, "--file" in answer.problem) == (2, True)
    assert len(drawn) == 1


@pytest.mark.parametrize(
    "size", ["0x900", "1440", "1440x", "-5x900", "99999x99999", "9000x900", "1440 x 900"]
)
def test_a_size_no_screen_has_is_wrong_usage(
    organizer: Organizer, sample: Path, tmp_path: Path, drawn: list[PictureRequest], size: str
) -> None:
    answer = organizer("picture", sample, "--view", "map", "--size", size, "--out", tmp_path / "map.png")
    assert (answer.status, size in answer.problem) == (2, True)
    assert drawn == []


def test_a_moment_reaches_the_window_as_it_was_typed(
    organizer: Organizer, sample: Path, tmp_path: Path, drawn: list[PictureRequest]
) -> None:
    organizer("picture", sample, "--view", "map", "--at", "2pm", "--out", tmp_path / "map.png")
    assert [each.at for each in drawn] == ["2pm"]


def test_a_picture_never_replaces_its_plan(
    organizer: Organizer, sample: Path, drawn: list[PictureRequest]
) -> None:
    assert "already a file" in organizer("picture", sample, "--view", "map", "--out", sample).problem
    assert drawn == []

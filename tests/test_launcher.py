"""Command words go to the command line, anything else opens the window."""

import sys
import types
from pathlib import Path

import pytest

from organizer_app import launcher
from organizer_app.cli.command_names import COMMAND_NAMES
from organizer_app.environment.files.unfinished import remember_draft
from tests.support.command_line import process
from tests.support.open_plans import empty_plan, sample_plan

Opened = list[tuple[Path | None, str | None]]


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Stand in for the window, and note what it was asked to open."""
    calls: Opened = []

    def run(plan: Path | None, *, passphrase: str | None) -> int:
        calls.append((plan, passphrase))
        return 7

    def render_picture(plan: Path, **asked: object) -> None:
        calls.append((plan, str(asked["passphrase"])))
        Path(str(asked["out"])).write_bytes(b"\x89PNG")

    application = types.ModuleType("organizer_app.ui.application")
    application.__dict__.update(run=run)
    monkeypatch.setitem(sys.modules, "organizer_app.ui.application", application)
    pictures = types.ModuleType("organizer_app.ui.pictures")
    pictures.__dict__.update(render_picture=render_picture)
    monkeypatch.setitem(sys.modules, "organizer_app.ui.pictures", pictures)
    monkeypatch.delenv("ORGANIZER_PASSPHRASE", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return calls


def test_no_word_opens_the_window_and_a_plan_opens_it_on_the_plan(window: Opened) -> None:
    assert [launcher.run([]), launcher.run(["may.organizer"])] == [7, 7]
    assert window == [(None, None), (Path("may.organizer"), None)]


def test_command_words_options_and_several_words_go_to_the_command_line(
    window: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    for word in sorted(COMMAND_NAMES):
        assert launcher.run([word]) == 2
        assert f"organizer {word} " in capsys.readouterr().err
    for line, status in {"--help": 0, "--version": 0, "--loudly": 2, "a.org b.org": 2, "frob p": 2}.items():
        assert launcher.run(line.split()) == status, line
        assert "".join(capsys.readouterr())
    assert window == []


def test_a_mistyped_command_is_not_taken_for_a_plan(
    window: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert launcher.run(["lst"]) == 2
    assert "Did you mean 'list'?" in capsys.readouterr().err
    assert window == []
    sample_plan(tmp_path, "lst")
    assert launcher.run(["lst"]) == 7


def test_without_a_display_one_sentence_says_so(
    window: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert launcher.run(["may.organizer"]) == 1
    assert capsys.readouterr().err.startswith("There is no display here")
    assert window == []
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert launcher.run([]) == 7


@pytest.mark.parametrize("place", ["before", "after", "joined"])
def test_the_window_opens_a_protected_plan_with_a_passphrase_file(
    window: Opened, tmp_path: Path, place: str
) -> None:
    key = tmp_path / "key.txt"
    key.write_text("secret words\n", encoding="utf-8")
    option = [f"--passphrase-file={key}"] if place == "joined" else ["--passphrase-file", str(key)]
    arguments = [*option, "may.organizer"] if place == "before" else ["may.organizer", *option]
    assert launcher.run(arguments) == 7
    assert launcher.run(option) == 7
    assert window == [(Path("may.organizer"), "secret words"), (None, "secret words")]


def test_the_window_takes_the_passphrase_of_the_environment(
    window: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in ("secret words", ""):
        monkeypatch.setenv("ORGANIZER_PASSPHRASE", value)
        launcher.run(["may.organizer"])
    assert window == [(Path("may.organizer"), "secret words"), (Path("may.organizer"), None)]


def test_a_passphrase_file_that_cannot_be_read_is_one_sentence(
    window: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name in ("none", "binary", ""):
        assert launcher.run(["may.organizer", "--passphrase-file", str(tmp_path / name)]) == 1
        assert capsys.readouterr().err.count("\n") == 1
    assert launcher.run(["may.organizer", "--passphrase-file"]) == 2
    assert window == []


def test_a_picture_is_drawn_by_the_window_off_screen(
    window: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    out = tmp_path / "map.png"
    assert launcher.run(["picture", "may.organizer", "--view", "map", "--out", str(out)]) == 0
    assert out.exists()
    assert window == [(Path("may.organizer"), "None")]
    assert capsys.readouterr().out == f"Wrote {out}.\n"


def test_the_module_and_its_exit_status_are_what_scripts_call(tmp_path: Path) -> None:
    missing = process("check", tmp_path / "none.organizer")
    assert (missing.status, missing.out, missing.err.count("\n")) == (1, "", 1)


def test_what_a_killed_run_left_is_cleared_by_the_next_command_on_any_plan(tmp_path: Path) -> None:
    left = tmp_path / "there" / ".site.01234567.part"
    left.mkdir(parents=True)
    remember_draft(tmp_path / "there" / "site", left)
    launcher.run(["history", str(empty_plan(tmp_path))])
    assert not left.exists()


def test_a_clock_that_nobody_understands_opens_no_window(
    window: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ORGANIZER_CLOCK", "tomorrow")
    assert launcher.run([]) == 1
    assert "ORGANIZER_CLOCK" in capsys.readouterr().err
    assert window == []

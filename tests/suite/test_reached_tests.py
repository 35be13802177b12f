"""An edit reaches the tests that are nearest to it, and a change of one screen not the whole suite."""

import subprocess
from pathlib import Path

import pytest

from tests.suite.reached_tests import MOST, ImportingTests, changed_files, of_repository

# flow is imported by screen, screen by window; window by program.
IMPORTED_BY = {
    "organizer_app.flow": {"organizer_app.screen"},
    "organizer_app.screen": {"organizer_app.window"},
    "organizer_app.window": {"organizer_app.program"},
}
FILES = {
    "tests/test_flow.py": "from organizer_app import flow\n",
    "tests/test_screen.py": "from organizer_app.screen import Screen\n",
    "tests/test_window.py": "import organizer_app.window\n",
    "tests/test_program.py": "import organizer_app.program\n",
    "tests/support/shown.py": "from organizer_app.screen import Screen\n",
    "tests/test_shown.py": "from tests.support.shown import shown\n",
    "tests/test_pictures.py": "",
    "resources/text.txt": "",
}


@pytest.fixture(name="tree")
def tree_of_tests(tmp_path: Path) -> ImportingTests:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return ImportingTests(tmp_path, IMPORTED_BY)


@pytest.mark.parametrize(
    ("changed", "reached"),
    [
        ("organizer_app/program.py", {"tests/test_program.py": 0}),
        (
            "organizer_app/screen.py",
            {
                "tests/test_screen.py": 0,
                "tests/test_shown.py": 0,
                "tests/test_window.py": 1,
                "tests/test_program.py": 2,
            },
        ),
        (
            "organizer_app/flow.py",
            {
                "tests/test_flow.py": 0,
                "tests/test_screen.py": 1,
                "tests/test_shown.py": 1,
                "tests/test_window.py": 2,
            },
        ),
        ("tests/support/shown.py", {"tests/test_shown.py": 0}),
        ("tests/test_window.py", {"tests/test_window.py": 0}),
        ("organizer_app/pictures.py", {"tests/test_pictures.py": 0}),
        ("resources/text.txt", {}),
    ],
)
def test_the_nearest_tests_come_first(tree: ImportingTests, changed: str, reached: dict[str, int]) -> None:
    assert list(tree.nearest_first([changed]).items()) == list(reached.items())


def test_edited_and_new_files_are_changed_and_deleted_ones_are_not(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *author, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    for name in ("edited", "deleted", "kept"):
        (tmp_path / name).write_text("before")
    git("add", ".")
    git("commit", "--message", "Before")
    (tmp_path / "edited").write_text("after")
    (tmp_path / "deleted").unlink()
    (tmp_path / "new").write_text("after")
    assert changed_files("HEAD", tmp_path) == {"edited", "new"}


def test_of_this_repository_a_screen_reaches_its_own_tests_and_few_others() -> None:
    reached = list(
        of_repository().nearest_first(["organizer_app/ui/screens/people/everyone/everyone_view.py"])
    )
    near = reached[:MOST]
    assert any(test.startswith("tests/ui/screens/people/everyone/") for test in near)
    assert not any(test.startswith(("tests/domain/", "tests/storage/", "tests/cli/")) for test in near)

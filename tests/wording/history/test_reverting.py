"""Taking back many steps is told in one sentence that counts only what happened."""

import pytest

from organizer_app.domain.basics.step_details import RevertReport
from organizer_app.wording.history import reverting as words


@pytest.mark.parametrize(
    ("restored", "removed", "sentence"),
    [
        (1, 2, "Reverted 1 step: 1 record changed back, 2 removed."),
        (3, 0, "Reverted 1 step: 3 records changed back."),
        (0, 8, "Reverted 1 step: 8 records removed."),
        (0, 1, "Reverted 1 step: 1 record removed."),
        (0, 0, "Reverted 1 step."),
    ],
)
def test_what_did_not_happen_is_not_counted(restored: int, removed: int, sentence: str) -> None:
    assert words.reverted(RevertReport(1, restored, removed, 0, ())) == sentence


def test_what_would_happen_is_told_the_same_way() -> None:
    would = words.reverted(RevertReport(2, 0, 8, 0, ()), is_dry_run=True)
    assert would == "Would revert 2 steps: 8 records removed."
    assert words.reverted(RevertReport(0, 0, 0, 0, ())) == words.nothing_to_revert()

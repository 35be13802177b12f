"""What another day would move is told of the day that stands in the field, however late it is known."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.checklists.forms.day_form import AnchorForm
from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
from tests.support.checklist_views import RecordingChecklists
from tests.support.held_background import HeldBackground
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import NOON


def test_a_day_that_was_typed_over_meanwhile_is_not_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    window, background = QWidget(), HeldBackground()
    qtbot.addWidget(window)
    with opened(sample_plan(tmp_path)) as workspace:
        presenter = ChecklistsPresenter(RecordingChecklists(), background, lambda: NOON)
        presenter.attach(workspace)
        background.answer()
        form = AnchorForm(presenter, window)
        form.day.setText("2019-07-22")
        form.day.setText("2019-07-2x")
        background.answer()
        assert form.preview.text() == ""
        form.day.setText("2019-07-22")
        background.answer()
        assert form.preview.text().startswith("Moves ")

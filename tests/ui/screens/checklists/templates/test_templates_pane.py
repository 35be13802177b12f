"""What a template would do is shown beside this template alone, however late it is known."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
from organizer_app.ui.screens.checklists.templates.templates_pane import TemplatesPane
from organizer_app.ui.theme.theme import Theme
from tests.support.checklist_views import RecordingChecklists
from tests.support.held_background import HeldBackground
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import NOON


def test_what_one_template_would_do_is_not_said_of_another(
    qtbot: QtBot, tmp_path: Path, theme: Theme
) -> None:
    window, view, background = QWidget(), RecordingChecklists(), HeldBackground()
    qtbot.addWidget(window)
    with opened(sample_plan(tmp_path)) as workspace:
        presenter = ChecklistsPresenter(view, background, lambda: NOON)
        presenter.attach(workspace)
        background.answer()
        pane = TemplatesPane(theme, presenter, window)
        presenter.read_templates()
        background.answer()
        pane.show_templates(view.listed, "")
        window.show()

        def ask_and_go_on(to: int) -> None:
            pane.names.setCurrentRow(3)
            qtbot.keyClick(pane.names, Qt.Key.Key_Return)
            pane.names.setCurrentRow(to)
            background.answer()
            pane.show_outcome(view.outcome, view.cities)

        ask_and_go_on(1)
        assert pane.outcome.isHidden()
        assert pane.cities.isHidden()
        ask_and_go_on(3)
        assert "66 new" in pane.outcome.text()
        assert not pane.outcome.isHidden()

"""The form of a permit shows the answers of its own city, however late they come."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.services.checklists.permits import set_triggers
from organizer_app.ui.screens.checklists.forms.forms import PermitForm
from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
from tests.support.checklist_views import RecordingChecklists
from tests.support.held_background import HeldBackground
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import NOON, row_in


def test_nothing_is_ticked_for_a_city_with_the_answers_of_another(qtbot: QtBot, tmp_path: Path) -> None:
    window, background = QWidget(), HeldBackground()
    qtbot.addWidget(window)
    with opened(sample_plan(tmp_path)) as workspace:
        first, second = (row_in(workspace, city).action_id for city in ("Seattle", "Portland"))
        for action_id, is_loud in ((first, True), (second, False)):
            set_triggers(workspace, action_id=action_id, street=False, sound=is_loud, park=False)
        presenter = ChecklistsPresenter(RecordingChecklists(), background, lambda: NOON)
        presenter.attach(workspace)
        background.answer()
        form = PermitForm(presenter, window)
        sound = form.triggers.boxes[1]
        form.open(first)
        assert not form.triggers.isEnabled(), "nothing is known yet"
        form.city.setCurrentIndex(form.city.findData(second))
        background.waiting.pop(0)()
        assert not form.triggers.isEnabled(), "the answers of the first city came"
        assert not sound.isChecked()
        background.answer()
        assert form.triggers.isEnabled()
        form.city.setCurrentIndex(form.city.findData(first))
        assert not sound.isEnabled()
        background.answer()
        assert sound.isChecked()

"""The panel of a task has the sign that the matrix has."""

from pytestqt.qtbot import QtBot

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.screens.checklists.checklist_values import TaskFacts
from organizer_app.ui.screens.checklists.forms.panels import TaskSign
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme

FACTS = TaskFacts(
    task_id="1", title="Permit filed", city="Seattle, WA", state=TaskState.LATE, status="open", is_gate=True,
    due="2027-03-03", days_late=21, offset=-45, owner="", has_own_owner=False, is_pinned=False,
    is_changed=False, template="", template_offset=None, skip_reason="",
)  # fmt: skip


def test_a_late_required_step_has_its_sign_in_each_theme(qtbot: QtBot, theme: Theme) -> None:
    sign = TaskSign(theme)
    qtbot.addWidget(sign)
    seen = []
    sign.show_facts(FACTS)
    seen.append(sign.pixmap().toImage())
    change_theme(sign, Theme("dark"))
    seen.append(sign.pixmap().toImage())
    change_theme(sign, theme)
    assert sign.pixmap().toImage() == seen[0]
    assert seen[0] != seen[1]

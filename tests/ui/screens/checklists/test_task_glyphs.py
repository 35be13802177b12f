"""No two states look the same, in either theme, and a gate looks like no other task."""

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.screens.checklists.lines_view import TaskGlyphs
from organizer_app.ui.theme.theme import Theme


def test_every_state_has_a_sign_of_its_own(theme: Theme) -> None:
    glyphs = TaskGlyphs(theme)
    circles = [glyphs.glyph(state, 2.0, is_gate=False).toImage() for state in TaskState]
    diamonds = [
        glyphs.glyph(state, 2.0, is_gate=True).toImage()
        for state in TaskState
        if state is not TaskState.NOT_APPLICABLE
    ]
    signs = [*circles, *diamonds, glyphs.glyph(TaskState.DONE, 2.0, is_gate=True, is_changed=True).toImage()]
    assert all(one != other for spot, one in enumerate(signs) for other in signs[:spot])
    assert glyphs.glyph(TaskState.DONE, 2.0, is_gate=True) is glyphs.glyph(TaskState.DONE, 2.0, is_gate=True)

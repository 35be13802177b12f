"""Qt's own drawing uses the tokens as well."""

from PySide6.QtGui import QPalette

from organizer_app.ui.theme.palette import make_palette
from organizer_app.ui.theme.theme import Theme


def test_the_palette_is_made_of_tokens(either_theme: Theme) -> None:
    palette = make_palette(either_theme)
    assert palette.color(QPalette.ColorRole.Window) == either_theme.color("window")
    assert palette.color(QPalette.ColorRole.Highlight) == either_theme.color("accent")
    pale = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert pale == either_theme.color("control_line")

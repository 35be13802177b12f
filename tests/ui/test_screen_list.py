"""Every screen of the sidebar can be made, named and drawn."""

from organizer_app.environment.resource_files import resource_path
from organizer_app.ui.screen_list import SCREENS
from organizer_app.wording.window import window


def test_every_screen_has_a_name_and_a_shipped_icon() -> None:
    assert len({entry.code for entry in SCREENS}) == len(SCREENS)
    for entry in SCREENS:
        assert window.screen_name(entry.code)
        assert resource_path("icons", f"{entry.icon}.svg").is_file()
        assert callable(entry.make)

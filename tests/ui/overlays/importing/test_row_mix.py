"""The foot of the import sheet says what would become of all rows."""

import pytest
from PySide6.QtWidgets import QWidget

from organizer_app.ui.overlays.importing.row_mix import RowMix
from organizer_app.ui.theme.theme import Theme

MIX = {"ready": 489, "unchanged": 0, "possible_duplicates": 8, "doubts": 5}


@pytest.fixture
def mix(window: QWidget, theme: Theme) -> RowMix:
    return RowMix(theme, window)


def test_all_rows_are_summed_up_in_one_sentence(mix: RowMix) -> None:
    mix.show_mix(MIX)
    assert mix.sentence.text() == "502 rows: 489 ready, 8 possible duplicates, 5 to look at"
    assert mix.bar.accessibleName() == mix.sentence.text()


def test_the_bar_has_a_piece_for_each_kind_of_row_however_few_they_are(mix: RowMix, theme: Theme) -> None:
    mix.show_mix(MIX)
    mix.bar.resize(200, 6)
    image = mix.bar.grab().toImage()
    colors = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
    wide = {name: colors.count(theme.hex(name).lower()) for name in ("accent", "due", "danger")}
    assert wide["accent"] > wide["due"] >= 4
    assert wide["danger"] >= 4


def test_nothing_is_said_of_no_rows(mix: RowMix, window: QWidget) -> None:
    mix.show_mix(MIX)
    assert mix.isVisibleTo(window)
    mix.show_mix(dict.fromkeys(MIX, 0))
    assert not mix.isVisibleTo(window)

"""A theme answers with the same objects again and grows with the text size."""

import pytest

from organizer_app.ui.theme.theme import TextStyle, Theme


def test_colours_fonts_and_pictures_are_made_once(theme: Theme) -> None:
    assert theme.color("accent") is theme.color("accent")
    assert theme.font(13, 600) is theme.font(13, 600)
    assert theme.metrics(TextStyle()) is theme.metrics(TextStyle())
    assert theme.pixmap("map", 18, "text2", 2.0) is theme.pixmap("map", 18, "text2", 2.0)


def test_levels_have_names_of_their_own(theme: Theme) -> None:
    assert theme.color("readiness0").name() == theme.tokens.readiness[0].lower()
    assert theme.hex("on_readiness4") == theme.tokens.on_readiness[4]
    assert theme.color("readiness1", 40).alpha() == 40


def test_an_unknown_colour_is_an_error(theme: Theme) -> None:
    with pytest.raises(AttributeError):
        theme.color("mauve")


def test_text_size_multiplies_type_and_rows(theme: Theme) -> None:
    large = Theme("light", 2.0)
    assert (theme.length(60), large.length(60)) == (60, 120)
    assert large.font(13).pixelSize() == 26
    assert large.pixmap("map", 18, "text2", 1.0).width() == 36


def test_times_have_digits_of_one_width(theme: Theme) -> None:
    metrics = theme.metrics(TextStyle(13, 400, tabular=True))
    assert len({metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1


def test_an_icon_is_accented_when_checked(theme: Theme) -> None:
    icon = theme.icon("map")
    assert not icon.isNull()
    assert len(icon.availableSizes(icon.Mode.Normal, icon.State.On)) == 1

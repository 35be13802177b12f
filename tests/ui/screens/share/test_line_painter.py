"""A line is as high as its words need where it is narrow, so that none of them is left out."""

from organizer_app.ui.screens.share.line_list import LineList
from organizer_app.ui.screens.share.line_painter import LinePainter
from organizer_app.ui.screens.share.lines import Line, LineKind
from organizer_app.ui.theme.theme import Theme

CHECK = Line("a", LineKind.MARK, "10 actions without a place", right="Fix", tone="danger")
MOVED = Line("b", LineKind.CHANGE, "Minneapolis, MN", sub="2:00 PM CT", struck="12:00 PM CT")
ADDED = Line("c", LineKind.CHANGE, "Durham, NC", sub="Sat, Apr 17, 12:00 PM ET, Main Library on the Common")
RELEASE = Line("d", LineKind.RELEASE, "v1", sub="Mon, Jul 1", right="Released", detail="36 of 36 told")


def test_a_check_goes_on_below_where_it_is_narrow(theme: Theme) -> None:
    painter = LinePainter(theme)
    assert painter.height(CHECK, 300) == theme.length(26)
    assert painter.height(CHECK, 180) == theme.length(26) + theme.length(18)


def test_a_change_stands_beside_its_city_or_below_it(theme: Theme) -> None:
    painter = LinePainter(theme)
    assert painter.height(MOVED, 400) == theme.length(26)
    assert painter.height(MOVED, 260) == theme.length(26) + theme.length(18)
    assert painter.height(ADDED, 300) == theme.length(26) + 2 * theme.length(18)


def test_a_release_has_a_line_for_its_note(theme: Theme) -> None:
    painter = LinePainter(theme)
    noted = RELEASE._replace(note="With the cities of the last week.")
    assert painter.height(noted, 250) > painter.height(RELEASE, 250)
    assert "With the cities" in noted.spoken


def test_a_list_that_is_shown_whole_grows_with_its_lines(theme: Theme) -> None:
    shown = LineList(theme, "Checks")
    shown.resize(180, 400)
    shown.show_lines([CHECK])
    shown.show_whole()
    before = shown.height()
    shown.show_lines([CHECK, CHECK])
    assert shown.height() == 2 * before == shown.content_height()
    shown.grab()

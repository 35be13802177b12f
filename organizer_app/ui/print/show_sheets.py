"""Lays out the run of show, one city per page: times, boxes to tick, fixed cues in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.ui.print.flow_column import CELL, SMALL, STRONG, Column, Paper
from organizer_app.ui.print.page_marks import Rule, Sheet
from organizer_app.ui.print.pdf_file import LETTER, pdf_bytes, with_application
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD
from organizer_app.wording.language.dates import clock, long_day, span, zone_and_desk
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.logistics import logistics_cells as cell_words
from organizer_app.wording.sharing import packets as packet_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.logistics.show_sheet import ShowSheet

_CITY: Final = TextStyle(230, BOLD)
_HOURS: Final = TextStyle(170, BOLD)


def show_pdf(shows: Sequence[ShowSheet], *, size: tuple[float, float] = LETTER) -> bytes:
    """Return the runs of show of some cities, at least one, as one PDF; `size` in units."""
    with_application()
    typesetter = Typesetter()
    sheets = [sheet for show in shows for sheet in show_sheets(show, typesetter, size=size)]
    return pdf_bytes(sheets, typesetter, title=words.sheet_heading(), at=shows[0].made_at)


def show_sheets(show: ShowSheet, typesetter: Typesetter, *, size: tuple[float, float]) -> list[Sheet]:
    """Return the pages of one city."""
    paper = Paper(typesetter, *size)
    _head(paper, show)
    _cues(paper, show)
    if show.sites:
        ground = paper.section(packet_words.heading("ground"), "")
        for site in show.sites:
            where = ", ".join(part for part in (site.venue, site.address) if part)
            ground.pair(cell_words.choice("role", site.role.value), where, site.access_notes, at=900)
        paper.below(ground)
    return paper.finished(words.sheet_foot(show.title, show.row.city), packet_words.page_of)


def _head(paper: Paper, show: ShowSheet) -> None:
    row = show.row
    whole = paper.column()
    day = long_day(row.day) if row.day else ""
    whole.text(" · ".join(part for part in (show.title, day) if part), STRONG, "text2")
    hours = span(row.starts, row.ends) if row.starts is not None else ""
    named = Column(paper, paper.left, paper.width - paper.typesetter.advance(hours, _HOURS) - 300)
    named.y = whole.y
    named.text(", ".join(part for part in (row.city or row.title, row.state) if part), _CITY, step=250)
    if hours:
        paper.to_the_right(named.y, hours, _HOURS, "text")
    told = zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, show.desk_zone) if row.zone else ""
    named.y += 30
    if told:
        named.text(told, CELL, "text2")
    paper.move_to(named.y + 80)
    paper.mark(Rule(paper.left, paper.y, paper.right, paper.y, "border"))
    paper.move_to(paper.y + 40)


def _cues(paper: Paper, show: ShowSheet) -> None:
    column = paper.section(words.sheet_heading(), words.sheet_hint())
    for timed in show.cues:
        cue = timed.cue
        when = clock(timed.starts) if timed.starts is not None else ""
        beside = " · ".join(part for part in (cue.owner, cue.location) if part)
        column.tick(when, cue.title, beside, is_strong=cue.is_hard)
        if cue.script:
            column.pair("", "", cue.script, at=750)
        if timed.overlap:
            column.text(words.overlap_note(cue.title, timed.overlap), SMALL, "danger")
    if any(timed.cue.is_hard for timed in show.cues):
        column.text(words.bold_note(), SMALL, "text3")
    paper.below(column)

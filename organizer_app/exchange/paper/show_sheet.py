"""Writes the data of printed runs of show for their template, a page or more for each city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.people.phone_display import name_and_number
from organizer_app.domain.sharing.schedule_words import reader_line
from organizer_app.exchange.paper.paper_text import Code
from organizer_app.exchange.paper.typesetter import PaperSheet
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.logistics.run_of_show import TimedCue
    from organizer_app.domain.logistics.show_sheet import ShowSheet, ShowWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords

# A script is read aloud and may be long.
_LONGEST: Final = 2000
_DOT: Final = " \N{MIDDLE DOT} "


def show_sheet(shows: Sequence[ShowSheet], schedule_words: ScheduleWords, words: ShowWords) -> PaperSheet:
    """Return the sheet of the runs of show of some cities, at least one."""
    return PaperSheet(
        template="show",
        language=schedule_words.language,
        stamp=shows[0].made_at,
        paper=schedule_words.paper,
        longest=_LONGEST,
        data={
            "title": words.heading,
            "audience": Code(Audience.INTERNAL.code),
            "reader": reader_line(schedule_words, Audience.INTERNAL, has_phones=any(map(_has_phone, shows))),
            "page_of": Code(schedule_words.texts["page"]),
            "hint": words.hint,
            "bold_note": words.bold_note,
            "heads": words.columns,
            "site_heading": words.site_heading,
            "access": words.access,
            "shows": [_show(show, words) for show in shows],
        },
    )


def _has_phone(show: ShowSheet) -> bool:
    """Return whether somebody wrote a number into a cue or how to reach a site."""
    texts = [site.access_notes for site in show.sites]
    for timed in show.cues:
        texts += [timed.cue.title, timed.cue.owner, timed.cue.location, timed.cue.script]
    return any(name_and_number(text)[1] for text in texts)


def _show(show: ShowSheet, words: ShowWords) -> dict[str, object]:
    row = show.row
    return {
        "kicker": _DOT.join(part for part in (one_line(show.title), words.day(row.day)) if part),
        "city": one_line(", ".join(part for part in (row.city or row.title, row.state) if part)),
        "hours": words.hours(row),
        "clocks": words.zone(row, show.desk_zone),
        "cues": [_cue(timed, words) for timed in show.cues],
        "is_fixed": any(timed.cue.is_hard for timed in show.cues),
        "sites": [
            {
                "what": words.site_role(site.role),
                "where": ", ".join(part for part in (site.venue, site.address) if part),
                "access": site.access_notes,
            }
            for site in show.sites
        ],
        "foot": words.footer(show.title, row.city),
    }


def _cue(timed: TimedCue, words: ShowWords) -> dict[str, object]:
    cue = timed.cue
    return {
        "at": words.clock(timed.starts) if timed.starts is not None else "",
        "what": cue.title,
        "who": _DOT.join(part for part in (cue.owner, cue.location) if part),
        "script": cue.script,
        "hard": cue.is_hard,
        "warning": words.overlap(cue.title, timed.overlap) if timed.overlap else "",
    }

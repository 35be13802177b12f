"""Words of the entry from paper: what a line is understood as, and how many can be logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.paper_lines import PaperGap
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

open_paper = said("Enter from paper")
open_paper_hint = said("Enter from paper (Ctrl+Shift+E)")
title = said("Enter from paper")
hint = said("A line each: HQ's time, the city, what you heard. Clear lines are logged one by one.")
example = said("3:05 pm seattle ok\n3:20 pm new york i water is out\n4:00 pm arlington c 80-100 clicker")
field_name = said("Lines from paper")
list_name = said("What each line is understood as")
print_board = said("Print the board…")
back = said("Back to the board")
general = said("General, for all cities")
filled_in = said("From the chat; press Enter to log it")
nothing_said = said("Nothing after the time")
_GAPS: Final[Mapping[PaperGap, Callable[[], str]]] = {
    PaperGap.NO_TIME: said("There is no such time"),
    PaperGap.LATER: said("This time has not come yet. Add am or pm"),
}


gap_words = said_of(_GAPS)


def which_city(cities: Sequence[str]) -> str:
    """Ask which of some cities a line means: on paper, nothing can be chosen from a list."""
    return _("Which city? Type more of it: {cities}").format(cities=" / ".join(cities))


log_nothing = said("Log lines")
log_lines = said_count("Log {count} line", "Log {count} lines")


def waiting(count: int) -> str:
    """Say how many lines are not clear yet."""
    if not count:
        return ""
    form = ngettext(
        "{count} line is not clear yet and stays", "{count} lines are not clear yet and stay", count
    )
    return form.format(count=f"{count:,}")


still_waiting = said_count(
    "{count} line from paper is not logged yet", "{count} lines from paper are not logged yet"
)
logged = said_count("{count} line logged", "{count} lines logged")

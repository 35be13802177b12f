"""Words of the command that shows and changes the intervals and limits of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import long_day
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from datetime import date

day_numbers_help = said(
    "Show the intervals and limits of the day: when check-ins are expected, when the next person is called,"
    " by how much two counts may differ, and how often the public number locks. Defaults name their source."
)
set_help = said("Change a number; -1 means that a check-in is not expected. Such as: --set live_every 30")
reset_help = said("Let a number be again what is set more widely, or its default.")
city_help = said("Change and show the numbers of this city alone.")
tag_help = said("Change and show the numbers of actions with this tag alone, such as “high risk”.")
city_or_tag = said("Give --city or --tag, not both.")


def headings() -> tuple[str, ...]:
    """Return the headings of the numbers."""
    return _("Number"), _("Value"), _("Default"), _("What it is"), _("Source of the default")


def source(text: str, read_on: date) -> str:
    """Say where a default comes from, and when that was read."""
    return _("{source} (read {day})").format(source=text, day=long_day(read_on.isoformat()))

"""Words of the welcome screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import long_day, short_day
from organizer_app.wording.language.texts import _, ngettext, said, said_with

if TYPE_CHECKING:
    from datetime import date


claim = said("One day, many cities.")
subclaim = said("Plan it on this laptop, with or without a network.")
new_title = said("New plan")
new_text = said("A title, a day, a time zone.\nEverything else can wait.")
new_button = said("Create a plan")
open_title = said("Open a plan")
open_text = said("A file that ends in .organizer,\nor the card of another laptop.")
open_button = said("Choose a file")
sample_title = said("Try a sample")
sample_text = said("Seven cities on a day that really\nhappened, or 59 in mid-planning.")
sample_button = said("Prime Day")
large_sample_button = said("Clean Water Day")


def table_kinds() -> tuple[str, ...]:
    """Name the kinds of files that can be dropped; they are called the same everywhere."""
    return ("XLSX", "CSV", "ICS")


form_title = said("A new plan")
title_field = said("Title")
title_example = said("Such as: Clean Water Day")
date_field = said("Date")
date_open = said("Not fixed yet")
zone_field = said("HQ time zone")
protect_it = said("Protect it with a passphrase")
protect_hint = said(
    "Without one, anybody who gets the file can read the names and numbers in it. You can do this later, too."
)
create = said("Choose a place and create")
cancel = said("Cancel")
title_missing = said("Give the plan a title.")
recent = said("Recent plans")
# Name the button that forgets recent plans; the files stay.
clear_recent = said("Clear list")
no_recent = said("Plans that you open will be listed here.")
protected = said("Protected. Needs its passphrase.")
missing = said("Not there anymore")


def opened_on(day: date, today: date) -> str:
    """Write the local day on which a plan was last opened."""
    if day == today:
        return _("Today")
    return short_day(day.isoformat()) if day.year == today.year else long_day(day.isoformat())


def recent_look(anchor: str, cities: int) -> str:
    """Say the anchor date of a recent plan, ISO text or empty, and how many cities take part."""
    count = ngettext("{count} city", "{count} cities", cities).format(count=f"{cities:,}")
    return " · ".join(filter(None, (long_day(anchor) if anchor else "", count)))


def recent_sentence(name: str, folder: str, state: str) -> str:
    """Describe a recent plan to screen readers."""
    return _("{name}, in {folder}. {state}").format(name=name, folder=folder, state=state)


spreadsheet_title = said("Drop a spreadsheet here")
spreadsheet_text = said("Last year's cities, hosts, partner groups.\nYou see every row before it is kept.")
spreadsheet_link = said("Choose a file")
# Name the files that go into a new plan.
table_waits = said_with("Name the plan that {files} goes into. You see every row before it is kept.")
promise = said("Nothing leaves this laptop unless you send it.")
version = said_with("Version {number}")
guide = said("Guide")
look = said("Light or dark")
open_dialog = said("Open a plan")
save_dialog = said("Where to keep the plan")
file_kind = said("Plans (*.organizer)")
kinds_to_open = said("Plans and cards of laptops (*.organizer *.organizer-card)")

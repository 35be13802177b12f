"""The words of the screen without a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.dates import long_day, short_day
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from datetime import date


def claim() -> str:
    """Say what the program is for."""
    return _("One day, many cities.")


def subclaim() -> str:
    """Say how it works."""
    return _("Plan it on this laptop, with or without a network.")


def new_title() -> str:
    """Head the card that starts a plan."""
    return _("New plan")


def new_text() -> str:
    """Say what a new plan asks for."""
    return _("A title, a day, a time zone.\nEverything else can wait.")


def new_button() -> str:
    """Name the button that starts a plan."""
    return _("Create a plan")


def open_title() -> str:
    """Head the card that opens a plan."""
    return _("Open a plan")


def open_text() -> str:
    """Say what can be opened."""
    return _("A file that ends in .organizer,\nyours or from a colleague.")


def open_button() -> str:
    """Name the button that asks for a file."""
    return _("Choose a file")


def sample_title() -> str:
    """Head the card of the sample plans."""
    return _("Try a sample")


def sample_text() -> str:
    """Say what the sample plans are."""
    return _("Seven cities on a day that really\nhappened, or 59 in the midst of it.")


def sample_button() -> str:
    """Name the button that makes a copy of the small sample plan."""
    return _("Prime Day")


def large_sample_button() -> str:
    """Name the button that makes a copy of the large sample plan."""
    return _("Clean Water Day")


def table_kinds() -> tuple[str, ...]:
    """Name the kinds of files that can be dropped; they are called the same everywhere."""
    return ("CSV", "JSON", "vCard")


def form_title() -> str:
    """Head the form of a new plan."""
    return _("A new plan")


def title_field() -> str:
    """Name the field for the title."""
    return _("Title")


def title_example() -> str:
    """Show what a title looks like."""
    return _("Such as: Clean Water Day")


def date_field() -> str:
    """Name the field for the anchor date."""
    return _("Date")


def date_open() -> str:
    """Name the box that leaves the anchor date open."""
    return _("Not fixed yet")


def zone_field() -> str:
    """Name the field for the zone of the desk."""
    return _("Time zone of the desk")


def create() -> str:
    """Name the button that makes the plan."""
    return _("Choose a place and create")


def cancel() -> str:
    """Name the button that leaves the form."""
    return _("Cancel")


def title_missing() -> str:
    """Say that a plan needs a title."""
    return _("Give the plan a title.")


def recent() -> str:
    """Head the list of recent plans."""
    return _("Recent plans")


def clear_recent() -> str:
    """Name the button that forgets recent plans; the files stay."""
    return _("Clear list")


def no_recent() -> str:
    """Say that no plan was open on this computer yet."""
    return _("Plans that you open will be listed here.")


def protected() -> str:
    """Say that a plan shows nothing before it is unlocked."""
    return _("Protected. Needs its passphrase.")


def missing() -> str:
    """Say that the file of a recent plan is not there."""
    return _("Not there any more")


def opened_on(day: date, today: date) -> str:
    """Say on which local day a plan was opened last."""
    if day == today:
        return _("Today")
    return short_day(day.isoformat()) if day.year == today.year else long_day(day.isoformat())


def recent_look(anchor: str, cities: int) -> str:
    """Say the anchor date of a recent plan, ISO text or empty, and how many cities take part."""
    count = ngettext("{count} city", "{count} cities", cities).format(count=f"{cities:,}")
    return " · ".join(filter(None, (long_day(anchor) if anchor else "", count)))


def recent_sentence(name: str, folder: str, state: str) -> str:
    """Say all of a recent plan in one sentence, for screen readers."""
    return _("{name}, in {folder}. {state}").format(name=name, folder=folder, state=state)


def spreadsheet_title() -> str:
    """Head the hint for people who come with a spreadsheet."""
    return _("Drop a spreadsheet here")


def spreadsheet_text() -> str:
    """Say how a spreadsheet gets into a plan."""
    return _("Last year's cities, hosts, partner groups.\nYou see every row before it is kept.")


def spreadsheet_link() -> str:
    """Name the link that asks for a spreadsheet."""
    return _("Choose a file")


def table_waits(names: str) -> str:
    """Say in the form of a new plan which files go into it."""
    return _("Name the plan that {files} goes into. You see every row before it is kept.").format(files=names)


def promise() -> str:
    """Promise that nothing leaves the laptop."""
    return _("Nothing leaves this laptop unless you send it.")


def version(number: str) -> str:
    """Name the version of the program."""
    return _("Version {number}").format(number=number)


def guide() -> str:
    """Lead to the guide."""
    return _("Guide")


def look() -> str:
    """Lead to the choice between light, dark and as the system."""
    return _("Light or dark")


def open_dialog() -> str:
    """Head the dialog that asks which plan to open."""
    return _("Open a plan")


def save_dialog() -> str:
    """Head the dialog that asks where a new plan is to be kept."""
    return _("Where to keep the plan")


def file_kind() -> str:
    """Name the files that plans are kept in, as file dialogs list them."""
    return _("Plans (*.organizer)")

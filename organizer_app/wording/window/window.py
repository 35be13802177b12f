"""Words of the window's frame: sidebar, messages and dropped files."""

from __future__ import annotations

from organizer_app.wording.language.dates import day_and_year, long_day, weekday
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.plan import plan_bar

app_name = said("Organizer")


def window_title(plan: str) -> str:
    """Name the window by its plan."""
    return _("{plan} – Organizer").format(plan=plan) if plan else app_name()  # noqa: RUF001  # titles use an en dash


def plan_card(title: str, anchor_date: str) -> str:
    """Say for screen readers which plan is open; the anchor date is ISO text or empty."""
    return _("Plan: {title}, {day}").format(title=title, day=anchor_day(anchor_date))


def anchor_day(anchor_date: str) -> str:
    """Write the anchor date, ISO text or empty, below the title of a plan."""
    return long_day(anchor_date) if anchor_date else _("No date yet")


navigation = said("Navigation")


def changed_elsewhere(step: str, count: int) -> str:
    """Say what another window or command changed: the last step, and how many there were."""
    if count == 1:
        return _("Changed in another window or by a command: {step}").format(step=step)
    return _("{count} steps in another window or by a command, the last: {step}").format(
        count=f"{count:,}", step=step
    )


always_saved = said("Always saved: every change is on disk as soon as you make it")
reading = said("Reading the plan…")


def screen_name(screen: str) -> str:
    """Name a screen by its code."""
    return {
        "overview": _("Overview"),
        "plan": _("Plan"),
        "day": _("Day of"),
        "checklists": _("Checklists"),
        "logistics": _("Logistics"),
        "people": _("People"),
        "partners": _("Partner groups"),
        "moment": _("Timing"),
        "problems": _("Problems"),
        "share": _("Share"),
        "together": _("Together"),
        "activity": _("Activity"),
    }[screen]


def view_name(screen: str, view: str) -> str:
    """Name a view of a screen by their codes; a screen with one view has its own name for it."""
    if screen == "plan":
        return plan_bar.view_name(view)
    if screen == "checklists":
        # The words of other screens are not needed for the first picture.
        from organizer_app.wording.checklists import checklists

        return checklists.view_name(view)
    if screen in {"logistics", "activity"}:
        from organizer_app.wording.history import history
        from organizer_app.wording.logistics import logistics

        return logistics.view_name(view) if screen == "logistics" else history.view_name(view)
    if screen in {"people", "day"}:
        from organizer_app.wording.day import day_views
        from organizer_app.wording.people import people

        return people.view_name(view) if screen == "people" else day_views.view_name(view)
    if screen in {"partners", "share", "together"}:
        from organizer_app.wording.partners import partners
        from organizer_app.wording.sharing import share_choices
        from organizer_app.wording.together import laptops

        names = {"partners": partners.view_name, "share": share_choices.tab_name}
        return names.get(screen, laptops.view_name)(view)
    return screen_name(screen)


def search_words(screen: str, view: str) -> str:
    """Return other words that find a screen or view in the palette, parted by blanks; empty without any."""
    return {
        ("share", ""): _("export send download"),
        ("share", "releases"): _("export pdf web page publish"),
        ("share", "packets"): _("export print"),
        ("share", "numbers"): _("count signatures turnout petition crowd"),
        ("people", "calls"): _("phone"),
        ("day", ""): _("board check-in live ladder incident alarm"),
        ("moment", ""): _("start together overlap time zones apply to all"),
        ("checklists", "templates"): _("apply to all cities"),
        ("together", "returns"): _("return form reply paste lead inbox"),
        ("together", "hub"): _("server database live sync join invitation"),
        ("activity", ""): _("undo log"),
        ("together", ""): _("exchange merge sync laptops members team share folder"),
    }.get((screen, view), "")


open_file = said("Open")
show_lines = said("See lines to check")
show_in_folder = said("Show in folder")
people_and_count = said_count("People, {count} person", "People, {count} people")


groups_and_count = said_count("Partner groups, {count} group", "Partner groups, {count} groups")


def screen_and_count(name: str, count: int) -> str:
    """Name a screen with how many things are on it, for screen readers."""
    return ngettext("{name}, {count} action", "{name}, {count} actions", count).format(
        name=name, count=f"{count:,}"
    )


new_plan = said("New plan…")
save_copy = said("Save a copy…")
recent_plans = said("Recent")
# Propose a name for the file of a copy, without its ending.
copy_name = said_with("{name} copy")
saved_copy = said_with("Saved a copy: {name}")
open_another = said("Open another plan…")
help_entry = said("Help")
close_plan = said("Close this plan")


def scheme_name(choice: str) -> str:
    """Name a color scheme by its code."""
    return {"system": _("Match system"), "light": _("Light"), "dark": _("Dark")}[choice]


opening = said("Opening…")
saved = said("Saved on this laptop")
not_saved = said("Not saved anymore")
not_opened = said("Cannot be changed")
read_only = said("Read only")
offline = said("Offline. Nothing is sent.")
exchanging = said("Shared folder in use")
exchanging_hint = said(
    "Sealed changes go through the folder that was chosen in Together. Nothing else is sent."
)
exchanging_away = said("Shared folder not found")
away_and_waiting = said_count("Folder away: {count} waits", "Folder away: {count} wait")
unwritten = said_count("Not written: {count} waits", "Not written: {count} wait")
exchanging_away_hint = said(
    "Your changes are safe in the plan and go out by themselves when the folder is back. Together names it."
)


def clock_set(day: str) -> str:
    """Say on which day the clock of plans was set, an ISO text."""
    return _("Clock: {weekday}, {day}").format(weekday=weekday(day), day=day_and_year(day))


clock_set_hint = said(
    "ORGANIZER_CLOCK is set: what is late or over is judged by that day, and changes get its date. To work"
    " in the present, unset it and start Organizer again."
)


def sample_clock(day: str) -> str:
    """Say that the plan is a sample, and at which day it lives, an ISO text."""
    return _("Sample: {day}").format(day=day_and_year(day))


sample_clock_hint = said(
    "This is a sample plan. Whenever it is opened, it goes on from this day: what is late or over is judged"
    " by it, and changes get its date. Your own plans live in the present."
)


def protection(*, is_protected: bool) -> str:
    """Say whether the plan needs a passphrase."""
    return _("Protected") if is_protected else _("Not protected")


def protection_hint(*, is_protected: bool) -> str:
    """Explain what protection means."""
    if is_protected:
        return _("Only its passphrase opens the file. Change it here.")
    return _("Anyone who has the file can read it. Protect it here.")


failure = said(
    "Something went wrong in Organizer. Your plan is as it was after the last change you saw. To read what "
    "happened: Ctrl+K, “Error report”."
)
import_title = said("Import files")


def import_kinds() -> str:
    """Name the files that can be imported, with their endings, for the dialog that chooses them."""
    from organizer_app.domain.importing.file_endings import CARD_ENDINGS, IMPORTED_ENDINGS

    endings = " ".join(f"*{ending}" for ending in (*IMPORTED_ENDINGS, *CARD_ENDINGS))
    return _("Lists and contact cards ({endings})").format(endings=endings)


drop_refused = said(
    "Only lists and contact cards can be dropped here, such as XLSX, CSV, ICS and vCard files."
)
